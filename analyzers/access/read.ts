import type { CsvFacts } from '../../src/domain/facts/csv.js';
import type { ReadError } from '../../src/domain/position.js';

/** One record of the file: where it starts, its cells, and its fault, if it has one. */
interface Row {
  line: number;
  cells: string[];
  fault: ReadError | null;
}

/** Missing cells filled in at most, so that a wide header over many short rows does not fill the memory. */
const PADDING_LIMIT = 1_000_000;

/**
 * Facts of one CSV data file, as `convert_csv_import` of odoo/tools/convert.py (16.0) reads it: comma, double quote,
 * first row the header, rows with nothing in any cell left out. Cells are kept as written (no trimming); quotes follow
 * RFC 4180. Missing cells become '' and cells too many are left out: Odoo loads such rows (`zip` in `_extract_records`
 * of odoo/models.py), so they are no error. Never throws; time and memory grow with the length of the text.
 */
export function readCsv(path: string, text: string): CsvFacts {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { header, rows, lines } = split(source);
  const { kept, errors } = fitRows(rows, header.cells.length);
  if (header.fault) errors.unshift(header.fault);
  return { language: 'csv', path, lines, errors, model: modelOf(path), header: header.cells, rows: kept };
}

/** Brings every row to the length of the header. */
function fitRows(rows: readonly Row[], width: number): { kept: CsvFacts['rows']; errors: ReadError[] } {
  const kept: CsvFacts['rows'] = [];
  const errors: ReadError[] = [];
  let padding = 0;
  for (const row of rows) {
    const { line, cells, fault } = row;
    padding += Math.max(0, width - cells.length);
    if (padding > PADDING_LIMIT) {
      errors.push({ line, column: 1, why: 'too many rows are shorter than the header; the rest is not read' });
      break;
    }
    if (fault) errors.push(fault);
    if (holds(row)) kept.push({ line, cells: Array.from({ length: width }, (_, column) => cells[column] ?? '') });
  }
  return { kept, errors };
}

/**
 * The model is the file's name up to its first `-`, without its ending: `filename.split('-')[0]` after
 * `os.path.splitext` in `convert_csv_import` of odoo/tools/convert.py (16.0).
 */
function modelOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name).split('-')[0]!;
}

const holds = ({ cells }: Row): boolean => cells.some((cell) => cell !== '');

/** Splits a text into its header and the rows that hold something or have a fault. */
function split(text: string): { header: Row; rows: Row[]; lines: number } {
  const header: Row = { line: 1, cells: [], fault: null };
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row: Row = at === 0 ? header : { line, cells: [], fault: null };
    const start = at;
    at = readRow(text, at, row);
    line += countEnds(text, start, at);
    if (row !== header && (holds(row) || row.fault !== null)) rows.push(row);
  }
  // An empty first line is a header without columns, as Python's csv module has it.
  if (/^[\r\n]/.test(text)) header.cells = [];
  return { header, rows, lines: text === '' || text.endsWith('\n') || text.endsWith('\r') ? line - 1 : line };
}

/** Reads the row at `start` into `row`; gives the offset after its end of line. */
function readRow(text: string, start: number, row: Row): number {
  let at = start;
  for (;;) {
    at = text[at] === '"' ? quotedCell(text, at, start, row) : plainCell(text, at, row);
    const end = text[at];
    if (end !== ',') return at + (end === '\r' && text[at + 1] === '\n' ? 2 : 1);
    at++;
  }
}

const CELL_END = /[,\r\n]/g;

function cellEnd(text: string, from: number): number {
  CELL_END.lastIndex = from;
  return CELL_END.exec(text)?.index ?? text.length;
}

function plainCell(text: string, start: number, row: Row): number {
  const end = cellEnd(text, start);
  row.cells.push(text.slice(start, end));
  return end;
}

/** A cell in quotes; what follows the closing quote is part of the cell, as Python's csv module has it. */
function quotedCell(text: string, open: number, rowStart: number, row: Row): number {
  const parts: string[] = [];
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) {
      const line = row.line + countEnds(text, rowStart, open);
      const before = Math.max(text.lastIndexOf('\n', open), text.lastIndexOf('\r', open));
      row.fault ??= { line, column: open - before, why: 'the quoted cell is not closed' };
      row.cells.push(parts.join('"') + (parts.length > 0 ? '"' : '') + text.slice(from));
      return text.length;
    }
    parts.push(text.slice(from, quote));
    if (text[quote + 1] !== '"') {
      const end = cellEnd(text, quote + 1);
      row.cells.push(parts.join('"') + text.slice(quote + 1, end));
      return end;
    }
    from = quote + 2;
  }
}

/** Ends of line (LF, CRLF or CR) in `text[from, to)`. */
function countEnds(text: string, from: number, to: number): number {
  let ends = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) ends++;
  }
  return ends;
}
