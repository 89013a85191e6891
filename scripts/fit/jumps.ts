import { hopsBetween, type Series } from '../../src/domain/series.js';
import { quantile } from '../statistics.js';
import { random } from './boost.js';
import type { CrossValidated, Predicted } from './crossval.js';

/**
 * Jumping against stepping. Nobody takes the same addon both ways, so each is set against the same yardstick: the sum of
 * the predicted middles of its steps. The median of a sum is more than the sum of medians, since many addons change
 * nothing in one step and much in the other; so the yardstick is read on addons that were taken step by step as well, and
 * what counts is the ratio of the two.
 */

const REPEATS = 400;
/** Fewer migrations are not told. */
const FEWEST = 30;

/** Median of log((actual + 1) / (sum of p50 + 1)) and its 95 % interval, repositories drawn with replacement. */
export function jumpRatio(predicted: readonly Predicted[]): { ratio: number; low: number; high: number } {
  const log = ({ row, lines }: Predicted) => Math.log((row.actual + 1) / (lines.p50 + 1));
  const byRepo = new Map<string, number[]>();
  for (const entry of predicted) byRepo.set(entry.row.repo, [...(byRepo.get(entry.row.repo) ?? []), log(entry)]);
  const repos = [...byRepo.values()];
  const next = random(11);
  const drawn = Array.from({ length: REPEATS }, () => {
    const sample = repos.flatMap(() => repos[Math.floor(next() * repos.length)]!);
    return quantile(
      sample.sort((a, b) => a - b),
      0.5,
    );
  }).sort((a, b) => a - b);
  const all = predicted.map(log).sort((a, b) => a - b);
  return {
    ratio: Math.exp(quantile(all, 0.5)),
    low: Math.exp(quantile(drawn, 0.025)),
    high: Math.exp(quantile(drawn, 0.975)),
  };
}

/** Addons that made both steps one after the other, as if they were one migration. */
function steppedOf(validated: CrossValidated, from: Series, to: Series): Predicted[] {
  const steps = hopsBetween(from, to).map((hop) => validated.steps.get(hop) ?? []);
  const [first = [], ...others] = steps;
  const nameOf = ({ row }: Predicted) => `${row.repo}/${row.module}`;
  const later = others.map((list) => new Map(list.map((entry) => [nameOf(entry), entry])));
  return first.flatMap((entry) => {
    const all = [entry, ...later.map((list) => list.get(nameOf(entry)))];
    if (all.some((step) => step === undefined)) return [];
    const sum = (of: (step: Predicted) => number) => all.reduce((total, step) => total + of(step!), 0);
    const lines = { p15: sum((s) => s.lines.p15), p50: sum((s) => s.lines.p50), p85: sum((s) => s.lines.p85) };
    return [{ ...entry, row: { ...entry.row, actual: sum((s) => s.row.actual) }, lines }];
  });
}

export function jumpReport(validated: CrossValidated): string[] {
  const lines: string[] = [];
  const told = (predicted: readonly Predicted[]) => {
    const { ratio, low, high } = jumpRatio(predicted);
    return `${ratio.toFixed(2)} times the sum of predicted steps [${low.toFixed(2)}, ${high.toFixed(2)}], ${predicted.length} migrations`;
  };
  for (const [jump, predicted] of validated.jumps) {
    const [first] = predicted;
    if (first === undefined || predicted.length < FEWEST) continue;
    lines.push(`${jump} at once:      ${told(predicted)}`);
    const stepped = steppedOf(validated, first.row.from, first.row.to);
    if (stepped.length >= FEWEST) lines.push(`${jump} step by step: ${told(stepped)}`);
  }
  return lines;
}
