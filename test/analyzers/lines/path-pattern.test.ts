import { describe, expect, it } from 'vitest';
import { parsePathPattern } from '../../../analyzers/lines/path-pattern.js';

const FILES = [
  '[z].js',
  '.quay/ship.py',
  'a.py',
  'models/a.py',
  'models/sub/b.py',
  'tests/common.py',
  'tests/unit/c.py',
];

const matched = (pattern: string): string[] | string => {
  const parsed = parsePathPattern(pattern);
  return 'refused' in parsed ? parsed.refused : FILES.filter((file) => parsed.matches(file));
};

// What pathlib.Path.glob gave on CPython 3.11.7 in a folder with these files, folders left out.
const CASES: readonly [pattern: string, files: string[]][] = [
  ['a.py', ['a.py']],
  ['./models//a.py', ['models/a.py']],
  ['models', []],
  ['models/', []],
  ['models/*', ['models/a.py']],
  ['models/a.py/', []],
  ['tests/**/*', ['tests/common.py', 'tests/unit/c.py']],
  ['tests/**', []],
  ['**/*.py', ['.quay/ship.py', 'a.py', 'models/a.py', 'models/sub/b.py', 'tests/common.py', 'tests/unit/c.py']],
  ['**/a.py', ['a.py', 'models/a.py']],
  ['**/sub/**/*', ['models/sub/b.py']],
  ['*/*.py', ['.quay/ship.py', 'models/a.py', 'tests/common.py']],
  ['?.py', ['a.py']],
  ['[!b-z]*.py', ['a.py']],
  ['[[]z[]].js', ['[z].js']],
  ['[z].js', []],
  ['[', []],
  ['A.py', []],
  ['../lines/a.py', []],
];

describe('parsePathPattern', () => {
  it.each(CASES)('%s', (pattern, files) => {
    expect(matched(pattern)).toEqual(files);
  });

  it.each([
    ['/models/a.py', 'absolute pattern'],
    ['models/a**', '** is not a whole path component'],
    ['.', 'empty pattern'],
  ])('refuses %s, on which pathlib raises', (pattern, why) => {
    expect(matched(pattern)).toBe(why);
  });

  it('does not blow up on many stars', () => {
    const pattern = parsePathPattern(`${'*a'.repeat(60)}b/${'**/'.repeat(60)}*c`);
    if ('refused' in pattern) throw new Error(pattern.refused);
    const before = performance.now();
    expect(pattern.matches(`${'a'.repeat(250)}/${'d/'.repeat(60)}e`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
