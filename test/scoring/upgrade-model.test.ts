import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated } from '../../scoring/calibration.js';
import { constructLines } from '../../scoring/constructs.js';
import { loadModel } from '../../scoring/data/load.js';
import { upgradeFeatures } from '../../scoring/upgrade-features.js';
import { changedLinesOf, evaluate, type Forest, withRates } from '../../scoring/upgrade-model.js';
import { SERIES, type Series } from '../../src/domain/series.js';
import { findingsArbitrary, loanAddon, portfolio } from './library.js';

const model = loadModel();
const known = Object.keys(model.steps) as Series[];

describe('the shipped model', () => {
  it('names what it was fitted on and how well it did on repositories it had not seen', () => {
    expect(model.provenance).toMatchObject({
      repositories: expect.arrayContaining(['OCA/server-tools']),
      script: 'npm run fit:upgrade',
    });
    expect(model.provenance.figures).toHaveProperty(['17.0', 'rho']);
  });

  it('knows the steps that have hundreds of migrations, and calibrates each', () => {
    expect(known).toEqual(expect.arrayContaining(['13.0', '14.0', '15.0', '16.0', '17.0']));
    for (const hop of [...known, 'general']) expect(model.calibration[hop]?.migrations).toBeGreaterThanOrEqual(60);
  });

  it('gives quantiles in order for any features and step', () => {
    const names = [...new Set([...model.full.names, ...model.general.names])];
    const features = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), {
      minLength: names.length,
      maxLength: names.length,
    });
    fc.assert(
      fc.property(features, fc.constantFrom(...SERIES.slice(1)), (values, hop) => {
        const lines = changedLinesOf(model, Object.fromEntries(names.map((name, i) => [name, values[i]!])), hop);
        expect(lines.p15).toBeGreaterThanOrEqual(0);
        expect(lines.p15).toBeLessThanOrEqual(lines.p50);
        expect(lines.p50).toBeLessThanOrEqual(lines.p85);
        const told = lines.usual + lines.contributions.reduce((sum, { lines: moved }) => sum + moved, 0);
        expect(Math.abs(told - lines.p50)).toBeLessThan(1e-6 * (1 + lines.p50));
      }),
    );
  });

  it('takes a step it does not know from what holds for others', () => {
    const addon = loanAddon();
    const features = upgradeFeatures(addon, [], '20.0', portfolio([addon]));
    const lines = changedLinesOf(model, withRates(model, features, constructLines(addon), '20.0'), '20.0');
    expect(lines.basis).toBe('general');
    expect(lines).toEqual(changedLinesOf(model, features, null));
  });

  it('does not depend on the order of the findings', () => {
    const addon = loanAddon();
    fc.assert(
      fc.property(findingsArbitrary(), (findings) => {
        const all = portfolio([addon]);
        expect(upgradeFeatures(addon, [...findings].reverse(), '17.0', all)).toEqual(
          upgradeFeatures(addon, findings, '17.0', all),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is quick', () => {
    const addon = loanAddon();
    const features = upgradeFeatures(addon, [], '17.0', portfolio([addon]));
    const start = performance.now();
    for (let i = 0; i < 1000; i++) changedLinesOf(model, features, '17.0');
    // 0.1 ms each on an idle machine; ten times that here, so that a busy one does not fail the test.
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a forest', () => {
  const forest: Forest = {
    base: 1,
    trees: [{ feature: [0, -1, -1], threshold: [10, 0, 0], left: [1, 0, 0], value: [0.1, -0.5, 2] }],
  };

  it('goes left up to the threshold and tells what each split moved', () => {
    const moved = new Float64Array(1);
    expect(evaluate(forest, [10], moved)).toBeCloseTo(0.5);
    expect(evaluate(forest, [10.5])).toBeCloseTo(3);
    expect(moved[0]).toBeCloseTo(-0.6);
  });
});

describe('calibrated lines', () => {
  it('are whole at the edges, in order and never negative', () => {
    const log = fc.double({ min: -3, max: 9, noNaN: true });
    fc.assert(
      fc.property(log, log, log, log, (p15, p50, p85, by) => {
        const lines = calibrated({ p15, p50, p85 }, { p15: by, p50: 0, p85: by });
        expect(lines.p15).toBeGreaterThanOrEqual(0);
        expect(lines.p15).toBeLessThanOrEqual(lines.p50);
        expect(lines.p50).toBeLessThanOrEqual(lines.p85);
      }),
    );
    expect(calibrated({ p15: 0.8, p50: 0.3, p85: 1 }, { p15: 0, p50: 0, p85: 0 })).toEqual({
      p15: 0.35,
      p50: 0.35,
      p85: 2,
    });
  });
});
