import { InputError } from '../../../domain/errors.js';
import type { EvidenceProblem } from '../../../domain/evidence/window.js';
import { parseTime } from '../time.js';
import { BUNDLE_VERSION, type Damage, type RawBlock, readBlocks } from './blocks.js';
import { readLines } from './lines.js';
import { BLOCK_ROWS, type BlockKey, blockKey, type Row } from './rows.js';

/** A bundle, checked: what one database said at one time. */
export interface Bundle {
  name: string;
  /** Milliseconds. */
  takenAt: number;
  /** Ids as written (`S11a`), by key. */
  ids: ReadonlyMap<BlockKey, string>;
  /** Rows of a block; null where the bundle does not have it, which is not the same as no rows. */
  rows<K extends BlockKey>(key: K): readonly Row<K>[] | null;
  problems: EvidenceProblem[];
}

/** Problems of one kind that are named one by one; the rest is counted. */
const NAMED = 20;

/**
 * Reads one bundle. What is damaged is named in `problems`, by line, and everything else is read.
 * @param shown name of the file in messages
 * @throws InputError where the file is no bundle at all
 */
export async function readBundle(file: string, shown: string): Promise<Bundle> {
  const rows = new Map<BlockKey, unknown[]>();
  const ids = new Map<BlockKey, string>();
  const damage: Damage[] = [];
  const times: unknown[] = [];
  for await (const item of readBlocks(readLines(file, shown))) {
    if ('why' in item) {
      damage.push(item);
      continue;
    }
    const refused = refuse(item, rows);
    if (refused !== null) {
      damage.push({ line: item.line, why: refused });
      continue;
    }
    times.push(item.at);
    const key = blockKey(item.id)!;
    ids.set(key, item.id);
    rows.set(key, [...(rows.get(key) ?? []), ...checkRows(key, item, damage)]);
  }
  if (rows.size === 0) throw new InputError(nothingIn(shown, damage));
  const bundle = { name: shown, ids, rows: <K extends BlockKey>(key: K) => (rows.get(key) as Row<K>[]) ?? null };
  const problems = named(shown, damage);
  if (bundle.rows('S98') && !bundle.rows('S99'))
    problems.push(problem(shown, 'has no end: the collection was stopped'));
  return { ...bundle, takenAt: takenAt(bundle, times, problems), problems };
}

/** Blocks of which there is a line for each table, or for each block that was not run. */
const IN_PARTS: ReadonlySet<BlockKey> = new Set<BlockKey>(['S09', 'S98']);

function refuse({ id, version }: RawBlock, known: ReadonlyMap<BlockKey, unknown>): string | null {
  if (version !== undefined && version !== BUNDLE_VERSION)
    return `is version ${short(version)} of the format; this program reads ${BUNDLE_VERSION}`;
  const key = blockKey(id);
  if (key === null) return `is no block of the catalogue: ${short(id)}`;
  return known.has(key) && !IN_PARTS.has(key) ? `is block ${id} once more: the first one counts` : null;
}

function short(value: unknown): string {
  const shown = JSON.stringify(value) ?? 'nothing';
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}

function checkRows(key: BlockKey, block: RawBlock, damage: Damage[]): unknown[] {
  const good: unknown[] = [];
  for (const row of block.rows) {
    const read = BLOCK_ROWS[key].safeParse(row);
    if (read.success) good.push(read.data);
    else {
      const { path, message } = read.error.issues[0]!;
      damage.push({ line: block.line, why: `block ${block.id}: a row does not fit (${path.join('.')}: ${message})` });
    }
  }
  return good;
}

function nothingIn(shown: string, damage: readonly Damage[]): string {
  const first = damage[0];
  const told = first ? ` (${first.line > 0 ? `line ${first.line} ` : ''}${first.why})` : '';
  return `${shown}: not a bundle of odoo-debt evidence: no block of it can be read${told}`;
}

function problem(shown: string, why: string, count = 1): EvidenceProblem {
  return { source: shown, why, count };
}

/** One entry per damaged line; the same said of many lines of a block is one entry with their number. */
function named(shown: string, damage: readonly Damage[]): EvidenceProblem[] {
  const problems: EvidenceProblem[] = [];
  const byWhy = new Map<string, Damage[]>();
  for (const item of damage) byWhy.set(item.why, [...(byWhy.get(item.why) ?? []), item]);
  for (const [why, all] of byWhy) {
    const lines = [...new Set(all.map(({ line }) => line))].filter((line) => line > 0);
    if (lines.length === 0) problems.push(problem(shown, why, all.length));
    else if (lines.length === 1) problems.push(problem(shown, `line ${lines[0]} ${why}`, all.length));
    else {
      for (const line of lines.slice(0, NAMED)) problems.push(problem(shown, `line ${line} ${why}`));
      if (lines.length > NAMED) problems.push(problem(shown, `further lines: each ${why}`, lines.length - NAMED));
    }
  }
  return problems;
}

/**
 * When the database said this: `at` of the last block; else the time of S08; else the newest time in S03 and S26, which
 * is the earliest it can be.
 */
function takenAt(bundle: Pick<Bundle, 'name' | 'rows'>, times: unknown[], problems: EvidenceProblem[]): number {
  const said = times.map(parseTime).filter((time) => time !== null);
  const sampled = bundle.rows('S08')?.[0]?.sampled_at;
  if (said.length > 0) return Math.max(...said);
  if (sampled) return parseTime(sampled)!;
  const seen = [
    ...(bundle.rows('S03') ?? []).map((row) => row.write_date),
    ...(bundle.rows('S26') ?? []).map((row) => row.last_message),
  ].flatMap((time) => parseTime(time) ?? []);
  if (seen.length === 0) throw new InputError(`${bundle.name}: says nowhere when it was taken (no "at", no block S08)`);
  problems.push(problem(bundle.name, 'does not say when it was taken: the newest date in it is used'));
  return seen.reduce((newest, time) => Math.max(newest, time));
}
