import type { DebtItem } from '../src/domain/debt-item.js';
import type { PlanSettings } from '../src/domain/plan.js';
import { makeInstance } from '../src/planner/instance.js';

/**
 * The best objective of all plans, by branch and bound: items in an order of their dependencies, each into every sprint
 * that is allowed or into none. Written apart from the planner, to check it. Only for items that fit one sprint.
 */
export function bestObjective(items: readonly DebtItem[], settings: PlanSettings): number {
  const instance = makeInstance(items, settings);
  const { hours, value, before, ancestors, weight, sprints, resources } = instance;
  const capacity = resources[0]!.capacity[1]!;
  if (hours.some((need) => need > capacity)) throw new Error('an item is larger than a sprint');
  const order = instance.ids.map((_, i) => i).sort((a, b) => ancestors[a]!.length - ancestors[b]!.length || a - b);
  const hope = new Float64Array(order.length + 1);
  for (let i = order.length - 1; i >= 0; i--) hope[i] = hope[i + 1]! + value[order[i]!]! * weight[1]!;
  const left = new Float64Array(sprints + 1).fill(capacity);
  const at = new Int32Array(order.length);
  let best = 0;
  const descend = (depth: number, gained: number): void => {
    best = Math.max(best, gained);
    if (depth === order.length || gained + hope[depth]! <= best + 1e-12) return;
    const item = order[depth]!;
    const blocked = before[item]!.some((i) => at[i] === 0);
    const ready = before[item]!.reduce((latest, i) => Math.max(latest, at[i]!), 1);
    for (let sprint = ready; !blocked && sprint <= sprints; sprint++) {
      if (left[sprint]! + 1e-9 < hours[item]!) continue;
      left[sprint]! -= hours[item]!;
      at[item] = sprint;
      descend(depth + 1, gained + value[item]! * weight[sprint]!);
      at[item] = 0;
      left[sprint]! += hours[item]!;
    }
    descend(depth + 1, gained);
  };
  descend(0, 0);
  return best;
}
