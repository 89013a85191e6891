import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJavaScript } from '../../../analyzers/javascript/read.js';
import { bare, PATH, read } from '../../helpers/javascript.js';

describe('what cannot be read', () => {
  it('is an error with its place, and the rest is kept', () => {
    const facts = read('import {a} from "x";\nclass Shelf extends Component { setup() {} }\nfunction ( {\n');
    expect(facts.errors).toHaveLength(1);
    expect(facts.errors[0]).toMatchObject({ line: 3, column: 10 });
    expect(facts.imports).toHaveLength(1);
    expect(facts.classes[0]).toMatchObject({ name: 'Shelf', methods: ['setup'] });
  });

  it.each([
    ['parentheses', '('.repeat(100_000)],
    ['arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['functions', 'function f(){'.repeat(100_000)],
    ['conditions', 'if(a);else '.repeat(100_000)],
  ])('%s nested 100,000 deep are an error, and the next file is read as ever', (_what, text) => {
    const facts = read(text);
    expect(facts.errors).toEqual([{ line: 1, column: 1, why: 'nested deeper than 200' }]);
    expect(bare(read('const f = (a) => lend(a);'), 'calls')).toEqual([{ callee: 'lend', args: [null] }]);
  });

  it.each([
    ['parentheses', '(', '1', ')', 199],
    ['objects', '{a:', '1', '}', 98],
    ['arrows', 'a=>', '1', '', 199],
    ['calls', 'f(', '1', ')', 198],
    ['conditions', 'a?b:', '1', '', 199],
    ['templates', '`${', '1', '}`', 97],
  ])('%s are read up to a fixed depth, whatever the stack holds', (_what, open, inner, close, most) => {
    const nested = (times: number) => read(`x = ${open.repeat(times)}${inner}${close.repeat(times)};`).errors;
    expect(nested(most)).toEqual([]);
    for (const times of [205, 400, 800, 1_600, 3_200])
      expect(nested(times)).toEqual([{ line: 1, column: 1, why: 'nested deeper than 200' }]);
  });

  it.each([
    ['calls', `a${'.b()'.repeat(50_000)}`, 'calls', 50_000],
    ['sums', `1${'+a'.repeat(50_000)}`, 'globals', 1],
    ['registrations', `registry.category("x")${'.add("y",1)'.repeat(5_000)}`, 'calls', 5_001],
    ['calls after a long comment', `/*${' '.repeat(200_000)}*/a${'.b()'.repeat(20_000)}`, 'calls', 20_000],
    ['statements on one line', 'f("x");'.repeat(50_000), 'calls', 50_000],
  ] as const)('a long chain of %s is read in one go', (_what, text, kind, count) => {
    const facts = readJavaScript(PATH, text);
    expect(facts.errors).toEqual([]);
    expect(facts[kind]).toHaveLength(count);
  });

  it('is a file beyond the limit', () => {
    expect(read(';'.repeat(8_000_001)).errors[0]?.why).toBe('longer than 8000000 characters');
  });
});

const words = [
  'odoo.define(',
  '"a"',
  '`',
  '${',
  '}',
  '{',
  '(',
  ')',
  'class A extends ',
  'import ',
  'export ',
  '=>',
  '/',
  '*',
  '//',
  '.extend(',
  'patch(',
  'xml`',
  'registry',
  '.add(',
  '[',
  ']',
  '<a>',
  'static template',
  '=',
  ';',
  '\n',
  '...',
  'await ',
  '#x',
  '?.',
  '@',
];

describe('any text at all', () => {
  it('never throws, fits the schema and gives the same facts twice', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const facts = read(source);
        expect(readJavaScript(PATH, source)).toEqual(facts);
        for (const list of [facts.calls, facts.members, facts.comments]) {
          for (const { line } of list) expect(line).toBeLessThanOrEqual(Math.max(1, facts.lines));
        }
      }),
      { numRuns: 500, seed: 16 },
    );
  });
});
