import type { DebtItem } from '../../domain/debt-item.js';
import type { PlanSettings } from '../../domain/plan.js';
import { PlanError } from '../errors.js';
import { openItems } from '../open-items.js';
import { buildCase } from './case.js';
import { type Edge, shortestCircle } from './circle.js';
import { readProblem } from './clauses.js';
import { leastHours } from './least-hours.js';
import { findRepairs } from './repairs.js';
import { smallestConflict } from './smallest.js';
import type { Conflict } from './types.js';
import { describe } from './words.js';

/** Steps of one search, and of all searches for the smallest set. */
const STEPS = 20_000;
const ALL_STEPS = 1_500_000;

/**
 * Why no plan keeps all promises: the smallest set of pins, deadlines, first sprints, dependencies and hours of sprints
 * that cannot be kept together, in words, and the cheapest ways out. `none` where a plan exists, `unknown` where that
 * could not be told within the limit; both name nothing.
 * @throws PlanError where a setting is out of range
 */
export function explainConflict(items: readonly DebtItem[], settings: PlanSettings): Conflict {
  const circle = circleOf(items, settings);
  if (circle !== null) return circle;
  const problem = readProblem(items, settings);
  const { clauses, instance } = problem;
  let spent = 0;
  const test = (set: ReadonlySet<number>): boolean | null => {
    if (spent > ALL_STEPS) return null;
    const built = buildCase(
      problem,
      Uint8Array.from(clauses, (_, i) => Number(set.has(i))),
    );
    spent++;
    if (built === null) return false;
    const answer = leastHours(built, { most: 0, steps: STEPS });
    spent += answer.steps;
    if (answer.extra !== null) return true;
    return answer.proved ? false : null;
  };
  const { found, members } = smallestConflict(clauses.length, test);
  return {
    found,
    constraints: members.map((i) => describe(instance, clauses[i]!)),
    repairs: members.length > 0 ? findRepairs(problem, members) : [],
  };
}

/** Items that wait for each other in a circle cannot be planned at all, promised or not. */
function circleOf(items: readonly DebtItem[], settings: PlanSettings): Conflict | null {
  const edges = openItems(items, settings).items.flatMap(({ id, dependsOn }) =>
    [...new Set(dependsOn)].sort().map((otherId): Edge => ({ id, otherId })),
  );
  const circle = shortestCircle(edges);
  if (circle === null) return null;
  const enough = circle.filter((edge) => shortestCircle(edges.filter((other) => other !== edge)) === null);
  return {
    found: 'smallest',
    constraints: circle.map(({ id, otherId }) => ({
      kind: 'dependency',
      subject: id,
      text: `${id} waits for ${otherId}`,
    })),
    repairs: enough.map(({ id, otherId }) => ({
      kind: 'drop',
      text: `Let ${id} not wait for ${otherId}.`,
      cost: { amount: 1, unit: 'promises' },
      least: true,
      changes: [{ kind: 'dependency', id, sprint: null, otherId }],
    })),
  };
}

/** The same error with what clashes and the ways out, where that can be told; `message` stays as it is. */
export function withConflict(error: PlanError, items: readonly DebtItem[], settings: PlanSettings): PlanError {
  try {
    const conflict = explainConflict(items, settings);
    return conflict.found === 'none' ? error : new PlanError(error.message, error.items, conflict);
  } catch (other) {
    if (other instanceof PlanError) return error;
    throw other;
  }
}
