import type { Calibration } from '../domain/calibration.js';
import type { DebtItem } from '../domain/debt-item.js';
import type { Kpis } from '../domain/kpis.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import type { Result } from '../domain/result.js';
import type { Scenario } from '../domain/scenario.js';
import { placesOf } from '../plan-file/settings.js';
import { withConflict } from '../planner/conflict/index.js';
import { capacityHistory, forecast } from '../planner/forecast.js';
import { PlanError, planSprints } from '../planner/index.js';
import { replan } from '../planner/replan.js';
import { prepare } from './prepare.js';
import type { PlanRequest } from './request.js';
import { unknownEmergencies } from './settings.js';

/** What planning looks at beside the items. */
export interface PlanContext {
  kpis: Kpis | null;
  /** Upgrade order of the addons, by key. */
  waves: readonly (readonly string[])[];
}

export interface Planned {
  /** All items, with the hours that done ones have taught. */
  items: DebtItem[];
  plan: Plan;
  /** Null where no plan file tells of done items. */
  calibration: Calibration | null;
  /** Null where none were asked for. */
  scenarios: Scenario[] | null;
  settings: PlanSettings;
  /** What could not be told. */
  unknown: string[];
}

/**
 * From scored items to a plan:
 *
 *     settings → calibrate → sprints → forecast → prices, scenarios
 *
 * With a plan file as little as possible moves of what it holds, unless a fresh or a proved plan is asked for.
 * @throws InputError where the settings or the promises cannot be kept; it names the smallest set that clashes
 */
export async function planWork(
  items: readonly DebtItem[],
  request: PlanRequest,
  context: PlanContext,
): Promise<Planned> {
  const { file } = request;
  const { settings, items: estimated, left, calibration } = prepare(items, request, context.kpis);
  let plan: Plan;
  try {
    plan = await makePlan(left, settings, request);
  } catch (error) {
    throw error instanceof PlanError ? withConflict(error, left, settings) : error;
  }
  plan.forecast = forecast(plan, left, settings, {
    history: file === null ? [] : capacityHistory(file),
    waves: wavesOf(left, context.waves),
  });
  plan.sprintDays = settings.sprintDays;
  if (request.prices) {
    const { pricesOf } = await import('../planner/prices.js');
    plan.prices = pricesOf(left, settings, plan);
  }
  return {
    items: estimated,
    plan,
    calibration,
    scenarios: request.scenarios === null ? null : await compared(left, settings, request.scenarios),
    settings,
    unknown: unknownEmergencies(request, context.kpis),
  };
}

async function makePlan(items: readonly DebtItem[], settings: PlanSettings, request: PlanRequest): Promise<Plan> {
  if (request.proveSeconds !== null) {
    const { planProved } = await import('../planner/prove-plan.js');
    return planProved(items, settings, request.proveSeconds);
  }
  const places = request.file === null || request.fresh ? new Map<string, number>() : placesOf(request.file);
  return places.size > 0 ? replan(items, settings, places).plan : planSprints(items, settings);
}

async function compared(
  items: readonly DebtItem[],
  settings: PlanSettings,
  scenarios: NonNullable<PlanRequest['scenarios']>,
): Promise<Scenario[]> {
  const { compareScenarios } = await import('../planner/scenarios.js');
  return compareScenarios(items, settings, scenarios);
}

/**
 * Other ways to plan the items of a saved result: those of the request, else the usual ones. What the request leaves open
 * is as in the plan of the result, so that the scenarios stand beside it.
 * @throws InputError where the settings cannot be read
 */
export async function scenariosBeside(
  { items, plan, kpis }: Pick<Result, 'items' | 'plan' | 'kpis'>,
  request: PlanRequest,
): Promise<Scenario[]> {
  const { capacity } = plan;
  const { settings } = request;
  const asPlanned: PlanRequest = {
    ...request,
    settings: {
      ...settings,
      sprints: settings.sprints ?? (request.file === null ? plan.sprints.length : null),
      capacityHours: settings.capacityHours ?? (request.file === null ? (capacity?.teamHours ?? null) : null),
      start: settings.start ?? plan.sprints[0]?.start ?? null,
      sprintDays: settings.sprintDays ?? plan.sprintDays ?? null,
    },
  };
  const prepared = prepare(items, asPlanned, kpis);
  return compared(prepared.left, prepared.settings, request.scenarios ?? {});
}

/** Item to the upgrade wave of its addon, from 1. */
export function wavesOf(items: readonly DebtItem[], waves: PlanContext['waves']): Map<string, number> {
  const waveOf = new Map(waves.flatMap((keys, index) => keys.map((key) => [key, index + 1] as const)));
  return new Map(items.flatMap(({ id, addon }) => (waveOf.has(addon) ? [[id, waveOf.get(addon)!] as const] : [])));
}
