import type { AddonSource } from '../src/domain/addon.js';
import type { Hours } from '../src/domain/score.js';
import type { Series } from '../src/domain/series.js';
import table from './data/changed-lines.json' with { type: 'json' };

/**
 * How many lines a version step usually changes in an addon of this size. The tables are fitted on real migrations of
 * OCA addons by scripts/fit-changed-lines.ts; `provenance` in the data file names the repositories that were used.
 */

/** Lines by language, outside tests, libraries, translations and migration scripts. */
export interface CodeSize {
  python: number;
  xml: number;
  javascript: number;
  csv: number;
}

export interface Knot {
  /** Weighted size at the middle of a size class. */
  size: number;
  p15: number;
  p50: number;
  p85: number;
}

export interface HopTable {
  /** What one line of each language counts for in `size`. */
  weights: CodeSize;
  knots: Knot[];
  /** Migrations the table was fitted on. */
  migrations: number;
}

/** `pooled`: the step has too few known migrations, so the steps that have enough stand for it. */
export interface ChangedLines extends Hours {
  basis: 'hop' | 'pooled';
  migrations: number;
}

// The same folders the migration record leaves out, so that sizes mean the same on both sides.
const LEFT_OUT =
  /^(?:tests?|static\/tests?|migrations|upgrades|i18n(?:_extra)?|readme|docs?|static\/description)\/|\/tests\/|(?:^|\/)lib\/|\.min\./;

/** True where the file counts as code that a migration may have to change. */
export function countsAsCode(path: string): boolean {
  return !LEFT_OUT.test(path.toLowerCase()) && !/(?:^|\/)__(?:manifest|openerp)__\.py$/.test(path);
}

/** Lines of code by language, as the fitted tables count them. */
export function codeSize(source: AddonSource): CodeSize {
  const sum = (files: readonly { path: string; lines: number }[]) =>
    files.reduce((lines, file) => lines + (countsAsCode(file.path) ? file.lines : 0), 0);
  return {
    python: sum(source.python),
    xml: sum(source.xml),
    javascript: sum(source.javascript),
    csv: sum(source.csv),
  };
}

/** Lines of all languages together. */
export function totalSize(size: CodeSize): number {
  return size.python + size.xml + size.javascript + size.csv;
}

/** Usual changed lines of the step that ends at `hop`, as 15, 50 and 85 % quantiles. An empty addon changes nothing. */
export function usualChangedLines(size: CodeSize, hop: Series): ChangedLines {
  const hops = table.hops as Record<string, HopTable>;
  const own = hops[hop];
  const used = own ?? (table.pooled as HopTable);
  const basis = own === undefined ? 'pooled' : 'hop';
  return { ...quantilesAt(used, size), basis, migrations: used.migrations };
}

/** The size a table is read at. */
export function weightedSize(weights: CodeSize, size: CodeSize): number {
  return (
    weights.python * size.python +
    weights.xml * size.xml +
    weights.javascript * size.javascript +
    weights.csv * size.csv
  );
}

/**
 * Reads a table at a size. Between the knots of two size classes all quantiles are interpolated in the logarithm of
 * both axes; above the last knot they grow in proportion to size, below the first one they shrink to zero.
 */
export function quantilesAt(hop: HopTable, size: CodeSize): Hours {
  const at = weightedSize(hop.weights, size);
  const zero: Knot = { size: 0, p15: 0, p50: 0, p85: 0 };
  const last = hop.knots.at(-1) ?? zero;
  if (at <= 0) return { p15: 0, p50: 0, p85: 0 };
  if (at >= last.size) {
    const scale = last.size > 0 ? at / last.size : 0;
    return { p15: round(last.p15 * scale), p50: round(last.p50 * scale), p85: round(last.p85 * scale) };
  }
  const above = hop.knots.findIndex((knot) => knot.size > at);
  const right = hop.knots[above] ?? last;
  const left = hop.knots[above - 1] ?? zero;
  const share = (Math.log1p(at) - Math.log1p(left.size)) / (Math.log1p(right.size) - Math.log1p(left.size));
  const between = (a: number, b: number) => round(Math.expm1(Math.log1p(a) + share * (Math.log1p(b) - Math.log1p(a))));
  return { p15: between(left.p15, right.p15), p50: between(left.p50, right.p50), p85: between(left.p85, right.p85) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
