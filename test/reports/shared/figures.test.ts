import { describe, expect, it } from 'vitest';
import { groupFailures } from '../../../reports/shared/failures.js';
import { findingsByPriority, rankOf } from '../../../reports/shared/order.js';
import { repositoryPaths } from '../../../reports/shared/place.js';
import { planGain, sprintLoads } from '../../../reports/shared/plan.js';
import {
  hopTotals,
  mechanicalShare,
  ruleTotals,
  sumHours,
  totals,
  verdictTotals,
} from '../../../src/domain/figures.js';
import { isKnown, isUpgradeKnown } from '../../../src/domain/known.js';
import { readiness } from '../../../src/domain/readiness.js';
import { emptyHarbour, FORMULA_NAME, harbour } from '../harbour.js';

const lines = (p50: number) => ({ p15: 0, p50, p85: p50 * 2 });

describe('totals', () => {
  it('adds intervals end to end', () => {
    expect(
      sumHours([
        { p15: 1, p50: 2, p85: 4 },
        { p15: 10, p50: 20, p85: 40 },
      ]),
    ).toEqual({ p15: 11, p50: 22, p85: 44 });
  });

  it('weighs the mechanical share by changed lines; no change has no share', () => {
    expect(
      mechanicalShare([
        { changedLines: lines(30), mechanicalShare: 1 },
        { changedLines: lines(10), mechanicalShare: 0 },
      ]),
    ).toBe(0.75);
    expect(mechanicalShare([{ changedLines: lines(0), mechanicalShare: 1 }])).toBeNull();
  });

  it('does not count an addon whose way is unknown as one without work', () => {
    const result = harbour();
    const lost = result.addons.find((addon) => addon.key === FORMULA_NAME)!;
    lost.upgradeCost.hours = { p15: 500, p50: 500, p85: 500 };
    expect(isUpgradeKnown(lost)).toBe(false);
    expect(totals(result).upgrade).toEqual(totals(harbour()).upgrade);
    expect(totals(result).notCounted).toBe(1);
    expect(totals(emptyHarbour())).toMatchObject({ ratio: null, rating: null, mechanicalShare: null });
  });

  it('gives the same hours by verdict and by step as in all', () => {
    const result = harbour();
    const all = totals(result).upgrade.p50;
    expect(sumHours(verdictTotals(result).map((total) => total.upgrade)).p50).toBe(all);
    // Steps are rounded to quarter hours one by one in the test data.
    expect(Math.abs(sumHours(hopTotals(result).map((hop) => hop.hours)).p50 - all)).toBeLessThan(3);
    expect(hopTotals(result).map((hop) => hop.to)).toEqual(['13.0', '14.0', '15.0', '16.0', '17.0', '18.0']);
  });

  it('lists rules worst first and counts every finding once', () => {
    const rules = ruleTotals(harbour());
    expect(rules[0]).toMatchObject({ rule: 'upgrade/method-gone', severity: 'blocker' });
    expect(rules.reduce((sum, rule) => sum + rule.findings, 0)).toBe(harbour().findings.length);
  });

  it('takes a low-confidence score without a factor for unknown', () => {
    const score = { score: 0, confidence: 'low' as const, factors: [] };
    expect([isKnown(score), isKnown({ ...score, confidence: 'high' })]).toEqual([false, true]);
  });
});

describe('readiness', () => {
  it('is blocked by upgrade blockers and by nothing else', () => {
    const result = harbour();
    expect(readiness(result)).toMatchObject({ kind: 'blocked', blockers: 25, possible: 9 });
    for (const finding of result.findings) if (finding.severity === 'blocker') finding.severity = 'high';
    expect(readiness(result)).toMatchObject({ kind: 'blocked', blockers: 25 });
    for (const finding of result.findings) finding.certainty = 'possible';
    expect(readiness(result)).toMatchObject({ kind: 'work', blockers: 0, possible: 34 });
    result.findings = result.findings.filter((finding) => finding.family !== 'upgrade');
    expect(readiness(result).kind).toBe('work');
    for (const addon of result.addons) addon.upgradeCost.hours = { p15: 0, p50: 0, p85: 0 };
    expect(readiness(result).kind).toBe('clear');
    for (const addon of result.addons) addon.series = '18.0';
    expect(readiness(result).kind).toBe('there');
  });

  it('gives no all-clear for code that was not read, or series that nobody knows', () => {
    const unread = harbour();
    unread.findings = [];
    unread.coverage.parsed = 100;
    expect(readiness(unread).kind).toBe('unknown');
    const unchecked = harbour();
    unchecked.findings = [];
    unchecked.coverage.failed = Array.from({ length: 300 }, (_, index) => ({
      path: `addon_${index}`,
      why: 'a rule failed',
    }));
    expect(readiness(unchecked).kind).toBe('unknown');
    expect(groupFailures(unchecked.coverage.failed)).toEqual([{ path: 'addon_0', why: 'a rule failed', more: 299 }]);
    const lost = harbour();
    lost.findings = [];
    for (const addon of lost.addons) addon.series = null;
    expect(readiness(lost).kind).toBe('unknown');
    expect(readiness(emptyHarbour()).kind).toBe('unknown');
  });
});

describe('plan', () => {
  it('adds up sprints and what they close', () => {
    const result = harbour();
    const gain = planGain(result);
    const planned = result.plan.sprints.flatMap((sprint) => sprint.items);
    expect(gain.items).toBe(planned.length);
    expect(gain.hours).toBeCloseTo(planned.reduce((sum, entry) => sum + entry.hours, 0));
    expect(gain.items + gain.leftItems).toBe(result.items.length);
    expect(gain.closedTotal).toBeGreaterThan(0);
    expect(gain.removed).toContain('harbour_legacy_reports');
  });

  it('leaves out an item that the result does not know', () => {
    const result = harbour();
    result.plan.sprints[0]!.items.push({ id: 'ghost', hours: 1 });
    expect(sprintLoads(result)[0]!.items.some(({ item }) => item.id === 'ghost')).toBe(false);
  });
});

describe('order and place', () => {
  it('puts a blocker anywhere before a high finding anywhere', () => {
    const ordered = findingsByPriority(harbour());
    const blocker = ordered.find((finding) => finding.severity === 'blocker')!;
    const high = ordered.find((finding) => finding.severity === 'high')!;
    expect(rankOf(blocker, 0)).toBeGreaterThan(rankOf(high, 100));
    expect(rankOf(blocker, 100)).toBeLessThanOrEqual(100);
    expect(findingsByPriority({ ...harbour(), findings: harbour().findings.reverse() })).toEqual(ordered);
  });

  it('knows where a root lies', () => {
    const result = harbour();
    const finding = { ...result.findings[0]!, path: 'harbour_base/a.py' };
    const path = (roots: string[], rootPaths?: string[]) =>
      repositoryPaths({ ...result, roots }, { rootPaths })(finding);
    expect(path(['addons'])).toBe('harbour_base/a.py');
    expect(path(['addons', 'extra'])).toBe('addons/harbour_base/a.py');
    expect(path(['addons'], ['./src/addons/'])).toBe('src/addons/harbour_base/a.py');
    expect(path(['addons'], ['.'])).toBe('harbour_base/a.py');
  });
});
