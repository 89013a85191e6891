import { execFileSync } from 'node:child_process';
import type { Calibration } from '../../scoring/calibration.js';
import type { Forest, Forests, UpgradeModel } from '../../scoring/upgrade-model.js';
import { FULL, fitForests, GENERAL } from './boosted.js';
import type { CrossValidated } from './crossval.js';
import { type Step, splitOf } from './data.js';
import { FOLDS } from './folds.js';
import { tableOf } from './measure.js';
import { stepRates } from './rates.js';

/** The model on all rows, with the calibration and the figures of the cross-validation. `date` is written as given. */
export function modelOf(steps: readonly Step[], validated: CrossValidated, date: string): UpgradeModel {
  const { train, counts } = splitOf(steps, () => false);
  const rows = steps.flatMap((step) => step.rows);
  const table = tableOf(validated);
  return {
    provenance: {
      what: 'Changed lines of real migrations of OCA addons between two neighbouring series, found in public history.',
      units: 'Python statements; XML tags, attributes and texts; JavaScript and CSV lines; without tests and manifest.',
      script: 'npm run fit:upgrade',
      code: described(),
      date,
      folds: `${FOLDS}, by repository; calibration of a fold from models that saw neither the fold nor the rows`,
      migrations: rows.length,
      repositories: [...new Set(rows.map(({ repo }) => repo))].sort(),
      figures: Object.fromEntries(
        Object.entries(table.steps).map(([hop, figures]) => [
          hop,
          Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Math.round(value * 1000) / 1000])),
        ]),
      ),
    },
    full: compact(fitForests(train, FULL)),
    general: compact(fitForests(train, GENERAL)),
    steps: Object.fromEntries([...counts].map(([hop, count]) => [hop, stepRates(count)])),
    calibration: Object.fromEntries(validated.calibration) as Record<string, Calibration>,
  };
}

/** The commit the fitting ran on, as git describes it; features and findings are those of that commit. */
export function described(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** Only the features that some tree asks for, and numbers as short as they may be. */
function compact(forests: Forests): Forests {
  const used = new Set<number>();
  for (const forest of [forests.p15, forests.p50, forests.p85]) {
    for (const { feature } of forest.trees) for (const index of feature) if (index >= 0) used.add(index);
  }
  const kept = [...used].sort((a, b) => a - b);
  const position = new Map(kept.map((index, at) => [index, at]));
  const digits = (value: number, places: number) => Math.round(value * 10 ** places) / 10 ** places;
  const small = ({ base, trees }: Forest): Forest => ({
    base: digits(base, 5),
    trees: trees.map(({ feature, threshold, left, value }) => ({
      feature: feature.map((index) => (index < 0 ? -1 : position.get(index)!)),
      threshold: threshold.map((edge) => digits(edge, 3)),
      left,
      value: value.map((moved) => digits(moved, 4)),
    })),
  });
  return {
    names: kept.map((index) => forests.names[index]!),
    p15: small(forests.p15),
    p50: small(forests.p50),
    p85: small(forests.p85),
  };
}
