/** The part of a terminal's output stream that is used. */
export interface Output {
  write(text: string): unknown;
}

/** A terminal taken over and given back. */
export interface Screen {
  /** Alternate screen, no cursor, no wrapping. May be called again after `leave`. */
  enter(): void;
  /** Puts a frame on the screen: only lines that differ from what stands there are written, all in one go. */
  show(lines: readonly string[]): void;
  /** What stands there is not known any more: the next frame is written whole. */
  forget(): void;
  /** As it was before `enter`. Does nothing where it was not entered. */
  leave(): void;
}

const ALTERNATE = { on: '\x1b[?1049h', off: '\x1b[?1049l' };
const CURSOR = { hide: '\x1b[?25l', show: '\x1b[?25h' };
/** A line that a terminal counts as wider than we do is cut, not broken. */
const WRAP = { on: '\x1b[?7h', off: '\x1b[?7l' };
/** Terminals that know it show a frame only when it is whole (synchronized output, mode 2026). */
const WHOLE = { begin: '\x1b[?2026h', end: '\x1b[?2026l' };
const CLEAR = '\x1b[2J\x1b[H';
const RESET = '\x1b[0m';

export function openScreen(output: Output): Screen {
  let entered = false;
  /** Null: not known. */
  let standing: readonly string[] | null = null;
  return {
    enter: () => {
      if (entered) return;
      entered = true;
      standing = null;
      output.write(ALTERNATE.on + CURSOR.hide + WRAP.off);
    },
    show: (lines) => {
      if (!entered) return;
      const before = standing ?? [];
      let text = standing === null ? CLEAR : '';
      for (let row = 0; row < Math.max(lines.length, before.length); row++) {
        const line = lines[row] ?? '';
        // Erased first: behind a line as wide as the screen, erasing would take its last column.
        if (line !== (before[row] ?? ''))
          text += `\x1b[${row + 1};1H\x1b[2K${line}${line.includes('\x1b') ? RESET : ''}`;
      }
      standing = lines;
      if (text !== '') output.write(WHOLE.begin + text + WHOLE.end);
    },
    forget: () => {
      standing = null;
    },
    leave: () => {
      if (!entered) return;
      entered = false;
      output.write(RESET + WRAP.on + CURSOR.show + ALTERNATE.off);
    },
  };
}
