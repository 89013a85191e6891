import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/domain/errors.js';
import { holdMemory } from '../../src/heap.js';

/** A heap of 4 GB of which so many percent are taken, and so many when it is collected. */
function heap(taken: number, inUse: number) {
  const state = { taken, collected: 0 };
  return {
    state,
    statistics: () => ({ used_heap_size: state.taken * 4e7, heap_size_limit: 4e9 + 3 * 2 ** 24 }),
    collect: () => {
      state.taken = inUse;
      state.collected += 1;
    },
  };
}

describe('memory that a scan does not fit into', () => {
  it('ends it with a line that says what to do', () => {
    expect(() => holdMemory(300_000, heap(95, 90))).toThrow(InputError);
    expect(() => holdMemory(300_000, heap(95, 90))).toThrow(
      '300000 addons take more than the 4 GB of memory that Node has: give it more with NODE_OPTIONS=--max-old-space-size=<megabytes>',
    );
  });

  it('is not held against a scan before it is full of what is in use', () => {
    const [free, garbage] = [heap(90, 90), heap(95, 60)];
    holdMemory(300_000, free);
    holdMemory(300_000, garbage);
    holdMemory(300_000, garbage);
    expect([free.state.collected, garbage.state.collected]).toEqual([0, 1]);
  });
});
