import { describe, expect, test } from 'vitest';
import { read } from '../../helpers/javascript.js';

const BODY = Array.from({ length: 12 }, (_, index) => `loan.shelf${index} = this.shelf(${index}) + 1;`).join('\n');

describe('blocks of JavaScript', () => {
  test.each([
    ['a method of a class', `class Desk { lend(loan) { ${BODY} } }`, 'Desk.lend'],
    ['a function of an object', `const Desk = Widget.extend({ lend: function (loan) { ${BODY} } });`, 'lend'],
    ['a short method of an object', `patch(Desk, { lend(loan) { ${BODY} } });`, 'lend'],
    ['a declared function', `function lend(loan) { ${BODY} }`, 'lend'],
    ['a getter', `class Desk { get loan() { ${BODY} } }`, 'Desk.loan'],
    ['a constructor', `class Desk { constructor(loan) { ${BODY} } }`, 'Desk.constructor'],
  ])('%s is one', (_, text, symbol) => {
    expect(read(text).blocks!.map((block) => block.symbol)).toEqual([symbol]);
    expect(read(text).blocks![0]!.statements).toHaveLength(4 * 13);
  });

  test('code outside of functions is none, a callback belongs to the function around it', () => {
    expect(read(BODY).blocks).toEqual([]);
    expect(read(`odoo.define("library.desk", function (require) { ${BODY} });`).blocks).toEqual([]);
    const nested = `function lend(loans) { loans.forEach((loan) => { ${BODY} }); return loans; }`;
    expect(read(nested).blocks!.map(({ symbol, statements }) => [symbol, statements.length / 4])).toEqual([
      ['lend', 15],
    ]);
  });

  test('a function inside another is one of its own', () => {
    const text = `function lend(loan) { ${BODY} const desk = { open: function () { ${BODY} } }; return desk; }`;
    expect(read(text).blocks!.map((block) => block.symbol)).toEqual(['open', 'lend']);
  });

  test('spacing, comments, quotes and semicolons do not count', () => {
    const hashes = (text: string) => read(text).blocks![0]!.statements.filter((_, index) => index % 4 === 2);
    const one = `class Desk {\n lend(loan) {\n say("now");\n ${BODY}\n }\n}`;
    const other = `class Desk { lend (loan) { /* says */ say('now')\n // and\n ${BODY.replaceAll(';', '')} } }`;
    expect(hashes(other)).toEqual(hashes(one));
  });
});
