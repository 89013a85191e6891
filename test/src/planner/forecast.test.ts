import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chances, forecastSchema } from '../../../src/domain/forecast.js';
import type { Sprint } from '../../../src/domain/plan.js';
import { hoursAt, Z85 } from '../../../src/planner/estimate.js';
import { capacityHistory, forecast } from '../../../src/planner/forecast.js';
import { debtItem, madePlan, planOf, planSettings } from './made-plans.js';

const STEADY = [1, 1, 1, 1, 1];
const sprint = (index: number, capacityHours: number, items: Sprint['items'], more: Partial<Sprint> = {}): Sprint => ({
  index,
  start: null,
  capacityHours,
  items,
  ...more,
});
/** Sprint, or one beyond all of them. */
const late = (value: number | null) => value ?? Number.POSITIVE_INFINITY;
function neverLater(better: readonly Chances[], worse: readonly Chances[]): void {
  for (const [i, one] of better.entries()) {
    for (const chance of ['p50', 'p85', 'p95'] as const) {
      expect(late(one[chance])).toBeLessThanOrEqual(late(worse[i]![chance]));
    }
  }
}

describe('forecast', () => {
  it('reproduces the plan exactly where nothing is uncertain', () => {
    fc.assert(
      fc.property(madePlan(false), ({ plan, items, settings }) => {
        const result = forecast(plan, items, settings, { history: STEADY, runs: 2 });
        forecastSchema.parse(result);
        const unplanned = new Set(plan.unplanned.map(({ id }) => id));
        expect(result.items.map(({ id }) => id)).toEqual(
          items.flatMap(({ id }) => (unplanned.has(id) ? [] : [id])).sort(),
        );
        for (const { sprint: planned, p50, p85, p95, inTime } of result.items) {
          expect({ p50, p85, p95, inTime }).toEqual({ p50: planned, p85: planned, p95: planned, inTime: 1 });
        }
        expect(result.spread).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('never gives a better chance sooner than a worse one, and repeats itself', () => {
    fc.assert(
      fc.property(madePlan(true), fc.integer({ min: 1, max: 99 }), ({ plan, items, settings }, seed) => {
        const context = { history: [0.5, 1, 1.2], runs: 60, seed, waves: new Map(items.map(({ id }) => [id, 1])) };
        const result = forecast(plan, items, settings, context);
        for (const { p50, p85, p95 } of [...result.items, ...result.waves]) {
          expect(late(p50)).toBeLessThanOrEqual(late(p85));
          expect(late(p85)).toBeLessThanOrEqual(late(p95));
        }
        expect(forecast(plan, [...items].reverse(), settings, context)).toEqual(result);
      }),
      { numRuns: 100 },
    );
  });

  it('is never later with more capacity, and never sooner with longer estimates', () => {
    const more = fc.constantFrom(1, 1.1, 1.5, 2);
    fc.assert(
      fc.property(madePlan(true), more, more, fc.integer({ min: 1, max: 99 }), (made, share, skilled, seed) => {
        const { plan, items, settings } = made;
        const history = [0.3, 0.8, 1, 1, 1.1];
        const run = (own: readonly number[], work = items, team = settings) =>
          forecast(plan, work, team, { history: own, runs: 40, seed }).items;
        const base = run(history);
        neverLater(run(history.map((one) => one * share)), base);
        neverLater(run(history.toSpliced(1, 1, 0.8 * share)), base);
        const python = settings.skillHours?.python;
        if (python !== undefined) {
          neverLater(run(history, items, { ...settings, skillHours: { python: python * skilled } }), base);
        }
        const longer = items.map((one) => ({ ...one, hours: { ...one.hours, p85: one.hours.p85 * share } }));
        neverLater(base, run(history, longer));
      }),
      { numRuns: 300 },
    );
  });

  it('is wider than it would be if items erred each for itself', () => {
    const items = Array.from({ length: 40 }, (_, i) =>
      debtItem(`I${i + 10}`, { class: 'upgrade', hours: { p15: 1, p50: 2, p85: 4 } }),
    );
    const sprints = Array.from({ length: 10 }, (_, t) =>
      sprint(
        t + 1,
        8,
        items.slice(t * 4, t * 4 + 4).map(({ id }) => ({ id, hours: 2 })),
      ),
    );
    const { upgrade } = forecast(planOf(sprints), items, planSettings({ sprints: 10 }), { history: STEADY });
    // 40 items of 2 to 4 h have a mean of 80 × 1.25 h; each for itself they would end within 12 to 15 sprints.
    expect(upgrade!.items).toBe(40);
    expect(upgrade!.p50!).toBeGreaterThanOrEqual(11);
    expect(upgrade!.p95! - upgrade!.p50!).toBeGreaterThanOrEqual(5);
  });

  it('lets free hours take up what runs late, and begins sooner by the hours that were won', () => {
    const items = [
      debtItem('a', { hours: { p15: 4, p50: 4, p85: 4 } }),
      debtItem('b', { hours: { p15: 4, p50: 4, p85: 4 } }),
    ];
    const plan = planOf([
      sprint(1, 8, [{ id: 'a', hours: 4 }]),
      sprint(2, 8, [{ id: 'b', hours: 4 }]),
      sprint(3, 8, []),
    ]);
    const ends = (history: number[]) =>
      forecast(plan, items, planSettings(), { history, runs: 2 }).items.map(({ p95 }) => p95);
    expect(ends([1, 1, 1, 1, 1])).toEqual([1, 2]);
    expect(ends([0.5, 0.5, 0.5, 0.5, 0.5])).toEqual([1, 2]);
    expect(ends([0.4, 0.4, 0.4, 0.4, 0.4])).toEqual([2, 3]);
    expect(ends([2, 2, 2, 2, 2])).toEqual([1, 1]);
    expect(ends([0, 0, 0, 0, 0])).toEqual([null, null]);
  });

  it('holds pins and first sprints, whatever is won', () => {
    const items = [debtItem('a'), debtItem('b'), debtItem('c')];
    const plan = planOf([
      sprint(1, 8, [{ id: 'a', hours: 4 }]),
      sprint(2, 8, [{ id: 'b', hours: 4 }]),
      sprint(3, 8, [{ id: 'c', hours: 4 }]),
    ]);
    const settings = planSettings({ pins: { c: 3 }, notBefore: { b: 2 } });
    const quick = items.map((item) => ({ ...item, hours: { p15: 0, p50: 4, p85: 4 } }));
    const result = forecast(plan, quick, settings, { history: [3, 3, 3, 3, 3], runs: 50 });
    expect(result.items.map(({ p50 }) => p50)).toEqual([1, 2, 3]);
  });

  it('takes what is done as it is, and does not pull work into it', () => {
    const items = [debtItem('b')];
    const plan = planOf([
      sprint(1, 8, [{ id: 'a', hours: 6 }], { state: 'done' }),
      sprint(2, 8, [{ id: 'b', hours: 4 }], { state: 'active' }),
    ]);
    const result = forecast(plan, items, planSettings({ sprints: 2 }), { history: [] });
    expect(result.items[0]).toEqual({ id: 'a', sprint: 1, p50: 1, p85: 1, p95: 1, inTime: 1 });
    expect(result.items[1]).toMatchObject({ id: 'b', sprint: 2, p50: 2 });
    expect(result.basis.join(' ')).toContain('1 entries of the plan are no items any more');
  });

  it('calls a wave never done while one of its items is not planned', () => {
    const upgrade = (id: string) => debtItem(id, { kind: 'upgrade' });
    const items = [upgrade('a'), upgrade('b'), upgrade('c'), debtItem('d')];
    const plan = planOf(
      [
        sprint(1, 8, [
          { id: 'a', hours: 4 },
          { id: 'd', hours: 4 },
        ]),
        sprint(2, 8, [{ id: 'b', hours: 4 }]),
      ],
      {
        unplanned: [{ id: 'c', why: 'no room' }],
      },
    );
    const waves = new Map([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 3],
    ]);
    const result = forecast(plan, items, planSettings({ sprints: 2 }), { history: STEADY, waves });
    expect(result.waves).toEqual([
      { wave: 1, items: 1, p50: 1, p85: 1, p95: expect.any(Number) },
      { wave: 2, items: 2, p50: null, p85: null, p95: null },
    ]);
    expect(result.upgrade).toEqual({ items: 3, p50: null, p85: null, p95: null });
    expect(result.basis.join(' ')).toContain('1 of 3 items of upgrade work are not planned');
    expect(forecast(plan, [debtItem('d')], planSettings(), { history: [] }).upgrade).toBeNull();
  });

  it('lets the parts of an item err together and follow each other', () => {
    const items = [debtItem('x', { kind: 'upgrade', hours: { p15: 4, p50: 8, p85: 16 } })];
    const parts = [
      { id: 'x#1', hours: 4 },
      { id: 'x#2', hours: 4 },
    ];
    const settings = planSettings({ splits: { x: [4, 4] } });
    const whole = forecast(planOf([sprint(1, 8, parts)]), items, settings, { history: STEADY });
    expect(whole.items.map(({ id }) => id)).toEqual(['x#1', 'x#2']);
    const { id, sprint: planned, inTime, ...chances } = whole.items[1]!;
    expect(whole.upgrade).toEqual({ items: 1, ...chances });
    expect(inTime).toBeCloseTo(0.5, 1);
    const half = forecast(planOf([sprint(1, 8, parts.slice(0, 1))]), items, settings, { history: STEADY });
    expect(half.upgrade!.p50).toBeNull();
  });

  it('says what capacity was drawn from', () => {
    const plan = planOf([sprint(1, 8, [{ id: 'a', hours: 4 }])]);
    const basis = (history: number[]) =>
      forecast(plan, [debtItem('a')], planSettings(), { history, runs: 10 }).basis.join(' ');
    expect(basis([])).toMatch(/differ by at most \d+ % in their means and \d sprints? in a figure; /);
    expect(basis([])).toContain('an assumption, since no sprint is done yet');
    expect(basis([0.8])).toContain('from 1 done sprint (80 to 80 % of the planned hours) in 1 of 5 cases');
    expect(basis([0.8, 1, 1, 1, 0.7])).toContain('from 5 done sprints, in which 70 to 100 % of the planned hours');
  });

  it('runs 200 items in 8 sprints 2,000 times within a second', () => {
    const items = Array.from({ length: 200 }, (_, i) =>
      debtItem(`I${i + 100}`, { dependsOn: i % 3 === 2 ? [`I${i + 99}`] : [] }),
    );
    const sprints = Array.from({ length: 8 }, (_, t) =>
      sprint(
        t + 1,
        100,
        items.slice(t * 25, t * 25 + 25).map(({ id }) => ({ id, hours: 4 })),
      ),
    );
    const start = performance.now();
    forecast(planOf(sprints), items, planSettings({ sprints: 8 }), { history: [0.8, 0.9, 1] });
    const seconds = (performance.now() - start) / 1000;
    console.info(`200 items × 8 sprints × 2,000 runs: ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(5);
  });
});

describe('hoursAt', () => {
  it('meets its quantiles and never falls', () => {
    const hours = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
    );
    fc.assert(
      fc.property(hours, fc.double({ min: -5, max: 5, noNaN: true }), (list, z) => {
        const [p15, p50, p85] = list.toSorted((a, b) => a - b) as [number, number, number];
        const at = hoursAt({ p15, p50, p85 });
        expect(at(-Z85)).toBeCloseTo(p15, 9);
        expect(at(0)).toBeCloseTo(p50, 9);
        expect(at(Z85)).toBeCloseTo(p85, 9);
        expect(at(z)).toBeGreaterThanOrEqual(0);
        expect(at(z + 0.1)).toBeGreaterThanOrEqual(at(z));
      }),
    );
  });
});

describe('capacityHistory', () => {
  it('sets the hours that went into debt against those that were planned, in done sprints that tell', () => {
    const item = (hours: number, actual?: number) => ({
      item: 'a',
      hours,
      ...(actual === undefined ? {} : { actual }),
    });
    expect(
      capacityHistory({
        sprints: [
          { sprint: 1, state: 'done', debtHours: 12, items: [item(10), item(6)] },
          { sprint: 2, state: 'done', items: [item(10, 5), item(10)] },
          { sprint: 3, state: 'done', items: [item(10)] },
          { sprint: 4, state: 'done', debtHours: 4, items: [] },
          { sprint: 5, state: 'active', debtHours: 4, items: [item(8)] },
        ],
      }),
    ).toEqual([0.75, 0.25]);
  });
});
