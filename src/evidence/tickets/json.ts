import type { RawRow, Table } from './table.js';

type Flat = Map<string, string[]>;

/** Deeper values of a record hold no field of a ticket. */
const DEEPEST = 4;
/** Texts longer than this are cut; only their words and stack frames are looked at. */
const LONGEST = 200_000;

/** A JSON text as a table: an array, an object around one (`tickets`, `issues`, …), or one object per line. */
export function jsonTable(text: string): Table | null {
  const { records, broken } = recordsOf(text);
  const flat = records.map((record) => flatten(record));
  if (flat.length === 0 && broken === 0) return null;
  const headers = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  return {
    form: 'json',
    headers,
    read: (sink, damage) => {
      for (let count = 0; count < broken; count++) damage.add('not readable as JSON', () => records.length + 1);
      flat.forEach((record, index) => {
        if (record.size === 0) damage.add('not an object', () => index + 1);
        else sink(rowOf(record, headers, index + 1));
      });
    },
  };
}

function rowOf(record: Flat, headers: readonly string[], line: number): RawRow {
  return { line: () => line, cell: (column) => record.get(headers[column]!) ?? [] };
}

function recordsOf(text: string): { records: unknown[]; broken: number } {
  const source = text.replace(/^\uFEFF/, '').trim();
  const whole = tryParse(source);
  if (whole !== undefined) return { records: listIn(whole), broken: 0 };
  return /^\{[^\n]*\}\r?(?:\n|$)/.test(source) ? linesOf(source) : piecesOf(source);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The array itself, the longest array of objects in an object, or the object as the only record. */
function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  const lists = Object.values(value).filter(
    (inner): inner is unknown[] => Array.isArray(inner) && inner.some((one) => typeof one === 'object'),
  );
  const isTicket = ['id', 'key', 'number'].some((key) => Object.hasOwn(value, key));
  if (lists.length === 0 || isTicket) return Object.keys(value).length === 0 ? [] : [value];
  return lists.reduce((longest, list) => (list.length > longest.length ? list : longest));
}

function linesOf(text: string): { records: unknown[]; broken: number } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const records = lines.map(tryParse).filter((record) => record !== undefined);
  return { records, broken: lines.length - records.length };
}

/** Pieces that one record may have been torn into, because something inside it looks like the start of a record. */
const MOST_PIECES = 50;

/**
 * Records of an array that is cut short or damaged somewhere. Exporters write the keys of every record in the same order,
 * so that a record starts where an object starts with the key that the first one starts with.
 */
function piecesOf(text: string): { records: unknown[]; broken: number } {
  const first = /\[\s*\{\s*("(?:[^"\\\n]|\\.){1,100}")\s*:/.exec(text);
  if (first === null) return { records: [], broken: text === '' ? 0 : 1 };
  const start = new RegExp(`\\}\\s*,\\s*(?=\\{\\s*${first[1]!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*:)`, 'g');
  const pieces = text.slice(first.index + first[0].indexOf('{')).split(start);
  const records: unknown[] = [];
  let broken = 0;
  for (let index = 0; index < pieces.length; index++) {
    let joined = pieces[index]!;
    let record = parsePiece(joined);
    let taken = index;
    while (record === undefined && taken + 1 < pieces.length && taken - index < MOST_PIECES) {
      joined += `},${pieces[++taken]!}`;
      record = parsePiece(joined);
    }
    if (record === undefined) broken++;
    else {
      records.push(record);
      index = taken;
    }
  }
  return { records, broken };
}

/** A piece lost its closing brace to the split; the last one still has it, and the end of the array after it. */
function parsePiece(piece: string): unknown {
  return tryParse(`${piece}}`) ?? tryParse(piece.slice(0, Math.max(0, piece.lastIndexOf(']'))));
}

/** Values by their path, `fields.priority.name`; objects of a list share one path. */
function flatten(record: unknown): Flat {
  const flat: Flat = new Map();
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) add(flat, record, '', 0);
  return flat;
}

function add(flat: Flat, value: unknown, path: string, depth: number): void {
  if (value === null || value === undefined || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const inner of value.slice(0, 1000)) add(flat, inner, path, depth + 1);
    return;
  }
  if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      add(flat, inner, path === '' ? key : `${path}.${key}`, depth + 1);
    }
    return;
  }
  const list = flat.get(path);
  const text = String(value).slice(0, LONGEST);
  if (list) list.push(text);
  else flat.set(path, [text]);
}
