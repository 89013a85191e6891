import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRepeats, LONGEST_RUN } from '../../../analyzers/duplicates/repeats.js';

/** All repeats by looking at every pair of places: the yardstick. */
function slowly(units: Int32Array, least: number): string[] {
  const common = (a: number, b: number): number => {
    let length = 0;
    while (b + length < units.length && units[a + length]! >= 0 && units[a + length] === units[b + length]) length++;
    return length;
  };
  const found = new Set<string>();
  for (let a = 0; a < units.length; a++) {
    for (let b = a + 1; b < units.length; b++) {
      const length = common(a, b);
      if (length < least) continue;
      const starts: number[] = [];
      for (let at = 0; at < units.length; at++)
        if (at === a || common(Math.min(a, at), Math.max(a, at)) >= length) starts.push(at);
      const left = starts.map((at) => (at === 0 ? -1 : units[at - 1]!));
      if (left.every((unit) => unit >= 0 && unit === left[0])) continue;
      found.add(`${length}: ${starts.join(' ')}`);
    }
  }
  return [...found].sort();
}

const quickly = (units: Int32Array, least: number) =>
  findRepeats(units, (_, length) => length >= least)
    .map(({ length, starts }) => `${length}: ${starts.join(' ')}`)
    .sort();

describe('repeats', () => {
  test('are found across gaps, never through them', () => {
    const units = Int32Array.from([0, 1, 2, 3, -1, 1, 2, 3, 0, -1, 0, 1, 2, -1]);
    expect(quickly(units, 2)).toEqual(['2: 1 5 11', '3: 0 10', '3: 1 5']);
  });

  test('are those that looking at every pair finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 40 }), (list) => {
        // Values are positions in the product; here it is enough that they are smaller than the length.
        const units = Int32Array.from([...list, -1, -1, -1, -1]);
        expect(quickly(units, 2)).toEqual(slowly(units, 2));
      }),
      { numRuns: 500 },
    );
  });

  test('a million equal statements are sorted in time', { timeout: 20_000 }, () => {
    const units = new Int32Array(1_000_000);
    for (let at = LONGEST_RUN; at < units.length; at += LONGEST_RUN + 1) units[at] = -1;
    const found = findRepeats(units, (_, length) => length >= LONGEST_RUN);
    expect(found).toHaveLength(1);
    expect(found[0]!.starts).toHaveLength(Math.floor(units.length / (LONGEST_RUN + 1)));
  });

  test('nothing gives nothing', () => {
    expect(quickly(new Int32Array(0), 1)).toEqual([]);
    expect(quickly(Int32Array.from([-1, -1]), 1)).toEqual([]);
  });
});
