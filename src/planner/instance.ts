import { type DebtItem, workClassOf } from '../domain/debt-item.js';
import type { PlanSettings } from '../domain/plan.js';
import { capacityOf } from './capacity.js';
import { PlanError } from './errors.js';
import { type OpenItems, openItems } from './open-items.js';
import { readWindows } from './windows.js';

/** Hours that run out: the reserve, the part of it kept for a class, or the hours of people with a skill. */
export interface Resource {
  kind: 'reserve' | 'class' | 'skill';
  /** Class or skill; null for the reserve, less what classes have a part of their own in. */
  name: string | null;
  /** By sprint; index 0 is unused, and fixed sprints have 0. */
  capacity: Float64Array;
}

/** A planning problem in numbers: items by index, sorted by id, so that the order of the input never matters. */
export interface Instance {
  ids: string[];
  /** Hours that are left of each item (p50). */
  hours: Float64Array;
  value: Float64Array;
  /** Direct predecessors and successors. */
  before: number[][];
  after: number[][];
  /** All predecessors of an item, direct or not, in an order in which they can be done. */
  ancestors: number[][];
  sprints: number;
  /** The first is always the reserve. */
  resources: Resource[];
  /** Item to the resources its hours come from: one part of the reserve, and its skill where that is limited. */
  uses: number[][];
  /** Sprints 1 to this one are done or active: nothing is put there or taken out. */
  fixed: number;
  /** First sprint an item may be begun in: by itself, and by what it waits for. At least `fixed` + 1. */
  earliest: Int32Array;
  /** Last sprint it may end in: its deadline, and what pinned and due items ask that wait for it. */
  latest: Int32Array;
  /** Sprint in which it must begin, or 0. */
  pin: Int32Array;
  /** Items with a pin or a deadline, and all they wait for: they must be planned. Ascending. */
  promised: number[];
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
 * Turns items and settings into a planning problem. Whether its promises can be kept is not looked at here.
 * @throws PlanError on settings out of range, on pins, deadlines and such on unknown items or sprints, and on circles
 */
export function makeInstance(items: readonly DebtItem[], settings: PlanSettings): Instance {
  const capacity = capacityOf(settings);
  const open = openItems(items, settings);
  const fixed = settings.fixed?.length ?? 0;
  const index = new Map(open.items.map((item, i) => [item.id, i]));
  const before = open.items.map((item) =>
    [...new Set(item.dependsOn)].flatMap((id) => index.get(id) ?? []).sort((a, b) => a - b),
  );
  const after: number[][] = before.map(() => []);
  for (const [i, list] of before.entries()) for (const j of list) after[j]!.push(i);
  const order = topologicalOrder(open.items, before, after);
  const ancestors = ancestorLists(order, before);
  const free = (hours: Float64Array) => hours.map((value, t) => (t <= fixed ? 0 : value));
  const resources: Resource[] = [
    ...capacity.pools.map(({ class: name, hours }, i) => ({
      kind: i === 0 ? ('reserve' as const) : ('class' as const),
      name,
      capacity: free(hours),
    })),
    ...capacity.skills.map(({ skill, hours }) => ({ kind: 'skill' as const, name: skill, capacity: free(hours) })),
  ];
  return {
    ids: open.items.map((item) => item.id),
    hours: Float64Array.from(open.items, (item) => item.hours.p50),
    value: Float64Array.from(open.items, (item) => item.value),
    before,
    after,
    ancestors,
    sprints: settings.sprints,
    resources,
    uses: open.items.map((item) => usedBy(item, resources)),
    fixed,
    ...readWindows(open, settings, { index, before, after, order, ancestors }),
    missing: missingOf(open, index),
    weight: bySprint(settings.sprints, (left) => left),
    rankWeight: bySprint(settings.sprints, (left) => left + PLANNED_AT_ALL * (left + 1 / settings.sprints)),
  };
}

function usedBy(item: DebtItem, resources: readonly Resource[]): number[] {
  const name = workClassOf(item);
  const pool = resources.findIndex((resource) => resource.kind === 'class' && resource.name === name);
  const skill = resources.findIndex((resource) => resource.kind === 'skill' && resource.name === item.skill);
  return [Math.max(0, pool), ...(skill < 0 ? [] : [skill])];
}

function missingOf({ items }: OpenItems, index: ReadonlyMap<string, number>): string[][] {
  return items.map((item) => item.dependsOn.filter((id) => !index.has(id)).sort());
}

/** A number per sprint from the share of the horizon left after it; zero outside the plan. */
function bySprint(sprints: number, of: (left: number) => number): Float64Array {
  return Float64Array.from({ length: sprints + 2 }, (_, t) =>
    t >= 1 && t <= sprints ? of((sprints - t) / sprints) : 0,
  );
}

/** Kahn's order, smallest index first. */
function topologicalOrder(items: readonly DebtItem[], before: number[][], after: number[][]): number[] {
  const waiting = before.map((list) => list.length);
  const order = waiting.flatMap((count, i) => (count === 0 ? [i] : []));
  for (let at = 0; at < order.length; at++) {
    for (const i of after[order[at]!]!) if (--waiting[i]! === 0) order.push(i);
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

/** Most hours of an item that one sprint has room for, where nothing else is in it. */
export function roomFor(instance: Instance, item: number, sprint: number): number {
  let room = Number.POSITIVE_INFINITY;
  for (const resource of instance.uses[item]!) room = Math.min(room, instance.resources[resource]!.capacity[sprint]!);
  return room;
}
