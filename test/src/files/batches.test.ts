import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batches } from '../../../src/files/batches.js';

it('keeps the text and makes no batch that a piece more would still have fitted before', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 40 }), (pieces, size) => {
      const made = [...batches(pieces, size)];
      expect(made.join('')).toBe(pieces.join(''));
      for (const batch of made.slice(0, -1)) expect(batch.length).toBeGreaterThanOrEqual(size);
      expect(made).not.toContain('');
    }),
  );
});
