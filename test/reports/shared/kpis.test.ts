import { describe, expect, it } from 'vitest';
import { importedRule } from '../../../reports/shared/imported.js';
import { kpiParts, kpiRows, kpiValue } from '../../../reports/shared/kpis.js';
import { age } from '../../../reports/shared/numbers.js';
import { day, span } from '../../../reports/shared/time.js';
import { harbourKpis } from '../harbour/kpis.js';

const KPI = harbourKpis().reopening;

describe('maintenance figures in words', () => {
  it('names the unit, and nothing where nothing is known', () => {
    expect(kpiValue({ value: 2.33, unit: 'per month' })).toBe('2.3 a month');
    expect(kpiValue({ value: 1, unit: 'days' })).toBe('1 day');
    expect(kpiValue({ value: 31, unit: 'hours' })).toBe('31 h');
    expect(kpiValue({ value: 0, unit: 'share' })).toBe('0%');
    expect(kpiValue({ value: 27, unit: 'percent' })).toBe('27%');
    expect(kpiValue({ value: null, unit: 'share' })).toBeNull();
  });

  it('says what a figure is made of', () => {
    expect(kpiParts({ ...KPI, numerator: 12, denominator: 340 })).toBe('12 of 340');
    expect(kpiParts({ ...KPI, unit: 'per month', numerator: 28, denominator: 12 })).toBe('28 in 12 months');
    expect(kpiParts({ ...KPI, unit: 'hours', numerator: null, denominator: 1 })).toBe('1 case');
    expect(kpiParts(KPI)).toBe('');
  });

  it('has a row for every figure, each once', () => {
    const rows = kpiRows(harbourKpis());
    expect(rows).toHaveLength(15);
    expect(new Set(rows.map(({ label }) => label)).size).toBe(15);
    expect(rows[1]!.note).toBe('4.2–11 h with 95% confidence; 85% within 31 h; 24 resolved, 2 open');
  });
});

describe('ages, days and names of other tools', () => {
  it('says an age as a person does', () => {
    expect([0, 1, 60, 61, 400, 729, 730, 1200].map(age)).toEqual([
      '0 days',
      '1 day',
      '60 days',
      '2 months',
      '13 months',
      '24 months',
      '1 year',
      '3 years',
    ]);
  });

  it('cuts a time to its day and leaves other text alone', () => {
    expect(span({ from: '2025-09-01T00:00:00Z', to: '2026-08-31T18:00:00+02:00' })).toBe('2025-09-01 to 2026-08-31');
    expect(span({ from: '2026-11-22T01:00:00Z', to: '2026-11-22T02:00:00Z' })).toBe('2026-11-22');
    expect(day('<b>long ago</b>')).toBe('<b>long ago</b>');
  });

  it('splits the rule of another tool', () => {
    expect(importedRule('imported/semgrep/python.lang.x')).toEqual({ tool: 'semgrep', rule: 'python.lang.x' });
    expect(importedRule('security/sql-from-values')).toBeNull();
  });
});
