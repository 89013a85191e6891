import type { RawQuantiles } from '../../scoring/calibration.js';
import type { Series } from '../../src/domain/series.js';
import { weightedQuantile } from './boost.js';
import { FULL, fitForests, type Plan, predictRaw } from './boosted.js';
import { boosted, crossValidate, type Fitter } from './crossval.js';
import { type Example, featureNames, matrixOf, type Step } from './data.js';
import type { Extract } from './extract.js';
import { tableOf } from './measure.js';

/** Ways to predict that the shipped one was chosen from; compared by `npm run fit:upgrade -- <truth> --candidates`. */

const only = (test: (feature: string) => boolean): Plan => ({ ...FULL, keep: test });

export const CANDIDATES: Readonly<Record<string, Fitter>> = {
  'boosted, all features (shipped)': boosted(FULL),
  'boosted, no construct rates': boosted(only((name) => !name.startsWith('constructs.'))),
  'boosted, no findings': boosted(only((name) => !name.startsWith('findings.'))),
  'boosted, neither': boosted(only((name) => !/^(?:findings|constructs)\./.test(name))),
  'boosted, size only': boosted(only((name) => /^(?:size|step)\./.test(name))),
  'boosted, median instead of mean log': boosted({ ...FULL, middle: { ...FULL.middle, loss: 0.5 } }),
  'boosted, one model per step': perStep,
  'linear quantile regression on logs': linear,
  'table of size and findings': table,
};

function perStep(train: readonly Example[]): ReturnType<Fitter> {
  const plan = { ...FULL, middle: { ...FULL.middle, leaf: 8 }, edge: { ...FULL.edge, leaf: 8 } };
  const byHop = new Map<Series, ReturnType<typeof fitForests>>();
  for (const hop of new Set(train.map((example) => example.hop))) {
    byHop.set(
      hop,
      fitForests(
        train.filter((example) => example.hop === hop),
        plan,
      ),
    );
  }
  return (test) => test.map((example) => predictRaw(byHop.get(example.hop)!, [example])[0]!);
}

/** Quantile regression of log lines on standardised logs of the features, per step a constant; by subgradient descent. */
function linear(train: readonly Example[]): ReturnType<Fitter> {
  const hops = [...new Set(train.map(({ hop }) => hop))].sort();
  const names = featureNames(train);
  const logs = (examples: readonly Example[]) => matrixOf(examples, names).map((row) => row.map(Math.log1p));
  const rows = logs(train);
  const mean = names.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  const spread = names.map(
    (_, j) => Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean[j]!) ** 2, 0) / rows.length) || 1,
  );
  const design = (examples: readonly Example[]) =>
    logs(examples).map((row, i) => [
      ...Array.from(row, (value, j) => (value - mean[j]!) / spread[j]!),
      ...hops.map((hop) => (examples[i]!.hop === hop ? 1 : 0)),
    ]);
  const x = design(train);
  const learn = (level: number): number[] => {
    const weights = new Array<number>(x[0]!.length).fill(0);
    for (let round = 0; round < 400; round++) {
      const gradient = new Array<number>(weights.length).fill(0);
      for (const [i, row] of x.entries()) {
        let guess = 0;
        for (let j = 0; j < row.length; j++) guess += row[j]! * weights[j]!;
        const miss = train[i]!.target - guess;
        // A narrow band around 0 is treated as squared, so that the descent comes to rest.
        const slope = Math.abs(miss) < 0.1 ? miss * 5 + (level - 0.5) : miss > 0 ? level : level - 1;
        for (let j = 0; j < row.length; j++) gradient[j]! += slope * row[j]!;
      }
      const rate = 0.4 / Math.sqrt(1 + round / 10);
      for (let j = 0; j < weights.length; j++) weights[j]! += rate * (gradient[j]! / x.length - 0.0005 * weights[j]!);
    }
    return weights;
  };
  const fits = { p15: learn(0.15), p50: learn(0.5), p85: learn(0.85) };
  return (test) =>
    design(test).map((row) => {
      const at = (weights: number[]) => row.reduce((sum, value, j) => sum + value * weights[j]!, 0);
      return { p15: at(fits.p15), p50: at(fits.p50), p85: at(fits.p85) };
    });
}

/** Quantiles of the training rows of the same step and the same class of size and of lines with findings. */
function table(train: readonly Example[]): ReturnType<Fitter> {
  const size = ({ row }: Example) => Math.min(5, Math.floor(Math.log2(1 + row.size / 60)));
  const found = ({ features }: Example) => Math.min(4, Math.ceil(Math.log2(1 + (features['findings.lines'] ?? 0))));
  const cells = new Map<string, number[]>();
  const keys = (example: Example) => [
    `${example.hop}|${size(example)}|${found(example)}`,
    `${example.hop}|${size(example)}`,
    example.hop,
  ];
  for (const example of train) {
    for (const key of keys(example)) cells.set(key, [...(cells.get(key) ?? []), example.target]);
  }
  return (test) =>
    test.map((example): RawQuantiles => {
      const cell =
        keys(example)
          .map((key) => cells.get(key) ?? [])
          .find((list) => list.length >= 12) ?? [];
      const at = (level: number) =>
        weightedQuantile(
          cell,
          cell.map(() => 1),
          level,
        );
      const mean = cell.reduce((sum, value) => sum + value, 0) / Math.max(1, cell.length);
      return { p15: at(0.15), p50: mean, p85: at(0.85) };
    });
}

export function compareCandidates(
  extracts: readonly Extract[],
  steps: readonly Step[],
  folds: ReadonlyMap<string, number>,
  say: (text: string) => void,
): void {
  say('rho    in band  pinball  candidate (mean over the steps of the bar; pinball on log(1 + lines))');
  for (const [name, fitter] of Object.entries(CANDIDATES)) {
    const { rho, band, steps: by } = tableOf(crossValidate(extracts, steps, folds, fitter));
    const figures = Object.values(by);
    const migrations = figures.reduce((sum, entry) => sum + entry.migrations, 0);
    const pinball = figures.reduce((sum, entry) => sum + entry.pinball * entry.migrations, 0) / migrations;
    say(`${rho.toFixed(3)}  ${(100 * band).toFixed(0).padStart(5)} %  ${pinball.toFixed(4)}   ${name}`);
  }
}
