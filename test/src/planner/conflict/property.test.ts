import { describe, expect, it } from 'vitest';
import { explainConflict } from '../../../../src/planner/conflict/index.js';
import type { Conflict, ConflictConstraint, Repair } from '../../../../src/planner/conflict/types.js';
import { PlanError } from '../../../../src/planner/errors.js';
import { findSchedule } from '../../../../src/planner/index.js';
import { makeInstance } from '../../../../src/planner/instance.js';
import { crowded } from './random.js';
import { canKeep, type Given, leastExtraHours } from './try-all.js';

type Words = 'pins' | 'deadlines' | 'notBefore';
const FIELD: Record<string, Words> = { pin: 'pins', deadline: 'deadlines', 'not-before': 'notBefore' };
const PLENTY = 1e6;

function poolOf(resource: { kind?: string; name: string | null }): string {
  return resource.name ?? 'pool';
}

/** The problem with one constraint given up. */
function without(given: Given, { kind, subject, otherId, resource, sprint }: ConflictConstraint): Given {
  const { items, settings, extra } = given;
  if (kind === 'capacity') return { ...given, extra: { ...extra, [`${poolOf(resource!)} ${sprint}`]: PLENTY } };
  if (kind === 'dependency') {
    const rest = items.map((item) =>
      item.id === subject ? { ...item, dependsOn: item.dependsOn.filter((id) => id !== otherId) } : item,
    );
    return { ...given, items: rest };
  }
  const { [subject]: _gone, ...words } = settings[FIELD[kind]!] ?? {};
  return { ...given, settings: { ...settings, [FIELD[kind]!]: words } };
}

/** Every constraint of a problem, as a conflict would name it. */
function everyConstraint({ items, settings }: Given): ConflictConstraint[] {
  const text = '';
  const words = (kind: 'pin' | 'deadline' | 'not-before') =>
    Object.entries(settings[FIELD[kind]!] ?? {}).map(([subject, sprint]) => ({ kind, subject, sprint, text }));
  const pools = ['pool', ...Object.keys(settings.classPercent ?? {}), ...Object.keys(settings.skillHours ?? {})];
  return [
    ...words('pin'),
    ...words('deadline'),
    ...words('not-before'),
    ...items.flatMap((item) =>
      item.dependsOn.map((otherId) => ({ kind: 'dependency' as const, subject: item.id, otherId, text })),
    ),
    ...pools.flatMap((name) =>
      Array.from({ length: settings.sprints }, (_, t) => ({
        kind: 'capacity' as const,
        subject: `sprint ${t + 1}`,
        sprint: t + 1,
        resource: { kind: 'class' as const, name },
        text,
      })),
    ),
  ];
}

const nameOf = ({ kind, subject, otherId, resource, sprint }: ConflictConstraint) =>
  [kind, subject, otherId, resource && poolOf(resource), sprint].join('|');

/** The problem with these constraints only. */
function only(given: Given, constraints: readonly ConflictConstraint[]): Given {
  const kept = new Set(constraints.map(nameOf));
  return everyConstraint(given)
    .filter((constraint) => !kept.has(nameOf(constraint)))
    .reduce(without, given);
}

function repaired(given: Given, repair: Repair): Given {
  let result = given;
  for (const { name, sprint, hours } of repair.hours ?? []) {
    result = { ...result, extra: { ...result.extra, [`${name ?? 'pool'} ${sprint}`]: hours } };
  }
  for (const { kind, id, sprint, otherId } of repair.changes ?? []) {
    if (sprint === null) {
      result = without(result, { kind, subject: id, text: '', ...(otherId === undefined ? {} : { otherId }) });
    } else {
      const field = FIELD[kind]!;
      result = { ...result, settings: { ...result.settings, [field]: { ...result.settings[field], [id]: sprint } } };
    }
  }
  return result;
}

function* subsets<T>(list: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i <= list.length - size; i++)
      for (const rest of subsets(list, size - 1, i + 1)) yield [list[i]!, ...rest];
}

/** Whether some set of one constraint less clashes too; null where there are too many to try. */
function smallerExists(given: Given, { constraints }: Conflict): boolean | null {
  let tried = 0;
  for (const set of subsets(everyConstraint(given), constraints.length - 1)) {
    if (++tried > 3000) return null;
    if (!canKeep(only(given, set))) return true;
  }
  return false;
}

const problems = Array.from({ length: 400 }, (_, seed) => crowded(seed + 1));
const impossible = problems.filter((given) => !canKeep(given));

describe('explainConflict on small random problems, against trying everything', () => {
  it('finds a conflict exactly where promises cannot be kept', () => {
    expect(impossible.length).toBeGreaterThan(100);
    expect(impossible.length).toBeLessThan(350);
    for (const given of problems) {
      const { found, constraints, repairs } = explainConflict(given.items, given.settings);
      if (impossible.includes(given)) {
        expect(found).toBe('smallest');
        expect(constraints.length).toBeGreaterThan(0);
      } else {
        expect({ found, constraints, repairs }).toEqual({ found: 'none', constraints: [], repairs: [] });
      }
    }
  });

  it('names constraints that clash by themselves, each of which is needed, and no smaller set', () => {
    let compared = 0;
    for (const given of impossible) {
      const conflict = explainConflict(given.items, given.settings);
      const alone = only(given, conflict.constraints);
      expect(canKeep(alone)).toBe(false);
      for (const constraint of conflict.constraints) expect(canKeep(without(alone, constraint))).toBe(true);
      const smaller = smallerExists(given, conflict);
      if (smaller !== null) compared++;
      expect(smaller ?? false).toBe(false);
    }
    expect(compared).toBeGreaterThan(impossible.length / 2);
  });

  it('offers repairs that work, and no cheaper one of its kind exists', () => {
    for (const given of impossible) {
      const { repairs } = explainConflict(given.items, given.settings);
      const least = leastExtraHours(given);
      const hours = repairs.filter(({ kind }) => kind === 'hours').map(({ cost }) => cost.amount);
      if (Number.isFinite(least)) expect(Math.min(...hours)).toBeCloseTo(least, 6);
      else expect(hours).toEqual([]);
      expect(repairs.length).toBeGreaterThan(0);
      for (const repair of repairs) {
        expect(repair.least).toBe(true);
        expect(canKeep(repaired(given, repair))).toBe(true);
        if (repair.kind === 'move') expect(nearerWorks(given, repair)).toBe(false);
        if (repair.kind === 'drop') expect(fewerDropsWork(given, repair)).toBe(false);
      }
    }
  });
});

describe('explainConflict on problems with items larger than a sprint', () => {
  it('never names a conflict where the planner finds a plan, and sees none after a repair', () => {
    const seen = { kept: 0, clashing: 0 };
    for (let seed = 1; seed <= 250; seed++) {
      const { items, settings } = larger(crowded(seed));
      const { found, repairs } = explainConflict(items, settings);
      const planned = canPlan(items, settings);
      if (planned) expect(found).toBe('none');
      seen[planned ? 'kept' : 'clashing']++;
      if (found !== 'smallest') continue;
      for (const repair of repairs.filter(({ kind }) => kind !== 'hours')) {
        const after = repaired({ items, settings }, repair);
        expect(explainConflict(after.items, after.settings).found).toBe('none');
      }
    }
    expect(Math.min(seen.kept, seen.clashing)).toBeGreaterThan(30);
  });
});

/** The same with one more sprint and every third item twice as large as a sprint has hours, less one. */
function larger({ items, settings }: Given): Given {
  const grown = items.map((item, i) => {
    const hours = i % 3 === 0 ? 2 * settings.capacityHours * (settings.reservePercent / 100) - 1 : item.hours.p50;
    return { ...item, hours: { p15: hours, p50: hours, p85: hours }, kind: 'maintainability' as const };
  });
  return { items: grown, settings: { ...settings, sprints: settings.sprints + 2 } };
}

function canPlan(items: Given['items'], settings: Given['settings']): boolean {
  try {
    findSchedule(makeInstance(items, settings));
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(PlanError);
    return false;
  }
}

function nearerWorks(given: Given, { changes, cost }: Repair): boolean {
  const { kind, id } = changes![0]!;
  const now = given.settings[FIELD[kind]!]![id]!;
  for (let sprint = 1; sprint <= given.settings.sprints; sprint++) {
    const change = { kind, id, sprint };
    const away = Math.abs(sprint - now);
    if (away > 0 && away < cost.amount && canKeep(repaired(given, { ...MOVE, changes: [change] }))) return true;
  }
  return false;
}
const MOVE = { kind: 'move', text: '', cost: { amount: 1, unit: 'sprints' }, least: true } as const;

function fewerDropsWork(given: Given, { changes }: Repair): boolean {
  const promises = everyConstraint(given).filter(({ kind }) => kind === 'pin' || kind === 'deadline');
  for (let size = 1; size < changes!.length; size++) {
    for (const set of subsets(promises, size)) if (canKeep(set.reduce(without, given))) return true;
  }
  return false;
}
