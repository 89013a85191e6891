import type { Hours } from '../src/domain/score.js';
import type { Series } from '../src/domain/series.js';
import { type Calibration, calibrated } from './calibration.js';
import { constructFeatures, type Observed } from './construct-features.js';
import { type CodeLanguage, type ConstructLine, type Wanted, wantedOf } from './constructs.js';
import { type FeatureGroup, type Features, groupOf } from './upgrade-features.js';

/**
 * The fitted model of changed lines: small regression trees over features, one forest for the middle and one for each
 * edge, moved by how far they missed on repositories they had not seen. `npm run fit:upgrade` writes
 * scoring/data/upgrade-model.json; its provenance says from what and how well.
 */

/**
 * One tree as parallel lists. A node with feature -1 is a leaf. The children of node i are `left[i]` (value at most the
 * threshold) and `left[i] + 1`. `value` is what the rows that came by were moved by, so the difference between a child
 * and its parent is what that split contributed.
 */
export interface Tree {
  feature: number[];
  threshold: number[];
  left: number[];
  value: number[];
}

/** Predicts on the scale log(1 + lines). */
export interface Forest {
  /** Prediction before any tree. */
  base: number;
  trees: Tree[];
}

/** Features by position, and the forests that read them. */
export interface Forests {
  names: string[];
  p15: Forest;
  p50: Forest;
  p85: Forest;
}

/** Lines with a construct in the training migrations of a step, those changed, and the repositories they stand in. */
export type Rate = [lines: number, changed: number, repositories: number];

export interface StepRates {
  /** Share of all lines that changed, by language. */
  usual: Record<CodeLanguage, number>;
  rates: Record<string, Rate>;
}

export interface UpgradeModel {
  provenance: Record<string, unknown>;
  /** For the steps named in `steps`. */
  full: Forests;
  /** For any other step: without construct rates and without the step itself. */
  general: Forests;
  steps: Record<string, StepRates>;
  /** By series the step ends at; `general` for the rest. */
  calibration: Record<string, Calibration>;
}

/** What raised or lowered the middle, in lines; together with `usual` they add up to it. */
export interface Contribution {
  group: FeatureGroup;
  lines: number;
}

export interface ChangedLines extends Hours {
  /** `general`: the step has too few known migrations, so what holds for other steps stands for it. */
  basis: 'hop' | 'general';
  /** Migrations the step was calibrated on. */
  migrations: number;
  /** Lines of an addon of which nothing is known. */
  usual: number;
  contributions: Contribution[];
}

/** Features with those that follow from the rates of the step; none where the step has no rates. */
export function withRates(
  model: UpgradeModel,
  features: Features,
  lines: readonly ConstructLine[],
  hop: Series,
): Features {
  return { ...features, ...rateFeatures(model, lines, hop) };
}

/** Features that follow from the rates of a step; none where the step has no rates. */
export function rateFeatures(model: UpgradeModel, lines: readonly ConstructLine[], hop: Series): Features {
  const step = model.steps[hop];
  return step === undefined ? {} : constructFeatures(lines, rateOf(step), step.usual);
}

const wanted = new WeakMap<UpgradeModel, Wanted>();

/** All constructs that some step has a rate of: lines need no others named. */
export function ratedConstructs(model: UpgradeModel): Wanted {
  let known = wanted.get(model);
  if (known === undefined) {
    known = wantedOf(new Set(Object.values(model.steps).flatMap(({ rates }) => Object.keys(rates))));
    wanted.set(model, known);
  }
  return known;
}

const observed = new WeakMap<StepRates, ReadonlyMap<string, Observed>>();

/** Rates of a step as lookups. */
export function rateOf(step: StepRates): (construct: string) => Observed | undefined {
  let rates = observed.get(step);
  if (rates === undefined) {
    rates = new Map(Object.entries(step.rates).map(([name, [lines, changed]]) => [name, { lines, changed }]));
    observed.set(step, rates);
  }
  const known = rates;
  return (construct) => known.get(construct);
}

/**
 * Changed lines of the step that ends at `hop`; null: of a step nobody knows.
 * @param layers Features; of two with one name the last counts.
 */
export function changedLinesOf(
  model: UpgradeModel,
  layers: Features | readonly Features[],
  hop: Series | null,
): ChangedLines {
  const features = (Array.isArray(layers) ? layers : [layers]) as readonly Features[];
  const own = hop === null || model.steps[hop] === undefined ? undefined : model.calibration[hop];
  const forests = own === undefined ? model.general : model.full;
  const calibration = own ?? model.calibration.general!;
  const row = Float64Array.from(forests.names, (name) => lastOf(features, name));
  const moved = new Float64Array(forests.names.length);
  const raw = {
    p15: evaluate(forests.p15, row),
    p50: evaluate(forests.p50, row, moved),
    p85: evaluate(forests.p85, row),
  };
  const lines = calibrated(raw, calibration);
  return {
    ...lines,
    basis: own === undefined ? 'general' : 'hop',
    migrations: calibration.migrations,
    ...explain(lines.p50, raw.p50 + calibration.p50, byGroup(forests.names, moved)),
  };
}

function lastOf(layers: readonly Features[], name: string): number {
  for (let at = layers.length - 1; at >= 0; at--) {
    const value = layers[at]![name];
    if (value !== undefined) return value;
  }
  return 0;
}

/** Prediction of a forest; `moved` takes up what the splits on each feature contributed. */
export function evaluate(forest: Forest, row: ArrayLike<number>, moved?: Float64Array): number {
  let sum = forest.base;
  for (const { feature, threshold, left, value } of forest.trees) {
    let node = 0;
    for (let at = feature[0]!; at >= 0; at = feature[node]!) {
      const next = left[node]! + (row[at]! <= threshold[node]! ? 0 : 1);
      if (moved !== undefined) moved[at]! += value[next]! - value[node]!;
      node = next;
    }
    sum += value[node]!;
  }
  return sum;
}

/** Only groups that some tree asked about. */
function byGroup(names: readonly string[], moved: Float64Array): Map<FeatureGroup, number> {
  const groups = new Map<FeatureGroup, number>();
  for (const [index, by] of moved.entries()) {
    const group = groupOf(names[index]!);
    groups.set(group, (groups.get(group) ?? 0) + by);
  }
  return groups;
}

/** The order in which groups are added up: what is known of every addon first. */
const ORDER: readonly FeatureGroup[] = [
  'step',
  'size',
  'python',
  'data',
  'views',
  'javascript',
  'constructs',
  'findings',
];

/**
 * Contributions are sums on the log scale, where factors multiply; in lines, each group is what it adds to the groups
 * before it, so that the usual lines and all contributions add up to the prediction.
 */
function explain(
  p50: number,
  log: number,
  groups: ReadonlyMap<FeatureGroup, number>,
): Pick<ChangedLines, 'usual' | 'contributions'> {
  const lines = (value: number) => Math.max(0, Math.expm1(value));
  const total = [...groups.values()].reduce((sum, value) => sum + value, 0);
  let at = log - total;
  const usual = Math.min(lines(at), Number.MAX_SAFE_INTEGER);
  const contributions: Contribution[] = [];
  let before = usual;
  for (const group of ORDER) {
    const moved = groups.get(group);
    if (moved === undefined) continue;
    at += moved;
    contributions.push({ group, lines: lines(at) - before });
    before = lines(at);
  }
  // Rounding of the prediction goes to the last group.
  const rest = p50 - before;
  const last = contributions.at(-1);
  if (last !== undefined) last.lines += rest;
  return { usual: last === undefined ? p50 : usual, contributions };
}
