import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import type { Curve } from '../domain/scenario.js';

const DAYS_PER_YEAR = 365;
/** Plans are written with six digits. */
const REST = 1e-4;

/**
 * How the debt goes down sprint by sprint; the first entry is before the first sprint.
 *
 * - `remainingHours`: Σ over all items of the middle of the estimate (p50) less the hours in sprints up to then. Items
 *   that are not planned stay in it to the end.
 * - `interestPaid`, in hours, added up: in each sprint Σ value (hours per year) of the items that were not done before
 *   it × days of a sprint ÷ 365. An item is done at the end of the sprint it ends in, as in the objective of the
 *   planner; a part of an item saves its share by hours.
 */
export function curveOf(
  plan: Plan,
  items: readonly DebtItem[],
  { sprintDays, splits = {} }: Pick<PlanSettings, 'sprintDays' | 'splits'>,
): Curve {
  const open = new Map(piecesOf(items, splits).map((piece) => [piece.id, piece]));
  const remaining = () => sum([...open.values()].map(({ hours }) => Math.max(0, hours)));
  const curve: Curve = { remainingHours: [round(remaining())], interestPaid: [0] };
  let paid = 0;
  for (const sprint of plan.sprints) {
    paid += (sum([...open.values()].map(({ value }) => value)) * sprintDays) / DAYS_PER_YEAR;
    for (const { id, hours } of sprint.items) work(open, id in splits ? partsOf(id, splits) : [id], hours);
    curve.remainingHours.push(round(remaining()));
    curve.interestPaid.push(round(paid));
  }
  return curve;
}

/** Takes hours off pieces, one after the other; what is done is no longer open. */
function work(open: Map<string, Piece>, ids: readonly string[], hours: number): void {
  let left = hours;
  for (const id of ids) {
    const piece = open.get(id);
    if (piece === undefined) continue;
    const taken = Math.min(left, piece.hours);
    left -= taken;
    piece.hours -= taken;
    if (piece.hours <= REST) open.delete(id);
  }
}

function partsOf(id: string, splits: NonNullable<PlanSettings['splits']>): string[] {
  return splits[id]!.map((_, i) => `${id}#${i + 1}`);
}

interface Piece {
  id: string;
  hours: number;
  value: number;
}

function piecesOf(items: readonly DebtItem[], splits: NonNullable<PlanSettings['splits']>): Piece[] {
  return items.flatMap(({ id, hours, value }) => {
    const parts = splits[id];
    if (parts === undefined) return [{ id, hours: hours.p50, value }];
    const all = sum(parts);
    return parts.map((part, i) => ({ id: partsOf(id, splits)[i]!, hours: part, value: (value * part) / all }));
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
