import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskOf } from '../../scoring/risk.js';
import { overridesOf } from '../../scoring/surface.js';
import type { Finding } from '../../src/domain/finding.js';
import {
  contextOf,
  finding,
  findingsArbitrary,
  javascript,
  loanAddon,
  manifest,
  method,
  portfolio,
  python,
  pythonClass,
  source,
} from './library.js';

const risk = (findings: Finding[], addon = loanAddon(), context = contextOf(addon)) => riskOf(addon, findings, context);
const sum = (factors: { points: number }[]) => factors.reduce((total, { points }) => total + points, 0);

describe('risk', () => {
  it('stays within 0 to 100 and is the sum of its factors', () => {
    fc.assert(
      fc.property(findingsArbitrary(), (findings) => {
        const { score, factors } = risk(findings);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Math.abs(sum(factors) - score)).toBeLessThan(0.006);
      }),
    );
  });

  it('is never lowered by one more finding, and ignores their order', () => {
    fc.assert(
      fc.property(findingsArbitrary(), findingsArbitrary('library_loan', 1), (findings, extra) => {
        const more = [...findings, ...extra.map((entry) => ({ ...entry, id: 'z-extra' }))];
        expect(risk(more).score).toBeGreaterThanOrEqual(risk(findings).score - 0.011);
        expect(risk([...findings].reverse())).toEqual(risk(findings));
      }),
    );
  });

  it('still tells 100 from 400 findings in a large addon, and the same density from another size', () => {
    const sized = (lines: number) => source({ name: 'library_loan' }, { python: [python('models/loan.py', lines)] });
    const many = (count: number) => Array.from({ length: count }, () => finding({ severity: 'high' }));
    const [some, lots] = [risk(many(100), sized(20_000)).score, risk(many(400), sized(20_000)).score];
    expect(lots - some).toBeGreaterThan(1);
    expect(lots).toBeLessThan(60);
    const small = risk(many(20), sized(4_000));
    expect(small.factors.find(({ id }) => id === 'findings-reliability')!.points).toBeCloseTo(
      risk(many(100), sized(20_000)).factors.find(({ id }) => id === 'findings-reliability')!.points,
      0,
    );
  });

  it('counts the worst finding by itself, however large the addon', () => {
    const large = source({ name: 'library_loan' }, { python: [python('models/loan.py', 80_000)] });
    const worst = risk(
      [finding({ severity: 'blocker', family: 'security', rule: 'security/sql-from-values', id: 'leak' })],
      large,
    );
    expect(worst.factors).toContainEqual(
      expect.objectContaining({ id: 'worst-finding', points: 10, evidence: ['leak'] }),
    );
  });

  it('sees the override surface, foreign models and complexity where they stand', () => {
    const addon = loanAddon();
    const places = [
      { level: 'D' as const, what: 'sets it', path: 'library_loan/models/loan.py', line: 4 },
      { level: 'C' as const, what: 'replaces it', path: 'library_loan/views/loan.xml', line: 3 },
    ];
    const surface = { level: 'D' as const, basis: 'index' as const, counts: { A: 9, B: 0, C: 6, D: 1 }, places };
    const context = { ...contextOf(addon), surfaces: new Map([[addon.addon.key, surface]]) };
    const factors = Object.fromEntries(risk([], addon, context).factors.map((entry) => [entry.id, entry]));
    expect(factors['surface-b']).toBeUndefined();
    expect(factors['surface-c']).toMatchObject({ value: 6, points: 2.5, evidence: ['library_loan/views/loan.xml:3'] });
    expect(factors['surface-d']).toMatchObject({ value: 1, points: 3, evidence: ['library_loan/models/loan.py:4'] });
    expect(factors['extended-models']).toMatchObject({ evidence: ['sale.order'] });
    expect(factors['worst-complexity']).toMatchObject({ value: 31 });
    expect(factors['no-tests']).toMatchObject({ value: 320 });
  });

  it('takes a method for an override only where an addon below declares it', () => {
    const base = source({ name: 'library' });
    const own = pythonClass({ name: 'Loan', inherit: ['library.loan'] });
    const loan = source(
      { name: 'library_loan', depends: ['library'] },
      {
        python: [
          python('models/loan.py', 50, {
            classes: [own],
            functions: [method({ name: 'action_lend' }), method({ name: 'action_new' })],
          }),
        ],
      },
    );
    const declared = { addon: 'library', path: 'models/loan.py', line: 3, column: 1, definition: method({}) };
    const model = {
      name: 'library.loan',
      declarations: [],
      parents: [],
      fields: new Map(),
      methods: new Map([['action_lend', [declared]]]),
    };
    const all = portfolio([base, loan], { models: new Map([['library.loan', model]]) });
    expect(overridesOf(loan, all).withoutSuper).toHaveLength(1);
  });

  it('is not lowered by what could not be read, and says so', () => {
    const readable = loanAddon();
    const broken = {
      ...readable,
      javascript: [javascript('static/src/loan.js', 900, { errors: [{ line: 1, column: 1, why: 'not closed' }] })],
    };
    fc.assert(
      fc.property(findingsArbitrary(), (findings) => {
        expect(risk(findings, broken).score).toBeGreaterThanOrEqual(risk(findings, readable).score);
      }),
    );
    expect(risk([], broken).confidence).toBe('low');
    expect(risk([], readable).confidence).toBe('high');
    expect(risk([], { ...readable, manifest: manifest(null) })).toMatchObject({
      confidence: 'low',
      score: risk([], readable).score,
    });
  });

  it('rises with dependents and falls with tests', () => {
    const loan = loanAddon();
    const fine = source({ name: 'library_fine', depends: ['library_loan'] });
    const coupled = risk([], loan, contextOf(loan, { portfolio: portfolio([loan, fine]) }));
    expect(coupled.score).toBeGreaterThan(risk([]).score);
    const tests = python('tests/test_loan.py', 40, { classes: [pythonClass({ kind: 'test' })] });
    expect(risk([], { ...loan, python: [...loan.python, tests] }).score).toBeLessThan(risk([]).score);
  });
});
