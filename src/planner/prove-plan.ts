import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import { upperBound } from './bound.js';
import { capacityOf } from './capacity.js';
import { prove } from './exact/prove.js';
import { findSchedule, writeSprints } from './index.js';
import { makeInstance } from './instance.js';
import { explainUnplanned } from './unplanned.js';

/**
 * Plans as `planSprints` does, and has the exact solver look for something better and prove a bound. The better plan
 * wins; `proof` says which one, and how good it is at least.
 * @param seconds time for the solver
 * @throws PlanError as `planSprints`
 */
export async function planProved(items: readonly DebtItem[], settings: PlanSettings, seconds: number): Promise<Plan> {
  const instance = makeInstance(items, settings);
  const capacity = capacityOf(settings);
  const found = findSchedule(instance);
  const own = upperBound(instance);
  const { proof, schedule: better } = await prove(instance, found, { seconds, bound: own });
  const schedule = better ?? found;
  const bound = round(Math.min(own, proof.bound ?? own));
  const objective = Math.min(round(schedule.objective), bound);
  return {
    sprints: writeSprints(instance, schedule, settings, capacity),
    unplanned: explainUnplanned(instance, schedule),
    objective,
    bound,
    gap: bound > 0 ? round((bound - objective) / bound) : 0,
    capacity: capacity.basis,
    proof,
  };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
