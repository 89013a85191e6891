import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixesOf } from '../../../scripts/risk/extract.js';
import { captured, interval, type Unit } from '../../../scripts/risk/rank.js';
import type { Commit } from '../../../src/evidence/git/log.js';

const unit = (file: number, lines: number): Unit => ({ files: [file], lines });
const units = [unit(0, 20), unit(1, 30), unit(2, 50)];

it('takes units from the top until the lines are used up, the last one in part', () => {
  const order = (first: number) => (one: Unit) => (one.files[0] === first ? 1 : 0);
  expect(captured(units, [[0], [0], [1]], order(0), 0.2)).toBeCloseTo(2 / 3);
  expect(captured(units, [[0]], order(1), 0.3)).toBe(0);
  expect(captured(units, [[2]], order(2), 0.2)).toBeCloseTo(0.4);
  expect(captured(units, [[0, 1]], order(0), 0.2)).toBeCloseTo(0.5);
});

it('gives the share of lines to an order that says nothing', () => {
  const fixes = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(fixes, (list) => {
      expect(captured(units, list, () => 7, 0.2)).toBeCloseTo(0.2);
    }),
  );
});

it('gives the same interval every time, around the mean', () => {
  const values = [0.1, 0.2, 0.3, 0.4, 0.5];
  expect(interval(values)).toEqual(interval(values));
  const [low, high] = interval(values);
  expect(low).toBeLessThan(0.3);
  expect(high).toBeGreaterThan(0.3);
});

const commit = (kind: Commit['kind'], ...files: [path: string, from?: string][]): Commit => ({
  hash: 'a'.repeat(40),
  written: 1,
  landed: 1,
  references: [],
  author: 0,
  kind,
  tagged: true,
  files: files.map(([path, from]) => ({ path, from: from ?? null, added: 1, deleted: 1 })),
});

it('counts fixes of files that were there, through renames, and nothing else', () => {
  const files = [{ path: 'bakery/oven.py' }, { path: 'bakery/shelf.py' }];
  const commits = [
    commit('fix', ['bakery/oven.py'], ['bakery/new.py']),
    commit('improvement', ['bakery/models/oven.py', 'bakery/oven.py']),
    commit('fix', ['bakery/models/oven.py'], ['bakery/shelf.py']),
    commit('migration', ['bakery/shelf.py']),
    commit('fix', ['mill/stone.py']),
  ];
  expect(fixesOf(commits, files)).toEqual([[0], [0, 1]]);
});
