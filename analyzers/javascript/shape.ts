/** How the code of a file is laid out, with strings and comments taken out: they are data, and no sign of minification. */
export interface Shape {
  /** Characters of code; spaces are not counted. */
  code: number;
  /** Those that stand in lines with more than `LONG_LINE` of them. */
  inLongLines: number;
}

/** Characters of code in one line. See `skipped.ts` for what was measured. */
export const LONG_LINE = 300;

/** Where the string that opens at `at` ends: after its quote, or at the end of the line for `"` and `'`. */
function afterString(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  const template = quote === 0x60;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === quote) return i + 1;
    else if (code === 0x0a && !template) return i;
  }
  return text.length;
}

/** Where the comment that starts at `at` ends; `at` itself where none does. */
export function afterComment(text: string, at: number): number {
  if (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    return close < 0 ? text.length : close + 2;
  }
  if (!text.startsWith('//', at)) return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/**
 * Measures without parsing, in one pass. A quote inside a regular expression may mislead it for the rest of a line,
 * a backtick for longer; the share it is used for hardly moves.
 */
export function shapeOf(text: string): Shape {
  const shape: Shape = { code: 0, inLongLines: 0 };
  let line = 0;
  const close = (): void => {
    shape.code += line;
    if (line > LONG_LINE) shape.inLongLines += line;
    line = 0;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    let next = at + 1;
    if (code === 0x0a) close();
    else if (code === 0x22 || code === 0x27 || code === 0x60) {
      next = afterString(text, at);
      line += 2;
    } else if (code === 0x2f && afterComment(text, at) > at) next = afterComment(text, at);
    else if (code > 0x20) line++;
    // A template or comment over several lines ends the line it begins in.
    if (next > at + 1 && text.slice(at, next).includes('\n')) close();
    at = next;
  }
  close();
  return shape;
}
