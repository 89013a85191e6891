import { describe, expect, it } from 'vitest';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../src/domain/plan.js';
import { capacityOf } from '../../../src/planner/capacity.js';
import { planSprints } from '../../../src/planner/index.js';

const settings = (more: Partial<PlanSettings> = {}): PlanSettings => ({
  sprints: 3,
  capacityHours: 100,
  reservePercent: 25,
  start: null,
  sprintDays: 14,
  pins: {},
  ...more,
});
const item = (id: string, hours: number, value: number, more: Partial<DebtItem> = {}): DebtItem => ({
  id,
  title: `Repair ${id}`,
  addon: 'library_loan',
  kind: 'maintainability',
  findings: [],
  hours: { p15: hours / 2, p50: hours, p85: hours * 2 },
  value,
  dependsOn: [],
  verdict: 'refactor',
  ...more,
});

describe('hours of a sprint', () => {
  it('are team × focus × (1 − emergencies) × working days × reserve, with a reason for each term', () => {
    const { debt, basis } = capacityOf(
      settings({
        start: '2026-12-14',
        holidays: ['2026-12-25', '2026-12-26', '2026-12-24', '2026-12-24'],
        focusPercent: 80,
        emergencyPercent: 10,
        teamHours: { 2: 50 },
        reserveBasis: 'derived',
      }),
    );
    expect([...debt].map((hours) => Math.round(hours * 1e6) / 1e6)).toEqual([0, 14.4, 9, 18]);
    expect(basis).toMatchObject({ teamHours: 100, focusPercent: 80, emergencyPercent: 10, reservePercent: 25 });
    expect(basis.why).toEqual([
      'The team has 100 h in a sprint.',
      'In sprint 2 it has 50 h.',
      '80 % of them go into planned work.',
      'Emergencies take 10 % of that first.',
      'Holidays take 2 of 10 working days of sprint 1: 2026-12-24, 2026-12-25.',
      '25 % of what is left are reserved for debt, as the maintenance figures suggest.',
    ]);
  });

  it('are shared out to classes; the rest is for all others, and too much is refused', () => {
    const { pools } = capacityOf(settings({ classPercent: { security: 10, upgrade: 5 } }));
    expect(pools.map(({ class: name, hours }) => [name, hours[1]])).toEqual([
      [null, 10],
      ['security', 10],
      ['upgrade', 5],
    ]);
    expect(() => capacityOf(settings({ classPercent: { security: 20, upgrade: 6 } }))).toThrow(
      'The classes keep 26 percent of the capacity, but only 25 percent are reserved for debt.',
    );
  });
});

describe('limits of a plan', () => {
  it('are named where an item is left out', () => {
    const items = [
      item('door', 8, 9, { kind: 'security' }),
      item('screen', 6, 9, { skill: 'javascript' }),
      item('shelf', 3, 1, { skill: 'javascript' }),
      item('lamp', 2, 5),
      item('later', 2, 5),
    ];
    const plan = planSprints(
      items,
      settings({ sprints: 1, classPercent: { security: 5 }, skillHours: { javascript: 7 }, notBefore: { later: 2 } }),
    );
    expect(plan.unplanned).toEqual([
      { id: 'door', why: 'takes 8 h; all 1 sprints together have 5 h for debt of class security' },
      { id: 'later', why: 'cannot begin before sprint 2; the plan ends with sprint 1' },
      {
        id: 'shelf',
        why: 'takes 3 h; the planned items save more per hour and leave at most 1 h in one sprint for work in javascript',
      },
    ]);
    expect(plan.sprints[0]!.classes).toEqual([
      { class: null, capacityHours: 20 },
      { class: 'security', capacityHours: 5 },
    ]);
  });

  it('leave fixed sprints alone, and plan the rest of what is begun there', () => {
    const fixed = [
      {
        index: 1,
        start: null,
        capacityHours: 9,
        state: 'active' as const,
        items: [
          { id: 'door', hours: 9 },
          { id: 'gate', hours: 4 },
        ],
      },
    ];
    const items = [
      item('door', 9, 5),
      item('gate', 10, 5, { dependsOn: ['door'] }),
      item('lamp', 2, 9, { dependsOn: ['gate'] }),
    ];
    const plan = planSprints(items, settings({ capacityHours: 40, fixed }));
    expect(plan.sprints[0]).toEqual(fixed[0]);
    expect(plan.sprints[1]!.items).toEqual([
      { id: 'gate', hours: 6 },
      { id: 'lamp', hours: 2 },
    ]);
    expect(() => planSprints(items, settings({ fixed, pins: { lamp: 1 } }))).toThrow(
      'lamp is pinned to sprint 1, but sprint 1 is done or active and stays as it is.',
    );
  });

  it('hold for parts: a deadline on an item is one on its last part, and what waits for it waits for that', () => {
    const items = [item('hall', 12, 6), item('lamp', 1, 9, { dependsOn: ['hall'] })];
    const team = settings({ capacityHours: 28, splits: { hall: [5, 6, 1] }, deadlines: { hall: 2 } });
    const plan = planSprints(items, team);
    expect(plan.sprints.map((sprint) => sprint.items.map(({ id }) => id))).toEqual([
      ['hall#1'],
      ['hall#2', 'hall#3'],
      ['lamp'],
    ]);
    expect(() => planSprints(items, { ...team, deadlines: { hall: 1 } })).toThrow(
      'hall#3 must be done by the end of sprint 1, but it cannot be done then: with hall#1, hall#2 that come first ' +
        'it takes 12 h, and the sprints up to then have 7 h for debt.',
    );
  });
});
