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

/** One way over a span of versions: its ratio, and of how many migrations. */
export interface Way {
  ratio: number;
  low: number;
  high: number;
  migrations: number;
}

/** Both ways over each span that enough addons jumped over; `stepped` is null where too few took every step of it. */
export function jumpsOf(validated: CrossValidated): { jump: string; atOnce: Way; stepped: Way | null }[] {
  const wayOf = (predicted: readonly Predicted[]): Way | null =>
    predicted.length < FEWEST ? null : { ...jumpRatio(predicted), migrations: predicted.length };
  return [...validated.jumps].flatMap(([jump, predicted]) => {
    const [first] = predicted;
    const atOnce = wayOf(predicted);
    if (first === undefined || atOnce === null) return [];
    return [{ jump, atOnce, stepped: wayOf(steppedOf(validated, first.row.from, first.row.to)) }];
  });
}

const told = ({ ratio, low, high }: Way) => `${ratio.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;

export function jumpReport(validated: CrossValidated): string[] {
  const line = (jump: string, way: string, of: Way) =>
    `${jump} ${way} ${told(of)} times the sum of predicted steps, ${of.migrations} migrations`;
  return jumpsOf(validated).flatMap(({ jump, atOnce, stepped }) => [
    line(jump, 'at once:     ', atOnce),
    ...(stepped === null ? [] : [line(jump, 'step by step:', stepped)]),
  ]);
}

/** The table of jumping against stepping. */
export function jumpTable(jumps: ReturnType<typeof jumpsOf>): string {
  const cell = (way: Way | null) => (way === null ? '' : `${told(way)}, ${way.migrations} migrations`);
  return [
    '| from – to | at once | step by step |',
    '|---|---|---|',
    ...jumps.map(({ jump, atOnce, stepped }) => `| ${jump.replace('-', ' – ')} | ${cell(atOnce)} | ${cell(stepped)} |`),
  ].join('\n');
}
