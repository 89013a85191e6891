import type { Calibration, EstimateError } from '../domain/calibration.js';
import { type DebtItem, type ItemKind, itemKindSchema } from '../domain/debt-item.js';
import type { Hours } from '../domain/score.js';
import { wholeId } from './forecast-jobs.js';
import { type GroupMeans, shrunkMeans } from './shrinkage.js';

/** What was estimated of an item that is done, and what it took. */
export interface DoneItem {
  id: string;
  /** Null where it is not known any more. */
  kind: ItemKind | null;
  /** As estimated, before any correction; without an interval p15 and p85 are p50. */
  estimate: Hours;
  actual: number;
}

/** Done items below which nothing is changed: the mean of ten errors of a factor of 1.8 is known to a fifth. An assumption. */
const NEEDED = 10;
/** Items that speak for the width as it was estimated, beside those that are done. An assumption. */
const WIDTH_PRIOR = 10;
/** Errors beyond this factor count as this one: hours booked on the wrong item must not move all others. */
const FURTHEST = Math.log(10);
/** What an interval from the 15th to the 85th percentile holds. */
const PROMISED = 0.7;
const WIDTHS = { least: 0.5, most: 3 };

interface Correction {
  means: GroupMeans<ItemKind>;
  width: number;
}

/**
 * Corrects estimates by what done items took. The hours of each kind of item are multiplied by the mean of actual ÷ p50
 * (of its logarithm), drawn to that of all kinds by how few items tell (shrinkage.ts); intervals become wider or
 * narrower until 70 % of the done items lie inside, drawn to what they were. With fewer than ten done items hours stay as
 * they are. Factors are left out where done items that they had not seen would not have been closer by them; then
 * intervals change only where they would have held better.
 * @param items with their hours as estimated; correcting corrected hours would take the correction back
 */
export function calibrate(
  items: readonly DebtItem[],
  done: readonly DoneItem[],
): { items: DebtItem[]; calibration: Calibration } {
  const known = done.filter(({ estimate, actual }) => estimate.p50 > 0 && actual > 0);
  const base = { items: known.length, needed: NEEDED, before: known.length > 0 ? errorOf(known) : null };
  const leave = (why: string, after: EstimateError | null) => ({
    items: [...items],
    calibration: { ...base, applied: false, why, after, factors: [], width: 1 },
  });
  if (known.length < NEEDED) {
    return leave(`${known.length} done items tell their hours; below ${NEEDED} estimates stay as they are.`, null);
  }
  const unseen = (shifted: boolean) =>
    known.map((one, i) => corrected(one, correctionOf(known.toSpliced(i, 1), shifted)));
  let held = unseen(true);
  const shifted = meanMiss(held) <= meanMiss(known);
  if (!shifted) held = unseen(false);
  const [before, after] = [errorOf(known), errorOf(held)];
  if (!shifted && offPromise(after) >= offPromise(before)) {
    return leave('A correction would not have brought the done items closer, so estimates stay.', after);
  }
  const correction = correctionOf(known, shifted);
  const middle = shifted ? '' : ' Factors would not have brought them closer, so only the intervals change.';
  return {
    items: items.map((item) => ({ ...item, hours: correctedHours(item.hours, item.kind, correction) })),
    calibration: {
      ...base,
      applied: true,
      why: `${known.length} done items tell their hours.${middle}`,
      after,
      factors: shifted ? factorsOf(correction) : [],
      width: round(correction.width),
    },
  };
}

/** What a plan file says of items; of `PlanFile` only what is needed here. */
interface FileItems {
  sprints: readonly {
    items: readonly {
      item: string;
      hours: number;
      actual?: number | undefined;
      estimate?: Hours | undefined;
      kind?: ItemKind | undefined;
    }[];
  }[];
}

/**
 * Items of a plan file that are finished and whose actual hours are known in every sprint they were in. What was
 * estimated is taken from the file, else from the item where there still is one, else it is the planned hours (without
 * an interval).
 * @param finished ids of items, or of parts of them, that are done
 * @param items as estimated
 */
export function doneItems(file: FileItems, finished: ReadonlySet<string>, items: readonly DebtItem[]): DoneItem[] {
  const known = new Map(items.map((item) => [item.id, item]));
  const lines = new Map<string, FileItems['sprints'][number]['items'][number][]>();
  for (const sprint of file.sprints) {
    for (const line of sprint.items) {
      if (finished.has(line.item)) lines.set(line.item, [...(lines.get(line.item) ?? []), line]);
    }
  }
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, own]) => {
      if (own.some(({ actual }) => actual === undefined)) return [];
      const item = known.get(id) ?? known.get(wholeId(id));
      const planned = own.reduce((sum, { hours }) => sum + hours, 0);
      const part = id !== item?.id && item !== undefined && item.hours.p50 > 0 ? planned / item.hours.p50 : 1;
      const estimate =
        own.findLast((line) => line.estimate !== undefined)?.estimate ??
        (item === undefined ? { p15: planned, p50: planned, p85: planned } : scaled(item.hours, part));
      return [
        {
          id,
          kind: own.findLast((line) => line.kind !== undefined)?.kind ?? item?.kind ?? null,
          estimate,
          actual: own.reduce((sum, { actual = 0 }) => sum + actual, 0),
        },
      ];
    });
}

function scaled({ p15, p50, p85 }: Hours, by: number): Hours {
  return { p15: p15 * by, p50: p50 * by, p85: p85 * by };
}

/** Logarithm of actual ÷ p50, held within a factor of ten. */
function missOf({ actual, estimate }: DoneItem): number {
  return Math.max(-FURTHEST, Math.min(FURTHEST, Math.log(actual / estimate.p50)));
}

function meanMiss(done: readonly DoneItem[]): number {
  return done.reduce((sum, one) => sum + Math.abs(missOf(one)), 0) / done.length;
}

/** How far the share inside the intervals is from what they promise. */
function offPromise({ inside }: EstimateError): number {
  return inside === null ? 1 : Math.abs(inside - PROMISED);
}

function correctionOf(done: readonly DoneItem[], shifted: boolean): Correction {
  const means = shrunkMeans(shifted ? done.map((one) => ({ group: one.kind, value: missOf(one) })) : []);
  return { means, width: widthOf(done, means) };
}

/** Logarithm of the factor of a kind. */
function shiftOf(kind: ItemKind | null, { groups, overall }: GroupMeans<ItemKind>): number {
  return (kind === null ? undefined : groups.get(kind)?.mean) ?? overall;
}

/**
 * How much wider intervals must be for 70 % of the done items to lie inside: the quantile of how far each lies off the
 * corrected middle, in widths of its own side (as in conformal prediction: Romano, Patterson and Candès 2019, arXiv
 * 1905.03222, where it is the distance itself instead of its share of the width), drawn to 1 on the scale of logarithms.
 */
function widthOf(done: readonly DoneItem[], means: GroupMeans<ItemKind>): number {
  const off = done.flatMap((one) => {
    const miss = missOf(one) - shiftOf(one.kind, means);
    const { p15, p50, p85 } = one.estimate;
    const side = miss > 0 ? Math.log(p85 / p50) : Math.log(p50 / p15);
    return side > 0 && Number.isFinite(side) ? [Math.abs(miss) / side] : [];
  });
  if (off.length < NEEDED) return 1;
  off.sort((a, b) => a - b);
  const quantile = off[Math.min(off.length, Math.ceil((off.length + 1) * PROMISED)) - 1]!;
  const width = Math.max(WIDTHS.least, Math.min(WIDTHS.most, quantile));
  return width ** (off.length / (off.length + WIDTH_PRIOR));
}

function corrected(one: DoneItem, correction: Correction): DoneItem {
  return { ...one, estimate: correctedHours(one.estimate, one.kind, correction) };
}

function correctedHours({ p15, p50, p85 }: Hours, kind: ItemKind | null, { means, width }: Correction): Hours {
  const factor = Math.exp(shiftOf(kind, means));
  if (p50 === 0) return { p15: 0, p50: 0, p85: round(p85 * factor) };
  const end = (hours: number) => round(p50 * factor * (hours / p50) ** width);
  return { p15: end(p15), p50: round(p50 * factor), p85: end(p85) };
}

function errorOf(done: readonly DoneItem[]): EstimateError {
  const errors = done.map(({ actual, estimate }) => Math.abs(actual - estimate.p50) / actual).sort((a, b) => a - b);
  const middle = Math.floor(errors.length / 2);
  const wide = done.filter(({ estimate: { p15, p85 } }) => p15 < p85);
  const inside = wide.filter(({ actual, estimate: { p15, p85 } }) => p15 <= actual && actual <= p85);
  return {
    medianError: round(errors.length % 2 === 1 ? errors[middle]! : (errors[middle - 1]! + errors[middle]!) / 2),
    bias: round(Math.exp(done.reduce((sum, one) => sum + missOf(one), 0) / done.length)),
    inside: wide.length > 0 ? round(inside.length / wide.length) : null,
  };
}

function factorsOf({ means }: Correction): Calibration['factors'] {
  return [
    ...itemKindSchema.options.flatMap((kind) => {
      const group = means.groups.get(kind);
      if (group === undefined) return [];
      return [{ kind, items: group.count, own: round(Math.exp(group.own)), factor: round(Math.exp(group.mean)) }];
    }),
    { kind: null, items: 0, own: null, factor: round(Math.exp(means.overall)) },
  ];
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
