import { type Calibration, calibrated, type RawQuantiles } from '../../scoring/calibration.js';
import type { Hours } from '../../src/domain/score.js';
import type { Series } from '../../src/domain/series.js';
import { FULL, fitForests, GENERAL, type Plan, predictRaw } from './boosted.js';
import { calibrate, type Residual } from './calibrate.js';
import { type Example, exampleOf, FEWEST_MIGRATIONS, jumpsOf, type Split, type Step, splitOf } from './data.js';
import type { Extract, Row } from './extract.js';
import { FOLDS } from './folds.js';

/** A way to predict: fits on training rows, gives raw quantiles of other rows. Candidates of the model choice are these. */
export type Fitter = (train: readonly Example[]) => (test: readonly Example[]) => RawQuantiles[];

export const boosted =
  (plan: Plan): Fitter =>
  (train) => {
    const forests = fitForests(train, plan);
    return (test) => predictRaw(forests, test);
  };

/** One figure of the cross-validation: the prediction for a row, from folds that did not see its repository. */
export interface Predicted {
  row: Row;
  /** `hop`, or `general` where the step has too few known migrations. */
  basis: 'hop' | 'general';
  lines: Hours;
}

export interface CrossValidated {
  /** Steps between neighbouring series. */
  steps: Map<Series, Predicted[]>;
  /** Migrations that skip versions, predicted as the sum of their steps. */
  jumps: Map<string, Predicted[]>;
  /** Calibration on all rows, each from folds without its repository: what the shipped model uses. */
  calibration: Map<Series | 'general', Calibration>;
}

type RawBy = Map<Row, RawQuantiles>;

/**
 * Folds by repository. The calibration of a fold comes from models that saw neither that fold nor the rows calibrated on,
 * so each pair of folds is left out once.
 */
export function crossValidate(
  extracts: readonly Extract[],
  steps: readonly Step[],
  fold: ReadonlyMap<string, number>,
  fitter: Fitter = boosted(FULL),
  say: (text: string) => void = () => {},
): CrossValidated {
  const single: RawBy = new Map();
  const without = new Map<number, { split: Split; predict: ReturnType<Fitter> }>();
  for (let f = 0; f < FOLDS; f++) {
    const split = splitOf(steps, (repo) => fold.get(repo) === f);
    const predict = fitter(split.train);
    without.set(f, { split, predict });
    const known = split.test.filter(({ hop }) => split.counts.has(hop));
    for (const [i, raw] of predict(known).entries()) single.set(known[i]!.row, raw);
    say(`fold ${f + 1} of ${FOLDS}`);
  }
  const inner = Array.from({ length: FOLDS }, (): RawBy => new Map());
  for (let f = 0; f < FOLDS; f++) {
    for (let g = f + 1; g < FOLDS; g++) {
      const split = splitOf(steps, (repo) => fold.get(repo) === f || fold.get(repo) === g);
      const known = split.test.filter(({ hop }) => split.counts.has(hop));
      const raws = fitter(split.train)(known);
      for (const [i, { row }] of known.entries()) inner[fold.get(row.repo) === f ? g : f]!.set(row, raws[i]!);
    }
    say(`calibration ${f + 1} of ${FOLDS}`);
  }
  const general = leaveStepOut(steps, fold);
  const result: CrossValidated = { steps: new Map(), jumps: new Map(), calibration: new Map() };
  const forFold = inner.map((raws) => calibrations(steps, raws, general));
  for (const { hop, rows } of steps) {
    result.steps.set(
      hop,
      rows.map((row) => predictedOf(row, single.get(row), general.get(row), forFold[fold.get(row.repo)!]!, hop)),
    );
  }
  for (const extract of jumpsOf(extracts)) {
    const list = extract.rows.map((row) =>
      jumpOf(row, extract.names, without.get(fold.get(row.repo)!)!, forFold[fold.get(row.repo)!]!),
    );
    result.jumps.set(
      `${extract.rows[0]!.from}-${extract.rows[0]!.to}`,
      list.filter((entry) => entry !== null),
    );
  }
  result.calibration = calibrations(steps, single, general);
  return result;
}

function predictedOf(
  row: Row,
  raw: RawQuantiles | undefined,
  general: RawQuantiles | undefined,
  calibration: ReadonlyMap<Series | 'general', Calibration>,
  hop: Series,
): Predicted {
  if (raw !== undefined) return { row, basis: 'hop', lines: calibrated(raw, calibration.get(hop)!) };
  return { row, basis: 'general', lines: calibrated(general!, calibration.get('general')!) };
}

/** The sum of the steps; null where a step on the way has too few known migrations. */
function jumpOf(
  row: Row,
  names: readonly string[],
  { split, predict }: { split: Split; predict: ReturnType<Fitter> },
  calibration: ReadonlyMap<Series | 'general', Calibration>,
): Predicted | null {
  const sum = { p15: 0, p50: 0, p85: 0 };
  for (const hop of Object.keys(row.steps) as Series[]) {
    const counts = split.counts.get(hop);
    if (counts === undefined) return null;
    const [raw] = predict([exampleOf(row, hop, counts, names)]);
    const lines = calibrated(raw!, calibration.get(hop)!);
    for (const key of ['p15', 'p50', 'p85'] as const) sum[key] += lines[key];
  }
  return { row, basis: 'hop', lines: sum };
}

function calibrations(steps: readonly Step[], raws: RawBy, general: RawBy): Map<Series | 'general', Calibration> {
  const residuals = (rows: readonly Row[], by: RawBy): Residual[] =>
    rows.filter((row) => by.has(row)).map((row) => ({ raw: by.get(row)!, actual: row.actual }));
  const result = new Map<Series | 'general', Calibration>();
  for (const { hop, rows } of steps) {
    if (rows.length >= FEWEST_MIGRATIONS) result.set(hop, calibrate(residuals(rows, raws)));
  }
  result.set('general', calibrate(steps.flatMap(({ rows }) => residuals(rows, general))));
  return result;
}

/** Predictions by models that saw neither the step nor the repository: how a step nobody knows yet would fare. */
function leaveStepOut(steps: readonly Step[], fold: ReadonlyMap<string, number>): RawBy {
  const raws: RawBy = new Map();
  for (const [index, { hop, rows, names }] of steps.entries()) {
    const others = steps.filter((step) => step.hop !== hop);
    // Two halves of the repositories are enough here: nothing is chosen by these figures.
    for (const half of [0, 1]) {
      const held = (repo: string) => (fold.get(repo)! + index) % 2 === half;
      const { train } = splitOf(others, held);
      const forests = fitForests(train, GENERAL);
      const test = rows.filter(({ repo }) => held(repo)).map((row) => exampleOf(row, hop, null, names));
      for (const [i, raw] of predictRaw(forests, test).entries()) raws.set(test[i]!.row, raw);
    }
  }
  return raws;
}
