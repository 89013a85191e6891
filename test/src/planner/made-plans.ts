import fc from 'fast-check';
import type { DebtItem, Skill, WorkClass } from '../../../src/domain/debt-item.js';
import type { Plan, PlanSettings, Sprint } from '../../../src/domain/plan.js';

export const debtItem = (id: string, more: Partial<DebtItem> = {}): DebtItem => ({
  id,
  title: `Repair ${id}`,
  addon: 'library_loan',
  kind: 'maintainability',
  findings: [],
  hours: { p15: 3, p50: 4, p85: 8 },
  value: 10,
  dependsOn: [],
  verdict: 'refactor',
  ...more,
});

export const planSettings = (more: Partial<PlanSettings> = {}): PlanSettings => ({
  sprints: 3,
  capacityHours: 10,
  reservePercent: 100,
  start: null,
  sprintDays: 14,
  pins: {},
  ...more,
});

export const planOf = (sprints: Sprint[], more: Partial<Plan> = {}): Plan => ({
  sprints,
  unplanned: [],
  objective: 0,
  bound: null,
  gap: null,
  ...more,
});

export interface MadePlan {
  plan: Plan;
  items: DebtItem[];
  settings: PlanSettings;
}

interface Draw {
  hours: number;
  below: number;
  above: number;
  waits: number[];
  class: WorkClass;
  skill: Skill | null;
  gap: number;
}

/**
 * Plans that keep every promise and that no planner made: items in a random order, each put into the first sprints with
 * room from a random one on, with pools, a skill, dependencies across pools, free hours and items over several sprints.
 */
export const madePlan = (interval: boolean): fc.Arbitrary<MadePlan> =>
  fc
    .record({
      sprints: fc.integer({ min: 1, max: 5 }),
      capacity: fc.array(fc.constantFrom(0, 6, 8, 10), { minLength: 5, maxLength: 5 }),
      security: fc.constantFrom(null, 30, 50),
      python: fc.constantFrom(null, 4, 7),
      draws: fc.array(
        fc.record<Draw>({
          hours: fc.integer({ min: 0, max: 9 }),
          below: fc.double({ min: 0, max: 1, noNaN: true }),
          above: fc.double({ min: 1, max: 4, noNaN: true }),
          waits: fc.uniqueArray(fc.nat(9), { maxLength: 2 }),
          class: fc.constantFrom<WorkClass>('security', 'upgrade', 'hygiene'),
          skill: fc.constantFrom<Skill | null>('python', null),
          gap: fc.constantFrom(0, 0, 0, 1),
        }),
        { minLength: 1, maxLength: 10 },
      ),
    })
    .map(({ sprints, capacity, security, python, draws }) => {
      const items = draws.map(({ hours, below, above, waits, skill, ...more }, i) =>
        debtItem(`I${i}`, {
          hours: interval
            ? { p15: hours * below, p50: hours, p85: hours * above }
            : { p15: hours, p50: hours, p85: hours },
          dependsOn: waits.filter((other) => other < i).map((other) => `I${other}`),
          class: more.class,
          ...(skill === null ? {} : { skill }),
        }),
      );
      const settings = planSettings({
        sprints,
        ...(python === null ? {} : { skillHours: { python } }),
      });
      return { plan: place(items, draws, capacity.slice(0, sprints), security, python), items, settings };
    });

function place(
  items: DebtItem[],
  draws: Draw[],
  capacity: number[],
  security: number | null,
  python: number | null,
): Plan {
  const pools = capacity.map((hours) => {
    const own = (hours * (security ?? 0)) / 100;
    return { rest: hours - own, security: own, python: python ?? 0, hours };
  });
  const sprints: Sprint[] = pools.map(({ rest, security: own, hours }, i) => ({
    index: i + 1,
    start: null,
    capacityHours: hours,
    items: [],
    ...(security === null
      ? {}
      : {
          classes: [
            { class: 'security' as const, capacityHours: own },
            { class: null, capacityHours: rest },
          ],
        }),
  }));
  const last = new Map<string, number>();
  const unplanned: Plan['unplanned'] = [];
  for (const [i, item] of items.entries()) {
    const pool = security !== null && item.class === 'security' ? 'security' : 'rest';
    const skilled = python !== null && item.skill === 'python';
    const lost = item.dependsOn.some((id) => !last.has(id));
    const from = Math.max(0, ...item.dependsOn.map((id) => last.get(id) ?? 0)) + draws[i]!.gap;
    const parts: { sprint: number; hours: number }[] = [];
    let left = item.hours.p50;
    for (let t = from; !lost && t < capacity.length && (left > 0 || parts.length === 0); t++) {
      const room = Math.min(pools[t]![pool], skilled ? pools[t]!.python : Number.POSITIVE_INFINITY);
      if (room <= 0 && left > 0) continue;
      parts.push({ sprint: t, hours: Math.min(room, left) });
      left -= Math.min(room, left);
    }
    if (parts.length === 0 || left > 0) {
      unplanned.push({ id: item.id, why: 'no room' });
      continue;
    }
    for (const { sprint, hours } of parts) {
      pools[sprint]![pool] -= hours;
      if (skilled) pools[sprint]!.python -= hours;
      sprints[sprint]!.items.push({ id: item.id, hours });
      last.set(item.id, sprint);
    }
  }
  return planOf(sprints, { unplanned });
}
