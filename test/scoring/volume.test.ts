import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weigh } from '../../scoring/index.js';
import { makeItems } from '../../scoring/items.js';
import { riskOf } from '../../scoring/risk.js';
import { volumeOf } from '../../scoring/volume.js';
import { database, evidence, installed } from './evidence-library.js';
import { contextOf, finding, loanAddon, portfolio } from './library.js';

const addon = loanAddon();
const search = (more: Parameters<typeof finding>[0] = {}) =>
  finding({
    rule: 'performance/unbounded-search',
    family: 'performance',
    severity: 'info',
    certainty: 'possible',
    effortMinutes: 30,
    model: 'library.loan',
    symbol: 'Loan.remind_all',
    ...more,
  });
const holding = (rows: Record<string, number>) =>
  evidence({ database: database({ library_loan: installed() }, { rows }) });
const factorOn = (rows: number, one = search()) => volumeOf(one, addon, holding({ 'library.loan': rows }))!.factor;

describe('the rows a finding meets', () => {
  it('make a full search of millions weigh hundreds of times one of ten thousand, one of hundreds next to nothing', () => {
    expect(volumeOf(search(), addon, holding({ 'library.loan': 3_000_000 }))).toEqual({
      model: 'library.loan',
      rows: 3_000_000,
      factor: 300,
      why: 'library.loan has 3000000 rows (database, 2026-05-01): weighs 300 times what it does on 10000 rows (assumption)',
    });
    expect(factorOn(10_000)).toBe(1);
    expect(factorOn(300)).toBe(0.03);
    expect(factorOn(40_000, search({ rule: 'performance/query-in-loop' }))).toBe(2);
  });

  it('are not guessed: no model, no rows, no evidence or another rule leave the finding as it is', () => {
    const given = holding({ 'library.loan': 5 });
    const { model: _, ...nameless } = search();
    expect(volumeOf(nameless, addon, given)).toBeNull();
    expect(volumeOf(search({ model: 'library.desk' }), addon, given)).toBeNull();
    expect(volumeOf(search(), addon, undefined)).toBeNull();
    expect(volumeOf(search(), addon, evidence())).toBeNull();
    expect(volumeOf(search({ rule: 'security/sql-from-values' }), addon, given)).toBeNull();
  });

  it('are those of the class where a rule is about its own records', () => {
    const { model: _, ...compute } = search({ rule: 'performance/search-in-compute', symbol: 'Loan._compute_fine' });
    expect(volumeOf(compute, addon, holding({ 'library.loan': 90_000 }))).toMatchObject({
      model: 'library.loan',
      factor: 3,
    });
    const { model: __, ...order } = search({ rule: 'performance/search-in-compute', symbol: 'Order._compute_fine' });
    expect(volumeOf(order, addon, holding({ 'sale.order': 90_000 }))).toMatchObject({ model: 'sale.order' });
  });

  it('never lower the factor by being more, and hold it between bounds', () => {
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.nat(1e9),
        fc.constantFrom('performance/unbounded-search', 'performance/query-in-loop'),
        (a, b, rule) => {
          const [few, many] = [factorOn(Math.min(a, b), search({ rule })), factorOn(Math.max(a, b), search({ rule }))];
          expect(many).toBeGreaterThanOrEqual(few);
          expect(few).toBeGreaterThanOrEqual(0.03);
          expect(many).toBeLessThanOrEqual(300);
        },
      ),
    );
  });

  it('never lower the risk by being more', () => {
    fc.assert(
      fc.property(fc.nat(1e8), fc.nat(1e8), (a, b) => {
        const risk = (rows: number) =>
          riskOf(addon, [search({ id: 's' })], contextOf(addon, { evidence: holding({ 'library.loan': rows }) })).score;
        expect(risk(Math.max(a, b))).toBeGreaterThanOrEqual(risk(Math.min(a, b)) - 0.011);
      }),
    );
  });

  it('put the item of a large table first, and that of a small one last, with the rows among its reasons', () => {
    const findings = [
      search({ id: 'large' }),
      search({ id: 'small', rule: 'performance/len-of-search', model: 'library.desk', effortMinutes: 90 }),
      finding({
        id: 'leak',
        family: 'security',
        rule: 'security/sql-from-values',
        severity: 'blocker',
        effortMinutes: 90,
      }),
    ];
    const rows = { 'library.loan': 3_000_000, 'library.desk': 300 };
    const scanned = portfolio([addon]);
    const ranked = (given?: ReturnType<typeof holding>) => {
      const { items } = weigh(scanned, findings, '18.0', {}, given === undefined ? {} : { evidence: given });
      return [...items].sort((a, b) => b.value - a.value);
    };
    const order = ranked(holding(rows)).map((item) => item.findings[0]);
    expect(order).toEqual(['large', 'leak', 'small']);
    expect(ranked()[0]!.findings).toEqual(['leak']);
    expect(ranked(holding(rows))[0]!.reasons).toEqual([expect.stringContaining('library.loan has 3000000 rows')]);
    expect(ranked().every((item) => item.reasons === undefined)).toBe(true);
    const { scores } = weigh(scanned, findings, '18.0');
    const context = { portfolio: scanned, settings: contextOf(addon).settings };
    expect(makeItems([addon], [...findings].reverse(), scores, context)).toEqual(
      makeItems([addon], findings, scores, context),
    );
  });
});
