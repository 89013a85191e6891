import type { Hours } from '../../src/domain/score.js';
import { pinballLoss, quantile, spearman } from '../statistics.js';
import type { CrossValidated, Predicted } from './crossval.js';

/** Figures of one step. Shares are of migrations. */
export interface Figures {
  migrations: number;
  rho: number;
  size: number;
  band: number;
  below: number;
  above: number;
  /** Median of p85 − p15, in lines. */
  width: number;
  /** Median of |log2((p50 + 1) / (actual + 1))|: 1 is off by a factor of two. */
  log2: number;
  /** Mean pinball loss of the three quantiles, on the scale log(1 + lines). */
  pinball: number;
}

/** The steps whose mean counts: those with hundreds of known migrations between the versions people leave today. */
export const BAR_STEPS = ['13.0', '14.0', '15.0', '16.0', '17.0'];

export function figuresOf(predicted: readonly Predicted[]): Figures {
  const actual = predicted.map(({ row }) => row.actual);
  const share = (test: (lines: Hours, actual: number) => boolean) =>
    predicted.filter(({ lines, row }) => test(lines, row.actual)).length / Math.max(1, predicted.length);
  const middle = (values: number[]) =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    );
  const log = actual.map(Math.log1p);
  const loss = ([15, 50, 85] as const).map((level) =>
    pinballLoss(
      level / 100,
      predicted.map(({ lines }) => Math.log1p(lines[`p${level}`])),
      log,
    ),
  );
  return {
    migrations: predicted.length,
    rho: spearman(
      predicted.map(({ lines }) => lines.p50),
      actual,
    ),
    size: spearman(
      predicted.map(({ row }) => row.size),
      actual,
    ),
    band: share((lines, real) => real >= lines.p15 && real <= lines.p85),
    below: share((lines, real) => real < lines.p15),
    above: share((lines, real) => real > lines.p85),
    width: middle(predicted.map(({ lines }) => lines.p85 - lines.p15)),
    log2: middle(predicted.map(({ lines, row }) => Math.abs(Math.log2((lines.p50 + 1) / (row.actual + 1))))),
    pinball: loss.reduce((sum, value) => sum + value, 0) / 3,
  };
}

export interface Table {
  steps: Record<string, Figures>;
  /** Mean over the steps of the bar. */
  rho: number;
  size: number;
  band: number;
}

export function tableOf(validated: CrossValidated): Table {
  const steps = Object.fromEntries([...validated.steps].map(([hop, predicted]) => [hop, figuresOf(predicted)]));
  const bar = BAR_STEPS.map((hop) => steps[hop]).filter((figures) => figures !== undefined);
  const mean = (key: 'rho' | 'size') => bar.reduce((sum, figures) => sum + figures[key], 0) / Math.max(1, bar.length);
  const migrations = bar.reduce((sum, figures) => sum + figures.migrations, 0);
  const band = bar.reduce((sum, figures) => sum + figures.band * figures.migrations, 0) / Math.max(1, migrations);
  return { steps, rho: mean('rho'), size: mean('size'), band };
}

const share = (value: number) => `${(100 * value).toFixed(0).padStart(4)}%`;

export function lineOf(name: string, figures: Figures): string {
  return [
    name.padEnd(10),
    String(figures.migrations).padStart(5),
    figures.rho.toFixed(2).padStart(6),
    figures.size.toFixed(2).padStart(6),
    ` ${share(figures.band)} ${share(figures.below)} ${share(figures.above)}`,
    figures.width.toFixed(0).padStart(7),
    figures.log2.toFixed(2).padStart(7),
    figures.pinball.toFixed(3).padStart(8),
  ].join('');
}

export const HEADING = 'step to       n   rho  size   band below above  width |log2| pinball';

export function printable(validated: CrossValidated): string {
  const table = tableOf(validated);
  const lines = [HEADING, ...Object.entries(table.steps).map(([hop, figures]) => lineOf(hop, figures))];
  for (const [jump, predicted] of validated.jumps) {
    if (predicted.length > 0) lines.push(lineOf(jump, figuresOf(predicted)));
  }
  lines.push(
    `mean over the steps to ${BAR_STEPS.join(', ')}: rho ${table.rho.toFixed(3)}, size alone ${table.size.toFixed(3)}, in band ${(100 * table.band).toFixed(1)} % (nominal 70)`,
  );
  return lines.join('\n');
}
