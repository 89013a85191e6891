import { describe, expect, it } from 'vitest';
import { cappedCredits, creditsOf, MOST_CREDIT } from '../../scoring/credit.js';
import { factor } from '../../scoring/factor.js';
import { riskOf } from '../../scoring/risk.js';
import { contextOf, finding, method, python, pythonClass, source } from './library.js';

const name = { name: 'library_loan' };
const methods = (count: number, more: Parameters<typeof method>[0] = {}) =>
  Array.from({ length: count }, (_, index) =>
    method({ name: `action_${index}`, statements: 5, complexity: 2, ...more }),
  );
const code = (count: number, more: Parameters<typeof method>[0] = {}) =>
  python('models/loan.py', 80, { classes: [pythonClass({})], functions: methods(count, more) });
const tests = (count: number) =>
  python('tests/test_loan.py', 30, {
    classes: [pythonClass({ kind: 'test' })],
    functions: Array.from({ length: count }, (_, index) => method({ name: `test_${index}`, class: 0 })),
  });
const credits = (files: Parameters<typeof source>[1]) =>
  Object.fromEntries(creditsOf(source(name, files)).map((entry) => [entry.id, entry]));

describe('credit', () => {
  it('grows with tests per method, up to one for two', () => {
    expect(credits({ python: [code(10)] })['credit-tests']).toBeUndefined();
    expect(credits({ python: [code(10), tests(1)] })['credit-tests']).toMatchObject({ points: -1, value: 0.1 });
    expect(credits({ python: [code(10), tests(5)] })['credit-tests']).toMatchObject({ points: -5 });
    expect(credits({ python: [code(10), tests(50)] })['credit-tests']).toMatchObject({
      points: -5,
      why: '50 tests for 10 methods',
      evidence: ['tests/test_loan.py'],
    });
  });

  it('is given for README, docstrings, migration scripts and domains put together by Odoo', () => {
    const expression = {
      line: 1,
      column: 1,
      function: null,
      class: null,
      module: 'odoo.osv',
      name: 'expression',
      alias: null,
    };
    const call = { line: 7, column: 1, function: 0, class: 0, args: [], kwargs: {}, loop: 0, used: true };
    const file = { ...code(10, { docstring: true }), imports: [expression] };
    const found = credits({
      python: [{ ...file, calls: [{ ...call, callee: 'expression.AND', name: 'AND' }] }],
      files: [
        { path: 'README.rst', bytes: 900 },
        { path: 'migrations/16.0.1.0.0/post-migration.py', bytes: 100 },
        { path: 'migrations/16.0.1.0.0/notes.txt', bytes: 100 },
      ],
    });
    expect(found['credit-readme']).toMatchObject({ points: -1.5, evidence: ['README.rst'] });
    expect(found['credit-docstrings']).toMatchObject({ points: -1.5, value: 1 });
    expect(found['credit-migrations']).toMatchObject({ points: -1.5, value: 1 });
    expect(found['credit-domains']).toMatchObject({ value: 1, evidence: ['models/loan.py:7'] });
    expect(found['credit-readable']).toMatchObject({ value: 2 });
  });

  it('is not given for an empty README, a single complex method, or code that could not be read', () => {
    expect(credits({ files: [{ path: 'README.md', bytes: 20 }] })).toEqual({});
    const complex = { ...code(10), functions: [...methods(9), method({ name: 'action', complexity: 40 })] };
    expect(credits({ python: [complex] })['credit-readable']).toBeUndefined();
    const broken = { ...code(10), errors: [{ line: 1, column: 1, why: 'broken' }] };
    expect(credits({ python: [broken, tests(9)] })).toEqual({});
  });

  it('is capped, by itself and by what speaks against the addon', () => {
    const many = [factor('credit-tests', -20, 1, 'tests'), factor('credit-readme', -4, 1, 'readme')];
    const sum = (debits: number) => cappedCredits(many, debits).reduce((total, { points }) => total + points, 0);
    expect(sum(100)).toBeCloseTo(-MOST_CREDIT, 1);
    expect(sum(9)).toBeCloseTo(-3, 1);
    expect(sum(0)).toBeCloseTo(0, 5);
  });

  it('stands among the factors of the risk and lowers it', () => {
    const weighed = (files: Parameters<typeof source>[1]) => {
      const addon = source(name, files);
      return riskOf(addon, [finding({ severity: 'high' })], contextOf(addon));
    };
    const [without, with_] = [weighed({ python: [code(10)] }), weighed({ python: [code(10), tests(9)] })];
    expect(with_.factors.some(({ id, points }) => id === 'credit-tests' && points < 0)).toBe(true);
    expect(with_.score).toBeLessThan(without.score);
    expect(with_.score).toBeGreaterThan(0);
  });
});
