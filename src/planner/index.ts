import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings, Sprint } from '../domain/plan.js';
import { boundFrom, reachableValues } from './bound.js';
import { type Capacity, capacityOf } from './capacity.js';
import { closureOrder, itemRatio, macroItems } from './closure.js';
import { type Instance, makeInstance } from './instance.js';
import { keepsPromises, orderThatKeepsPromises } from './promises.js';
import { Decoder, EPSILON, type Schedule } from './schedule.js';
import { defaultLimits, improve } from './search.js';
import { explainUnplanned } from './unplanned.js';

export { PlanError } from './errors.js';

/**
 * Puts debt items into sprints so that the hours per year they save come early: Σ value × share of the horizon left
 * after the sprint in which the item is finished. Items count with the middle of their estimate (p50). An item may
 * share a sprint with what it waits for; one that is larger than a sprint runs over consecutive sprints. Fixed sprints
 * are copied, and what they have done counts no more. `bound` is a proved upper bound (see bound.ts), so `gap` never
 * flatters the plan. Equal input gives an equal plan, in any order.
 * @throws PlanError where pins and deadlines cannot be kept, dependencies run in a circle, or a setting is out of range
 */
export function planSprints(items: readonly DebtItem[], settings: PlanSettings): Plan {
  const instance = makeInstance(items, settings);
  const capacity = capacityOf(settings);
  const reachable = reachableValues(instance);
  const schedule = findSchedule(instance, { reachable });
  return writePlan(instance, schedule, settings, boundFrom(reachable, instance.weight), capacity);
}

/** A schedule as a plan. `bound` is one that is proved; the objective is never written above it. */
export function writePlan(
  instance: Instance,
  schedule: Schedule,
  settings: PlanSettings,
  proved: number,
  capacity: Capacity = capacityOf(settings),
): Plan {
  const bound = round(proved);
  const objective = Math.min(round(schedule.objective), bound);
  return {
    sprints: writeSprints(instance, schedule, settings, capacity),
    unplanned: explainUnplanned(instance, schedule),
    objective,
    bound,
    gap: bound > 0 ? round((bound - objective) / bound) : 0,
    capacity: capacity.basis,
  };
}

interface SearchOptions {
  seed?: number;
  /** How many times the usual length of the search. */
  effort?: number;
  /** From `reachableValues`, where it is known already: the search ends where nothing better can exist. */
  reachable?: Float64Array;
}

/**
 * The best schedule that the search finds.
 * @throws PlanError where pins and deadlines cannot be kept
 */
export function findSchedule(instance: Instance, options: SearchOptions = {}): Schedule {
  const { seed = 1, effort = 1, reachable = reachableValues(instance) } = options;
  const decoder = new Decoder(instance);
  const starts = [closureOrder(instance, macroItems(instance)), ratioOrder(instance)].map((order) =>
    orderThatKeepsPromises(instance, decoder, order),
  );
  const start = starts.reduce((a, b) => (decoder.decode(b).rank > decoder.decode(a).rank + EPSILON ? b : a));
  const limits = defaultLimits(instance, boundFrom(reachable, instance.rankWeight));
  const longer = { ...limits, seed, tries: Math.floor(effort * limits.tries) };
  return improve(start, decoder, longer, (next) => keepsPromises(instance, next));
}

/** Value per hour, best first: weighted shortest job first. */
export function ratioOrder(instance: Instance): number[] {
  return instance.ids.map((_, item) => item).sort((a, b) => itemRatio(instance, b) - itemRatio(instance, a) || a - b);
}

/** The sprints of a plan: fixed ones as they are, the others with what a schedule puts there, in an order in which it can be done. */
export function writeSprints(
  instance: Instance,
  schedule: Schedule,
  settings: PlanSettings,
  { debt, pools }: Capacity = capacityOf(settings),
): Sprint[] {
  const sprints: Sprint[] = Array.from({ length: instance.sprints }, (_, i) => ({
    index: i + 1,
    start: settings.start === null ? null : dayAfter(settings.start, i * settings.sprintDays),
    capacityHours: round(debt[i + 1]!),
    items: [],
    ...(pools.length > 1
      ? { classes: pools.map((pool) => ({ class: pool.class, capacityHours: round(pool.hours[i + 1]!) })) }
      : {}),
  }));
  for (const [i, sprint] of (settings.fixed ?? []).entries()) sprints[i] = structuredClone(sprint);
  for (const item of schedule.sequence) {
    const parts = schedule.parts.get(item) ?? [instance.hours[item]!];
    for (const [i, hours] of parts.entries()) {
      if (hours === 0 && parts.length > 1) continue;
      sprints[schedule.first[item]! - 1 + i]!.items.push({ id: instance.ids[item]!, hours: round(hours) });
    }
  }
  return sprints;
}

function dayAfter(start: string, days: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
