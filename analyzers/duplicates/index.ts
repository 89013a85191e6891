import { createHash } from 'node:crypto';
import { LEAST_DUPLICATED_TOKENS } from '../../src/domain/facts/code.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { findRepeats, type Repeat } from './repeats.js';
import { blocksOf, KINDS, type Kind, type PlacedBlock, type Sequence, sequenceOf } from './sequence.js';

/** One copy of a piece of code. */
export interface Copy {
  /** Key of the addon. */
  addon: string;
  path: string;
  line: number;
  endLine: number;
  symbol: string;
  /** Position of its first statement in the sequence of its kind. */
  start: number;
  /** False where most of it is told by a larger duplicate already. */
  fresh: boolean;
}

/** A piece of code that stands in several places. */
export interface Duplicate {
  kind: Kind;
  /** Hash of its tokens: the same wherever it moves, and after a formatter. */
  subject: string;
  tokens: number;
  statements: number;
  /** Sorted by addon, symbol, path and line. */
  copies: Copy[];
}

export interface Duplication {
  /** Largest first. */
  duplicates: Duplicate[];
  /** Lines of each addon that stand in some duplicate; addons without any are left out. */
  lines: ReadonlyMap<string, number>;
}

/**
 * A table of values is one long statement: equal ones are no code that was copied. SonarQube asks for ten lines besides the
 * tokens; lines are a formatter's choice, and a finding must not come and go with it.
 */
const LEAST_STATEMENTS = 4;

const known = new WeakMap<Portfolio, Duplication>();

/** Code that stands more than once in the scanned addons. Computed once per portfolio; near-linear in its statements. */
export function duplicationOf(portfolio: Portfolio): Duplication {
  let result = known.get(portfolio);
  if (result === undefined) {
    result = compute(portfolio);
    known.set(portfolio, result);
  }
  return result;
}

/** Share, from 0 to 1, of the lines of an addon that stand somewhere else too; null where it has no lines. */
export function duplicatedShare(portfolio: Portfolio, addon: string): number | null {
  const total = portfolio.sources.get(addon)?.lines.total ?? 0;
  return total === 0 ? null : Math.min(1, (duplicationOf(portfolio).lines.get(addon) ?? 0) / total);
}

function compute(portfolio: Portfolio): Duplication {
  const covered = new Coverage();
  const duplicates = KINDS.flatMap((kind) => duplicatesOf(kind, blocksOf(portfolio, kind), covered));
  return { duplicates: duplicates.sort(bySize), lines: covered.perAddon() };
}

function duplicatesOf(kind: Kind, placed: PlacedBlock[], covered: Coverage): Duplicate[] {
  const sequence = sequenceOf(placed);
  const { tokens } = sequence;
  const size = (start: number, length: number) => tokens[start + length]! - tokens[start]!;
  const repeats = findRepeats(
    sequence.units,
    (start, length) => length >= LEAST_STATEMENTS && size(start, length) >= LEAST_DUPLICATED_TOKENS,
  );
  const candidates = repeats
    .map((repeat) => describe(kind, repeat, placed, sequence))
    .filter((duplicate) => duplicate !== null)
    .sort(bySize);
  const told = new Set<string>();
  // By statements, not by lines: how many of them share a line is a formatter's choice.
  const covering = new Uint8Array(tokens.length);
  return candidates.filter(({ copies, statements }) => {
    for (const copy of copies) copy.fresh = shareOf(covering, copy.start, statements) < 0.5;
    for (const copy of copies) {
      covering.fill(1, copy.start, copy.start + statements);
      covered.add(copy);
    }
    // Two methods that share several pieces are told once, by the largest.
    const methods = [...new Set(copies.map(({ addon, path, symbol }) => `${addon}\n${path}\n${symbol}`))]
      .sort()
      .join('\n\n');
    if (told.has(methods) || !copies.some((copy) => copy.fresh)) return false;
    told.add(methods);
    return true;
  });
}

function shareOf(known: Uint8Array, start: number, length: number): number {
  let told = 0;
  for (let index = start; index < start + length; index++) told += known[index]!;
  return told / length;
}

/** Null where fewer than two copies are left once overlapping ones are dropped, or none is long enough. */
function describe(kind: Kind, repeat: Repeat, placed: PlacedBlock[], sequence: Sequence): Duplicate | null {
  const { length } = repeat;
  const { lines, owners, hashes, tokens } = sequence;
  const copies: Copy[] = [];
  let free = 0;
  for (const start of repeat.starts) {
    if (start < free) continue;
    free = start + length;
    const { addon, path, block } = placed[owners[start]!]!;
    const endLine = lines[2 * (start + length - 1) + 1]!;
    copies.push({ addon, path, line: lines[2 * start]!, endLine, symbol: block.symbol, start, fresh: true });
  }
  if (copies.length < 2) return null;
  const first = repeat.starts[0]!;
  const subject = createHash('sha256')
    .update(hashes.subarray(first, first + length).join(' '))
    .digest('hex')
    .slice(0, 16);
  return {
    kind,
    subject,
    tokens: tokens[first + length]! - tokens[first]!,
    statements: length,
    copies: copies.sort(byPlace),
  };
}

/** Which lines of which file stand somewhere else too. */
class Coverage {
  readonly #files = new Map<string, { addon: string; lines: Set<number> }>();

  #file({ addon, path }: Copy): Set<number> {
    const key = `${addon}\n${path}`;
    let file = this.#files.get(key);
    if (file === undefined) {
      file = { addon, lines: new Set() };
      this.#files.set(key, file);
    }
    return file.lines;
  }

  add(copy: Copy): void {
    const lines = this.#file(copy);
    for (let line = copy.line; line <= copy.endLine; line++) lines.add(line);
  }

  perAddon(): Map<string, number> {
    const sums = new Map<string, number>();
    for (const { addon, lines } of this.#files.values()) sums.set(addon, (sums.get(addon) ?? 0) + lines.size);
    return sums;
  }
}

function bySize(a: Duplicate, b: Duplicate): number {
  return b.tokens - a.tokens || b.copies.length - a.copies.length || compareText(a.subject, b.subject);
}

function byPlace(a: Copy, b: Copy): number {
  return (
    compareText(a.addon, b.addon) || compareText(a.symbol, b.symbol) || compareText(a.path, b.path) || a.line - b.line
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
