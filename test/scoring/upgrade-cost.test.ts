import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSize, countsAsCode } from '../../scoring/changed-lines.js';
import { completeSettings } from '../../scoring/settings.js';
import { upgradeCostOf } from '../../scoring/upgrade-cost.js';
import type { Finding } from '../../src/domain/finding.js';
import { contextOf, finding, findingsArbitrary, loanAddon, python, source } from './library.js';

const cost = (findings: Finding[], addon = loanAddon()) => upgradeCostOf(addon, findings, contextOf(addon));

describe('code size', () => {
  it('leaves tests, libraries and migration scripts out', () => {
    const left = [
      'tests/test_loan.py',
      'static/lib/chart/chart.js',
      'migrations/16.0.1/pre.py',
      'static/tests/loan.js',
      '__manifest__.py',
      'static/src/chart.min.js',
    ];
    expect(left.filter(countsAsCode)).toEqual([]);
    expect(['models/loan.py', 'static/src/js/loan.js', 'library.py'].every(countsAsCode)).toBe(true);
    const addon = source(
      { name: 'library' },
      { python: [python('tests/test_loan.py', 99), python('models/loan.py', 7)] },
    );
    expect(codeSize(addon).python).toBe(7);
  });
});

describe('upgrade cost', () => {
  it('holds its bounds whatever the findings, in any order', () => {
    fc.assert(
      fc.property(findingsArbitrary(), (findings) => {
        const result = cost(findings);
        expect(result.score).toBeGreaterThan(0);
        expect(result.score).toBeLessThanOrEqual(100);
        expect(result.hops.map(({ to }) => to)).toEqual(['17.0', '18.0']);
        for (const { hours, changedLines, mechanicalShare } of [...result.hops]) {
          for (const { p15, p50, p85 } of [hours, changedLines]) {
            expect(p15).toBeLessThanOrEqual(p50);
            expect(p50).toBeLessThanOrEqual(p85);
          }
          expect(mechanicalShare).toBeGreaterThanOrEqual(0);
          expect(mechanicalShare).toBeLessThanOrEqual(1);
        }
        const points = result.factors.reduce((sum, factor) => sum + factor.points, 0);
        expect(Math.abs(points - result.score)).toBeLessThan(0.011);
        expect(upgradeCostOf(loanAddon(), [...findings].reverse(), contextOf(loanAddon())).hops).toEqual(result.hops);
      }),
    );
  });

  it('counts findings of a step for that step alone', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      finding({ family: 'upgrade', rule: 'upgrade/field', hop: '17.0', line: index + 1, endLine: index + 1 }),
    );
    const [plain, raised] = [cost([]), cost(many)];
    expect(raised.hops[0]!.hours.p50).toBeGreaterThan(plain.hops[0]!.hours.p50);
    expect(raised.hops[1]).toEqual(plain.hops[1]);
  });

  it('says what raised or lowered the lines, and adds up to them', () => {
    const { hops, factors } = cost([]);
    for (const { to, changedLines } of hops) {
      const lines = factors.filter(
        ({ id }) => id === `usual-lines-${to}` || (id.startsWith('lines-') && id.endsWith(to)),
      );
      expect(lines.length).toBeGreaterThan(1);
      expect(Math.abs(lines.reduce((sum, { value }) => sum + value, 0) - changedLines.p50)).toBeLessThan(0.05);
    }
  });

  it('takes its hours from the settings', () => {
    const addon = loanAddon();
    const dear = upgradeCostOf(
      addon,
      [],
      contextOf(addon, { settings: completeSettings({ upgradeStepHours: 4, minutesPerChangedLine: 30 }) }),
    );
    const [hop] = dear.hops;
    expect(hop!.hours.p50).toBeCloseTo(4 + hop!.changedLines.p50 / 2, 1);
    expect(dear.hops[0]!.changedLines).toEqual(cost([]).hops[0]!.changedLines);
  });

  it('trusts a step that nobody has migrated to yet less, and still estimates it', () => {
    const addon = loanAddon({ series: '18.0' });
    const result = upgradeCostOf(addon, [], contextOf(addon, { target: '19.0' }));
    expect(result.confidence).toBe('low');
    expect(result.hops[0]!.changedLines.p85).toBeGreaterThan(0);
    expect(result.factors.some(({ why }) => why.includes('of other steps'))).toBe(true);
  });

  it('knows which share a tool rewrites', () => {
    const tool = {
      family: 'upgrade' as const,
      hop: '17.0' as const,
      rule: 'upgrade/attrs',
      automation: 'mechanical' as const,
      tool: 'odoo-bin upgrade_code',
    };
    const many = Array.from({ length: 200 }, (_, index) => finding({ ...tool, line: index + 1, endLine: index + 1 }));
    expect(cost(many).hops[0]!.mechanicalShare).toBe(1);
    expect(cost(many).hops[1]!.mechanicalShare).toBe(0);
  });

  it('costs nothing at the target, and never nothing where the series is unknown', () => {
    expect(cost([], loanAddon({ series: '18.0' }))).toMatchObject({ score: 0, hops: [], confidence: 'high' });
    const unknown = cost([], loanAddon({ series: null }));
    expect(unknown.score).toBeGreaterThan(0);
    expect(unknown).toMatchObject({ hops: [], confidence: 'low' });
    expect(unknown.factors[0]!.why).toContain('unknown');
  });

  it('calls its constants assumptions', () => {
    expect(
      cost([])
        .factors.filter(({ id }) => /^(fixed|usual)/.test(id))
        .every(({ why }) => why.includes('assumption')),
    ).toBe(true);
  });
});
