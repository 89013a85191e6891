import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effortOf, learnedMinutes, sumHours } from '../../scoring/effort.js';
import { finding, findingsArbitrary } from './library.js';

const equal = (count: number, more = {}) => Array.from({ length: count }, () => finding(more));

describe('effort', () => {
  it('charges fifty equal findings less than five times one, by hand and by tool', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom(null, 'mechanical' as const),
        (effortMinutes, automation) => {
          const more = { effortMinutes, automation, tool: automation && 'odoo-module-migrator' };
          const [one, fifty] = [effortOf(equal(1, more)), effortOf(equal(50, more))];
          expect(fifty.p50).toBeLessThan(5 * one.p50);
          expect(fifty.p50).toBeGreaterThan(one.p50);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('charges different rules in full', () => {
    const alone = effortOf([finding({ rule: 'security/one' })]).p50;
    expect(effortOf([finding({ rule: 'security/one' }), finding({ rule: 'security/two' })]).p50).toBeCloseTo(
      2 * alone,
      3,
    );
  });

  it('makes forty mechanical repairs far cheaper than forty by hand, and one never dearer', () => {
    const tool = { effortMinutes: 30, automation: 'mechanical' as const, tool: 'odoo-module-migrator' };
    const byHand = { effortMinutes: 30, automation: 'manual' as const };
    expect(effortOf(equal(40, tool)).p50).toBeLessThan(0.4 * effortOf(equal(40, byHand)).p50);
    expect(effortOf(equal(1, { ...tool, effortMinutes: 2 })).p50).toBeLessThanOrEqual(2 / 60 + 1e-3);
  });

  it('widens the interval with doubt, around the same middle', () => {
    const width = (certainty: 'certain' | 'likely' | 'possible') => {
      const { p15, p50, p85 } = effortOf(equal(1, { certainty, effortMinutes: 120 }));
      expect(p50).toBe(2);
      return p85 - p15;
    };
    expect(width('certain')).toBeLessThan(width('likely'));
    expect(width('likely')).toBeLessThan(width('possible'));
  });

  it('keeps quantiles in order and ignores the order of findings', () => {
    fc.assert(
      fc.property(findingsArbitrary(), (findings) => {
        const hours = effortOf(findings);
        expect(hours.p15).toBeGreaterThanOrEqual(0);
        expect(hours.p15).toBeLessThanOrEqual(hours.p50);
        expect(hours.p50).toBeLessThanOrEqual(hours.p85);
        expect(effortOf([...findings].reverse())).toEqual(hours);
      }),
    );
  });

  it('never takes less for more findings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 500, noNaN: true })),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (efforts, extra) => {
          expect(learnedMinutes([...efforts, extra])).toBeGreaterThanOrEqual(learnedMinutes(efforts) - 1e-9);
        },
      ),
    );
  });

  it('sums intervals between root of squares and plain addition', () => {
    const parts = Array.from({ length: 9 }, () => ({ p15: 1, p50: 2, p85: 5 }));
    expect(sumHours(parts, 1)).toEqual({ p15: 9, p50: 18, p85: 45 });
    expect(sumHours(parts, 0)).toEqual({ p15: 15, p50: 18, p85: 27 });
    expect(sumHours(parts).p85).toBeCloseTo(18 + Math.sqrt(0.3 * 27 ** 2 + 0.7 * 81), 3);
  });
});
