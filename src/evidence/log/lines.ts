import { isAscii, isUtf8 } from 'node:buffer';
import { ANSI } from './patterns.js';

/** Longer lines are read to here; Odoo's own longest are refused statements and tracebacks of templates. */
const MAX_LINE = 1 << 20;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const LEADING_NULS = /^\x00+/;

/** `recoded`: not UTF-8, read as Latin-1. `garbled`: holds control characters. `cut`: longer than a line may be. */
export type LineQuality = 'good' | 'recoded' | 'garbled' | 'cut';

/**
 * Cuts a stream of bytes into lines, with at most one megabyte of a line in memory. Colours are taken out. Works on
 * Latin-1 strings, which are bytes, and decodes only lines that need it. A line handed on may be a slice of the chunk:
 * who keeps a part of it for longer has to copy it.
 */
export class LineSplitter {
  private held: string[] = [];
  private heldLength = 0;

  constructor(private readonly onLine: (line: string, quality: LineQuality) => void) {}

  push(chunk: Buffer): void {
    const text = chunk.toString('latin1');
    const plain = isAscii(chunk) && !CONTROL.test(text);
    let start = 0;
    for (;;) {
      const end = text.indexOf('\n', start);
      if (end < 0) break;
      if (this.heldLength > 0) this.finish(text.slice(start, end));
      else this.emit(text.slice(start, end), plain, false);
      start = end + 1;
    }
    if (start < text.length) this.hold(text.slice(start));
  }

  /** The last line, where no line end follows it. */
  end(): void {
    if (this.heldLength > 0) this.finish('');
  }

  private hold(piece: string): void {
    if (this.heldLength < MAX_LINE) this.held.push(piece);
    this.heldLength += piece.length;
  }

  private finish(piece: string): void {
    this.hold(piece);
    const cut = this.heldLength > MAX_LINE;
    const line = this.held.join('').slice(0, MAX_LINE);
    this.held = [];
    this.heldLength = 0;
    this.emit(line, false, cut);
  }

  private emit(raw: string, plain: boolean, cut: boolean): void {
    let line = raw.charCodeAt(raw.length - 1) === 13 ? raw.slice(0, -1) : raw;
    if (plain) {
      this.onLine(line, 'good');
      return;
    }
    let garbled = CONTROL.test(line);
    if (garbled) {
      // A log that is emptied while it is written to begins with a hole of NULs.
      line = line.replace(ANSI, '').replace(LEADING_NULS, '');
      garbled = line === '' || CONTROL.test(line);
    }
    let quality: LineQuality = cut ? 'cut' : garbled ? 'garbled' : 'good';
    const bytes = Buffer.from(line, 'latin1');
    if (!isAscii(bytes)) {
      if (isUtf8(bytes) || cut) line = bytes.toString('utf8');
      else if (quality === 'good') quality = mostlyHigh(line) ? 'garbled' : 'recoded';
    }
    this.onLine(line, quality);
  }
}

/** Text in another encoding has single letters that are no ASCII; a third of them is no text. */
function mostlyHigh(line: string): boolean {
  return (line.match(/[\x80-\xff]/g)?.length ?? 0) * 3 > line.length;
}

/** A copy that does not keep the chunk of its line in memory. */
export function copied(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
