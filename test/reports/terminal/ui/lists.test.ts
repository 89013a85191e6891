import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSearching, newMatches, searchOn } from '../../../../reports/terminal/ui/lists/matches.js';
import { rowId, rowOf, rowsOf, topOf } from '../../../../reports/terminal/ui/lists/rows.js';
import type { ListSource } from '../../../../reports/terminal/ui/lists/source.js';
import { largestFirst, ranksOfTexts } from '../../../../reports/terminal/ui/lists/source.js';
import { type ListState, NEW_LIST } from '../../../../reports/terminal/ui/state.js';

const berths = (texts: readonly string[]): ListSource => ({
  count: texts.length,
  id: (index) => `berth-${index}`,
  text: (index) => texts[index]!,
  orders: [
    { id: 'given', title: 'as given', ranks: () => texts.map((_, index) => index) },
    { id: 'name', title: 'by name', ranks: () => ranksOfTexts(texts) },
    { id: 'length', title: 'longest first', ranks: () => largestFirst(texts.map(({ length }) => length)) },
    { id: 'share', title: 'by share', ranks: () => texts.map((text) => text.length / 7) },
  ],
  groupings: [{ id: 'letter', title: 'letter', key: (index) => texts[index]![0] ?? '' }],
});

function searched(source: ListSource, filter: string, before: ListState = NEW_LIST): ListState {
  let matches = searchOn(source, newMatches(source, filter, before.matches));
  while (isSearching(source, matches)) matches = searchOn(source, matches);
  return { ...before, filter, matches };
}

const found = (texts: readonly string[], filter: string): string[] => {
  const source = berths(texts);
  return [...rowsOf(source, { ...searched(source, filter), grouping: null }).entries].map((index) => texts[index]!);
};

describe('a filter', () => {
  const texts = ['North Quay', 'north dock', 'South quay', 'Dry Dock'];

  it('takes words in any order, and minds capitals only where there are any', () => {
    expect(found(texts, 'quay north')).toEqual(['North Quay']);
    expect(found(texts, 'dock')).toEqual(['north dock', 'Dry Dock']);
    expect(found(texts, 'Dock')).toEqual(['Dry Dock']);
  });

  it('turns a word round with !', () => {
    expect(found(texts, '!dock')).toEqual(['North Quay', 'South quay']);
    expect(found(texts, 'north !dock')).toEqual(['North Quay']);
    expect(found(texts, '!')).toEqual(texts);
  });

  it('finds while it is typed what it finds when it is pasted', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', 'A', '!', ' ', 'ab'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    const lists = fc.array(fc.constantFrom('a', 'ab', 'Ab b', 'bb', 'c a', 'ABBA', ''), { maxLength: 9 });
    fc.assert(
      fc.property(lists, words, (list, filter) => {
        const source = berths(list);
        let typed = NEW_LIST;
        for (let length = 1; length <= filter.length; length++)
          typed = searched(source, filter.slice(0, length), typed);
        const pasted = filter === '' ? NEW_LIST : searched(berths(list), filter);
        expect([...(typed.matches?.mask ?? [])]).toEqual([...(pasted.matches?.mask ?? [])]);
      }),
    );
  });

  it('looks through a long list in slices', () => {
    const source = berths(Array.from({ length: 10_000 }, (_, index) => `pier ${index}`));
    let matches = searchOn(source, newMatches(source, '99', null));
    expect(matches.scanned).toBeLessThan(source.count);
    let slices = 1;
    for (; isSearching(source, matches); slices++) matches = searchOn(source, matches);
    expect(slices).toBeGreaterThan(2);
    expect(matches.found).toBe(rowsOf(source, { ...NEW_LIST, filter: '99', matches, grouping: null }).entries.length);
    expect(matches.found).toBe(
      Array.from({ length: 10_000 }, (_, index) => index).filter((n) => `${n}`.includes('99')).length,
    );
  });
});

describe('rows', () => {
  const texts = ['ferry', 'barge', 'ferryboat', 'brig', 'tug', 'bark'];
  const source = berths(texts);
  const order = (id: string, reversed = false) =>
    [...rowsOf(source, { ...NEW_LIST, order: id, reversed, grouping: null }).entries].map((index) => texts[index]);

  it('come in the order that is set, equal ones as they are in the source', () => {
    expect(order('name')).toEqual(['barge', 'bark', 'brig', 'ferry', 'ferryboat', 'tug']);
    expect(order('length')).toEqual(['ferryboat', 'ferry', 'barge', 'brig', 'bark', 'tug']);
    expect(order('share')).toEqual(['tug', 'brig', 'bark', 'ferry', 'barge', 'ferryboat']);
    expect(order('length', true)[0]).toBe('tug');
  });

  it('are folded into groups, the largest first', () => {
    const folded = rowsOf(source, { ...NEW_LIST, grouping: 'letter' });
    expect(folded.groups.map(({ key, count }) => `${key}${count}`)).toEqual(['b3', 'f2', 't1']);
    expect([...folded.entries]).toEqual([-1, -2, -3]);
    const open = rowsOf(source, { ...NEW_LIST, grouping: 'letter', toggled: new Set(['f']) });
    expect([...open.entries].map((entry) => (entry < 0 ? entry : texts[entry]))).toEqual([
      -1,
      -2,
      'ferry',
      'ferryboat',
      -3,
    ]);
  });

  it('are open while a filter holds', () => {
    const rows = rowsOf(source, { ...searched(source, 'ferry'), grouping: 'letter' });
    expect([...rows.entries].map((entry) => (entry < 0 ? entry : texts[entry]))).toEqual([-1, 'ferry', 'ferryboat']);
  });

  it('are found again by id in any order', () => {
    for (const list of [
      NEW_LIST,
      { ...NEW_LIST, grouping: null, order: 'name' },
      { ...NEW_LIST, grouping: 'letter', allOpen: true },
    ]) {
      const rows = rowsOf(source, list);
      for (let at = 0; at < rows.entries.length; at++) expect(rowOf(source, rows, rowId(source, rows, at), 0)).toBe(at);
    }
    expect(rowOf(source, rowsOf(source, NEW_LIST), 'no such berth', 0)).toBe(-1);
  });
});

it('keeps the selection in sight, with rows around it, and never scrolls past an end', () => {
  const sizes = fc.record({
    count: fc.nat(200),
    height: fc.integer({ min: 1, max: 50 }),
    top: fc.nat(200),
    at: fc.nat(200),
  });
  fc.assert(
    fc.property(sizes, ({ count, height, top, at }) => {
      const row = Math.min(at, Math.max(0, count - 1));
      const first = topOf(row, top, height, count);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThanOrEqual(Math.max(0, count - height));
      if (count > 0) expect(row >= first && row < first + height).toBe(true);
    }),
  );
});
