import { describe, expect, it } from 'vitest';
import { whySchema } from '../../../src/domain/why.js';
import { PlanError, planSprints } from '../../../src/planner/index.js';
import { explainPlacement } from '../../../src/planner/why.js';
import { item, settings } from './replan-cases.js';

const items = [
  item('CATALOGUE', 6, 60),
  item('SHELF', 4, 1),
  item('LOAN', 4, 80, { dependsOn: ['SHELF'] }),
  item('FINE', 6, 20),
  item('CARPET', 9, 3),
];
const team = settings({ sprints: 3 });
const plan = planSprints(items, team);
const ask = (id: string, more = {}) => whySchema.parse(explainPlacement(items, { ...team, ...more }, plan, id));

describe('why an item is where it is', () => {
  it('says what an enabler unlocks, what waits for it and what a sprint later costs', () => {
    const why = ask('SHELF');
    expect(why.sprints).toEqual({ first: 1, last: 1 });
    expect(why.saves).toMatchObject({ perYear: 1, unlocks: 80 });
    expect(why.saves.laterCosts).toBeCloseTo(1 / 3, 5);
    expect(why.neededBy).toEqual([{ id: 'LOAN', sprint: 2, text: 'LOAN begins in sprint 2' }]);
    expect(why.text).toBe('SHELF is in sprint 1: the first it can be in');
  });

  it('names what holds the hours of the sprints before, dearest per hour first', () => {
    const why = ask('FINE');
    expect(why.sprints).toEqual({ first: 2, last: 2 });
    expect(why.earliest).toMatchObject({ sprint: 1 });
    expect(why.competes.map(({ id }) => id)).toEqual(['SHELF', 'CATALOGUE']);
    expect(why.competes[0]).toMatchObject({ sprint: 1, hours: 4, perHour: 10.125, own: 3.333333 });
    expect(why.competes[0]!.text).toBe(
      'SHELF has 4 h of sprint 1: it saves 10.13 h a year per hour of work with what it unlocks, this one 3.33',
    );
    const pushed = explainPlacement(
      items,
      { ...team, capacityHours: 20 },
      planSprints(items, { ...team, capacityHours: 20 }),
      'SHELF',
    );
    expect(pushed.saves.laterCosts).toBeCloseTo(81 / 3, 5);
  });

  it('explains what is not planned, by rivals, by what is missing and by constraints', () => {
    const why = ask('CARPET', { sprints: 2 });
    expect(why.sprints).toBeNull();
    expect(why.text).toMatch(/^CARPET is not planned: no sprint from 1 on has 9 h left for debt: /);
    expect(why.competes.length).toBeGreaterThan(0);
    expect(why.saves.laterCosts).toBe(0);
    const lost = [...items, item('ROOM', 2, 5, { dependsOn: ['GONE'] })];
    const missing = explainPlacement(lost, team, planSprints(lost, team), 'ROOM');
    expect(missing.text).toBe('ROOM is not planned: it waits for GONE, and GONE is not among the items');
    expect(missing.earliest).toBeNull();
  });

  it('says what people said: pins, deadlines, first sprints, parts', () => {
    const more = { pins: { FINE: 3 }, deadlines: { LOAN: 2 }, notBefore: { CATALOGUE: 2 }, splits: { CARPET: [3, 6] } };
    const own = planSprints(items, { ...team, ...more });
    const of = (id: string) => explainPlacement(items, { ...team, ...more }, own, id);
    expect(of('FINE').text).toBe('FINE is in sprint 3: pinned to sprint 3');
    expect(of('LOAN').said).toEqual([{ kind: 'deadline', text: 'due by the end of sprint 2' }]);
    expect(of('CATALOGUE').text).toBe(
      'CATALOGUE is in sprint 2: the first it can be in, since it is not before sprint 2',
    );
    expect(of('CARPET').said.map(({ kind }) => kind)).toEqual(['parts']);
    expect(of('CARPET#2').waitsFor.map(({ id }) => id)).toEqual(['CARPET#1']);
  });

  it('knows what fixed sprints have done and begun, and refuses what is no item', () => {
    const fixed = [
      {
        index: 1,
        start: null,
        capacityHours: 10,
        items: [
          { id: 'CATALOGUE', hours: 6 },
          { id: 'FINE', hours: 2 },
        ],
        state: 'active' as const,
      },
    ];
    const own = planSprints(items, { ...team, fixed });
    const done = explainPlacement(items, { ...team, fixed }, own, 'CATALOGUE');
    expect(whySchema.parse(done).text).toBe('CATALOGUE is in sprint 1: sprint 1 is active and stays as it is');
    const begun = explainPlacement(items, { ...team, fixed }, own, 'FINE');
    expect(begun.said).toEqual([{ kind: 'fixed', text: 'begun in sprint 1, 4 h are left' }]);
    expect(() => explainPlacement(items, team, plan, 'ATLAS')).toThrow(PlanError);
  });
});
