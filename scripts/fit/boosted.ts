import type { RawQuantiles } from '../../scoring/calibration.js';
import { evaluate, type Forests } from '../../scoring/upgrade-model.js';
import { BOOST, type BoostOptions, bin, boost } from './boost.js';
import { type Example, featureNames, matrixOf } from './data.js';

/**
 * The middle is fitted on squares of the logarithm: it ranks addons as well as the median does and keeps apart those whose
 * median is 0; the calibration moves it to the median. The edges are fitted as quantiles.
 */
export const MIDDLE: BoostOptions = { ...BOOST, trees: 200, depth: 4, rate: 0.05 };
export const EDGE: BoostOptions = { ...BOOST, trees: 100, depth: 3, rate: 0.08 };

export interface Plan {
  middle: BoostOptions;
  edge: BoostOptions;
  /** Features that the trees may look at. */
  keep(feature: string): boolean;
}

/** All features. For steps with enough known migrations. */
export const FULL: Plan = { middle: MIDDLE, edge: EDGE, keep: () => true };

/** What holds for any step: neither construct rates nor the step itself. For steps with few known migrations. */
export const GENERAL: Plan = {
  middle: { ...MIDDLE, trees: 80, depth: 3, rate: 0.08 },
  edge: { ...EDGE, trees: 50 },
  keep: (feature) => !/^(?:constructs|step)\./.test(feature),
};

export function fitForests(train: readonly Example[], { middle, edge, keep }: Plan): Forests {
  const names = featureNames(train).filter(keep);
  const data = bin(matrixOf(train, names), names.length);
  const target = Float64Array.from(train, (example) => example.target);
  const weight = new Float64Array(train.length).fill(1);
  return {
    names,
    p15: boost(data, target, weight, { ...edge, loss: 0.15 }),
    p50: boost(data, target, weight, middle),
    p85: boost(data, target, weight, { ...edge, loss: 0.85 }),
  };
}

export function predictRaw(forests: Forests, examples: readonly Example[]): RawQuantiles[] {
  return matrixOf(examples, forests.names).map((row) => ({
    p15: evaluate(forests.p15, row),
    p50: evaluate(forests.p50, row),
    p85: evaluate(forests.p85, row),
  }));
}
