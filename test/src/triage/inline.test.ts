import { expect, it } from 'vitest';
import type { Directive } from '../../../src/domain/triage.js';
import { applyInline } from '../../../src/triage/inline.js';
import { addonSource } from '../../helpers/source.js';
import { finding } from './findings.js';

const EVAL = new Set(['security/unsafe-eval']);
const at = (covers: number, line = covers, until = ''): Directive => ({
  path: 'models/quay.py',
  line,
  column: 1,
  covers,
  text: `ignore security/unsafe-eval -- the text is a constant ${until}`,
});
const apply = (directives: Directive[], given: Parameters<typeof finding>[0]) =>
  applyInline([finding(given)], {
    sources: new Map([['harbour', { ...addonSource('harbour'), directives }]]),
    known: EVAL,
    ran: EVAL,
    target: '19.0',
    today: '2026-11-22',
  });

it.each([
  ['its own line', at(5), { line: 5 }, 1],
  ['the line below', at(5, 4), { line: 5 }, 1],
  ['a comment in between', at(9, 4), { line: 6 }, 1],
  ['the end of what was found', at(9), { line: 5, endLine: 9 }, 1],
  ['the middle of what was found', at(7), { line: 5, endLine: 9 }, 0],
  ['the line before', at(4), { line: 5 }, 0],
  ['another file', at(5), { line: 5, path: 'harbour/models/ship.py' }, 0],
])('a comment at %s', (_, directive, given, hits) => expect(apply([directive], given).accepted.length).toBe(hits));

it('of every place accepts what is told once per file', () => {
  expect(apply([at(5), at(8)], { line: 5, alsoAt: [8] }).accepted.length).toBe(1);
  const half = apply([at(5)], { line: 5, alsoAt: [8] });
  expect(half.findings.length).toBe(1);
  expect(half.problems).toEqual([]);
});

it('that holds wins over one that is over, which is still named', () => {
  const { accepted, problems } = apply([at(5, 4, '(until 2026-11-01)'), at(5)], { line: 5 });
  expect(accepted.length).toBe(1);
  expect(problems.map(({ kind }) => kind)).toEqual(['expired']);
});

it('of a file that was not read whole is not called stale', () => {
  expect(apply([at(50)], { line: 5 }).problems).toEqual([]);
});

it.each([
  ['above a line each', (line: number) => at(2 * line, 2 * line - 1)],
  ['above one line', (line: number) => at(40_001, line)],
  [
    'above one line, all but the last over',
    (line: number) => at(40_001, line, line < 40_000 ? '(until 2026-11-01)' : ''),
  ],
])('of 40,000, %s, are held against as many findings in time', (what, place) => {
  const directives = Array.from({ length: 40_000 }, (_, index) => place(index + 1));
  // Half of them at the comments themselves.
  const findings = directives.map(({ covers, line }, index) =>
    finding({ id: `f${index}`, line: index % 2 === 0 ? line : covers, endLine: covers }),
  );
  const scope = { known: EVAL, ran: EVAL, target: '19.0', today: '2026-11-22' } as const;
  const sources = new Map([['harbour', { ...addonSource('harbour'), directives }]]);
  const started = performance.now();
  const { accepted, problems } = applyInline(findings, { ...scope, sources });
  expect(performance.now() - started).toBeLessThan(10_000);
  const over = what.includes('over');
  expect([accepted.length, problems.length]).toEqual(over ? [20_000, 39_999] : [40_000, 0]);
});
