import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'glob';
import { describe, expect, it } from 'vitest';
import { createPythonParser } from '../../../analyzers/python/parser.js';
import { createPythonReader } from '../../../analyzers/python/read.js';
import { parsers, read } from './harness.js';

const HOSTILE: Record<string, string> = {
  'parentheses without end': '('.repeat(100_000),
  'nested parentheses': `x = ${'('.repeat(100_000)}1${')'.repeat(100_000)}`,
  'one line of 200 kB': `x = [${'{"a": "b", "c": [1, 2]}, '.repeat(8000)}]`,
  'one string of 200 kB': `x = "${'a'.repeat(200_000)}"`,
  'not, 5,000 times': `x = ${'not '.repeat(5000)}y`,
  'a sum of 5,000': `x = ${'"a" + '.repeat(5000)}b`,
  'a chain of 5,000 calls': `x = a${'.b()'.repeat(5000)}`,
  'a chain of 5,000 assignments': `${'x = '.repeat(5000)}1`,
  'a ternary of 5,000': `def f():\n    return ${'a if b else '.repeat(5000)}c`,
  'lambdas in lambdas': `x = ${'lambda: '.repeat(5000)}1`,
  'only quotes': '"\''.repeat(5000),
  'only backslashes': `x = "${'\\'.repeat(5001)}"`,
  'only garbage': '@#$%^&*('.repeat(5000),
  'only NUL': '\0'.repeat(100_000),
  'half a character': 'x = "\ud800"\n',
  'blocks in blocks': Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}if a:`).join('\n'),
};

describe('hostile texts', () => {
  it.each(Object.entries(HOSTILE))('%s: read or refused, never fatal', (_name, text) => {
    const before = performance.now();
    const facts = read(text);
    // Both bindings and the schema check together; a quadratic reader takes minutes.
    expect(performance.now() - before).toBeLessThan(20_000);
    expect(facts.errors.length).toBeLessThanOrEqual(20);
  });

  it('any text at all', () => {
    const piece = fc.constantFrom(
      'def f',
      '(',
      ')',
      ':',
      '\n',
      '    ',
      'x',
      ' = ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '.',
      'class A',
      'return ',
      'f"{',
      '\\',
      'é',
      '\0',
      '\r',
      '#',
      'lambda',
      ' if ',
      ' else ',
      '*',
      '%',
      'print ',
      'except',
      '`',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        read(pieces.join(''));
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});

const BROKEN: [string, string, [number, number][], RegExp][] = [
  ['NUL', 'a = 1\0\nb = 2\n', [[1, 6]], /NUL/],
  ['too many brackets', `x = ${'['.repeat(300)}${']'.repeat(300)}`, [[1, 205]], /deeper than 200/],
  ['a conflict', 'a = 1\n<<<<<<< HEAD\nb = 2\n', [[2, 1]], /syntax error at "<<<<<<</],
  ['an open bracket', 'x = lend(1\ny = 2\n', [[1, 10]], /syntax error/],
  ['a lone operator', 'x = 1\ny = = 2\nz = 3\n', [[2, 5]], /syntax error at "="/],
];

describe('broken texts', () => {
  it.each(BROKEN)('%s', (_name, text, places, why) => {
    const { errors } = read(text);
    expect(errors.map((one) => [one.line, one.column])).toEqual(places);
    expect(errors[0]!.why).toMatch(why);
  });

  it('keep what can be read around them', () => {
    const facts = read('class Book(models.Model):\n    _name = "library.book"\n    x = = 1\n    y = fields.Char()\n');
    expect(facts.errors).toHaveLength(1);
    expect(facts.classes[0]).toMatchObject({ model: 'library.book', kind: 'model' });
    expect(facts.classes[0]!.fields.map((one) => one.name)).toEqual(['y']);
  });

  it('give one error per region', () => {
    const junk = '$ ? ! $ ?\n'.repeat(50);
    expect(read(`a = 1\n${junk}b = 2\n`).errors).toHaveLength(1);
    expect(read(`${junk}\n\na = 1\nb = 2\n\n\n${junk}`).errors.length).toBeGreaterThan(1);
  });

  it('give facts with an error where the parser itself fails', () => {
    const reader = createPythonReader({
      backend: 'wasm',
      parse: () => {
        throw new Error('out of memory');
      },
    });
    expect(reader('a.py', 'x = 1\n')).toMatchObject({
      lines: 1,
      calls: [],
      errors: [{ line: 1, column: 1, why: 'the reader failed: out of memory' }],
    });
  });
});

describe('bindings', () => {
  const files = globSync('fixtures/**/*.py', { posix: true }).sort();

  it('auto gives one of the two', async () => {
    expect(['native', 'wasm']).toContain((await createPythonParser('auto')).backend);
    expect(parsers[0]!.backend).toBe('wasm');
  });

  it.runIf(files.length > 0)('give the same facts for every fixture', () => {
    for (const file of files) read(readFileSync(file, 'utf8'), file);
  });

  it('do not carry anything from one text to the next', () => {
    const first = JSON.stringify(read('class A(models.Model):\n    _name = "a"\n'));
    read('def f(:\n  ]]]');
    expect(JSON.stringify(read('class A(models.Model):\n    _name = "a"\n'))).toBe(first);
  });
});
