import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createReaders } from '../../../../analyzers/readers.js';
import type { ReleasedState } from '../../../../src/domain/released.js';
import { readReleased } from '../../../../src/evidence/git/released.js';
import { skeletonOf } from '../../../../src/evidence/git/skeleton.js';
import { addonSource } from '../../../helpers/source.js';
import { TestRepo } from './repo.js';

const manifest = (version: string) => `{'name': 'Bakery', 'version': '${version}'}\n`;
const model = (...fields: string[]) =>
  ['from odoo import fields, models', '', 'class Bread(models.Model):', "    _name = 'bakery.bread'", '']
    .concat(fields.map((name) => `    ${name} = fields.Char()`))
    .join('\n');

const BREAD = 'bakery/models/bread.py';
const MANIFEST = 'bakery/__manifest__.py';

async function statesOf(repo: TestRepo, name = 'bakery') {
  const readers = await createReaders('auto');
  const file = path.join(repo.root, BREAD);
  const python = existsSync(file) ? [readers.python('models/bread.py', readFileSync(file, 'utf8'))] : [];
  const inputs = [{ source: addonSource(name, { python }), directory: path.join(repo.root, name) }];
  return (await readReleased(inputs, readers.python)).states.get(name) ?? [];
}

const told = (states: readonly ReleasedState[]) =>
  states.map(({ version, since, models, scripts }) => [
    version,
    since,
    [...(models.get('bakery.bread')?.fields.keys() ?? [])].join(' '),
    scripts.length,
  ]);

function grown(): TestRepo {
  const repo = new TestRepo();
  repo.commit({
    subject: 'start',
    on: '2023-01-01',
    files: { [MANIFEST]: manifest('16.0.1.0.0'), [BREAD]: model('a') },
  });
  repo.commit({ subject: 'still in the making', on: '2023-01-20', files: { [BREAD]: model('crust') } });
  repo.commit({ subject: 'later', on: '2023-06-01', files: { [BREAD]: model('crust', 'crumb') } });
  const script = 'bakery/migrations/16.0.1.1.0/pre-crust.py';
  const files = { [MANIFEST]: manifest('16.0.1.1.0'), [BREAD]: model('crumb'), [script]: 'def migrate(cr, v): pass\n' };
  repo.commit({ subject: 'release', on: '2023-07-01', files });
  repo.commit({ subject: 'since then', on: '2023-08-01', files: { [BREAD]: model('crumb', 'flour') } });
  return repo;
}

it('tells the tables of an addon as each version of it began', async () => {
  expect(told(await statesOf(grown()))).toEqual([
    ['16.0.1.0.0', '2023-01-20', 'crust', 0],
    ['16.0.1.1.0', '2023-07-01', 'crumb', 1],
  ]);
});

it('takes what a merge brought for the version that follows it', async () => {
  const repo = new TestRepo();
  repo.commit({
    subject: 'start',
    on: '2023-01-01',
    files: { [MANIFEST]: manifest('16.0.1.0.0'), [BREAD]: model('a') },
  });
  repo.git('checkout', '-q', '-b', 'work');
  repo.commit({ subject: 'try', on: '2023-05-01', files: { [BREAD]: model('tried') } });
  repo.commit({ subject: 'other version', on: '2023-05-02', files: { [MANIFEST]: manifest('16.0.7.0.0') } });
  repo.commit({
    subject: 'back',
    on: '2023-05-03',
    files: { [MANIFEST]: manifest('16.0.1.0.0'), [BREAD]: model('b') },
  });
  repo.git('checkout', '-q', '16.0');
  repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'work');
  repo.commit({ subject: 'bump', on: '2024-05-05', files: { [MANIFEST]: manifest('16.0.1.1.0') } });
  expect(told(await statesOf(repo)).map(([version, , fields]) => [version, fields])).toEqual([
    ['16.0.1.0.0', 'a'],
    ['16.0.1.1.0', 'b'],
  ]);
});

it('begins anew with a port to another series, and says nothing of versions without one', async () => {
  const repo = new TestRepo();
  repo.commit({
    subject: 'old',
    on: '2021-01-01',
    files: { [MANIFEST]: manifest('14.0.1.0.0'), [BREAD]: model('old') },
  });
  repo.commit({
    subject: 'port',
    on: '2023-01-01',
    files: { [MANIFEST]: manifest('16.0.1.0.0'), [BREAD]: model('new') },
  });
  repo.commit({ subject: 'bump', on: '2023-06-01', files: { [MANIFEST]: manifest('16.0.1.0.1') } });
  expect(told(await statesOf(repo)).map(([version]) => version)).toEqual(['16.0.1.0.0', '16.0.1.0.1']);

  const plain = new TestRepo();
  plain.commit({ subject: 'start', on: '2021-01-01', files: { [MANIFEST]: manifest('1.0'), [BREAD]: model('old') } });
  plain.commit({ subject: 'change', on: '2023-01-01', files: { [MANIFEST]: manifest('1.1'), [BREAD]: model('new') } });
  expect(await statesOf(plain)).toEqual([]);
});

it('says nothing where there is no git, no commit, or no content', async () => {
  const readers = await createReaders('auto');
  const inputs = [{ source: addonSource('bakery'), directory: path.parse(process.cwd()).root }];
  expect((await readReleased(inputs, readers.python)).states.size).toBe(0);
  expect(await statesOf(new TestRepo())).toEqual([]);
});

it('cuts the bodies of functions, and nothing else', () => {
  const text = [
    'class Bread(models.Model):',
    '    @api.depends(',
    "        'crust',",
    '    )',
    '    def _compute(',
    '        self,',
    '    ):',
    '        for one in self:',
    '            one.crumb = 1',
    '',
    '    crumb = fields.Char()',
    '    def short(self): return 1',
    '    crust = fields.Char()',
  ];
  const kept = skeletonOf(text.join('\n')).split('\n');
  expect(kept).toEqual([...text.slice(0, 7), '        pass', ...text.slice(10)]);
});
