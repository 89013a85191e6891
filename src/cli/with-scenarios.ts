import type { Config } from '../config/schema.js';
import type { Result } from '../domain/result.js';
import type { Io } from './io.js';
import { planRequest } from './plan-request.js';

/** What the page for a steering committee is written from: a result without scenarios gets them here, and its plan stays as it is. */
export async function withScenarios(result: Result, { plan }: Pick<Config, 'plan'>, io: Io): Promise<Result> {
  if (result.scenarios !== undefined || result.items.length === 0 || result.plan.sprints.length === 0) return result;
  const { scenariosBeside } = await import('../planning/index.js');
  return { ...result, scenarios: await scenariosBeside(result, planRequest({ scenarios: true }, plan, io)) };
}
