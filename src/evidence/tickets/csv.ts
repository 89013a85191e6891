import { CsvError, parse } from 'csv-parse/sync';
import type { Damage, RawRow, Table } from './table.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const NEWLINE = 10;

/** A CSV text as a table; null where it has no header. */
export function csvTable(text: string): Table | null {
  // Excel writes and reads a first line that names the delimiter.
  const named = /^\uFEFF?sep=(.)\r?\n/.exec(text);
  const source = text.slice(named?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0));
  // A lone CR ends lines in old Mac files only; elsewhere it is left to the parser.
  const bytes = Buffer.from(source.includes('\n') ? source : source.replaceAll('\r', '\n'), 'utf8');
  const delimiter = named?.[1] ?? delimiterOf(source);
  const first = headerOf(bytes, delimiter);
  if (first === null) return null;
  const firstLine = (named ? 2 : 1) + newlines(bytes, 0, first.end);
  return {
    form: 'csv',
    headers: first.cells,
    read: (sink, damage) => readRows(bytes.subarray(first.end), delimiter, first.cells.length, firstLine, sink, damage),
  };
}

/** The delimiter that is most frequent outside quotes in the first line that holds something. */
function delimiterOf(text: string): string {
  const line = (/[^\r\n][^\r\n]*/.exec(text)?.[0] ?? '').slice(0, 100_000).replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

function headerOf(bytes: Buffer, delimiter: string): { cells: string[]; end: number } | null {
  let found: { cells: string[]; end: number } | null = null;
  try {
    parse(bytes, {
      delimiter,
      to: 1,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], { bytes: end }) => {
        found ??= { cells: cells.map((cell) => cell.trim()), end };
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return found;
}

/** A record that the parser took, but that cannot be one. */
class Unfit extends Error {}

/** So many damaged rows, and more than whole ones, are no table. */
const MOST_DAMAGED = 5000;
/** Bytes read twice at most, beside the file itself: a file of open quotes must not take for ever. */
const MOST_REREAD = 200_000_000;

/**
 * Reads rows strictly. Where one is damaged its first line alone is given up and reading goes on with the next line, so
 * that a quote nobody closed does not swallow the rows after it.
 */
function readRows(
  bytes: Buffer,
  delimiter: string,
  width: number,
  firstLine: number,
  sink: (row: RawRow) => void,
  damage: Damage,
): void {
  let start = 0;
  let reread = 0;
  let whole = 0;
  let damaged = 0;
  /** Whether cells hold line ends here: lines after a damaged quote are then most likely the rest of its record. */
  let multiline = false;
  let rest = -1;
  const lineAt = (at: number) => firstLine + newlines(bytes, 0, at);
  while (start < bytes.length) {
    const from = start;
    let end = from;
    try {
      parse(bytes.subarray(from), {
        delimiter,
        relax_column_count: true,
        skip_empty_lines: true,
        on_record: (cells: string[], { bytes: after }) => {
          const why = unfit(cells, width);
          if (why !== null) throw new Unfit(why);
          const at = end;
          end = from + after;
          whole++;
          multiline ||= cells.some((cell) => cell.includes('\n'));
          if (cells.some((cell) => cell !== '')) sink(rowOf(cells, () => lineAt(afterBlank(bytes, at))));
          return null;
        },
      });
      return;
    } catch (error) {
      const why = error instanceof Unfit ? error.message : error instanceof CsvError ? quoteFault(error) : null;
      if (why === null) throw error;
      const bad = afterBlank(bytes, end);
      if (!multiline || bad !== rest) damage.add(why, () => lineAt(bad));
      const next = bytes.indexOf(NEWLINE, bad);
      if (next === -1) return;
      start = next + 1;
      rest = error instanceof CsvError || bad === rest ? start : -1;
      reread += error instanceof CsvError ? Math.max(0, Number(error.bytes ?? 0) - (end - from)) : 0;
      if (reread > MOST_REREAD || (++damaged > MOST_DAMAGED && damaged > whole)) {
        damage.add('so much is damaged that the rest of the file is not read', () => lineAt(start));
        return;
      }
    }
  }
}

function unfit(cells: readonly string[], width: number): string | null {
  if (cells.length === 1 && cells[0] === '' && width > 1) return null;
  if (cells.length < width) return 'fewer cells than the header';
  if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) return 'more cells than the header';
  return cells.some((cell) => cell.includes('\0')) ? 'a NUL character' : null;
}

function quoteFault({ code }: CsvError): string {
  return code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quoted cell that is not closed' : 'a quote where none can be';
}

function rowOf(cells: readonly string[], line: () => number): RawRow {
  return {
    line,
    cell: (column) => [cells[column] ?? ''],
  };
}

function afterBlank(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === NEWLINE || bytes[at] === 13) at++;
  return at;
}

function newlines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at !== -1 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
