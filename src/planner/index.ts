import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings, Sprint } from '../domain/plan.js';
import { closureOrder, itemRatio, macroItems, upperBound } from './closure.js';
import { type Instance, makeInstance } from './instance.js';
import { keepsPromises, orderThatKeepsPins, promisedItems } from './pins.js';
import { Decoder, EPSILON, type Schedule } from './schedule.js';
import { defaultLimits, improve } from './search.js';
import { explainUnplanned } from './unplanned.js';

export { PlanError } from './errors.js';

/**
 * Puts debt items into sprints so that the hours per year they save come early: Σ value × share of the horizon left
 * after the sprint in which the item is finished. Items count with the middle of their estimate (p50). An item may
 * share a sprint with what it waits for; one that is larger than a sprint runs over consecutive sprints. `bound` is a
 * proved upper bound (see closure.ts), so `gap` never flatters the plan. Equal input gives an equal plan, in any order.
 * @throws PlanError where the pins cannot be kept, dependencies run in a circle, or a setting is out of range
 */
export function planSprints(items: readonly DebtItem[], settings: PlanSettings): Plan {
  const instance = makeInstance(items, settings);
  const decoder = new Decoder(instance);
  const blocks = macroItems(instance);
  const promised = promisedItems(instance);
  const starts = [closureOrder(instance, blocks), ratioOrder(instance)].map((order) =>
    orderThatKeepsPins(instance, decoder, order),
  );
  const start = starts.reduce((a, b) => (decoder.decode(b).rank > decoder.decode(a).rank + EPSILON ? b : a));
  const limits = defaultLimits(instance, upperBound(instance, blocks, instance.rankWeight));
  const schedule = improve(start, decoder, limits, (next) => keepsPromises(promised, next));
  const bound = round(upperBound(instance, blocks));
  const objective = Math.min(round(schedule.objective), bound);
  return {
    sprints: writeSprints(instance, schedule, settings),
    unplanned: explainUnplanned(instance, schedule),
    objective,
    bound,
    gap: bound > 0 ? round((bound - objective) / bound) : 0,
  };
}

/** Value per hour, best first: weighted shortest job first. */
export function ratioOrder(instance: Instance): number[] {
  return instance.ids.map((_, item) => item).sort((a, b) => itemRatio(instance, b) - itemRatio(instance, a) || a - b);
}

function writeSprints(instance: Instance, schedule: Schedule, settings: PlanSettings): Sprint[] {
  const sprints: Sprint[] = Array.from({ length: instance.sprints }, (_, i) => ({
    index: i + 1,
    start: settings.start === null ? null : dayAfter(settings.start, i * settings.sprintDays),
    capacityHours: round(instance.capacity),
    items: [],
  }));
  for (const item of schedule.sequence) {
    const parts = schedule.parts.get(item) ?? [instance.hours[item]!];
    for (const [i, hours] of parts.entries()) {
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
