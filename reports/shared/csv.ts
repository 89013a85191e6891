import { visible } from './text.js';

// First characters that make a spreadsheet read a cell as a formula, also in their full-width forms. Source: OWASP,
// "CSV Injection". Tabs and line ends are written out by `visible` before this is asked.
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** A text of safe lines as one cell: quoted where RFC 4180 wants it, with an apostrophe where it would be calculated. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One field as RFC 4180 wants it, on one line. A text that a spreadsheet would calculate gets an apostrophe before it. */
export function field(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : cell(visible(value));
}

/** The same for a text of several lines; what is unseen in a line is shown, the ends of the lines stay. */
export function lines(value: readonly string[]): string {
  return cell(value.map(visible).join('\n'));
}

/** Rows of finished cells as a file of RFC 4180, row by row: CRLF, a header row, every row as long as the header. */
export function* csvPieces(header: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  yield `${header.join(',')}\r\n`;
  for (const row of rows) yield `${row.join(',')}\r\n`;
}

/** The same as one text. */
export function csvFile(header: readonly string[], rows: Iterable<readonly string[]>): string {
  return [...csvPieces(header, rows)].join('');
}
