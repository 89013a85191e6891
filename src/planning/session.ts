import type { PlanConfig } from '../config/plan-schema.js';
import type { DebtItem } from '../domain/debt-item.js';
import { InputError } from '../domain/errors.js';
import type { Plan, Price } from '../domain/plan.js';
import type { Result } from '../domain/result.js';
import type { Scenario } from '../domain/scenario.js';
import type { Why } from '../domain/why.js';
import type { Decisions } from '../domain/workspace.js';
import { withConflict } from '../planner/conflict/index.js';
import { capacityHistory, forecast } from '../planner/forecast.js';
import { PlanError, planSprints } from '../planner/index.js';
import { pricesOf } from '../planner/prices.js';
import { replan } from '../planner/replan.js';
import { compareScenarios, defaultScenarios } from '../planner/scenarios.js';
import { explainPlacement } from '../planner/why.js';
import { applyToItems } from '../triage/index.js';
import { wavesOf } from './index.js';
import { asEstimated, type Prepared, prepare } from './prepare.js';
import { type PlanRequest, requestOf } from './request.js';

/** A plan, and hours a year (as `objective`) that it saves more than the one before; or why there is none, and ways out. */
export type Replanned = { plan: Plan; gain: number } | { problem: string; repairs: string[] };

/** Planning while somebody looks on: each call starts from the decisions as they are and from the plan that was there last. */
export interface PlanSession {
  /** As little as possible of the plan before moves: the last one, or the one given. Where there is no plan it stays. */
  replan(decisions: Decisions, before?: Plan): Replanned;
  /** From nothing. */
  fresh(decisions: Decisions): Replanned;
  why(decisions: Decisions, plan: Plan, id: string): Why;
  prices(decisions: Decisions, plan: Plan): Price[];
  /** What one constraint costs; null where there is no such constraint. */
  price(decisions: Decisions, plan: Plan, about: Pick<Price, 'kind' | 'subject'>): Price | null;
  /** One after the other, with time for others in between. */
  scenarios(decisions: Decisions): Promise<Scenario[]>;
  /** All items, as the register and what done ones have taught make them. */
  items(decisions: Decisions): readonly DebtItem[];
}

/** Opens a session on a result; its plan is the first one. */
export function openPlanSession(result: Result, config: PlanConfig): PlanSession {
  let current = result.plan;
  let last: { decisions: Decisions; prepared: Prepared } | null = null;
  // Most questions are about the same decisions.
  const start = (decisions: Decisions): Prepared => {
    if (last?.decisions === decisions) return last.prepared;
    const items = applyToItems(result.items.map(asEstimated), { name: 'register', register: decisions.register }).items;
    const prepared = prepare(items, requestWith(config, decisions, result.plan.sprints.length), result.kpis);
    last = { decisions, prepared };
    return prepared;
  };
  const take = (decisions: Decisions, make: (prepared: Prepared) => Plan): Replanned => {
    let prepared: Prepared | null = null;
    try {
      prepared = start(decisions);
      const plan = make(prepared);
      const { left, settings } = prepared;
      const history = capacityHistory(decisions.planFile);
      plan.forecast = forecast(plan, left, settings, { history, waves: wavesOf(left, result.waves) });
      const gain = plan.objective - current.objective;
      current = plan;
      return { plan, gain };
    } catch (error) {
      return impossible(error, prepared);
    }
  };
  return {
    replan: (decisions, before = current) => {
      current = before;
      return take(decisions, ({ left, settings }) => {
        const places = placesIn(current, settings.fixed?.length ?? 0);
        return places.size > 0 ? replan(left, settings, places).plan : planSprints(left, settings);
      });
    },
    fresh: (decisions) => take(decisions, ({ left, settings }) => planSprints(left, settings)),
    why: (decisions, plan, id) => {
      const { left, settings } = start(decisions);
      return explainPlacement(left, settings, plan, id);
    },
    prices: (decisions, plan) => {
      const { left, settings } = start(decisions);
      return pricesOf(left, settings, plan);
    },
    price: (decisions, plan, about) => {
      const { left, settings } = start(decisions);
      return pricesOf(left, settings, plan, about)[0] ?? null;
    },
    scenarios: async (decisions) => {
      const { left, settings } = start(decisions);
      const named = Object.entries(config.scenarios ?? {});
      const list = named.length > 0 ? named : Object.entries(defaultScenarios(left, settings));
      const made: Scenario[] = [];
      for (const [name, change] of list) {
        await new Promise((resolve) => setImmediate(resolve));
        made.push(...compareScenarios(left, settings, { [name]: change }));
      }
      return made;
    },
    items: (decisions) => start(decisions).items,
  };
}

/** While somebody plans, there are as many sprints as there were at the start, or as the plan file has where it has more. */
function requestWith(config: PlanConfig, { planFile }: Decisions, before: number): PlanRequest {
  const request = requestOf(config);
  const fixed = planFile.sprints.filter(({ state }) => state !== 'planned').length;
  const sprints = config.sprints ?? Math.max(before, planFile.sprints.length) - fixed;
  return { ...request, file: planFile, settings: { ...request.settings, sprints: sprints > 0 ? sprints : null } };
}

/** Where a plan has what is still to come: item, or part of one, to the sprint it begins in. */
function placesIn(plan: Plan, fixed: number): Map<string, number> {
  const places = new Map<string, number>();
  for (const { index, items } of plan.sprints) {
    if (index <= fixed) continue;
    for (const { id } of items) if (!places.has(id)) places.set(id, index);
  }
  return places;
}

function impossible(error: unknown, prepared: Prepared | null): Replanned {
  if (!(error instanceof InputError)) throw error;
  const told =
    error instanceof PlanError && prepared !== null ? withConflict(error, prepared.left, prepared.settings) : null;
  return { problem: error.message, repairs: told?.conflict?.repairs.map(({ text }) => text) ?? [] };
}
