/**
 * Python's idea of whitespace, which is not JavaScript's: `str.strip()` and the regex class `\s` of a `str` both follow
 * `str.isspace()`. Within latin-1 that is the six ASCII blanks, the separators 1C to 1F, NEL (85) and NBSP (A0).
 * Source: docs.python.org/3/library/stdtypes.html#str.isspace; listed with CPython 3.11.
 */
export const PYTHON_SPACE = '\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0';

const isPythonSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f) || code === 0x85 || code === 0xa0;

/** `text.strip()` as Python does it on latin-1 text. */
export function pythonStrip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isPythonSpace(text.charCodeAt(start))) start++;
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** How many newline characters the text holds; a lone carriage return is not one (`str.count("\n")`). */
export function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Bytes as latin-1 text: one character per byte, so nothing can fail (cloc.py decodes every file that way). */
export function decodeLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
