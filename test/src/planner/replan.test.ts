import { describe, expect, it } from 'vitest';
import { backlog, settingsFor } from '../../../scripts/plan-instances.js';
import { type Plan, planSchema } from '../../../src/domain/plan.js';
import { PlanError, planSprints } from '../../../src/planner/index.js';
import { type Replan, replan } from '../../../src/planner/replan.js';
import { begins, CHANGES, item, makeCase, settings } from './replan-cases.js';
import { brokenPromises } from './replan-check.js';
import { nearestPlan } from './replan-exact.js';

const why = ({ plan }: Replan, id: string) => plan.moves!.find((move) => move.id === id)?.why;
const whereabouts = (plan: Plan) => Object.fromEntries(begins(plan));

describe('planning anew', () => {
  it('moves no item that need not move, drops none that need not be dropped, and then saves most', {
    timeout: 120_000,
  }, () => {
    let impossible = 0;
    let met = 0;
    let lost = 0;
    let best = 0;
    const cases = CHANGES.length * 28;
    for (let seed = 1; seed <= cases; seed++) {
      const { before, after, change } = makeCase(seed, 7);
      const previous = begins(planSprints(before.items, before.settings));
      const nearest = nearestPlan(after.items, after.settings, previous);
      if (nearest === null) {
        expect(() => replan(after.items, after.settings, previous), `${seed}: ${change}`).toThrow(PlanError);
        impossible++;
        continue;
      }
      const result = replan(after.items, after.settings, previous);
      const { moved, dropped, leastMoves, plan } = result;
      expect({ seed, change, moved, dropped }).toEqual({
        seed,
        change,
        moved: nearest.moved,
        dropped: nearest.dropped,
      });
      expect(leastMoves).toBeLessThanOrEqual(moved);
      expect(brokenPromises(plan, after.items, after.settings), `${seed}: ${change}`).toEqual([]);
      expect(plan.objective).toBeLessThanOrEqual(nearest.objective + 1e-5);
      if (leastMoves === moved) met++;
      lost += nearest.objective - plan.objective;
      best += nearest.objective;
    }
    expect(impossible).toBeLessThan(cases / 10);
    expect(met).toBeGreaterThan(0.9 * (cases - impossible));
    expect(lost / best).toBeLessThan(0.001);
  });

  it('keeps every promise of larger plans, those with items that run over sprints and with a sprint that is done', {
    timeout: 60_000,
  }, () => {
    for (let seed = 1; seed <= 8; seed++) {
      const items = backlog(16, 0.8, seed).map((one, i) => ({
        ...one,
        kind: i % 3 === 0 ? ('security' as const) : one.kind,
        ...(i % 4 === 0 ? { skill: 'xml' as const } : {}),
      }));
      const base = {
        ...settingsFor(items, 5, 0.9),
        classPercent: { security: 40 },
        skillHours: { xml: 3 },
      };
      const first = planSprints(items, base);
      const done = { ...first.sprints[0]!, state: 'done' as const };
      const due = first.sprints[1]!.items.find(({ hours }) => hours <= 2)!.id;
      const after = {
        ...base,
        capacityHours: base.capacityHours * 0.8,
        fixed: [done],
        notBefore: { [items[seed % 16]!.id]: 4 },
        deadlines: { [due]: 5 },
      };
      const { plan, moved } = replan(items, after, begins(first));
      planSchema.parse(plan);
      expect(brokenPromises(plan, items, after), String(seed)).toEqual([]);
      expect(plan.moves).toHaveLength(moved);
      const now = begins(plan);
      const unmoved = new Set([...begins(first)].flatMap(([id, sprint]) => (now.get(id) === sprint ? [id] : [])));
      for (const move of plan.moves!) {
        expect(move.to !== null && unmoved.has(move.id)).toBe(false);
        expect(move.why).toMatch(/^\S.*[^.\s]$/);
      }
    }
  });

  it('gives the same plan back where nothing has changed, and the same bytes in any order of the items', () => {
    const items = backlog(60, 0.8, 5);
    const base = settingsFor(items, 8, 0.6);
    const first = planSprints(items, base);
    const again = replan(items, base, begins(first));
    expect(whereabouts(again.plan)).toEqual(whereabouts(first));
    expect(again.plan.moves).toEqual([]);
    const cut = { ...base, teamHours: { 3: base.capacityHours / 2 } };
    const a = replan(items, cut, begins(first));
    const b = replan([...items].reverse(), cut, begins(first));
    expect(a.moved).toBeGreaterThan(0);
    expect(JSON.stringify(b)).toBe(JSON.stringify(a));
  });

  it('moves nothing where capacity grows, fills the room with what saves most, and says what a fresh plan would gain', () => {
    const items = [
      item('ROOF', 8, 10),
      item('HULL', 6, 30),
      item('MAST', 4, 90),
      item('KEEL', 4, 8),
      item('SAIL', 3, 2),
    ];
    const previous = new Map([
      ['ROOF', 1],
      ['HULL', 2],
    ]);
    const { plan, moved, fresh } = replan(items, settings({ sprints: 2, capacityHours: 12 }), previous);
    expect(moved).toBe(0);
    expect(plan.moves).toEqual([]);
    expect(whereabouts(plan)).toEqual({ ROOF: 1, MAST: 1, HULL: 2, KEEL: 2 });
    expect(fresh).toEqual({ gain: 10, moved: 2 });
  });

  it('takes out what saves least and nothing waits for, and says so', () => {
    const items = [
      item('ROOF', 4, 40),
      item('HULL', 3, 2),
      item('MAST', 3, 9),
      item('SAIL', 3, 20, { dependsOn: ['HULL'] }),
    ];
    const previous = new Map([
      ['ROOF', 1],
      ['HULL', 1],
      ['MAST', 1],
      ['SAIL', 2],
    ]);
    const result = replan(items, settings({ sprints: 2, teamHours: { 1: 7, 2: 4 } }), previous);
    expect(whereabouts(result.plan)).toEqual({ ROOF: 1, HULL: 1, SAIL: 2 });
    expect(result.plan.moves).toEqual([{ id: 'MAST', from: 1, to: null, why: expect.any(String) }]);
    expect(why(result, 'MAST')).toBe(
      'sprint 1 has 3 h less for debt than what was planned in it takes: it is large enough to make the room alone, ' +
        'nothing that is planned waits for it, and of all such it saves least; no other sprint has room for it',
    );
  });

  it('names pins, deadlines, first sprints, what an item waits for and for what room was made', () => {
    const items = [
      item('DOCK', 6, 60),
      item('GATE', 6, 50),
      item('LAMP', 5, 30, { dependsOn: ['GATE'] }),
      item('CRANE', 4, 10),
    ];
    const previous = new Map([
      ['DOCK', 1],
      ['CRANE', 1],
      ['GATE', 2],
      ['LAMP', 3],
    ]);
    const pinned = replan(items, settings({ pins: { GATE: 1 } }), previous);
    expect(whereabouts(pinned.plan)).toMatchObject({ GATE: 1, LAMP: 3 });
    expect(why(pinned, 'GATE')).toBe('pinned to sprint 1');
    expect(why(pinned, 'DOCK')).toBe('room was made in sprint 1 for GATE, which is pinned to it');
    const due = replan(items, settings({ deadlines: { LAMP: 2 }, teamHours: { 2: 11 } }), previous);
    expect(why(due, 'LAMP')).toBe('due by the end of sprint 2');
    expect(due.moved).toBe(1);
    const late = replan(items, settings({ sprints: 4, notBefore: { GATE: 4 } }), previous);
    expect(why(late, 'GATE')).toBe('cannot begin before sprint 4');
    expect(why(late, 'LAMP')).toBe('goes with GATE, which it waits for and which is done in sprint 4');
    const full = replan(items, settings({ notBefore: { GATE: 3 }, teamHours: { 3: 6 } }), previous);
    expect(why(full, 'LAMP')).toBe('room was made in sprint 3 for GATE; no other sprint has room for it');
    const gone = replan(
      items.filter(({ id }) => id !== 'GATE'),
      settings(),
      previous,
    );
    expect(why(gone, 'LAMP')).toBe('waits for GATE, which is not among the items');
    expect(replan(items, settings({ sprints: 2 }), previous).plan.moves).toEqual([
      { id: 'LAMP', from: 3, to: null, why: 'it was in sprint 3, and the plan ends with sprint 2' },
    ]);
  });

  it('goes on with what a fixed sprint has begun, and counts what it left out as moved', () => {
    const items = [item('DOCK', 6, 60), item('GATE', 6, 50), item('LAMP', 4, 30)];
    const previous = new Map([
      ['DOCK', 1],
      ['LAMP', 1],
      ['GATE', 2],
    ]);
    const fixed = [
      { index: 1, start: null, capacityHours: 10, items: [{ id: 'DOCK', hours: 4 }], state: 'done' as const },
    ];
    const result = replan(items, settings({ fixed }), previous);
    expect(result.plan.sprints[1]!.items).toContainEqual({ id: 'DOCK', hours: 2 });
    expect(result.plan.moves).toEqual([
      { id: 'LAMP', from: 1, to: 3, why: 'sprint 1 is done or active, and it was not begun there' },
    ]);
  });

  it('knows items that are now done in parts, and parts that are whole again', () => {
    const items = [item('DOCK', 8, 60), item('GATE', 6, 50)];
    const split = settings({ splits: { DOCK: [4, 4] } });
    const parts = replan(
      items,
      split,
      new Map([
        ['DOCK', 2],
        ['GATE', 1],
      ]),
    );
    expect(whereabouts(parts.plan)).toEqual({ GATE: 1, 'DOCK#1': 2, 'DOCK#2': 2 });
    expect(parts.moved).toBe(0);
    const whole = replan(
      items,
      settings(),
      new Map([
        ['DOCK#1', 2],
        ['DOCK#2', 3],
        ['GATE', 1],
      ]),
    );
    expect(whereabouts(whole.plan)).toEqual({ GATE: 1, DOCK: 2 });
    expect(whole.moved).toBe(0);
  });
});
