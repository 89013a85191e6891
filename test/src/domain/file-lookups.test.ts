import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstAround, indexIn, inFunction, lastAround, lastUpTo, withName } from '../../../src/domain/file-lookups.js';

const spans = fc
  .array(
    fc.record({ line: fc.integer({ min: 1, max: 40 }), size: fc.nat(20), name: fc.constantFrom('quay', 'pier') }),
    {
      maxLength: 60,
    },
  )
  .map((list) =>
    list.map(({ line, size, name }) => ({ line, endLine: line + size, name, function: size % 3 || null })),
  );

it('answers as going through the whole list does', () => {
  fc.assert(
    fc.property(spans, (list) => {
      for (let line = 0; line < 65; line++) {
        const around = (entry: { line: number; endLine: number }) => entry.line <= line && line <= entry.endLine;
        expect(lastAround(list, line)).toBe(list.findLast(around));
        expect(firstAround(list, line)).toBe(list.find(around));
        expect(lastUpTo(list, line)).toBe(list.findLast((entry) => entry.line <= line));
      }
      for (const index of [null, 1, 2, 9])
        expect(inFunction(list, index)).toEqual(list.filter((entry) => entry.function === index));
      expect(withName(list, 'quay')).toEqual(list.filter((entry) => entry.name === 'quay'));
      for (const entry of list) expect(indexIn(list, entry)).toBe(list.indexOf(entry));
    }),
    { numRuns: 60 },
  );
});

it('looks at each entry of a long list a few times, however often it is asked', () => {
  let looks = 0;
  const list = Array.from({ length: 5000 }, (_, at) => ({
    get name() {
      looks += 1;
      return `berth_${at}`;
    },
    line: at,
    endLine: at + 1,
  }));
  for (let at = 0; at < 5000; at++) {
    expect(withName(list, `berth_${at}`)).toHaveLength(1);
    expect(lastAround(list, at)?.line).toBe(at);
  }
  expect(looks).toBeLessThan(20_000);
});
