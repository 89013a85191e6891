import { resourceName } from '../promises.js';
import { EPSILON, isLarge } from '../schedule.js';
import { buildCase } from './case.js';
import type { Clause, Problem } from './clauses.js';
import { type Answer, leastHours } from './least-hours.js';
import type { Repair } from './types.js';
import { hoursText, joined } from './words.js';

/** Steps of one search. */
const STEPS = 20_000;
const STEPS_FOR_HOURS = 100_000;
/** Sets of promises that are tried to be given up together. */
const MOST_SETS = 3_000;

/**
 * Ways out, cheapest first: a sprint that a promise moves counts one, extra hours count as shares of what a sprint has for
 * debt on average, and a promise that is given up counts as all sprints of the plan. Each was tried on the whole problem.
 */
export function findRepairs(problem: Problem, members: readonly number[]): Repair[] {
  const single = members.flatMap((member) => [...moves(problem, member), ...drops(problem, [member])]);
  const alone = single.length > 0 ? single : fewestDrops(problem);
  const repairs = [...extraHours(problem), ...alone];
  const { resources, sprints, fixed } = problem.instance;
  let all = 0;
  for (const { kind, capacity } of resources)
    if (kind !== 'skill') all += capacity.reduce((sum, hours) => sum + hours, 0);
  const average = all / Math.max(1, sprints - fixed);
  const price = ({ cost }: Repair) =>
    cost.unit === 'hours' ? cost.amount / Math.max(average, 1) : cost.amount * (cost.unit === 'sprints' ? 1 : sprints);
  return repairs
    .map((repair, i) => ({ repair, i }))
    .sort((a, b) => price(a.repair) - price(b.repair) || a.i - b.i)
    .map(({ repair }) => repair);
}

/** Whether everything can be kept, without some of the clauses. */
function possible(problem: Problem, without: readonly number[] = []): boolean {
  const active = new Uint8Array(problem.clauses.length).fill(1);
  for (const i of without) active[i] = 0;
  const built = buildCase(problem, active);
  return built !== null && leastHours(built, { most: 0, steps: STEPS }).extra !== null;
}

function withClause(problem: Problem, index: number, clause: Clause): Problem {
  return { ...problem, clauses: problem.clauses.map((old, i) => (i === index ? clause : old)) };
}

const WORDS = { pin: 'pin', deadline: 'deadline', 'not-before': 'first sprint' } as const;

/** The nearest sprint that a pin, deadline or first sprint could move to; the later one of two. */
function moves(problem: Problem, member: number): Repair[] {
  const clause = problem.clauses[member]!;
  if (clause.kind === 'capacity' || clause.kind === 'dependency') return [];
  const { sprints, fixed } = problem.instance;
  for (let distance = 1; distance <= Math.max(sprints, clause.sprint); distance++) {
    const later = clause.kind === 'not-before' ? [] : [clause.sprint + distance];
    const earlier = clause.kind === 'deadline' ? [] : [clause.sprint - distance];
    for (const sprint of [...later, ...earlier]) {
      if (sprint > sprints || sprint <= fixed || !possible(withClause(problem, member, { ...clause, sprint })))
        continue;
      return [
        {
          kind: 'move',
          text: `Move the ${WORDS[clause.kind]} of ${clause.id} from sprint ${clause.sprint} to sprint ${sprint}.`,
          cost: { amount: distance, unit: 'sprints' },
          least: true,
          changes: [{ kind: clause.kind, id: clause.id, sprint }],
        },
      ];
    }
  }
  return [];
}

/** Gives some promises up, where that is enough. What is pinned and waits for something unknown may also stop waiting. */
function drops(problem: Problem, members: readonly number[]): Repair[] {
  const clauses = members.map((member) => problem.clauses[member]!);
  const changes: NonNullable<Repair['changes']> = [];
  for (const clause of clauses) {
    if (clause.kind === 'capacity' || (clause.kind === 'dependency' && clause.other !== null)) return [];
    const other = clause.kind === 'dependency' ? { otherId: clause.otherId } : {};
    changes.push({ kind: clause.kind, id: clause.id, sprint: null, ...other });
  }
  if (!possible(problem, members)) return [];
  const named = clauses.map((clause) =>
    clause.kind === 'dependency'
      ? `what ${clause.id} says of waiting for ${clause.otherId}`
      : clause.kind === 'capacity'
        ? ''
        : `the ${WORDS[clause.kind]} of ${clause.id}`,
  );
  const text = `Give up ${joined(named)}.`;
  return [{ kind: 'drop', text, cost: { amount: members.length, unit: 'promises' }, least: true, changes }];
}

/** Where no one change is enough: the fewest pins and deadlines to give up, by trying small sets first. */
function fewestDrops(problem: Problem): Repair[] {
  const promises = problem.clauses.flatMap(({ kind }, i) => (kind === 'pin' || kind === 'deadline' ? [i] : []));
  let tried = 0;
  for (let size = 2; size <= promises.length; size++) {
    for (const set of subsets(promises, size)) {
      if (++tried > MOST_SETS) return fewDrops(problem, promises);
      const found = drops(problem, set);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** A set of promises to give up of which each is needed, though fewer others might do. */
function fewDrops(problem: Problem, promises: readonly number[]): Repair[] {
  const given = new Set(promises);
  for (const promise of promises) {
    given.delete(promise);
    if (!possible(problem, [...given])) given.add(promise);
  }
  return drops(problem, [...given]).map((repair) => ({ ...repair, least: false }));
}

function* subsets(list: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= list.length - size; i++) {
    for (const rest of subsets(list, size - 1, i + 1)) yield [list[i]!, ...rest];
  }
}

/** The fewest extra hours in any sprints, and the fewest in one sprint alone where those are more. */
function extraHours(problem: Problem): Repair[] {
  const built = buildCase(problem, new Uint8Array(problem.clauses.length).fill(1));
  if (built === null) return [];
  const most = Number.POSITIVE_INFINITY;
  const anywhere = leastHours(built, { most, steps: STEPS_FOR_HOURS });
  const first = hoursRepair(problem, anywhere);
  if (first === null) return [];
  if (new Set(first.hours!.map(({ sprint }) => sprint)).size < 2) return [first];
  let best = null as Answer | null;
  for (let t = problem.instance.fixed + 1; t <= problem.instance.sprints; t++) {
    const only = leastHours(built, { most, sprints: new Set([t]), steps: STEPS_FOR_HOURS });
    if (only.extra === null || (best !== null && only.hours >= best.hours - EPSILON)) continue;
    best = { ...only, proved: only.proved && (best?.proved ?? true) };
  }
  const second = best === null ? null : hoursRepair(problem, best);
  return second === null ? [first] : [first, second];
}

function hoursRepair(problem: Problem, answer: Answer): Repair | null {
  if (answer.extra === null || !works(problem, answer.extra)) return null;
  const { instance } = problem;
  const hours: NonNullable<Repair['hours']> = [];
  const texts: string[] = [];
  for (let sprint = instance.fixed + 1; sprint <= instance.sprints; sprint++) {
    for (const [r, { kind, name, capacity }] of instance.resources.entries()) {
      const add = answer.extra[r]![sprint]!;
      if (add <= EPSILON) continue;
      hours.push({ resource: kind, name, sprint, hours: add });
      const now = `${hoursText(capacity[sprint]! + add, true)} instead of ${hoursText(capacity[sprint]!)}`;
      texts.push(`sprint ${sprint} ${hoursText(add, true)} more for ${resourceName(instance, r)} (${now})`);
    }
  }
  return {
    kind: 'hours',
    text: `Give ${joined(texts)}.`,
    cost: { amount: answer.hours, unit: 'hours' },
    least: answer.proved,
    hours,
  };
}

/** More room can make an item fit one sprint, which then must not be cut up any more: so it is tried as it will be. */
function works(problem: Problem, extra: readonly Float64Array[]): boolean {
  const resources = problem.instance.resources.map((resource, r) => ({
    ...resource,
    capacity: resource.capacity.map((hours, t) => hours + extra[r]![t]!),
  }));
  const instance = { ...problem.instance, resources };
  return possible({ ...problem, instance, large: instance.ids.map((_, item) => isLarge(instance, item)) });
}
