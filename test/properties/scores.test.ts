import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighAddon } from '../../scoring/index.js';
import { hopsBetween, type Series } from '../../src/domain/series.js';
import { runs } from '../helpers/results.js';
import { contextOf, findingsArbitrary, javascript, loanAddon, manifest, python, source } from '../scoring/library.js';

const TARGETS: readonly Series[] = ['16.0', '17.0', '18.0', '19.0'];
/** Any loan addon: more or less code, on any series from 12.0 on, readable or not. */
const addons = fc
  .record({
    series: fc.constantFrom<Series | null>('12.0', '14.0', '16.0', null),
    python: fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 4 }),
    script: fc.integer({ min: 0, max: 2000 }),
    broken: fc.boolean(),
    manifest: fc.boolean(),
  })
  .map((given) => {
    const errors = given.broken ? [{ line: 1, column: 1, why: 'not closed' }] : [];
    const made = source(
      { name: 'library_loan', series: given.series },
      {
        python: given.python.map((lines, at) => python(`models/m${at}.py`, lines)),
        javascript: [javascript('static/src/loan.js', given.script, { errors })],
      },
    );
    return given.manifest ? made : { ...made, manifest: manifest(null) };
  });
const scored = fc.tuple(addons, findingsArbitrary('library_loan', 12));
const ordered = ({ p15, p50, p85 }: { p15: number; p50: number; p85: number }) => {
  for (const hours of [p15, p50, p85]) expect(Number.isFinite(hours) && hours >= 0).toBe(true);
  expect(p15).toBeLessThanOrEqual(p50);
  expect(p50).toBeLessThanOrEqual(p85);
};

describe('scores, whatever the addon', () => {
  it('lie between 0 and 100, are what their factors add up to, and hours stand in order', () => {
    fc.assert(
      fc.property(scored, ([addon, findings]) => {
        const { risk, usage, upgradeCost, debt, priority } = weighAddon(addon, findings, contextOf(addon));
        for (const { score, factors } of [risk, usage, upgradeCost]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
          const sum = factors.reduce((total, { points }) => total + points, 0);
          // Held between 0 and 100, as the report says.
          expect(Math.abs(Math.min(100, Math.max(0, sum)) - score)).toBeLessThan(0.02);
        }
        expect(priority).toBeGreaterThanOrEqual(0);
        expect(priority).toBeLessThanOrEqual(100);
        for (const hours of [debt.hours, upgradeCost.hours, ...upgradeCost.hops.map((hop) => hop.hours)])
          ordered(hours);
        expect(debt.ratio).toBeGreaterThanOrEqual(0);
        expect(debt.interest.hoursPerYear).toBeGreaterThanOrEqual(0);
      }),
      runs(60),
    );
  });

  it('cost no less for a target further on, and each step on the way is the same', () => {
    fc.assert(
      fc.property(scored, ([addon, findings]) => {
        const { series } = addon.addon;
        if (series === null) return;
        const costs = TARGETS.filter((target) => hopsBetween(series, target).length > 0).map(
          (target) => weighAddon(addon, findings, contextOf(addon, { target })).upgradeCost,
        );
        for (const [index, next] of costs.slice(1).entries()) {
          const before = costs[index]!;
          expect(next.hours.p50).toBeGreaterThanOrEqual(before.hours.p50 - 0.02);
          expect(next.score).toBeGreaterThanOrEqual(before.score - 0.02);
          expect(next.hops.length).toBe(before.hops.length + 1);
        }
      }),
      runs(20),
    );
  });

  it('are no lower for what could not be read, and less sure', () => {
    const sure = { low: 0, medium: 1, high: 2 };
    fc.assert(
      fc.property(findingsArbitrary('library_loan', 12), fc.integer({ min: 100, max: 5000 }), (findings, lines) => {
        const whole = loanAddon();
        const errors = [{ line: 1, column: 1, why: 'not closed' }];
        const broken = { ...whole, javascript: [javascript('static/src/loan.js', lines, { errors })] };
        const [with_, without] = [broken, whole].map((addon) => weighAddon(addon, findings, contextOf(addon)));
        expect(with_!.risk.score).toBeGreaterThanOrEqual(without!.risk.score);
        expect(sure[with_!.risk.confidence]).toBeLessThanOrEqual(sure[without!.risk.confidence]);
      }),
      runs(40),
    );
  });
});
