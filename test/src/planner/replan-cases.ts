import type { DebtItem, Skill } from '../../../src/domain/debt-item.js';
import type { Plan, PlanSettings } from '../../../src/domain/plan.js';
import { generator } from '../../../src/planner/random.js';

export const item = (id: string, hours: number, value: number, more: Partial<DebtItem> = {}): DebtItem => ({
  id,
  title: `Repair ${id}`,
  addon: 'harbour_berth',
  kind: 'maintainability',
  findings: [],
  hours: { p15: hours / 2, p50: hours, p85: hours * 2 },
  value,
  dependsOn: [],
  verdict: 'refactor',
  ...more,
});

export const settings = (more: Partial<PlanSettings> = {}): PlanSettings => ({
  sprints: 3,
  capacityHours: 10,
  reservePercent: 100,
  start: null,
  sprintDays: 14,
  pins: {},
  ...more,
});

/** The sprint each item begins in. */
export function begins(plan: Pick<Plan, 'sprints'>): Map<string, number> {
  const result = new Map<string, number>();
  for (const { index, items } of plan.sprints) for (const { id } of items) if (!result.has(id)) result.set(id, index);
  return result;
}

export const CHANGES = [
  'one sprint shorter',
  'all sprints shorter',
  'class pool smaller',
  'new pin',
  'new deadline',
  'item grown',
  'item gone',
  'new dependency',
  'skill scarcer',
  'more capacity',
  'new items',
] as const;

export interface Case {
  change: (typeof CHANGES)[number];
  before: { items: DebtItem[]; settings: PlanSettings };
  after: { items: DebtItem[]; settings: PlanSettings };
}

/** A small backlog and its plan's settings, and one change to them. */
export function makeCase(seed: number, most: number): Case {
  const random = generator(seed * 7919);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const change = CHANGES[seed % CHANGES.length]!;
  const count = whole(4, most);
  const items = Array.from({ length: count }, (_, i) => {
    const dependsOn = Array.from({ length: i }, (_, j) => j).filter(() => random() < 0.8 / count);
    return item(`DEBT-${i + 1}`, whole(1, 4), random() < 0.15 ? 0 : whole(1, 30), {
      kind: random() < 0.4 ? 'security' : 'maintainability',
      ...(random() < 0.4 ? { skill: 'javascript' as Skill } : {}),
      dependsOn: dependsOn.map((j) => `DEBT-${j + 1}`),
    });
  });
  const sprints = whole(2, 3);
  const classes = change === 'class pool smaller' || random() < 0.2;
  const before: PlanSettings = settings({
    sprints,
    capacityHours: classes ? 12 : whole(5, 9),
    ...(classes ? { classPercent: { security: 50 } } : {}),
    ...(change === 'skill scarcer' || random() < 0.2 ? { skillHours: { javascript: 5 } } : {}),
  });
  const own = (k: number) => items[k % count]!;
  const target = own(whole(0, count - 1));
  const sprint = whole(1, sprints);
  let later = items;
  let after = before;
  switch (change) {
    case 'one sprint shorter':
      after = { ...before, teamHours: { [sprint]: whole(0, before.capacityHours - 1) } };
      break;
    case 'all sprints shorter':
      after = {
        ...before,
        capacityHours: before.capacityHours - whole(1, classes ? 4 : Math.min(5, before.capacityHours - 4)),
      };
      break;
    case 'class pool smaller':
      after = { ...before, classPercent: { security: 34 }, teamHours: { [sprint]: 9 } };
      break;
    case 'new pin':
      after = { ...before, pins: { [target.id]: sprint } };
      break;
    case 'new deadline':
      after = { ...before, deadlines: { [target.id]: sprint } };
      break;
    case 'item grown':
      later = items.map((one) =>
        one === target
          ? item(one.id, Math.min(4, one.hours.p50 + 2), one.value, {
              ...one,
              hours: { p15: 1, p50: Math.min(5, one.hours.p50 + 3), p85: 9 },
            })
          : one,
      );
      break;
    case 'item gone':
      later = items
        .filter((one) => one !== target)
        .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((id) => id !== target.id) }));
      break;
    case 'new dependency': {
      const [a, b] = [whole(0, count - 2), whole(1, count - 1)].sort((x, y) => x - y) as [number, number];
      const to = a === b ? b - 1 : a;
      later = items.map((one, i) =>
        i === b ? { ...one, dependsOn: [...new Set([...one.dependsOn, `DEBT-${to + 1}`])] } : one,
      );
      break;
    }
    case 'skill scarcer':
      after = { ...before, skillHours: { javascript: 4 } };
      break;
    case 'more capacity':
      after = { ...before, capacityHours: before.capacityHours + whole(1, 5) };
      break;
    case 'new items':
      later = [...items, item('DEBT-90', 2, 200), item('DEBT-91', 3, 300, { dependsOn: ['DEBT-1'] })];
      break;
  }
  return { change, before: { items, settings: before }, after: { items: later, settings: after } };
}
