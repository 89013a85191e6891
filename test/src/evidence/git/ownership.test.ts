import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Coupling } from '../../../../src/evidence/git/coupling.js';
import { authorsOf, truckFactor } from '../../../../src/evidence/git/ownership.js';
import { commonFolder } from '../../../../src/evidence/git/repository.js';

const file = (creator: number | null, commits: Record<number, number>) => ({
  creator,
  commits: new Map(Object.entries(commits).map(([person, count]) => [Number(person), count])),
});

it('gives the degree of authorship of the paper', () => {
  // DOA(0) = 3.293 + 1.098 + 0.164 − 0.321·ln(11) = 3.785; DOA(1) = 3.293 + 1.64 − 0.321·ln 2 = 4.711: ratio 0.803 > 0.75.
  expect(authorsOf(file(0, { 0: 1, 1: 10 }))).toEqual([0, 1]);
  // DOA(1) = 3.293 + 0.164 − 0.321·ln 11 = 2.687: below 3.293.
  expect(authorsOf(file(0, { 0: 10, 1: 1 }))).toEqual([0]);
  expect(authorsOf(file(null, {}))).toEqual([]);
});

it('takes people away until more than half of the files are orphans', () => {
  const [a, b, c] = [file(0, { 0: 3 }), file(1, { 1: 3 }), file(2, { 2: 3 })];
  expect(truckFactor([a, a, b])).toEqual([0]);
  expect(truckFactor([a, b])).toEqual([0, 1]);
  expect(truckFactor([a, b, c])).toEqual([0, 1]);
  expect(truckFactor([])).toEqual([]);
});

it('takes each person once and ends', () => {
  const people = fc.dictionary(fc.constantFrom('0', '1', '2', '3'), fc.integer({ min: 1, max: 50 }));
  const files = fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 3 })), people));
  fc.assert(
    fc.property(files, (list) => {
      const taken = truckFactor(list.map(([creator, commits]) => file(creator, commits)));
      expect(new Set(taken).size).toBe(taken.length);
    }),
  );
});

it('calls addons coupled from five shared commits and 30 % on', () => {
  const coupling = new Coupling();
  for (let i = 0; i < 4; i++) coupling.add(new Set(['bakery', 'mill']));
  for (let i = 0; i < 4; i++) coupling.add(new Set(['bakery']));
  expect(coupling.of('bakery')).toEqual([]);
  coupling.add(new Set(['bakery', 'mill']));
  expect(coupling.of('bakery')).toEqual([{ addon: 'mill', commits: 5, degree: 71.4 }]);
  for (let i = 0; i < 60; i++) coupling.add(new Set(['bakery']));
  expect(coupling.of('bakery')).toEqual([]);
});

it('finds the folder that holds all addons', () => {
  expect(commonFolder(['addons/bakery', 'addons/mill'])).toBe('addons');
  expect(commonFolder(['addons/bakery'])).toBe('addons/bakery');
  expect(commonFolder(['bakery', 'baker'])).toBe('');
  expect(commonFolder(['', 'baker'])).toBe('');
  expect(commonFolder([])).toBe('');
});
