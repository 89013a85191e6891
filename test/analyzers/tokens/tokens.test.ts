import { describe, expect, test } from 'vitest';
import { type Syntax, tokensOf } from '../../../analyzers/tokens/statement.js';
import { countWords, wordHash } from '../../../analyzers/tokens/words.js';

const read = (text: string, syntax: Syntax = 'python') => tokensOf(text, 0, text.length, syntax);
const hash = (text: string, syntax: Syntax = 'python') => read(text, syntax).hash;

describe('tokens of a statement', () => {
  test.each([
    ['spaces and line ends', 'price = loaf.price*2', 'price=loaf.price  *\n    2'],
    ['quotes', "loaf['rye']", 'loaf["rye"]'],
    ['the prefix of a string', "name = u'Rye'", "name = 'Rye'"],
    ['brackets and trailing commas', 'bake(loaf, oven)', 'bake(\n    loaf,\n    oven,\n)'],
    ['comments', 'bake(loaf)', 'bake(  # now\n    loaf\n)'],
    ['joined lines', 'a = b + c', 'a = b + \\\n    c'],
  ])('%s do not count', (_, one, other) => {
    expect(hash(one)).toBe(hash(other));
    expect(read(one).tokens).toBe(read(other).tokens);
  });

  test.each([
    ['a name', 'bake(loaf)', 'bake(roll)'],
    ['a value', "search('rye')", "search('wheat')"],
    ['an operator', 'a == b', 'a != b'],
    ['where one word ends', 'not in_stock', 'not_in stock'],
    ['text and name', 'bake("loaf")', 'bake(loaf)'],
    ['a mark inside a string', 'say("# rye")', 'say("# wheat")'],
  ])('%s counts', (_, one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  test('comments of JavaScript do not count, and a hash is no comment there', () => {
    expect(hash('bake(loaf); // now', 'javascript')).toBe(hash('bake(/* the */ loaf)', 'javascript'));
    expect(hash('this.#oven = 1', 'javascript')).not.toBe(hash('this.', 'javascript'));
  });

  test('the end is that of the last token', () => {
    const text = 'bake(loaf)\n\n    # done\n';
    expect(read(text).end).toBe('bake(loaf'.length);
    expect(read('   # nothing')).toMatchObject({ tokens: 0, end: 0 });
  });

  test('a string that is never closed ends the reading of its line, not of the file', () => {
    expect(read("a = 'rye\nb = c").tokens).toBe(6);
    expect(read('a = """rye\nb = c').tokens).toBe(3);
    expect(read("'").tokens).toBe(1);
  });
});

describe('words', () => {
  const counts = (text: string, without?: { start: number; end: number }[]) => {
    const pairs = countWords(text, without);
    return (word: string) => {
      for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === wordHash(word)) return pairs[at + 1];
      return 0;
    };
  };

  test('are counted wherever they stand, parts of strings included', () => {
    const count = counts('loaf_id = self.loaf_id["loaf_id.name"] + "_bake_%s"');
    expect([count('loaf_id'), count('name'), count('_bake_'), count('loaf')]).toEqual([3, 1, 1, 0]);
  });

  test('stretches that are left out count for nothing, and numbers neither', () => {
    const count = counts('rye # rye\nrye 12', [{ start: 4, end: 9 }]);
    expect([count('rye'), count('12')]).toEqual([2, 0]);
  });

  test('letters of any script are words', () => {
    expect(counts('信用卡 信用卡')('信用卡')).toBe(2);
  });
});
