import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import { type Plan, type PlanSettings, planSchema } from '../../../src/domain/plan.js';
import { PlanError, planSprints } from '../../../src/planner/index.js';
import { bestPlan } from './brute-force.js';

const item = (id: string, hours: number, value: number, dependsOn: string[] = []): DebtItem => ({
  id,
  title: `Repair ${id}`,
  addon: 'library_loan',
  kind: 'maintainability',
  findings: [],
  hours: { p15: hours / 2, p50: hours, p85: hours * 2 },
  value,
  dependsOn,
  verdict: 'refactor',
});
const settings = (more: Partial<PlanSettings> = {}): PlanSettings => ({
  sprints: 3,
  capacityHours: 10,
  reservePercent: 100,
  start: null,
  sprintDays: 14,
  pins: {},
  ...more,
});
const placed = (plan: Plan, id: string) =>
  plan.sprints.filter((sprint) => sprint.items.some((entry) => entry.id === id)).map(({ index }) => index);

/** Everything a plan promises, checked against the items and not against the planner's own numbers. */
function check(
  plan: Plan,
  items: readonly DebtItem[],
  { sprints, capacityHours, reservePercent, pins }: PlanSettings,
): void {
  planSchema.parse(plan);
  const capacity = (capacityHours * reservePercent) / 100;
  const order = plan.sprints.flatMap((sprint) => sprint.items.map(({ id }) => ({ id, sprint: sprint.index })));
  const unplanned = new Set(plan.unplanned.map(({ id }) => id));
  let objective = 0;
  expect(plan.sprints.map(({ index }) => index)).toEqual(Array.from({ length: sprints }, (_, index) => index + 1));
  for (const sprint of plan.sprints) {
    expect(sprint.items.reduce((sum, { hours }) => sum + hours, 0)).toBeLessThanOrEqual(capacity + 1e-4);
  }
  for (const { id, hours, value, dependsOn } of items) {
    const mine = placed(plan, id);
    expect(mine.length > 0).toBe(!unplanned.has(id));
    if (pins[id] !== undefined) expect(mine[0]).toBe(pins[id]);
    if (mine.length === 0) continue;
    const all = plan.sprints.flatMap((sprint) =>
      sprint.items.filter((entry) => entry.id === id).map((entry) => entry.hours),
    );
    expect(all.reduce((sum, part) => sum + part, 0)).toBeCloseTo(hours.p50, 4);
    expect(mine.at(-1)! - mine[0]! + 1).toBe(mine.length);
    if (hours.p50 <= capacity) expect(mine).toHaveLength(1);
    objective += (value * (sprints - mine.at(-1)!)) / sprints;
    for (const before of dependsOn) {
      const last = order.map((entry) => entry.id).lastIndexOf(before);
      expect(last).toBeGreaterThanOrEqual(0);
      expect(order[last]!.sprint).toBeLessThanOrEqual(mine[0]!);
      expect(last).toBeLessThan(order.findIndex((entry) => entry.id === id));
    }
  }
  expect(plan.objective).toBeCloseTo(objective, 4);
  expect(plan.bound!).toBeGreaterThanOrEqual(plan.objective);
}

/** Up to `most` items; dependencies point to earlier ones, so there is no circle. */
const backlog = (most: number, longest: number) =>
  fc
    .array(
      fc.record({
        hours: fc.integer({ min: 1, max: longest }),
        value: fc.integer({ min: 0, max: 30 }),
        waits: fc.uniqueArray(fc.nat(most), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((list) =>
      list.map(({ hours, value, waits }, index) =>
        item(
          `I${index}`,
          hours,
          value,
          waits.filter((other) => other < index).map((other) => `I${other}`),
        ),
      ),
    );

describe('planSprints', () => {
  it('reaches the optimum of small backlogs, by brute force', () => {
    fc.assert(
      fc.property(backlog(7, 8), fc.integer({ min: 1, max: 3 }), (items, sprints) => {
        const team = settings({ sprints, capacityHours: 8 });
        const plan = planSprints(items, team);
        check(plan, items, team);
        expect(plan.objective).toBeCloseTo(bestPlan(items, team)!, 4);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('keeps every pin that can be kept, and refuses exactly the others', () => {
    const pinned = fc.tuple(
      backlog(6, 8),
      fc.dictionary(fc.constantFrom('I0', 'I1', 'I2', 'I3'), fc.integer({ min: 1, max: 3 }), { maxKeys: 3 }),
    );
    fc.assert(
      fc.property(pinned, ([items, wanted]) => {
        const pins = Object.fromEntries(
          Object.entries(wanted).filter(([id]) => items.some((entry) => entry.id === id)),
        );
        const team = settings({ capacityHours: 8, pins });
        const best = bestPlan(items, team);
        if (best === null) {
          expect(() => planSprints(items, team)).toThrow(PlanError);
          return;
        }
        const plan = planSprints(items, team);
        check(plan, items, team);
        expect(plan.objective).toBeCloseTo(best, 4);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('holds capacity, order and spans with items larger than a sprint, in any order of input', () => {
    fc.assert(
      fc.property(backlog(14, 22), fc.integer({ min: 1, max: 6 }), (items, sprints) => {
        const team = settings({ sprints, capacityHours: 20, reservePercent: 40 });
        const plan = planSprints(items, team);
        check(plan, items, team);
        expect(planSprints([...items].reverse(), team)).toEqual(plan);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('splits a large item over consecutive sprints and lets its successor follow in the last', () => {
    const plan = planSprints([item('large', 14, 9), item('next', 3, 5, ['large'])], settings());
    expect(placed(plan, 'large')).toEqual([1, 2]);
    expect(plan.sprints[0]!.items).toEqual([{ id: 'large', hours: 10 }]);
    expect(plan.sprints[1]!.items).toEqual([
      { id: 'large', hours: 4 },
      { id: 'next', hours: 3 },
    ]);
  });

  it('does an enabler first where what it unlocks is worth it', () => {
    const items = [item('enabler', 8, 0), item('prize', 2, 50, ['enabler']), item('easy', 5, 10), item('plain', 5, 10)];
    const plan = planSprints(items, settings({ sprints: 2 }));
    expect(plan.sprints[0]!.items.map(({ id }) => id)).toEqual(['enabler', 'prize']);
    expect(plan.sprints[1]!.items.map(({ id }) => id).sort()).toEqual(['easy', 'plain']);
  });

  it('still prefers value where a single sprint leaves no horizon', () => {
    const plan = planSprints([item('poor', 6, 1), item('rich', 6, 9)], settings({ sprints: 1 }));
    expect(plan.sprints[0]!.items).toEqual([{ id: 'rich', hours: 6 }]);
    expect(plan).toMatchObject({ objective: 0, gap: 0 });
  });

  it('says why each item is left out', () => {
    const items = [
      item('good', 10, 90),
      item('huge', 40, 5),
      item('dull', 10, 1),
      item('lost', 1, 1, ['gone']),
      item('later', 1, 1, ['huge']),
    ];
    const why = Object.fromEntries(
      planSprints(items, settings({ sprints: 1 })).unplanned.map((entry) => [entry.id, entry.why]),
    );
    expect(Object.keys(why)).toEqual(['dull', 'huge', 'later', 'lost']);
    expect(why.huge).toContain('takes 40 h; all 1 sprints together have 10 h');
    expect(why.lost).toContain('gone, which is not among the items');
    expect(why.later).toContain('waits for huge');
    expect(why.dull).toContain('save more per hour');
    const none = planSprints([item('good', 1, 1)], settings({ reservePercent: 0 }));
    expect(none.unplanned).toEqual([{ id: 'good', why: 'no hours are reserved for debt' }]);
  });

  it('dates sprints only where a start is given', () => {
    const starts = (start: string | null) => planSprints([], settings({ start })).sprints.map((sprint) => sprint.start);
    expect(starts('2026-02-23')).toEqual(['2026-02-23', '2026-03-09', '2026-03-23']);
    expect(starts(null)).toEqual([null, null, null]);
  });

  it.each([
    [
      'too late for what it unlocks',
      { a: 3, b: 1 },
      'b is pinned to sprint 1, but it waits for a, which is pinned to sprint 3',
    ],
    ['a sprint that does not exist', { a: 9 }, 'sprints 1 to 3'],
    ['an unknown item', { z: 1 }, 'there is no such item'],
    ['a full sprint', { a: 1, c: 1 }, 'does not fit beside a: a sprint has 10 h for debt'],
    ['a chain that takes too long', { d: 1 }, 'with a, c that come first it takes 17 h'],
  ])('refuses a pin on %s in clear words', (_, pins, message) => {
    const items = [item('a', 8, 1), item('b', 1, 1, ['a']), item('c', 8, 1), item('d', 1, 1, ['a', 'c'])];
    expect(() => planSprints(items, settings({ pins }))).toThrow(PlanError);
    expect(() => planSprints(items, settings({ pins }))).toThrow(message);
  });

  it('refuses a circle', () => {
    expect(() => planSprints([item('a', 1, 1, ['b']), item('b', 1, 1, ['a'])], settings())).toThrow(
      'in a circle: a, b',
    );
  });
});
