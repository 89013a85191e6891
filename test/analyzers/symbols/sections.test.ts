import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type Entry, Section } from '../../../analyzers/symbols/sections.js';

const section = (...lines: string[]) => new Section(Buffer.from(lines.join('\n')));

describe('a section', () => {
  const harbour = section('@berth', 'length\tinteger', 'length_max\tinteger', '@empty', '@last', 'one', '');

  it('tells its keys in order, and no others', () => {
    expect(harbour.keys()).toEqual(['berth', 'empty', 'last']);
    expect(harbour.has('berth')).toBe(true);
    expect(harbour.has('length')).toBe(false);
    expect(section('').keys()).toEqual([]);
  });

  it('gives bodies and their first lines', () => {
    expect(harbour.body('berth')).toEqual(['length\tinteger', 'length_max\tinteger']);
    expect(harbour.head('berth')).toBe('length\tinteger');
    expect(harbour.body('last')).toEqual(['one', '']);
    expect([harbour.body('empty'), harbour.head('empty')]).toEqual([[], null]);
    expect([harbour.body('quay'), harbour.head('quay')]).toEqual([null, null]);
    expect([section('@quay').body('quay'), section('@quay').head('quay')]).toEqual([[], null]);
  });

  it('finds the lines that begin with a cell, and none that only begin like it', () => {
    expect(harbour.rows('berth', 'length')).toEqual(['length\tinteger']);
    expect(harbour.rows('berth', 'len')).toEqual([]);
    expect(harbour.rows('last', 'one')).toEqual(['one']);
    expect(harbour.rows('empty', 'one')).toEqual([]);
    expect(harbour.rows('quay', 'one')).toBeNull();
  });

  it('finds lines in bodies that do not stand sorted', () => {
    expect(section('@berth', 'width\tfloat', 'length\tinteger', 'width\tinteger').rows('berth', 'width')).toEqual([
      'width\tfloat',
      'width\tinteger',
    ]);
  });

  it('finds every line that was put in, whatever the letters', () => {
    const letters = fc.constantFrom('a', 'b', '_', '.', ' ', 'é', '漢', '\uffee', '😀');
    const name = fc.array(letters, { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
    const lines = fc.array(fc.tuple(name, fc.constantFrom('', 'x', 'y')), { maxLength: 30 });
    fc.assert(
      fc.property(lines, name, (rows, other) => {
        const entry: Entry = { section: 'xmlids', key: 'harbour', lines: rows.map((row) => row.join('\t')) };
        const made = section(...assemble([entry]).xmlids);
        const body = made.body('harbour')!;
        for (const wanted of [other, ...rows.map(([one]) => one)])
          expect(made.rows('harbour', wanted)).toEqual(body.filter((line) => line.split('\t')[0] === wanted));
      }),
    );
  });
});
