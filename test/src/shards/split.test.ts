import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAddons } from '../../../src/shards/split.js';

const addons = fc
  .uniqueArray(fc.record({ key: fc.string({ minLength: 1 }), bytes: fc.nat(1_000_000) }), {
    selector: ({ key }) => key,
  })
  .map((list) => list);
const jobs = fc.integer({ min: 1, max: 12 });

describe('addons over shards', () => {
  it('stand each in one shard, and no shard has more than a third above what is fair', () => {
    fc.assert(
      fc.property(addons, jobs, (list, of) => {
        const parts = splitAddons(list, of);
        expect(parts).toHaveLength(list.length);
        expect(parts.every((part) => Number.isInteger(part) && part >= 1 && part <= of)).toBe(true);
        const loads = Array.from({ length: of }, (_, place) =>
          list.reduce((sum, { bytes }, at) => (parts[at] === place + 1 ? sum + bytes : sum), 0),
        );
        // Graham's bound holds against the best split, which is at least the mean and at least the largest addon; with
        // more addons than shards, also at least two of the smallest of the largest ones.
        const sorted = list.map(({ bytes }) => bytes).sort((a, b) => b - a);
        const total = sorted.reduce((sum, bytes) => sum + bytes, 0);
        const least = Math.max(total / of, sorted[0] ?? 0, (sorted[of - 1] ?? 0) + (sorted[of] ?? 0));
        expect(Math.max(...loads)).toBeLessThanOrEqual((4 / 3) * least + 1e-6);
      }),
    );
  });

  it('fall the same way in whatever order they are found', () => {
    fc.assert(
      fc.property(
        addons.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
        ),
        jobs,
        ([list, shuffled], of) => {
          const byKey = (order: typeof list) => {
            const parts = splitAddons(order, of);
            return new Map(order.map(({ key }, place) => [key, parts[place]]));
          };
          for (const [key, part] of byKey(shuffled)) expect(byKey(list).get(key)).toBe(part);
        },
      ),
    );
  });

  it('go by size, ties by name', () => {
    const list = [
      { key: 'quay', bytes: 10 },
      { key: 'harbour', bytes: 90 },
      { key: 'berth', bytes: 10 },
      { key: 'crane', bytes: 70 },
    ];
    // harbour to 1, crane to 2, berth to 2, then quay to 2, which has 80.
    expect(splitAddons(list, 2)).toEqual([2, 1, 2, 2]);
    expect(splitAddons(list, 1)).toEqual([1, 1, 1, 1]);
    expect(splitAddons([], 3)).toEqual([]);
  });
});
