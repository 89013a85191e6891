import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectedFixes, historyFactors, historyRisk, type Related, withHistory } from '../../scoring/history.js';
import type { AddonHistory, FileHistory } from '../../src/domain/history.js';
import { addonSource } from '../helpers/source.js';
import { python } from './library.js';

const fileHistory = (path: string, more: Partial<FileHistory> = {}): FileHistory => ({
  path,
  commits: 0,
  commitsYear: 0,
  fixes: 0,
  fixesYear: 0,
  churn: 0,
  churnYear: 0,
  authors: 1,
  daysSinceChange: 900,
  ageDays: 900,
  ...more,
});

const history = (more: Partial<AddonHistory> = {}): AddonHistory => ({
  from: '2020-01-01',
  to: '2023-01-01',
  asOf: '2023-06-01',
  complete: true,
  commits: 9,
  commitsYear: 0,
  leftOut: {},
  fixes: 0,
  fixesYear: 0,
  reverts: 0,
  fixShare: null,
  revertShare: null,
  taggedShare: 1,
  churnYear: 0,
  churn: 0,
  lines: 400,
  daysSinceChange: 150,
  authors: 3,
  authorsYear: 1,
  truckFactor: 1,
  orphaned: false,
  hotspots: [],
  files: [],
  coupledWith: [],
  ...more,
});

const loan = { path: 'models/loan.py', lines: 400, complexity: 30 };
const unrelated: Related = () => false;
const ids = (given: AddonHistory, related = unrelated) => historyFactors([loan], given, related).map(({ id }) => id);

it('expects more fixes of what is complex, often fixed and lately changed', () => {
  const size = fc.record({ lines: fc.integer({ min: 1, max: 5000 }), complexity: fc.integer({ min: 0, max: 500 }) });
  const past = fc.record({
    fixes: fc.nat(50),
    daysSinceChange: fc.integer({ min: 30, max: 4000 }),
  });
  fc.assert(
    fc.property(size, past, fc.integer({ min: 1, max: 30 }), (sized, known, step) => {
      const file = { path: loan.path, ...sized };
      const base = expectedFixes(file, fileHistory(loan.path, known));
      const more = (change: Partial<FileHistory>) =>
        expectedFixes(file, fileHistory(loan.path, { ...known, ...change }));
      expect(more({ fixes: known.fixes + step })).toBeGreaterThan(base);
      expect(more({ daysSinceChange: known.daysSinceChange - step })).toBeGreaterThan(base);
      expect(
        expectedFixes({ ...file, complexity: file.complexity + step }, fileHistory(loan.path, known)),
      ).toBeGreaterThan(base);
      expect(expectedFixes({ ...file, path: 'models/__init__.py' }, fileHistory(loan.path, known))).toBeLessThan(base);
    }),
  );
});

it('takes a file without a history for a quiet one', () => {
  expect(expectedFixes(loan, null)).toBeCloseTo(
    expectedFixes(loan, fileHistory(loan.path, { daysSinceChange: 1080 })),
    9,
  );
});

it('explains itself with numbers and names the files to look at', () => {
  const shelf = { path: 'views/shelf.xml', lines: 20, complexity: 0 };
  const given = history({ fixes: 4, files: [fileHistory(loan.path, { fixes: 4, daysSinceChange: 150 })] });
  const [expected] = historyFactors([shelf, loan], given, unrelated);
  // 400^0.4 · (1 + 3000/410)^0.42 · 5^0.24 · 6^-0.2 + 20^0.4 · 37^-0.2 = 27.50 + 1.61, over 0.72 thousand lines.
  expect(expected).toEqual({
    id: 'expected-fixes',
    points: expect.closeTo((12 * 40.43) / (40.43 + 40), 1),
    value: expect.closeTo(40.43, 1),
    why: '4 fixes and 9 changes so far, the last 150 days before the newest commit, in code of this size and complexity',
    evidence: ['models/loan.py', 'views/shelf.xml'],
  });
});

it('adds churn, reverts, orphans and hidden coupling only where they are', () => {
  expect(ids(history())).toEqual(['expected-fixes']);
  expect(ids(history({ churnYear: 120 }))).toContain('relative-churn');
  expect(ids(history({ churnYear: null }))).not.toContain('relative-churn');
  expect(ids(history({ reverts: 1 }))).toContain('reverts');
  expect(ids(history({ orphaned: true }))).toContain('orphaned');
  const coupledWith = [{ addon: 'library_loan', commits: 6, degree: 60 }];
  expect(ids(history({ coupledWith }))).toContain('hidden-coupling');
  expect(ids(history({ coupledWith }), (addon) => addon === 'library_loan')).not.toContain('hidden-coupling');
});

it('never gives more than 18 points', () => {
  const worst = history({
    churnYear: 1_000_000,
    reverts: 5000,
    orphaned: true,
    coupledWith: Array.from({ length: 900 }, (_, i) => ({ addon: `library_${i}`, commits: 9, degree: 90 })),
    files: [fileHistory(loan.path, { fixes: 100_000, commitsYear: 100_000, daysSinceChange: 0 })],
  });
  const points = historyFactors([{ ...loan, complexity: 1e9 }], worst, unrelated).map((one) => one.points);
  expect(points.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(18);
});

it('lowers confidence, never a score, where history is missing or cut', () => {
  expect(withHistory('high', null)).toBe('medium');
  expect(withHistory('high', history({ complete: false }))).toBe('medium');
  expect(withHistory('high', history())).toBe('high');
  expect(withHistory('low', null)).toBe('low');
});

it('calls coupling hidden only where no chain of dependencies joins two addons', () => {
  const source = addonSource('library', { python: [python('models/loan.py', 50)] });
  const edges = new Map([
    ['library_fines', ['library_loan']],
    ['library_loan', ['library']],
  ]);
  const back = new Map([
    ['library', ['library_loan']],
    ['library_loan', ['library_fines']],
  ]);
  const graph = { dependencies: edges, dependents: back, outside: new Map(), cycles: [], waves: [] };
  const coupledWith = ['library_fines', 'bakery'].map((addon) => ({ addon, commits: 6, degree: 60 }));
  const factors = historyRisk(source, history({ coupledWith }), graph);
  expect(factors.find(({ id }) => id === 'hidden-coupling')).toMatchObject({ value: 1, evidence: ['bakery'] });
  expect(historyRisk(source, null, graph)).toEqual([]);
});
