import type { AddonSource } from '../../src/domain/addon.js';
import type { CodeBlock } from '../../src/domain/facts/code.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { isTestAddon, isTestPath, isVendoredPath } from '../rules/shared/paths.js';
import { LONGEST_RUN } from './repeats.js';
import { blocksOfViews } from './views.js';

/** A block and where it comes from. */
export interface PlacedBlock {
  addon: string;
  path: string;
  block: CodeBlock;
}

/** Kinds of code that are compared with their like only. */
export const KINDS = ['python', 'xml', 'javascript'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Folders that hold no code of today: upgrade scripts repeat themselves on purpose, and are history once they ran.
 * Source: odoo/modules/migration.py (`migrations`, `upgrades`).
 */
const PAST = /^(migrations|upgrades|upgrade)\//;

/**
 * Blocks of one kind of code of all addons, sorted by addon and path. Left out are tests, upgrade scripts, libraries of
 * others, manifests and package files. Of addons with the same name (two versions of one addon) only the first counts.
 */
export function blocksOf(portfolio: Portfolio, kind: Kind): PlacedBlock[] {
  const names = new Set<string>();
  const placed: PlacedBlock[] = [];
  for (const source of portfolio.sources.values()) {
    if (names.has(source.addon.name) || isTestAddon(source)) continue;
    names.add(source.addon.name);
    for (const [path, blocks] of filesOf(source, kind)) {
      if (isTestPath(path) || PAST.test(path) || isVendoredPath(path)) continue;
      for (const block of blocks) placed.push({ addon: source.addon.key, path, block });
    }
  }
  return placed;
}

function* filesOf(source: AddonSource, kind: Kind): Iterable<[string, CodeBlock[]]> {
  if (kind === 'xml') {
    for (const facts of source.xml) yield [facts.path, blocksOfViews(facts, source.addon.name)];
  } else {
    for (const facts of source[kind]) yield [facts.path, facts.blocks ?? []];
  }
}

/** The statements of all blocks, one behind the other, with a gap after each block. */
export interface Sequence {
  /** Equal statements have equal numbers; -1 for gaps and for statements that stand in one place only. */
  units: Int32Array;
  /** Tokens before each statement. */
  tokens: Float64Array;
  /** First and last line of each statement; 0 in gaps. */
  lines: Int32Array;
  hashes: Int32Array;
  /** Index of the block each statement belongs to. */
  owners: Int32Array;
}

/** Statements of a block, with a gap behind and one in every run that is too long. */
function sizeOf({ statements }: CodeBlock): number {
  const count = statements.length / 4;
  return count + 1 + Math.floor(Math.max(0, count - 1) / LONGEST_RUN);
}

export function sequenceOf(placed: readonly PlacedBlock[]): Sequence {
  const size = placed.reduce((sum, { block }) => sum + sizeOf(block), 0);
  const units = new Int32Array(size).fill(-1);
  const tokens = new Float64Array(size + 1);
  const lines = new Int32Array(2 * size);
  const hashes = new Int32Array(size);
  const owners = new Int32Array(size);
  const first = new Map<number, number>();
  let at = 0;
  const gap = (place: number) => {
    tokens[place + 1] = tokens[place]!;
    return place + 1;
  };
  for (const [owner, { block }] of placed.entries()) {
    const { statements } = block;
    for (let index = 0; index < statements.length; index += 4) {
      if (index > 0 && (index / 4) % LONGEST_RUN === 0) at = gap(at);
      const [from, to, hash, count] = [0, 1, 2, 3].map((offset) => statements[index + offset]!) as [
        number,
        number,
        number,
        number,
      ];
      lines[2 * at] = from;
      lines[2 * at + 1] = to;
      hashes[at] = hash;
      owners[at] = owner;
      tokens[at + 1] = tokens[at]! + count;
      // Statements are the same where hash and number of tokens are: 2^32 hashes alone would meet by chance.
      const key = hash * 4096 + Math.min(count, 4095);
      const known = first.get(key);
      if (known === undefined) first.set(key, at);
      else units[at] = units[known] = known;
      at++;
    }
    at = gap(at);
  }
  return { units, tokens, lines, hashes, owners };
}
