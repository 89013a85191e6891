import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepLines } from '../../../src/yaml/keep-lines.js';
import { diffLines } from '../../../src/yaml/line-diff.js';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 });

describe('the difference of two texts', () => {
  it('turns one into the other, and has nothing in it that both hold in the same place', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const made = [...one];
        for (const { from, to, otherFrom, otherTo } of diffLines(one, other)!.reverse()) {
          made.splice(from, to - from, ...other.slice(otherFrom, otherTo));
        }
        expect(made).toEqual(other);
      }),
    );
  });

  it('is as small as it can be', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const kept = one.length - diffLines(one, other)!.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(kept).toBe(longestCommon(one, other));
      }),
    );
  });

  it('is given up where the texts have little in common', () => {
    const many = (letter: string) => Array.from({ length: 2_000 }, (_, line) => `${letter}${line}`);
    expect(diffLines(many('a'), many('b'))).toBeNull();
  });
});

/** By the table of textbooks, for texts of some lines. */
function longestCommon(one: string[], other: string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const line of one) {
    const next = [0];
    for (const [at, there] of other.entries()) {
      next.push(line === there ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    }
    row = next;
  }
  return row[other.length]!;
}

describe('a change made in a text of another layout', () => {
  const text = 'oven:\r\n    - a:   1  # hot\r\n\r\n\r\n    - b: 2\r\n';
  const base = 'oven:\n  - a: 1 # hot\n\n  - b: 2\n';

  it('leaves all other bytes, with the indentation and line ends of the text', () => {
    expect(keepLines(text, base, base.replace('  - b: 2\n', '  - b: 2\n  - c: 3\n    d: 4\n'))).toBe(
      `${text}    - c: 3\r\n      d: 4\r\n`,
    );
    expect(keepLines(text, base, base.replace('b: 2', 'b: 5'))).toBe(text.replace('b: 2', 'b: 5'));
    expect(keepLines(text, base, base.replace('  - a: 1 # hot\n', ''))).toBe(
      text.replace('    - a:   1  # hot\r\n', ''),
    );
  });

  it('is nothing where nothing changed', () => {
    expect(keepLines(text, base, base)).toBe(text);
  });
});
