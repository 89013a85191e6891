import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSize, countsAsCode, usualChangedLines } from '../../scoring/changed-lines.js';
import { upgradeCostOf } from '../../scoring/upgrade-cost.js';
import type { Finding } from '../../src/domain/finding.js';
import { SERIES } from '../../src/domain/series.js';
import { contextOf, finding, findingsArbitrary, loanAddon, python, source } from './library.js';

const cost = (findings: Finding[], addon = loanAddon()) => upgradeCostOf(addon, findings, contextOf(addon));
const size = (python: number, xml = 0, javascript = 0) => ({ python, xml, javascript, csv: 0 });

describe('usual changed lines', () => {
  it('are in order and never fall with size, for every step', () => {
    const lines = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(fc.constantFrom(...SERIES.slice(1)), lines, lines, lines, (hop, a, b, more) => {
        const small = usualChangedLines(size(a, b), hop);
        const large = usualChangedLines(size(a + more, b, more), hop);
        for (const { p15, p50, p85 } of [small, large]) {
          expect(p15).toBeLessThanOrEqual(p50);
          expect(p50).toBeLessThanOrEqual(p85);
        }
        for (const key of ['p15', 'p50', 'p85'] as const) expect(large[key]).toBeGreaterThanOrEqual(small[key]);
      }),
    );
  });

  it('are zero for an addon without code, and say where too few migrations are known', () => {
    expect(usualChangedLines(size(0), '17.0')).toMatchObject({ p15: 0, p50: 0, p85: 0, basis: 'hop' });
    expect(usualChangedLines(size(400), '19.0')).toMatchObject({ basis: 'pooled' });
  });

  it('leave tests, libraries and migration scripts out', () => {
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

  it('raises the expected lines where findings name more, each line once', () => {
    const line = (number: number, more = {}) =>
      finding({ family: 'upgrade', rule: 'upgrade/field', hop: '17.0', line: number, endLine: number, ...more });
    const many = Array.from({ length: 300 }, (_, index) => line(index + 1));
    const [plain, raised] = [cost([]).hops[0]!, cost(many).hops[0]!];
    expect(plain.changedLines.p50).toBeLessThan(100);
    expect(raised.changedLines).toMatchObject({ p15: 300, p50: 300 });
    expect(
      cost([...many, ...many.map((entry) => ({ ...entry, id: `${entry.id}-again` }))]).hops[0]!.changedLines,
    ).toEqual(raised.changedLines);
    expect(cost(many).hops[1]).toEqual(cost([]).hops[1]);
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
