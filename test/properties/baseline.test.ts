import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.js';
import {
  compareWithBaseline,
  formatBaseline,
  makeBaseline,
  parseBaseline,
  pruneBaseline,
} from '../../src/triage/baseline.js';
import { nasty, runs } from '../helpers/results.js';
import { finding } from '../src/triage/findings.js';

const THERE = { exists: () => true, folderOf: () => '' };
const text = fc
  .oneof(fc.constantFrom('harbour/models/quay.py', 'constructor', 'toString', ''), nasty)
  .filter((name) => name !== '__proto__');
const findings: fc.Arbitrary<Finding[]> = fc
  .array(fc.record({ path: text, rule: text, line: fc.integer({ min: 1, max: 900 }) }), { maxLength: 12 })
  .map((list) => list.map((given, index) => finding({ ...given, id: `f${index}` })));
const read = (list: readonly Finding[]) => parseBaseline(formatBaseline(makeBaseline(list)), 'baseline.json');

describe('a baseline, whatever paths and rules are called', () => {
  it('comes back from its file as it was, the same bytes for any order', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const baseline = makeBaseline(list);
        const written = formatBaseline(baseline);
        expect(formatBaseline(parseBaseline(written, 'b.json'))).toBe(written);
        expect(formatBaseline(makeBaseline([...list].reverse()))).toBe(written);
        const counts = Object.values(baseline.counts).flatMap((rules) => Object.values(rules));
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
      }),
      runs(150),
    );
  });

  it('makes nothing new of what it was made of, nor of what moved since', () => {
    const moved = fc.tuple(
      findings,
      fc.array(fc.tuple(text, fc.integer({ min: 1, max: 900 })), { minLength: 12, maxLength: 12 }),
    );
    fc.assert(
      fc.property(moved, ([list, places]) => {
        const baseline = read(list);
        expect(compareWithBaseline(list, baseline, THERE).summary).toEqual({ known: list.length, new: 0, fixed: 0 });
        const now = list.map((one, index) => ({ ...one, path: places[index]![0], line: places[index]![1] }));
        expect(compareWithBaseline(now, baseline, THERE).summary).toEqual({ known: list.length, new: 0, fixed: 0 });
      }),
      runs(150),
    );
  });

  it('is left with what is still there by pruning', () => {
    fc.assert(
      fc.property(findings, fc.integer({ min: 0, max: 12 }), (list, kept) => {
        const { baseline, removed } = pruneBaseline(read(list), list.slice(0, kept));
        expect(removed).toBe(list.length - Math.min(kept, list.length));
        expect(formatBaseline(baseline)).toBe(formatBaseline(makeBaseline(list.slice(0, kept))));
      }),
      runs(100),
    );
  });

  it('gives every object nothing where a path is called as what all objects share', () => {
    makeBaseline([finding({ path: '__proto__', rule: 'harbour' })]);
    expect('harbour' in {}).toBe(false);
  });
});
