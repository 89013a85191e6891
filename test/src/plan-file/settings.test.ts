import { describe, expect, it } from 'vitest';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import { firstSprintFrom, lastSprintBy } from '../../../src/plan-file/days.js';
import { fileOfPlan } from '../../../src/plan-file/from-plan.js';
import { parsePlanFile } from '../../../src/plan-file/parse.js';
import { finishedItems, itemsLeft, settingsOf } from '../../../src/plan-file/settings.js';

const days = { start: '2027-01-04', sprintDays: 14 };

function item(id: string, dependsOn: string[] = []): DebtItem {
  const hours = { p15: 1, p50: 2, p85: 4 };
  return {
    id,
    title: `Mend ${id}`,
    addon: 'bakery',
    kind: 'security',
    findings: [],
    hours,
    value: 1,
    dependsOn,
    verdict: 'refactor',
  };
}

const FILE = parsePlanFile(
  `
start: 2027-01-04
sprints:
  - { sprint: 1, state: done, items: [{ item: A, hours: 2, actual: 3 }, { item: B, hours: 5, done: false }] }
  - { sprint: 2, state: active, teamHours: 100, items: [{ item: B, hours: 4 }, { item: C, hours: 1, done: true }] }
  - { sprint: 3, name: Spring, teamHours: 60, items: [{ item: D, hours: 2 }] }
deadlines: [{ item: D, by: 2027-02-28 }]
notBefore: [{ item: E, from: 2027-01-19 }]
classes: [{ item: D, class: hygiene }]
`,
  'plan.yaml',
);

describe('days of sprints', () => {
  it('ends by a day only where the last day of the sprint is not after it', () => {
    expect(lastSprintBy('2027-01-16', days)).toBe(0);
    expect(lastSprintBy('2027-01-17', days)).toBe(1);
    expect(lastSprintBy('2027-01-30', days)).toBe(1);
    expect(lastSprintBy('2027-01-31', days)).toBe(2);
    expect(lastSprintBy(4, days)).toBe(4);
  });

  it('begins from a day only where its first day is not before it', () => {
    expect(firstSprintFrom('2026-12-24', days)).toBe(1);
    expect(firstSprintFrom('2027-01-04', days)).toBe(1);
    expect(firstSprintFrom('2027-01-05', days)).toBe(2);
    expect(firstSprintFrom('2027-01-18', days)).toBe(2);
  });

  it('says what is missing where nobody named a first day', () => {
    expect(() => lastSprintBy('2027-01-17', { start: null, sprintDays: 14 })).toThrow(/first day of the first sprint/);
  });
});

describe('what a plan file asks of the planner', () => {
  it('fixes what is done or active, and turns days into sprints', () => {
    expect(settingsOf(FILE, days)).toMatchObject({
      deadlines: { D: 4 },
      notBefore: { E: 3 },
      teamHours: { 2: 100, 3: 60 },
      fixed: [
        { index: 1, start: '2027-01-04', state: 'done', capacityHours: 7 },
        {
          index: 2,
          start: '2027-01-18',
          state: 'active',
          items: [
            { id: 'B', hours: 4 },
            { id: 'C', hours: 1 },
          ],
        },
      ],
    });
  });

  it('refuses a deadline before the first sprint ends', () => {
    const early = parsePlanFile('start: 2027-01-04\ndeadlines: [{ item: D, by: 2027-01-05 }]', 'plan.yaml');
    expect(() => settingsOf(early, days)).toThrow('deadlines: D: no sprint has ended by 2027-01-05');
  });

  it('takes as finished what a done sprint held, unless somebody says that it is open', () => {
    expect([...finishedItems(FILE)].sort()).toEqual(['A', 'C']);
  });

  it('plans the rest, in the class the file names, waiting for nothing that is finished', () => {
    const open = itemsLeft([item('A'), item('B', ['A']), item('C'), item('D', ['C', 'B'])], FILE);
    expect(open.map(({ id, dependsOn, class: own }) => ({ id, dependsOn, own }))).toEqual([
      { id: 'B', dependsOn: [], own: undefined },
      { id: 'D', dependsOn: ['B'], own: 'hygiene' },
    ]);
  });

  it('takes along what people noted on an item, and keeps what they said of sprints beyond the plan', () => {
    const file = parsePlanFile(
      'sprints: [{ sprint: 1, items: [{ item: B, hours: 2, actual: 1, estimate: { p15: 1, p50: 3, p85: 5 } }] }, { sprint: 2 }, { sprint: 3, teamHours: 20 }, { sprint: 4 }]',
      'plan.yaml',
    );
    const sprints = [1, 2].map((index) => ({
      index,
      start: null,
      capacityHours: 9,
      items: index === 2 ? [{ id: 'B', hours: 2 }] : [],
    }));
    const next = fileOfPlan({ sprints, unplanned: [], objective: 0, bound: null, gap: null }, [item('B')], file);
    expect(next.sprints[1]!.items[0]).toMatchObject({ item: 'B', actual: 1, estimate: { p50: 3 } });
    expect(next.sprints.slice(2)).toEqual([{ sprint: 3, state: 'planned', teamHours: 20, items: [] }]);
  });

  it('keeps what people wrote of a sprint and fills in what is planned', () => {
    const sprint = (index: number, ids: string[]) => ({
      index,
      start: null,
      capacityHours: 10,
      items: ids.map((id) => ({ id, hours: 1.23456 })),
    });
    const plan = {
      sprints: [sprint(1, ['Z']), sprint(2, []), sprint(3, ['B']), sprint(4, ['D#2'])],
      unplanned: [],
      objective: 0,
      bound: null,
      gap: null,
    };
    const next = fileOfPlan(plan, [item('B'), item('D')], FILE);
    expect(next.sprints.slice(0, 2)).toEqual(FILE.sprints.slice(0, 2));
    const hours = { p15: 1, p50: 2, p85: 4 };
    const line = { hours: 1.23, kind: 'security', estimate: hours };
    expect(next.sprints.slice(2)).toEqual([
      { sprint: 3, name: 'Spring', state: 'planned', teamHours: 60, items: [{ item: 'B', title: 'Mend B', ...line }] },
      { sprint: 4, state: 'planned', items: [{ item: 'D#2', title: 'Mend D', ...line }] },
    ]);
  });
});
