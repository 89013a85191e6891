import type { DebtItem } from '../domain/debt-item.js';
import type { Kpis } from '../domain/kpis.js';
import type { Plan } from '../domain/plan.js';
import { itemsLeft, placesOf } from '../plan-file/settings.js';
import { planSprints } from '../planner/index.js';
import { replan } from '../planner/replan.js';
import type { PlanRequest } from './request.js';
import { planSettings, unknownEmergencies } from './settings.js';

/** What planning looks at beside the items. */
export interface PlanContext {
  kpis: Kpis | null;
  /** Upgrade order of the addons, by name. */
  waves: readonly (readonly string[])[];
}

export interface Planned {
  plan: Plan;
  /** What could not be told. */
  unknown: string[];
}

/**
 * From scored items to a plan: settings → what is left to do → sprints.
 * @throws InputError where the settings or the promises of the plan file cannot be kept
 */
export async function planWork(
  items: readonly DebtItem[],
  request: PlanRequest,
  context: PlanContext,
): Promise<Planned> {
  const settings = planSettings(request, context.kpis);
  const left = request.file === null ? items : itemsLeft(items, request.file);
  const previous = request.file === null || request.fresh ? new Map<string, number>() : placesOf(request.file);
  const plan = previous.size > 0 ? replan(left, settings, previous).plan : planSprints(left, settings);
  return { plan, unknown: unknownEmergencies(request, context.kpis) };
}
