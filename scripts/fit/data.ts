import type { Features } from '../../scoring/upgrade-features.js';
import { hopsBetween, type Series } from '../../src/domain/series.js';
import type { Extract, Row } from './extract.js';
import { foldsOf } from './folds.js';
import { countSteps, rateFeatures, type StepCounts } from './rates.js';

/** Migrations of one version step, with the names their constructs are numbered by. */
export interface Step {
  hop: Series;
  names: string[];
  rows: Row[];
}

/** One row as models see it: features by name, and what came of it. */
export interface Example {
  row: Row;
  hop: Series;
  features: Features;
  /** log(1 + changed lines). */
  target: number;
}

export interface Split {
  train: Example[];
  test: Example[];
  counts: Map<Series, StepCounts>;
}

/** A step with fewer known migrations is not fitted; it is estimated from what holds for all steps. */
export const FEWEST_MIGRATIONS = 60;

/** Steps between neighbouring series, oldest first. */
export function stepsOf(extracts: readonly Extract[]): Step[] {
  return extracts
    .filter(({ rows }) => rows[0] !== undefined && hopsBetween(rows[0].from, rows[0].to).length === 1)
    .map(({ names, rows }) => ({ hop: rows[0]!.to, names, rows }));
}

/** Migrations that skip versions. */
export function jumpsOf(extracts: readonly Extract[]): Extract[] {
  return extracts.filter(({ rows }) => rows[0] !== undefined && hopsBetween(rows[0].from, rows[0].to).length > 1);
}

/** Folds of repositories over all rows, jumps included, so that no figure comes from a repository that was fitted on. */
export function foldsOver(extracts: readonly Extract[]): Map<string, number> {
  return foldsOf(extracts.flatMap(({ rows }) => rows));
}

/**
 * Training and test rows of a fold. Construct rates come from the training repositories; those a training row is given
 * leave its own repository out, so that it sees its rates as a new repository would.
 */
export function splitOf(steps: readonly Step[], isTest: (repo: string) => boolean): Split {
  const split: Split = { train: [], test: [], counts: new Map() };
  for (const { hop, names, rows } of steps) {
    const fitted = rows.length >= FEWEST_MIGRATIONS;
    const seen = rows.filter(({ repo }) => !isTest(repo));
    const counts = fitted ? countSteps(names, seen) : null;
    if (counts !== null) split.counts.set(hop, counts);
    for (const row of rows) {
      if (isTest(row.repo)) split.test.push(exampleOf(row, hop, counts, names));
      else if (fitted) split.train.push(exampleOf(row, hop, counts, names));
    }
  }
  return split;
}

export function exampleOf(row: Row, hop: Series, counts: StepCounts | null, names: readonly string[]): Example {
  const rates = counts === null ? {} : rateFeatures(counts, row, names);
  return { row, hop, features: { ...row.steps[hop], ...rates }, target: Math.log1p(row.actual) };
}

export function featureNames(examples: readonly Example[]): string[] {
  return [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort();
}

export function matrixOf(examples: readonly Example[], names: readonly string[]): Float64Array[] {
  return examples.map(({ features }) => Float64Array.from(names, (name) => features[name] ?? 0));
}
