import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debtRatio } from '../../scoring/debt-ratio.js';
import { interestOf } from '../../scoring/interest.js';
import { explainPriority, priorityOf } from '../../scoring/priority.js';
import { type CostSettings, completeSettings } from '../../scoring/settings.js';
import { upgradeCostOf } from '../../scoring/upgrade-cost.js';
import { ratingOf } from '../../src/domain/rating.js';
import { contextOf, finding, loanAddon } from './library.js';

describe('rating', () => {
  it('follows the SQALE grid, upper ends included', () => {
    expect([0, 0.05, 0.0501, 0.1, 0.2, 0.21, 0.5, 0.51].map(ratingOf).join('')).toBe('AABBCDDE');
  });

  it('compares hours with the cost of the lines', () => {
    const lines = { python: 100, xml: 0, javascript: 0, csv: 0, total: 100, billed: 80 };
    expect(debtRatio({ p15: 1, p50: 4, p85: 9 }, lines, 30)).toBe(0.1);
    expect(debtRatio({ p15: 1, p50: 4, p85: 9 }, { ...lines, billed: 0 }, 30)).toBe(0.08);
    expect(debtRatio({ p15: 1, p50: 4, p85: 9 }, { ...lines, billed: 0, total: 0 }, 30)).toBe(0);
  });
});

describe('interest', () => {
  const addon = loanAddon();
  const findings = [finding({ effortMinutes: 600 }), finding({ family: 'upgrade', hop: '17.0', effortMinutes: 600 })];
  const interest = (cost: CostSettings = {}) =>
    interestOf(addon, findings, upgradeCostOf(addon, findings, contextOf(addon)), completeSettings(cost));
  const ids = (cost: CostSettings = {}) => interest(cost).factors.map(({ id }) => id);

  it('counts what is known and names what is left out', () => {
    expect(ids()).toEqual(['upgrade-carry', 'change-slowdown', 'not-counted']);
    expect(interest().factors.find(({ id }) => id === 'change-slowdown')).toMatchObject({ points: 1 });
    expect(interest().factors.at(-1)!.why).toContain('no price was given');
    expect(interest().factors.at(-1)!.why).toContain('incident hours');
  });

  it('counts the fee only with a price', () => {
    const paid = interest({ feePer100LinesPerMonth: 20, hourlyRate: 88 });
    const fee = paid.factors.find(({ id }) => id === 'lines-fee')!;
    expect(fee.points).toBeCloseTo(((440 / 100) * 20 * 12) / 88, 2);
    expect(paid.costPerYear).toBeCloseTo(paid.hoursPerYear * 88, 1);
  });

  it('switches every term off', () => {
    expect(ids({ interest: { upgradeCarry: false, changeSlowdown: false } })).toEqual(['not-counted']);
    expect(interest({ interest: { upgradeCarry: false, changeSlowdown: false } }).hoursPerYear).toBe(0);
  });

  it('leaves the carry out where no step is known', () => {
    const unknown = loanAddon({ series: null });
    const result = interestOf(unknown, [], upgradeCostOf(unknown, [], contextOf(unknown)), completeSettings());
    expect(result.factors.some(({ id }) => id === 'upgrade-carry')).toBe(false);
    expect(result.factors.at(-1)!.why).toContain('no step to the target is known');
  });
});

describe('priority', () => {
  const score = fc.double({ min: 0, max: 100, noNaN: true });

  it('runs from 0 to 100, grows with each score, and is the sum of its factors', () => {
    expect(priorityOf({ risk: 0, usage: 0, upgradeCost: 0 })).toBe(0);
    expect(priorityOf({ risk: 100, usage: 100, upgradeCost: 100 })).toBe(100);
    fc.assert(
      fc.property(score, score, score, score, (risk, usage, upgradeCost, more) => {
        const scores = { risk, usage, upgradeCost };
        for (const key of ['risk', 'usage', 'upgradeCost'] as const) {
          const raised = { ...scores, [key]: Math.max(scores[key], more) };
          expect(priorityOf(raised)).toBeGreaterThanOrEqual(priorityOf(scores));
        }
        const points = explainPriority(scores).reduce((sum, factor) => sum + factor.points, 0);
        expect(Math.abs(points - priorityOf(scores))).toBeLessThan(0.03);
      }),
    );
  });
});
