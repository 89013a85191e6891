import { deserialize, serialize } from 'node:v8';
import { expect, it } from 'vitest';
import { shareTexts } from '../../../analyzers/share-texts.js';

it('changes nothing that can be seen', () => {
  const data = {
    name: 'sale.order',
    calls: [{ callee: 'self.write', args: [{ kind: 'string', value: 'x'.repeat(200) }], line: 3, at: null }],
    words: new Uint32Array([1, 2]),
    flag: true,
  };
  expect(shareTexts()(deserialize(serialize(data)))).toEqual(data);
});

it('gives plain values back', () => {
  expect([shareTexts()(null), shareTexts()('a'), shareTexts()(1)]).toEqual([null, 'a', 1]);
});
