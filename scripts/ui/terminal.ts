import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import xterm from '@xterm/headless';

/** Both ends of a terminal without a screen: what is written can be read as a grid of characters. */
export class FakeTerminal {
  readonly stdin = new Keyboard();
  readonly stdout: NodeJS.WriteStream;
  readonly xterm: xterm.Terminal;
  bytes = 0;
  /** Whole-screen erasures, seen by their control sequences. */
  clears = 0;
  tallest = 0;
  written = '';

  constructor(
    public columns: number,
    public rows: number,
  ) {
    this.xterm = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
    const self = this;
    const stream = Object.assign(new EventEmitter(), {
      isTTY: true,
      writable: true,
      get columns() {
        return self.columns;
      },
      get rows() {
        return self.rows;
      },
      write: (text: string) => self.take(text),
    });
    // `Object.assign` would copy the values of the getters.
    Object.defineProperty(stream, 'columns', { get: () => self.columns });
    Object.defineProperty(stream, 'rows', { get: () => self.rows });
    this.stdout = stream as unknown as NodeJS.WriteStream;
  }

  private take(text: string): boolean {
    this.bytes += text.length;
    this.written += text;
    this.clears += text.split(/\x1b\[[23]?J|\x1bc/).length - 1;
    for (const [, row] of text.matchAll(/\x1b\[(\d+);1H/g)) this.tallest = Math.max(this.tallest, Number(row));
    this.xterm.write(text);
    return true;
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.xterm.resize(columns, rows);
    this.stdout.emit('resize');
  }

  /** Everything that was written is on the screen. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.xterm.write('', resolve));
  }

  /** The screen as lines of text, spaces at their ends left out. */
  lines(): string[] {
    const { active } = this.xterm.buffer;
    return Array.from(
      { length: this.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  }
}

class Keyboard extends Readable {
  readonly isTTY = true;
  isRaw = false;
  override _read(): void {}
  setRawMode(raw: boolean): this {
    this.isRaw = raw;
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  send(text: string): void {
    this.push(text);
  }
}
