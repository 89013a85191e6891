import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationSchema } from '../../../src/domain/calibration.js';
import type { ItemKind } from '../../../src/domain/debt-item.js';
import { calibrate, type DoneItem, doneItems } from '../../../src/planner/calibrate.js';
import { generator, normal } from '../../../src/planner/random.js';
import { shrunkMeans } from '../../../src/planner/shrinkage.js';
import { debtItem } from './made-plans.js';

/** Done items of a kind that take `factor` times the estimate, give or take `spread` on the scale of logarithms. */
function made(kind: ItemKind | null, count: number, factor: number, spread: number, seed: number): DoneItem[] {
  const random = generator(seed);
  return Array.from({ length: count }, (_, i) => {
    const p50 = 2 + Math.floor(random() * 20);
    return {
      id: `${kind}-${i}`,
      kind,
      estimate: { p15: p50 / 1.5, p50, p85: p50 * 1.5 },
      actual: p50 * factor * Math.exp(spread * normal(random)),
    };
  });
}
const open = [
  debtItem('s', { kind: 'security' }),
  debtItem('u', { kind: 'upgrade' }),
  debtItem('r', { kind: 'retire' }),
];

describe('calibrate', () => {
  it('changes nothing while too few items are done, and says so', () => {
    const { items, calibration } = calibrate(open, made('security', 9, 3, 0.1, 1));
    expect(items).toEqual(open);
    calibrationSchema.parse(calibration);
    expect(calibration).toMatchObject({ items: 9, needed: 10, applied: false, after: null, width: 1 });
    expect(calibration.why).toBe('9 done items tell their hours; below 10 estimates stay as they are.');
    expect(calibration.before!.bias).toBeCloseTo(3, 0);
    expect(calibrate(open, []).calibration.before).toBeNull();
    const nothing = made('security', 20, 1, 0.1, 1).map((one) => ({ ...one, actual: 0 }));
    expect(calibrate(open, nothing).calibration.items).toBe(0);
  });

  it('multiplies each kind by what its items took, and kinds without any by what all took', () => {
    const done = [...made('security', 40, 2, 0.3, 1), ...made('upgrade', 40, 0.6, 0.3, 2)];
    const { items, calibration } = calibrate(open, done);
    calibrationSchema.parse(calibration);
    expect(calibration.applied).toBe(true);
    const factor = Object.fromEntries(calibration.factors.map((one) => [String(one.kind), one.factor]));
    expect(Math.abs(Math.log(factor.security! / 2))).toBeLessThan(0.15);
    expect(Math.abs(Math.log(factor.upgrade! / 0.6))).toBeLessThan(0.15);
    expect(factor.null!).toBeGreaterThan(factor.upgrade!);
    expect(factor.null!).toBeLessThan(factor.security!);
    expect(items.map(({ hours }) => hours.p50 / 4)).toEqual(
      ['security', 'upgrade', 'null'].map((kind) => expect.closeTo(factor[kind]!, 4)),
    );
    expect(calibration.after!.medianError).toBeLessThan(calibration.before!.medianError / 1.5);
    expect(calibration.after!.bias).toBeCloseTo(1, 1);
  });

  it('widens intervals until they hold what they promise, and narrows them', () => {
    const [wide, narrow] = [0.8, 0.25].map((spread) => calibrate(open, made('security', 200, 1.1, spread, 3)));
    for (const { items, calibration } of [wide!, narrow!]) {
      expect(Math.abs(calibration.after!.inside! - 0.7)).toBeLessThan(0.1);
      expect(Math.abs(calibration.before!.inside! - 0.7)).toBeGreaterThan(0.15);
      for (const { hours } of items) {
        expect(hours.p15).toBeLessThan(hours.p50);
        expect(hours.p50).toBeLessThan(hours.p85);
      }
    }
    expect(wide!.calibration.width).toBeGreaterThan(1.5);
    expect(narrow!.calibration.width).toBeLessThan(0.8);
  });

  it('leaves estimates that a correction would not better', () => {
    const off = [...made('security', 6, 1, 0.02, 5), ...made('upgrade', 6, 1, 0.02, 6)];
    const wild = off.map((one, i) => (i === 11 ? { ...one, actual: one.actual * 9 } : one));
    const { items, calibration } = calibrate(open, wild);
    expect(calibration).toMatchObject({ applied: false, factors: [] });
    expect(calibration.why).toContain('would not have brought the done items closer');
    expect(calibration.after).not.toBeNull();
    expect(items).toEqual(open);
  });

  it('lets one item on which everything was booked not move the others far', () => {
    const done = made('security', 30, 1.5, 0.2, 7);
    const usual = calibrate(open, done).calibration.factors[0]!.factor;
    const odd = calibrate(open, [...done, { ...done[0]!, id: 'odd', actual: 100_000 }]).calibration.factors[0]!.factor;
    expect(odd / usual).toBeLessThan(1.1);
  });

  it('does not depend on the order of items, and keeps zeros', () => {
    const done = [...made('security', 12, 2, 0.3, 1), ...made(null, 5, 2, 0.3, 9)];
    const zero = debtItem('z', { hours: { p15: 0, p50: 0, p85: 2 } });
    const floor = debtItem('f', { hours: { p15: 0, p50: 2, p85: 4 } });
    const { items, calibration } = calibrate([zero, floor], done);
    const other = calibrate([zero, floor], [...done].reverse()).calibration;
    expect(other.factors.map(({ factor }) => factor)).toEqual(
      calibration.factors.map(({ factor }) => expect.closeTo(factor, 5)),
    );
    expect(items[0]!.hours).toMatchObject({ p15: 0, p50: 0 });
    expect(items[0]!.hours.p85).toBeGreaterThan(2);
    expect(items[1]!.hours.p15).toBe(0);
  });
});

describe('shrunkMeans', () => {
  it('leaves every mean between its own and that of all', () => {
    const number = fc.record({
      group: fc.constantFrom('a', 'b', 'c', null),
      value: fc.double({ min: -2, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 30 }), (numbers) => {
        const { overall, groups } = shrunkMeans(numbers);
        expect(Number.isFinite(overall)).toBe(true);
        for (const { own, mean } of groups.values()) {
          expect(mean).toBeGreaterThanOrEqual(Math.min(own, overall) - 1e-9);
          expect(mean).toBeLessThanOrEqual(Math.max(own, overall) + 1e-9);
        }
      }),
    );
  });

  it('is closer to the truth than the own means of small groups', () => {
    const random = generator(11);
    let [own, shrunk] = [0, 0];
    for (let trial = 0; trial < 200; trial++) {
      const truth = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((group) => [group, 0.4 + 0.2 * normal(random)]));
      const numbers = [...truth].flatMap(([group, mean]) =>
        Array.from({ length: 3 }, () => ({ group, value: mean + 0.6 * normal(random) })),
      );
      for (const [group, result] of shrunkMeans(numbers).groups) {
        own += (result.own - truth.get(group)!) ** 2;
        shrunk += (result.mean - truth.get(group)!) ** 2;
      }
    }
    expect(shrunk).toBeLessThan(0.65 * own);
  });
});

describe('doneItems', () => {
  const line = (item: string, hours: number, more = {}) => ({ item, hours, ...more });
  const estimate = { p15: 2, p50: 5, p85: 9 };
  const items = [
    debtItem('a', { kind: 'security', hours: { p15: 1, p50: 4, p85: 8 } }),
    debtItem('b', { kind: 'upgrade', hours: { p15: 4, p50: 8, p85: 16 } }),
  ];

  it('adds up the hours of all sprints, and takes the estimate from where it is known', () => {
    const file = {
      sprints: [
        {
          items: [line('a', 3, { actual: 5 }), line('b#1', 2, { actual: 1 }), line('gone', 6, { actual: 7, estimate })],
        },
        {
          items: [
            line('a', 1, { actual: 2 }),
            line('lost', 3, { actual: 4 }),
            line('told', 3, { actual: 1, estimate, kind: 'retire' as const }),
          ],
        },
      ],
    };
    const finished = new Set(['a', 'b#1', 'gone', 'lost', 'told']);
    expect(doneItems(file, finished, items)).toEqual([
      { id: 'a', kind: 'security', estimate: { p15: 1, p50: 4, p85: 8 }, actual: 7 },
      { id: 'b#1', kind: 'upgrade', estimate: { p15: 1, p50: 2, p85: 4 }, actual: 1 },
      { id: 'gone', kind: null, estimate, actual: 7 },
      { id: 'lost', kind: null, estimate: { p15: 3, p50: 3, p85: 3 }, actual: 4 },
      { id: 'told', kind: 'retire', estimate, actual: 1 },
    ]);
  });

  it('leaves out what is not finished, and what nobody booked in one of its sprints', () => {
    const file = {
      sprints: [{ items: [line('a', 3, { actual: 5 }), line('b', 4, { actual: 4 })] }, { items: [line('b', 4)] }],
    };
    expect(doneItems(file, new Set(['b']), items)).toEqual([]);
  });
});
