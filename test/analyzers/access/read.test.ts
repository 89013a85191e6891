import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../analyzers/access/read.js';
import { type CsvFacts, csvFactsSchema } from '../../../src/domain/facts/csv.js';

const read = (text: string, path = 'security/ir.model.access.csv'): CsvFacts =>
  csvFactsSchema.parse(readCsv(path, text));
const rows = (facts: CsvFacts) => facts.rows.map(({ line, cells }) => [line, ...cells]);

describe('readCsv', () => {
  it('reads access rights as written', () => {
    const facts = read(
      'id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\n' +
        'access_loaf,loaf,model_bakery_loaf,base.group_user,1,1,1,0\naccess_all,all,model_bakery_oven,,1,0,0,0\n',
    );
    expect(facts).toEqual({
      language: 'csv',
      path: 'security/ir.model.access.csv',
      lines: 3,
      errors: [],
      model: 'ir.model.access',
      header: ['id', 'name', 'model_id:id', 'group_id:id', 'perm_read', 'perm_write', 'perm_create', 'perm_unlink'],
      rows: [
        { line: 2, cells: ['access_loaf', 'loaf', 'model_bakery_loaf', 'base.group_user', '1', '1', '1', '0'] },
        { line: 3, cells: ['access_all', 'all', 'model_bakery_oven', '', '1', '0', '0', '0'] },
      ],
    });
  });

  it.each([
    ['data/res.partner.csv', 'res.partner'],
    ['data/account.tax-be.csv', 'account.tax'],
    ['res.bank-demo-2.CSV', 'res.bank'],
    ['data/template/bakery.loaf', 'bakery'],
    ['noending', 'noending'],
    ['', ''],
  ])('model of %s is %j', (path, model) => {
    expect(read('id\n', path).model).toBe(model);
  });

  it.each<[string, string, unknown[], number]>([
    ['quotes', 'a,b\n"rye, dark","say ""hot"""\n', [[2, 'rye, dark', 'say "hot"']], 2],
    [
      'line breaks in cells',
      'a,b\n"one\ntwo",x\n"three\r\nfour",y\nz,z',
      [
        [2, 'one\ntwo', 'x'],
        [4, 'three\r\nfour', 'y'],
        [6, 'z', 'z'],
      ],
      6,
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n3,4\r\n',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
      3,
    ],
    [
      'lone CR',
      'a,b\r1,2\r3,4',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
      3,
    ],
    ['byte order mark', '\uFEFFa,b\n1,2', [[2, '1', '2']], 2],
    ['semicolons part nothing', 'a,b\n1;2,3;4\n', [[2, '1;2', '3;4']], 2],
    ['empty lines and empty rows', 'a,b\n\n,\n"",\n1,2\n\n', [[5, '1', '2']], 6],
    ['space is kept, a quote inside a cell too', 'a,b\n 1 ,5" pan\n', [[2, ' 1 ', '5" pan']], 2],
    ['text after a closing quote', 'a,b\n"rye"bread,2\n', [[2, 'ryebread', '2']], 2],
    ['header over two lines', '"a\nb",c\n1,2\n', [[3, '1', '2']], 3],
    ['an empty cell too many', 'a,b\n1,2,\n', [[2, '1', '2']], 2],
    ['header only', 'a,b', [], 1],
    ['nothing', '', [], 0],
  ])('%s', (_, text, expected, lines) => {
    const facts = read(text);
    expect(facts.errors).toEqual([]);
    expect(rows(facts)).toEqual(expected);
    expect(facts.lines).toBe(lines);
  });

  it('fits rows to the header without an error, as Odoo loads them', () => {
    const facts = read('a,b,c\n"x\ny",2\n1,2,3\n1,2,3,4\n');
    expect(facts.errors).toEqual([]);
    expect(rows(facts)).toEqual([
      [2, 'x\ny', '2', ''],
      [4, '1', '2', '3'],
      [5, '1', '2', '3'],
    ]);
  });

  it('reports one that holds nothing, too, and no row for it', () => {
    const facts = read('a\n"');
    expect([facts.rows, facts.errors]).toEqual([[], [{ line: 2, column: 1, why: 'the quoted cell is not closed' }]]);
  });

  it('reports a quoted cell that does not end, where it starts', () => {
    const facts = read('a,b\n1,2\n3,"four\nfive,6\n');
    expect(facts.errors).toEqual([{ line: 3, column: 3, why: 'the quoted cell is not closed' }]);
    expect(rows(facts)).toEqual([
      [2, '1', '2'],
      [3, '3', 'four\nfive,6\n'],
    ]);
  });

  it('stops filling in cells where rows and header have nothing in common', () => {
    const facts = readCsv('x.csv', `${','.repeat(3000)}\n${'a\n'.repeat(20_000)}`);
    expect(facts.errors.at(-1)?.why).toMatch(/the rest is not read/);
    expect(facts.rows.length).toBeLessThan(400);
  });

  it('never throws, fits the schema and gives every row the length of the header', () => {
    const piece = fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', '\r', ';', ' ', '\uFEFF', '\0');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const facts = read(source);
        for (const row of facts.rows) expect(row.cells).toHaveLength(facts.header.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back what RFC 4180 quoting writes', () => {
    const cell = fc
      .array(fc.constantFrom('a', ',', '"', '\n', '\r\n', ' '), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (data, end) => {
        const text = data.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(end);
        const facts = read(text);
        expect(facts.errors).toEqual([]);
        expect(facts.rows.map((row) => row.cells)).toEqual(data.slice(1).filter((row) => row.some(Boolean)));
      }),
    );
  });
});
