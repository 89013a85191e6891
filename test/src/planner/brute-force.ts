import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../src/domain/plan.js';

/**
 * The best objective of all plans, by trying every sprint (or none) for every item; null where no plan keeps the pins.
 * For items that fit one sprint, given with what they wait for before them.
 */
export function bestPlan(items: readonly DebtItem[], settings: PlanSettings): number | null {
  const { sprints, pins } = settings;
  const capacity = (settings.capacityHours * settings.reservePercent) / 100;
  const left = new Array<number>(sprints + 1).fill(capacity);
  const at = new Map<string, number>();
  let best: number | null = null;
  const descend = (index: number, gained: number): void => {
    const item = items[index];
    if (item === undefined) {
      best = Math.max(best ?? gained, gained);
      return;
    }
    const pin = pins[item.id];
    if (pin === undefined) descend(index + 1, gained);
    for (let sprint = 1; sprint <= sprints; sprint++) {
      if (pin !== undefined && pin !== sprint) continue;
      if (left[sprint]! < item.hours.p50) continue;
      if (item.dependsOn.some((id) => (at.get(id) ?? sprints + 1) > sprint)) continue;
      left[sprint]! -= item.hours.p50;
      at.set(item.id, sprint);
      descend(index + 1, gained + (item.value * (sprints - sprint)) / sprints);
      at.delete(item.id);
      left[sprint]! += item.hours.p50;
    }
  };
  descend(0, 0);
  return best;
}
