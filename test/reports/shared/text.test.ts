import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, columns, visible, wrap } from '../../../reports/shared/text.js';

describe('visible', () => {
  it('writes out what would drive a terminal or reorder a line', () => {
    expect(visible('\u001b[2J\u0007')).toBe('\\x1b[2J\\x07');
    expect(visible('a\nb\tc\r')).toBe('a\\nb\\tc\\r');
    expect(visible('\u202eabc\u200b\u{e0041}')).toBe('\\u{202e}abc\\u{200b}\\u{e0041}');
    expect(visible('\ud800')).toBe('\\u{d800}');
    expect(visible('\u009b31m')).toBe('\\x9b31m');
  });

  it('leaves letters of any script as they are', () => {
    expect(visible('港口 Łódź é 𠀀 😀')).toBe('港口 Łódź é 𠀀 😀');
  });

  it('never lets a control or format character through', () => {
    const any = fc.string({ unit: 'binary' });
    fc.assert(fc.property(any, (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(visible(text))));
  });
});

describe('columns', () => {
  it.each([
    ['quay', 4],
    ['港口', 4],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한국', 4],
    ['e\u0301', 1],
    ['😀', 2],
    ['█░…', 3],
    ['', 0],
  ])('%s takes %i', (text, width) => {
    expect(columns(text)).toBe(width);
  });
});

describe('clip and wrap', () => {
  it('cuts by columns and never through a wide character', () => {
    expect(clip('harbour_base', 8)).toBe('harbour…');
    expect(clip('港口仓库', 6)).toBe('港口…');
    expect(clip('quay', 4)).toBe('quay');
  });

  it('never exceeds the width', () => {
    const width = fc.integer({ min: 2, max: 40 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), width, (raw, most) => {
        const text = visible(raw);
        expect(columns(clip(text, most))).toBeLessThanOrEqual(most);
        for (const line of wrap(text, most)) expect(columns(line)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('wraps without losing a word', () => {
    expect(wrap('tide tables of the harbour', 11)).toEqual(['tide tables', 'of the', 'harbour']);
  });
});

it('breaks a letter with more marks than the line is wide, and comes to an end', () => {
  const letter = `\u0915${'\u093f'.repeat(40)}`;
  const lines = wrap(`a ${letter} b`, 10);
  expect(lines.join('').replaceAll(' ', '')).toBe(`a${letter}b`);
  expect(columns('\u0915\u093f')).toBe(2);
});
