import { describe, expect, test } from 'vitest';
import { duplicatedShare, duplicationOf } from '../../../analyzers/duplicates/index.js';
import { portfolioOf } from '../../helpers/portfolio.js';

const MANIFEST = "{'name': 'A', 'version': '16.0.1.0.0', 'depends': ['base']}";
const lines = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, index) => `        loan.shelf_${from + index} = self.shelf(${from + index}) + 1`,
  );
const method = (name: string, body: string[]) => [`    def ${name}(self, loan):`, ...body].join('\n');
const model = (...methods: string[]) =>
  `from odoo import models\n\n\nclass Loan(models.Model):\n    _name = 'loan'\n\n${methods.join('\n\n')}\n`;

function addons(files: Record<string, string>): Record<string, string> {
  const whole: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    whole[path] = text;
    whole[`${/^(\d+\/)?\w+/.exec(path)![0]}/__manifest__.py`] = MANIFEST;
  }
  return whole;
}

async function told(files: Record<string, string>) {
  const { duplicates } = duplicationOf(await portfolioOf(addons(files)));
  return duplicates.map(({ copies, statements }) => [
    statements,
    ...copies.map(({ addon, path, line, fresh }) => `${addon}/${path}:${line}${fresh ? '' : ' told'}`),
  ]);
}

describe('duplicates', () => {
  test('are the longest common piece, in both places', async () => {
    const found = await told({
      'library/loan.py': model(method('file', [...lines(100, 103), ...lines(0, 14), ...lines(200, 203)])),
      'archive/loan.py': model(method('keep', [...lines(300, 305), ...lines(0, 14), ...lines(400, 401)])),
    });
    expect(found).toEqual([[14, 'archive/loan.py:13', 'library/loan.py:11']]);
  });

  test('a shorter piece in a third place is told there only', async () => {
    const found = await told({
      'library/loan.py': model(method('file', lines(0, 30))),
      'archive/loan.py': model(method('file', lines(0, 30))),
      'museum/loan.py': model(method('show', [...lines(500, 505), ...lines(0, 14)])),
    });
    expect(found).toEqual([
      [31, 'archive/loan.py:7', 'library/loan.py:7'],
      [14, 'archive/loan.py:8 told', 'library/loan.py:8 told', 'museum/loan.py:13'],
    ]);
  });

  test('two methods that share two pieces are told once', async () => {
    const found = await told({
      'library/loan.py': model(method('file', [...lines(0, 20), ...lines(100, 103), ...lines(40, 54)])),
      'archive/loan.py': model(method('file', [...lines(0, 20), ...lines(200, 203), ...lines(40, 54)])),
    });
    expect(found).toEqual([[21, 'archive/loan.py:7', 'library/loan.py:7']]);
  });

  test.each([
    ['too short', { 'library/a.py': model(method('a', lines(0, 6))), 'library/b.py': model(method('b', lines(0, 6))) }],
    [
      'tests',
      { 'library/a.py': model(method('a', lines(0, 20))), 'library/tests/b.py': model(method('a', lines(0, 20))) },
    ],
    [
      'upgrade scripts',
      {
        'library/a.py': model(method('a', lines(0, 20))),
        'library/migrations/16.0.1.0.0/b.py': model(method('a', lines(0, 20))),
      },
    ],
    [
      'versions of one addon',
      { '14/library/a.py': model(method('a', lines(0, 20))), '16/library/a.py': model(method('a', lines(0, 20))) },
    ],
  ])('%s are none', async (_, files) => {
    expect(await told(files)).toEqual([]);
  });

  test('have the same subject after moves, renames and reformatting', async () => {
    const subject = async (files: Record<string, string>) => {
      const { duplicates } = duplicationOf(await portfolioOf(addons(files)));
      return duplicates.map((duplicate) => duplicate.subject);
    };
    const body = lines(0, 20);
    const before = await subject({ 'a/x.py': model(method('file', body)), 'b/x.py': model(method('file', body)) });
    const loose = body.flatMap((line) => ['', `${line.replace('(', '(\n            ')}  # so`]);
    const after = await subject({
      'a/models/y.py': model(method('other', lines(500, 503)), method('file', loose)),
      'c/z.py': model(method('file', body)),
    });
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });

  test('the share of an addon counts each line once', async () => {
    const portfolio = await portfolioOf(
      addons({
        'a/x.py': model(method('file', lines(0, 20))),
        'b/x.py': model(method('file', lines(0, 20))),
        'c/x.py': model(method('file', lines(50, 70))),
      }),
    );
    const { total } = portfolio.sources.get('a')!.lines;
    expect(duplicatedShare(portfolio, 'a')).toBeCloseTo(21 / total, 6);
    expect(duplicatedShare(portfolio, 'c')).toBe(0);
    expect(duplicatedShare(portfolio, 'unheard_of')).toBeNull();
  });
});
