import { quantile } from '../statistics.js';
import { random } from './boost.js';
import type { CrossValidated, Predicted } from './crossval.js';

/**
 * Jumping against stepping. Nobody records what the same addon would have taken step by step, so the change that a jump
 * made is set against the sum of its steps as predicted for that addon; for single steps the same ratio is near 1 by
 * calibration.
 */

const REPEATS = 400;

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

export function jumpReport(validated: CrossValidated): string[] {
  const lines: string[] = [];
  for (const [jump, predicted] of validated.jumps) {
    if (predicted.length < 30) continue;
    const { ratio, low, high } = jumpRatio(predicted);
    lines.push(
      `${jump} at once: ${ratio.toFixed(2)} times the lines of its steps [${low.toFixed(2)}, ${high.toFixed(2)}], ${predicted.length} migrations`,
    );
  }
  for (const [hop, predicted] of validated.steps) {
    if (predicted.length < 30) continue;
    const { ratio, low, high } = jumpRatio(predicted);
    lines.push(`one step to ${hop}: ${ratio.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}], to compare with`);
  }
  return lines;
}
