import { describe, expect, it } from 'vitest';
import { FLOW } from './cognitive-vectors-flow.js';
import { SCOPE } from './cognitive-vectors-scope.js';
import { py, read } from './harness.js';

/**
 * Conformance vectors, one or more for every row of the table in docs/explanation/cognitive-complexity.md. The code is
 * ours; the figures follow from the white paper, and the comment behind each line that adds says how much.
 */
const VECTORS = [...FLOW, ...SCOPE];

describe('cognitive complexity', () => {
  it.each(VECTORS)('%s is %i', (_name, expected, text) => {
    const facts = read(text);
    expect(facts.errors).toEqual([]);
    expect(facts.functions[0]?.complexity).toBe(expected);
  });

  it('is counted for the inner function alone too', () => {
    const text = py`
      def outer(book):
          x = 1
          def inner():
              if book:
                  for page in book: pass`;
    expect(read(text).functions.map((one) => [one.name, one.complexity])).toEqual([
      ['outer', 5],
      ['inner', 3],
    ]);
  });
});
