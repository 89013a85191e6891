import type { DebtItem } from '../domain/debt-item.js';
import type { PlanSettings } from '../domain/plan.js';
import { PlanError } from './errors.js';

/** A planning problem in numbers: items by index, sorted by id, so that the order of the input never matters. */
export interface Instance {
  ids: string[];
  hours: Float64Array;
  value: Float64Array;
  /** Direct predecessors and successors. */
  before: number[][];
  after: number[][];
  /** All predecessors of an item, direct or not, in an order in which they can be done. */
  ancestors: number[][];
  sprints: number;
  /** Hours for debt in each sprint. */
  capacity: number;
  /** Sprint an item is pinned to, or 0. */
  pin: Int32Array;
  /** Last sprint in which an item may end because something pinned waits for it; `sprints` where nothing does. */
  latest: Int32Array;
  /** Ids that an item waits for and that are not among the items. */
  missing: string[][];
  /** Share of the horizon that is left after each sprint; index 0 is unused. */
  weight: Float64Array;
  /** The same with a trace of value for merely being planned: it orders plans that are otherwise equal. */
  rankWeight: Float64Array;
}

/** How much finishing at all counts beside finishing early. Small enough never to outweigh a sprint. */
const PLANNED_AT_ALL = 1e-4;

/**
 * Turns items and settings into a planning problem.
 * @throws PlanError on settings out of range, pins on unknown items or sprints, and circles of dependencies.
 */
export function makeInstance(items: readonly DebtItem[], settings: PlanSettings): Instance {
  checkSettings(settings);
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const index = new Map(sorted.map((item, i) => [item.id, i]));
  const before = sorted.map((item) =>
    [...new Set(item.dependsOn)].flatMap((id) => index.get(id) ?? []).sort((a, b) => a - b),
  );
  const after: number[][] = sorted.map(() => []);
  for (const [i, list] of before.entries()) for (const j of list) after[j]!.push(i);
  const order = topologicalOrder(sorted, before, after);
  const pin = readPins(settings, index);
  const instance: Instance = {
    ids: sorted.map((item) => item.id),
    hours: Float64Array.from(sorted, (item) => item.hours.p50),
    value: Float64Array.from(sorted, (item) => item.value),
    before,
    after,
    ancestors: ancestorLists(order, before),
    sprints: settings.sprints,
    capacity: (settings.capacityHours * settings.reservePercent) / 100,
    pin,
    latest: latestSprints(order, after, pin, settings.sprints),
    missing: sorted.map((item) => item.dependsOn.filter((id) => !index.has(id)).sort()),
    weight: bySprint(settings.sprints, (left) => left),
    rankWeight: bySprint(settings.sprints, (left) => left + PLANNED_AT_ALL * (left + 1 / settings.sprints)),
  };
  checkPinOrder(instance);
  return instance;
}

/** A number per sprint from the share of the horizon left after it; zero outside the plan. */
function bySprint(sprints: number, of: (left: number) => number): Float64Array {
  return Float64Array.from({ length: sprints + 2 }, (_, t) =>
    t >= 1 && t <= sprints ? of((sprints - t) / sprints) : 0,
  );
}

function checkSettings(settings: PlanSettings): void {
  const { sprints, capacityHours, reservePercent } = settings;
  if (!Number.isInteger(sprints) || sprints < 1) {
    throw new PlanError(`The number of sprints must be a whole number from 1 on, not ${sprints}.`);
  }
  if (!(capacityHours >= 0) || !Number.isFinite(capacityHours)) {
    throw new PlanError(`The hours of a sprint must be 0 or more, not ${capacityHours}.`);
  }
  if (!(reservePercent >= 0 && reservePercent <= 100)) {
    throw new PlanError(`The share reserved for debt must be between 0 and 100 percent, not ${reservePercent}.`);
  }
}

function readPins(settings: PlanSettings, index: ReadonlyMap<string, number>): Int32Array {
  const pin = new Int32Array(index.size);
  for (const [id, sprint] of Object.entries(settings.pins).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const item = index.get(id);
    if (item === undefined)
      throw new PlanError(`${id} is pinned to sprint ${sprint}, but there is no such item.`, [id]);
    if (!Number.isInteger(sprint) || sprint < 1 || sprint > settings.sprints) {
      throw new PlanError(`${id} is pinned to sprint ${sprint}, but the plan has sprints 1 to ${settings.sprints}.`, [
        id,
      ]);
    }
    pin[item] = sprint;
  }
  return pin;
}

/** Kahn's order, smallest index first. */
function topologicalOrder(items: readonly DebtItem[], before: number[][], after: number[][]): number[] {
  const waiting = before.map((list) => list.length);
  const ready = waiting.flatMap((count, i) => (count === 0 ? [i] : []));
  const order: number[] = [];
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    order.push(next);
    for (const i of after[next]!) if (--waiting[i]! === 0) ready.push(i);
  }
  if (order.length < items.length) {
    const circle = waiting.flatMap((count, i) => (count > 0 ? [items[i]!.id] : []));
    throw new PlanError(`These items wait for each other in a circle: ${circle.slice(0, 10).join(', ')}.`, circle);
  }
  return order;
}

function ancestorLists(order: readonly number[], before: number[][]): number[][] {
  const position = new Map(order.map((item, i) => [item, i]));
  const sets: Set<number>[] = before.map(() => new Set());
  for (const item of order) {
    for (const j of before[item]!) {
      sets[item]!.add(j);
      for (const k of sets[j]!) sets[item]!.add(k);
    }
  }
  return sets.map((set) => [...set].sort((a, b) => position.get(a)! - position.get(b)!));
}

function latestSprints(order: readonly number[], after: number[][], pin: Int32Array, sprints: number): Int32Array {
  const latest = new Int32Array(order.length).fill(sprints);
  for (const item of [...order].reverse()) {
    for (const i of after[item]!) {
      latest[item] = Math.min(latest[item]!, pin[i]! > 0 ? pin[i]! : latest[i]!);
    }
  }
  return latest;
}

function checkPinOrder(instance: Instance): void {
  const { ids, pin, ancestors, missing } = instance;
  for (const [item, id] of ids.entries()) {
    if (pin[item]! === 0) continue;
    for (const i of [item, ...ancestors[item]!]) {
      if (missing[i]!.length > 0) {
        throw new PlanError(`${id} is pinned, but it waits for ${missing[i]![0]}, which is not among the items.`, [id]);
      }
    }
    for (const i of ancestors[item]!) {
      if (pin[i]! > pin[item]!) {
        throw new PlanError(
          `${id} is pinned to sprint ${pin[item]}, but it waits for ${ids[i]}, which is pinned to sprint ${pin[i]}.`,
          [ids[i]!, id],
        );
      }
    }
  }
}
