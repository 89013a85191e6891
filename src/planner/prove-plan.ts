import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import { upperBound } from './bound.js';
import { prove } from './exact/prove.js';
import { findSchedule, writePlan } from './index.js';
import { makeInstance } from './instance.js';

/**
 * Plans as `planSprints` does, and has the exact solver look for something better and prove a bound. The better plan
 * wins; `proof` says which one, and how good it is at least.
 * @param seconds time for the solver
 * @throws PlanError as `planSprints`
 */
export async function planProved(items: readonly DebtItem[], settings: PlanSettings, seconds: number): Promise<Plan> {
  const instance = makeInstance(items, settings);
  const found = findSchedule(instance);
  const own = upperBound(instance);
  const { proof, schedule: better } = await prove(instance, found, { seconds, bound: own });
  return { ...writePlan(instance, better ?? found, settings, Math.min(own, proof.bound ?? own)), proof };
}
