import { expect, it } from 'vitest';
import { splitPath } from '../../../src/domain/xpath.js';

it('cuts an xpath at the slashes outside of brackets', () => {
  expect(splitPath("//field[@name='order/line']/tree//field")).toEqual(["field[@name='order/line']", 'tree', 'field']);
  expect(splitPath('/form/sheet/')).toEqual(['form', 'sheet']);
  expect(splitPath('')).toEqual([]);
  expect(splitPath('a[b[c/d]/e]/f')).toEqual(['a[b[c/d]/e]', 'f']);
});

it('cuts as the expression does that looks ahead for the next bracket', () => {
  const next = (seed: number) => (seed * 48271) % 2147483647;
  let seed = 7;
  for (let round = 0; round < 500; round++) {
    let text = '';
    for (let length = 0; length < 12; length++) {
      seed = next(seed);
      text += '/[]ab'[seed % 5];
    }
    expect(splitPath(text)).toEqual(text.split(/\/(?![^[]*\])/).filter((step) => step !== ''));
  }
});
