import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated } from '../../../scoring/calibration.js';
import { evaluate } from '../../../scoring/upgrade-model.js';
import { BOOST, bin, boost, random, weightedQuantile } from '../../../scripts/fit/boost.js';
import { calibrate } from '../../../scripts/fit/calibrate.js';
import type { Row } from '../../../scripts/fit/extract.js';
import { foldsOf } from '../../../scripts/fit/folds.js';
import { observe, precisionOf } from '../../../scripts/fit/observe.js';
import { missingTruth } from '../../../scripts/fit/options.js';
import { countSteps, rateFeatures } from '../../../scripts/fit/rates.js';
import { codeLines, countedPath } from '../../../scripts/fit/truth.js';

/** Rows of two numbers, of which only the first says something. */
function berths(count: number): { rows: Float64Array[]; target: Float64Array } {
  const next = random(3);
  const rows = Array.from({ length: count }, () => Float64Array.of(Math.floor(next() * 20), Math.floor(next() * 20)));
  return { rows, target: Float64Array.from(rows, ([size]) => (size! > 9 ? 4 : 1) + next() * 0.2) };
}

describe('boosting', () => {
  const { rows, target } = berths(400);
  const weight = new Float64Array(400).fill(1);
  const options = { ...BOOST, trees: 60, depth: 2, columns: 1 };

  it('learns what tells, and gives the same trees again', () => {
    const forest = boost(bin(rows, 2), target, weight, options);
    expect(evaluate(forest, [3, 5])).toBeCloseTo(1.1, 0);
    expect(evaluate(forest, [15, 5])).toBeCloseTo(4.1, 0);
    expect(boost(bin(rows, 2), target, weight, options)).toEqual(forest);
    expect(forest.trees.length).toBe(60);
  });

  it('learns quantiles', () => {
    const next = random(5);
    const noise = Float64Array.from(rows, () => next() * 10);
    const forest = boost(bin(rows, 2), noise, weight, { ...options, loss: 0.85 });
    const share = rows.filter((row, i) => noise[i]! <= evaluate(forest, row)).length / rows.length;
    expect(share).toBeGreaterThan(0.78);
    expect(share).toBeLessThan(0.92);
  });

  it('takes quantiles by weight', () => {
    expect(weightedQuantile([5, 1, 3], [1, 1, 1], 0.5)).toBe(3);
    expect(weightedQuantile([5, 1, 3], [10, 1, 1], 0.5)).toBe(5);
    expect(weightedQuantile([], [], 0.5)).toBe(0);
  });
});

describe('folds', () => {
  it('keep a repository whole, whatever the order of the rows, and are about even', () => {
    const repos = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(repos, (names) => {
        const rows = names.map((repo) => ({ repo }));
        const folds = foldsOf(rows, 3);
        expect([...folds.keys()].sort()).toEqual([...new Set(names)].sort());
        expect(foldsOf([...rows].reverse(), 3)).toEqual(folds);
      }),
    );
  });
});

describe('calibration', () => {
  it('brings 15 % of the cases below and above the band', () => {
    const next = random(9);
    const residuals = Array.from({ length: 1000 }, () => {
      const middle = 3 + 2 * next();
      const actual = Math.round(Math.expm1(middle + 2 * (next() - 0.5)));
      return { raw: { p15: middle - 0.1, p50: middle, p85: middle + 0.1 }, actual };
    });
    const by = calibrate(residuals);
    const lines = residuals.map(({ raw }) => calibrated(raw, by));
    const below = residuals.filter(({ actual }, i) => actual < lines[i]!.p15).length / 1000;
    const above = residuals.filter(({ actual }, i) => actual > lines[i]!.p85).length / 1000;
    for (const share of [below, above]) expect(Math.abs(share - 0.15)).toBeLessThan(0.03);
  });
});

const row = (repo: string, more: Partial<Row> = {}): Row => ({
  repo,
  module: 'library_loan',
  from: '16.0',
  to: '17.0',
  actual: 3,
  size: 40,
  steps: {},
  depends: [],
  constructs: [],
  findings: [],
  changedKept: 4,
  ...more,
});

describe('construct rates', () => {
  it('never see the repository they are asked for', () => {
    const lines = (changed: 0 | 1): Row['constructs'] => Array.from({ length: 5 }, () => ['p', changed, 0]);
    const changing = ['one', 'two', 'three'].map((repo) => row(repo, { constructs: lines(1) }));
    const still = row('four', { constructs: [...lines(0), ['p', 0], ['p', 0]] });
    const counts = countSteps(['py.call:name_get'], [...changing, still]);
    expect(rateFeatures(counts, still)['constructs.top']).toBeGreaterThan(0.9);
    expect(rateFeatures(counts, changing[0]!)['constructs.top']).toBeLessThan(0.8);
  });
});

describe('observation', () => {
  const finding = {
    rule: 'upgrade/field',
    change: 'loan-renamed',
    message: 'gone',
    step: '17.0',
    breaks: true,
    certainty: 'likely',
    path: 'library_loan/models/loan.py',
    kept: true,
  };
  const rows = [
    row('one', { findings: [{ ...finding, lines: [1, 2], changed: [2] }] }),
    row('two', {
      findings: [
        { ...finding, lines: [7], changed: [] },
        { ...finding, step: '18.0', lines: [9], changed: [9] },
      ],
    }),
  ];

  it('counts findings of the step and those with a changed line', () => {
    expect(observe(rows)).toEqual({ 'loan-renamed': { findings: 2, hits: 1, addons: 2, repositories: 2 } });
  });

  it('measures precision by line and recall in files that stay', () => {
    expect(precisionOf(rows, () => true)).toEqual({ claimed: 3, right: 1, found: 1, changed: 8 });
    expect(precisionOf(rows, () => false)).toMatchObject({ claimed: 0, found: 1 });
  });
});

describe('the truth', () => {
  it('counts lines of code outside tests and the version of a manifest', () => {
    expect(countedPath('library/models/loan.py')).toBe(true);
    expect(countedPath('library/tests/test_loan.py')).toBe(false);
    expect(countedPath('library/static/lib/chart.js')).toBe(false);
    expect([...codeLines('a/__manifest__.py', "{\n'version': '1',\n# note\n\n'name': 'Loans'}")]).toEqual([1, 5]);
    expect([...codeLines('a/b.xml', '<?xml version="1.0"?>\n<odoo>\n<!-- a\nb -->\n</odoo>')]).toEqual([2, 5]);
  });

  it('is asked for in one line where it is missing', () => {
    expect(missingTruth(undefined, 'backtest')).toContain('npm run backtest');
    expect(missingTruth('fixtures', 'backtest')).toMatch(/^fixtures: no .*\n?$/);
  });
});
