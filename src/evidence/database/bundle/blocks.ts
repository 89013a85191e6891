import { CutOff, type Line } from './lines.js';

/** One block as it stands in the file, not yet checked. */
export interface RawBlock {
  id: string;
  version: unknown;
  at: unknown;
  rows: unknown[];
  /** Line it begins on. */
  line: number;
}

/** Something in the file that is not a block, and the line it was met on. */
export interface Damage {
  line: number;
  why: string;
}

/** The version of the format that is read; bundles without `v` come from psql with the plain statements. */
export const BUNDLE_VERSION = 1;

/**
 * A block begins in the first column. PostgreSQL's json_agg puts a line break and a space before every row but the
 * first, so that a block may go on over many lines (json_agg_transfn in its src/backend/utils/adt/json.c).
 */
const BLOCK_START = /^\{\s*"(?:id"\s*:\s*"|v"\s*:|at"\s*:|rows"\s*:)/;
/** A block that never ends is tried only so often; it is taken row by row when the next one begins. */
const MAX_TRIES = 3;
/** Characters of one block: below the longest string of the engine. */
const MAX_BLOCK = 256 * 2 ** 20;

interface Open {
  lines: { number: number; text: string }[];
  size: number;
  tries: number;
}

/** Gives the blocks of a file and what was not readable in it, each damaged line by its number. */
export async function* readBlocks(lines: AsyncIterable<Line>): AsyncGenerator<RawBlock | Damage> {
  let open: Open | null = null;
  try {
    for await (const { number, text } of lines) {
      if (text === null) yield { line: number, why: 'is far too long' };
      else if (BLOCK_START.test(text)) {
        if (open) yield* salvage(open);
        open = { lines: [], size: 0, tries: 0 };
      } else if (text.trim() === '') continue;
      else if (!open) yield { line: number, why: 'belongs to no block' };
      if (text === null || !open) continue;
      open.size += text.length;
      if (open.size <= MAX_BLOCK) open.lines.push({ number, text });
      const whole: RawBlock | null = closes(text) ? tryWhole(open) : null;
      if (whole) {
        yield whole;
        open = null;
      }
    }
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
    if (open) yield* salvage(open);
    yield { line: 0, why: error.message };
    return;
  }
  if (open) yield* salvage(open);
}

function closes(text: string): boolean {
  return text.trimEnd().endsWith('}');
}

function tryWhole(open: Open): RawBlock | null {
  if (open.tries++ >= MAX_TRIES || open.size > MAX_BLOCK) return null;
  const value = parse(open.lines.map(({ text }) => text).join('\n'));
  return value === undefined ? null : asBlock(value, open.lines[0]!.number);
}

/** Any object with an id and rows; what is wrong with it otherwise is said where it is checked. */
function asBlock(value: unknown, line: number): RawBlock | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, v, at, rows } = value as Record<string, unknown>;
  return typeof id === 'string' && Array.isArray(rows) ? { id, version: v, at, rows, line } : null;
}

const HEAD = /^(\{[^[\]]*?"rows"\s*:\s*\[)(.*)$/s;
const TAIL = /\](?:\s*,\s*"(?:at|v|id)"\s*:\s*(?:"[^"]*"|\d+))*\s*\}\s*$/;

/** Takes the rows of a damaged block one by one, where they stand on lines of their own. */
function* salvage({ lines, size }: Open): Generator<RawBlock | Damage> {
  const first = lines[0]!;
  if (size > MAX_BLOCK) return yield { line: first.number, why: 'begins a block that is far too big' };
  const head = HEAD.exec(first.text);
  const block = head ? asBlock(parse(`${head[1]}]}`), first.number) : null;
  if (!head || !block) {
    yield { line: first.number, why: 'begins a block that is damaged' };
    for (const { number } of lines.slice(1)) yield { line: number, why: 'belongs to a block that is damaged' };
    return;
  }
  const damaged: Damage[] = [];
  for (const [index, { number, text }] of lines.entries()) {
    const row = parse((index === 0 ? head[2]! : text).trim().replace(TAIL, '').replace(/,$/, ''));
    if (typeof row === 'object' && row !== null) block.rows.push(row);
    else damaged.push({ line: number, why: `is damaged (block ${block.id})` });
  }
  // A block of one line of which no row is whole says nothing: not that there is nothing.
  if (block.rows.length > 0) yield block;
  yield* damaged.length > 0 ? damaged : [{ line: lines.at(-1)!.number, why: `block ${block.id} has no end` }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
