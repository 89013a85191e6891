import type { Problem } from './clauses.js';

/** The promises that a set of clauses makes, ready for the search. */
export interface Case {
  /** Promised items, each after what it waits for. */
  items: number[];
  before: number[][];
  earliest: Int32Array;
  latest: Int32Array;
  /** Sprint an item must begin in, or 0. */
  pin: Int32Array;
  hours: Float64Array;
  uses: readonly number[][];
  large: readonly boolean[];
  /** Hours by resource and sprint; infinite where that clause is given up. */
  room: Float64Array[];
  /** Resources that are parts of the reserve; the others are skills. */
  pools: boolean[];
  fixed: number;
  sprints: number;
}

/** What holds of the chosen clauses; null where two of them clash without looking at hours. */
export function buildCase(problem: Problem, active: Uint8Array): Case | null {
  const { instance, clauses } = problem;
  const { ids, fixed, sprints, resources, hours, uses } = instance;
  const count = ids.length;
  const result: Case = {
    items: [],
    before: ids.map(() => []),
    earliest: new Int32Array(count).fill(fixed + 1),
    latest: new Int32Array(count).fill(sprints),
    pin: new Int32Array(count),
    hours,
    uses,
    large: problem.large,
    room: resources.map(({ capacity }) => new Float64Array(capacity.length).fill(Number.POSITIVE_INFINITY)),
    pools: resources.map(({ kind }) => kind !== 'skill'),
    fixed,
    sprints,
  };
  const promised: number[] = [];
  const lost = new Set<number>();
  for (const [i, clause] of clauses.entries()) {
    if (active[i] === 0) continue;
    switch (clause.kind) {
      case 'pin':
        promised.push(clause.item);
        if (clause.on === null) break;
        if (clause.sprint <= fixed) return null;
        result.pin[clause.on] = clause.sprint;
        break;
      case 'deadline':
        promised.push(clause.item);
        if (clause.sprint <= fixed) return null;
        result.latest[clause.item] = Math.min(result.latest[clause.item]!, clause.sprint);
        break;
      case 'not-before':
        result.earliest[clause.item] = Math.max(result.earliest[clause.item]!, clause.sprint);
        break;
      case 'dependency':
        if (clause.other === null) lost.add(clause.item);
        else result.before[clause.item]!.push(clause.other);
        break;
      case 'capacity':
        result.room[clause.resource]![clause.sprint] = resources[clause.resource]!.capacity[clause.sprint]!;
    }
  }
  return narrow(problem, result, promised, lost) ? result : null;
}

/** Finds what the promised items wait for, and hands their windows on; false where a window is empty. */
function narrow(problem: Problem, given: Case, promised: readonly number[], lost: ReadonlySet<number>): boolean {
  const { before, earliest, latest, pin } = given;
  const inside = new Set<number>();
  const open = [...promised];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (inside.has(item)) continue;
    inside.add(item);
    if (lost.has(item)) return false;
    open.push(...before[item]!);
  }
  given.items = problem.order.filter((item) => inside.has(item));
  for (const item of given.items) {
    for (const other of before[item]!) earliest[item] = Math.max(earliest[item]!, earliest[other]!);
    if (pin[item] === 0) continue;
    if (earliest[item]! > pin[item]!) return false;
    earliest[item] = pin[item]!;
  }
  for (const item of [...given.items].reverse()) {
    if (pin[item]! > latest[item]!) return false;
    if (pin[item]! > 0 && !given.large[item]) latest[item] = pin[item]!;
    const start = pin[item]! > 0 ? pin[item]! : latest[item]!;
    for (const other of before[item]!) latest[other] = Math.min(latest[other]!, start);
  }
  return given.items.every((item) => earliest[item]! <= latest[item]!);
}
