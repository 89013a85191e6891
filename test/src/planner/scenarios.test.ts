import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../src/domain/plan.js';
import { type Scenario, scenarioSchema } from '../../../src/domain/scenario.js';
import { curveOf } from '../../../src/planner/curves.js';
import { planSprints } from '../../../src/planner/index.js';
import { compareScenarios } from '../../../src/planner/scenarios.js';
import { debtItem, planOf, planSettings } from './made-plans.js';

const item = (id: string, hours: number, value: number, more: Partial<DebtItem> = {}) =>
  debtItem(id, { hours: { p15: hours / 2, p50: hours, p85: hours * 2 }, value, ...more });
const team = (more: Partial<PlanSettings> = {}) =>
  planSettings({ capacityHours: 100, reservePercent: 10, start: '2026-01-05', ...more });
const ends = ({ plan }: Scenario) =>
  Object.fromEntries(plan!.sprints.flatMap(({ index, items }) => items.map(({ id }) => [id, index])));

describe('curveOf', () => {
  it('pays interest on everything that was not done before the sprint', () => {
    const items = [item('a', 4, 36.5), item('b', 8, 73)];
    const plan = planOf([
      {
        index: 1,
        start: null,
        capacityHours: 8,
        items: [
          { id: 'a', hours: 4 },
          { id: 'b', hours: 4 },
        ],
      },
      { index: 2, start: null, capacityHours: 8, items: [{ id: 'b', hours: 4 }] },
      { index: 3, start: null, capacityHours: 8, items: [] },
    ]);
    expect(curveOf(plan, items, { sprintDays: 10 })).toEqual({
      remainingHours: [12, 4, 0, 0],
      interestPaid: [0, 3, 5, 5],
    });
  });

  it('agrees with the objective: what is not paid is what the plan saves', () => {
    const entry = fc.record({
      hours: fc.integer({ min: 1, max: 25 }),
      value: fc.integer({ min: 0, max: 40 }),
      part: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 5 }), (list, sprints) => {
        const items = list.map(({ hours, value }, i) => item(`I${i}`, hours, value));
        const cut = list.flatMap(({ hours, part }, i) =>
          part ? [[`I${i}`, [hours / 4, (3 * hours) / 4]] as const] : [],
        );
        const settings = team({ sprints, splits: Object.fromEntries(cut) });
        const plan = planSprints(items, settings);
        const curve = curveOf(plan, items, settings);
        const nothing = (items.reduce((sum, { value }) => sum + value, 0) * sprints * 14) / 365;
        expect(nothing - curve.interestPaid.at(-1)!).toBeCloseTo((plan.objective * sprints * 14) / 365, 3);
        const planned = plan.sprints.flatMap((sprint) => sprint.items).reduce((sum, { hours }) => sum + hours, 0);
        expect(curve.remainingHours[0]! - curve.remainingHours.at(-1)!).toBeCloseTo(planned, 3);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('compareScenarios', () => {
  const items = [
    item('dear', 10, 90),
    item('good', 10, 50, { kind: 'security' }),
    item('first', 4, 0, { kind: 'maintainability' }),
    item('leave', 6, 5, { kind: 'retire', dependsOn: ['first'] }),
    item('move', 10, 1, { kind: 'upgrade' }),
  ];

  it('sets reserves, an upgrade and retiring first side by side where nothing is asked for', () => {
    const answer = compareScenarios(items, team(), {});
    for (const one of answer) scenarioSchema.parse(one);
    expect(answer.map(({ name }) => name)).toEqual([
      'reserve 10 %',
      'reserve 20 %',
      'reserve 30 %',
      'upgrade by the end',
      'retire first',
    ]);
    const [ten, twenty, thirty] = answer as [Scenario, Scenario, Scenario];
    expect([ten.plannedHours, twenty.plannedHours, thirty.plannedHours]).toEqual([30, 40, 40]);
    expect([ten.savedPerYear, twenty.savedPerYear]).toEqual([145, 146]);
    expect([ten.readyAfter, twenty.readyAfter, thirty.readyAfter]).toEqual([null, 2, 2]);
    expect(twenty.curve!.interestPaid.at(-1)!).toBeLessThan(ten.curve!.interestPaid.at(-1)!);
    expect(compareScenarios([item('a', 1, 1)], team(), {}).map(({ name }) => name)).toHaveLength(3);
  });

  it('keeps the date of an upgrade, or says why it cannot', () => {
    const wanted = { last: { upgradeBy: 3 }, day: { upgradeBy: '2026-02-14' }, early: { upgradeBy: '2026-01-17' } };
    const [last, day, early] = compareScenarios(items, team(), { ...wanted }) as [Scenario, Scenario, Scenario];
    expect(ends(last).move).toBe(3);
    // Sprint 2 ends on 1 February and sprint 3 on 15 February.
    expect(ends(day).move).toBeLessThanOrEqual(2);
    expect(day.about).toContain('is done by 2026-02-14');
    expect(early).toMatchObject({ plan: null, curve: null, impossible: 'No sprint has ended by 2026-01-17.' });
    const tight = compareScenarios(items, team(), { now: { upgradeBy: 1 }, usual: {} });
    expect(tight[0]!.impossible).toMatch(/due|done by the end of sprint 1/);
    expect(tight[1]).toMatchObject({ about: 'As it is.', impossible: null });
    expect(compareScenarios(items, team({ start: null }), wanted)[1]!.impossible).toContain('first day');
    const [later] = compareScenarios(items, team(), { later: { upgradeBy: 5 } });
    expect(later!.about).toContain('The plan goes on up to sprint 5');
    expect(later!.plan!.sprints).toHaveLength(5);
    expect(later!.readyAfter).not.toBeNull();
  });

  it('retires first, lets others have the rest, and leaves what is pinned', () => {
    const [usual, first] = compareScenarios(items, team(), { usual: {}, first: { retireFirst: true } }) as [
      Scenario,
      Scenario,
    ];
    expect(ends(usual)).toMatchObject({ dear: 1, good: 2 });
    expect(ends(first)).toMatchObject({ first: 1, leave: 1, dear: 2, good: 3 });
    expect(first.about).toContain('2 items, with what they wait for');
    const [pinned] = compareScenarios(items, team({ pins: { dear: 1 } }), { first: { retireFirst: true } });
    expect(ends(pinned!)).toMatchObject({ dear: 1, first: 2, leave: 2 });
    const roomy = compareScenarios(items, team({ reservePercent: 20 }), { first: { retireFirst: true } });
    expect(ends(roomy[0]!)).toMatchObject({ first: 1, leave: 1, dear: 1 });
  });

  it('never makes anything that leaves later than it would be alone', () => {
    const entry = fc.record({
      hours: fc.integer({ min: 1, max: 14 }),
      value: fc.integer({ min: 0, max: 40 }),
      leaves: fc.boolean(),
      waits: fc.uniqueArray(fc.nat(8), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (list) => {
        const all = list.map(({ hours, value, leaves, waits }, i) =>
          item(`I${i}`, hours, value, {
            kind: leaves ? 'retire' : 'security',
            dependsOn: waits.filter((other) => other < i).map((other) => `I${other}`),
          }),
        );
        const [first] = compareScenarios(all, team(), { first: { retireFirst: true } });
        expect(first!.impossible).toBeNull();
        const needed = new Set(all.flatMap(({ id, kind }) => (kind === 'retire' ? [id] : [])));
        for (const one of [...all].reverse()) if (needed.has(one.id)) for (const id of one.dependsOn) needed.add(id);
        const alone = planSprints(
          all.filter(({ id }) => needed.has(id)),
          team(),
        );
        const end = ends(first!);
        const due = ends({ ...first!, plan: alone });
        const open = new Set(alone.unplanned.map(({ id }) => id));
        for (const id of needed) if (!open.has(id)) expect(end[id]).toBeLessThanOrEqual(due[id]!);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('changes parts of the reserve and hours of single sprints in proportion', () => {
    const settings = team({ reservePercent: 20, classPercent: { security: 10 }, teamHours: { 2: 50 } });
    const [half] = compareScenarios(items, settings, { half: { reserve: 10, capacity: 200, sprints: 2 } });
    expect(half!.plan!.sprints.map(({ capacityHours }) => capacityHours)).toEqual([20, 10]);
    expect(half!.plan!.sprints[0]!.classes).toEqual([
      { class: null, capacityHours: 10 },
      { class: 'security', capacityHours: 10 },
    ]);
    expect(half!.about).toBe(
      '2 sprints. The team has 200 h in a sprint; sprints with hours of their own change in proportion. ' +
        '10 % of the capacity are reserved for debt; the parts of the classes change in proportion.',
    );
  });

  it('takes the planner it is given, and lets other errors through', () => {
    const fail = () => {
      throw new TypeError('broken');
    };
    expect(() => compareScenarios(items, team(), { usual: {} }, { plan: fail })).toThrow(TypeError);
  });
});
