import { expect, it } from 'vitest';
import { glob } from '../../../src/domain/glob.js';

it('matches stars inside a name, double stars over folders, and everything else as written', () => {
  const cases: [string, string, boolean][] = [
    ['static/src/*.js', 'static/src/quay.js', true],
    ['static/src/*.js', 'static/src/pier/quay.js', false],
    ['static/**/*.js', 'static/quay.js', true],
    ['static/**/*.js', 'static/src/pier/quay.js', true],
    ['static/**', 'static/src/pier/quay.js', true],
    ['**/quay.js', 'pier/quay.js', true],
    ['**/quay.js', 'pier/moorquay.js', false],
    ['static/qua?.js', 'static/quay.js', true],
    ['static/qua?.js', 'static/qua/.js', false],
    ['static/(a+)[b].js', 'static/(a+)[b].js', true],
    ['static/quay.js', 'static/quayxjs', false],
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
  ];
  for (const [pattern, text, expected] of cases)
    expect([pattern, text, glob(pattern)(text)]).toEqual([pattern, text, expected]);
});

it('does not try every way to spend many wildcards', () => {
  expect(glob(`${'**/'.repeat(60)}x`)(`${'a/'.repeat(400)}y`)).toBe(false);
  expect(glob(`${'*a'.repeat(100)}b`)('a'.repeat(2000))).toBe(false);
});
