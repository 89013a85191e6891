import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indented, listPieces } from '../../../reports/shared/pieces.js';

it('writes lists and values as one call of JSON.stringify would', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (list, value) => {
      expect([...listPieces(list, 0)].join('')).toBe(JSON.stringify(list, null, 2));
      const text = `{\n  "berths": ${[...listPieces(list, 1)].join('')},\n  "harbour": ${indented(value, 1)}\n}`;
      expect(text).toBe(JSON.stringify({ berths: list, harbour: value }, null, 2));
    }),
  );
});
