import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part } from '../../../scripts/bench/corpus.js';
import { nearestPart, quarterOf, timesForFour } from '../../../scripts/bench/quarter.js';

const part = (name: string, lines: number): Part => ({ folder: `/harbour/${name}`, name, addons: 1, lines });

describe('the quarter of a corpus', () => {
  it('takes every fourth folder by size, from where it comes nearest to a quarter', () => {
    const parts = [
      part('quay', 400),
      part('crane', 390),
      part('pilot', 210),
      part('buoy', 200),
      part('rope', 190),
      part('net', 10),
    ];
    // Ranks 0 and 4: 590; 1 and 5: 400; 2: 210; 3: 200. A quarter is 350.
    expect(quarterOf(parts)).toEqual({ folders: ['/harbour/crane', '/harbour/net'], lines: 400 });
  });

  it('is the same whatever order the folders come in', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 30 });
    const property = fc.property(parts, fc.integer(), (sizes, seed) => {
      const named = sizes.map((lines, index) => part(`dock${index}`, lines));
      const turned = named.map((_, index) => named[(index + Math.abs(seed)) % named.length]!);
      expect(quarterOf(turned)).toEqual(quarterOf(named));
    });
    fc.assert(property, { numRuns: 50 });
  });

  it('tells nothing of fewer than four folders that hold lines', () => {
    expect(quarterOf([part('quay', 5), part('crane', 5), part('pilot', 5), part('empty', 0)])).toBeNull();
  });

  it('is set against the whole as if it were exactly a quarter', () => {
    const whole = { seconds: 40, lines: 1000 };
    expect(timesForFour(whole, { seconds: 10, lines: 250 })).toBe(4);
    // A fifth in a fifth of the time is as good; a fifth in a quarter of the time is a fixed cost.
    expect(timesForFour(whole, { seconds: 8, lines: 200 })).toBe(4);
    expect(timesForFour(whole, { seconds: 10, lines: 200 })).toBeCloseTo(3.2);
    expect(timesForFour(whole, { seconds: 5, lines: 250 })).toBe(8);
  });

  it('knows the folder nearest to some lines', () => {
    expect(nearestPart([part('quay', 100), part('crane', 46), part('pilot', 40)], 45)?.name).toBe('crane');
    expect(nearestPart([], 45)).toBeNull();
  });
});
