import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Result, resultSchema } from '../../../src/domain/result.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';
import { TestRepo } from '../evidence/git/repo.js';

const manifest = (name: string, depends: string, data = '') =>
  `{'name': '${name}', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'author': 'Oven', 'depends': ['${depends}'], 'data': [${data}]}\n`;
const oven = (...methods: string[]) =>
  [
    'from odoo import fields, models\n\n',
    'class Oven(models.Model):\n    _name = "bakery.oven"\n    _description = "Oven"\n\n    heat = fields.Integer()\n',
    ...methods,
  ].join('\n');
const sql = (name: string) =>
  `    def ${name}(self, table):\n        self.env.cr.execute("SELECT * FROM %s" % table)\n`;
const menu = (id: string) => `<odoo>\n  <menuitem id="${id}" name="Ovens"/>\n</odoo>\n`;
const SHOP = '<odoo>\n  <menuitem id="shop" parent="bakery_oven.menu_ovens" name="Shop"/>\n</odoo>\n';

/** Two addons, the shop built on the oven, on a branch of their own. */
function bakery(): TestRepo {
  const repo = new TestRepo();
  repo.commit({
    subject: 'Open the bakery',
    on: '2024-01-01',
    files: {
      'bakery_oven/__manifest__.py': manifest('Ovens', 'base', "'menu.xml'"),
      'bakery_oven/__init__.py': 'from . import models\n',
      'bakery_oven/models.py': oven(sql('bake'), sql('sell')),
      'bakery_oven/menu.xml': menu('menu_ovens'),
      'bakery_shop/__manifest__.py': manifest('Shop', 'bakery_oven', "'menu.xml'"),
      'bakery_shop/__init__.py': '',
      'bakery_shop/menu.xml': SHOP,
      '.gitignore': 'hired/\n',
    },
  });
  repo.git('checkout', '-q', '-b', 'feature');
  return repo;
}

const diff = async (repo: TestRepo, ...args: string[]) => {
  const { code, out, err } = await cli(repo.root, 'scan', '.', '--to', '16.0', '--format', 'json', ...args);
  const result: Result | null = out === '' ? null : resultSchema.parse(JSON.parse(out));
  const fresh = result?.findings
    .filter(({ isNew }) => isNew)
    .map(({ rule, path: file, line }) => `${rule} ${file}:${line}`);
  return { code, err, result: result!, fresh };
};
const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith('odoo-debt-base-'));

describe('scan --diff', () => {
  it('tells what a branch and the work tree bring, wherever it stands, and what they repay', async () => {
    const repo = bakery();
    // The base goes on after the branch left it: what happens there is not of this change.
    repo.git('checkout', '-q', '16.0');
    repo.commit({ subject: 'Later', on: '2024-01-02', files: { 'bakery_oven/models.py': oven(sql('later')) } });
    repo.git('checkout', '-q', 'feature');
    repo.git('mv', 'bakery_oven/models.py', 'bakery_oven/oven.py');
    repo.commit({
      subject: 'Change the oven',
      on: '2024-01-03',
      files: {
        'bakery_oven/__init__.py': 'from . import oven\n',
        'bakery_oven/oven.py': oven(sql('mill'), sql('bake')),
        'bakery_oven/menu.xml': menu('menu_kilns'),
      },
    });
    appendFileSync(path.join(repo.root, 'bakery_shop/__init__.py'), '\n\nprint("open")\n');
    const before = ours();
    const { code, err, result, fresh } = await diff(repo, '--diff', '16.0', '--fail-on', 'high', '--min-rating', 'E');
    expect(fresh).toEqual([
      'security/sql-from-values bakery_oven/oven.py:11',
      'reliability/print-call bakery_shop/__init__.py:3',
      'reliability/broken-reference bakery_shop/menu.xml:2',
    ]);
    expect(result.baseline).toMatchObject({ new: 3, fixed: 1 });
    expect(result.diff).toEqual({
      ref: '16.0',
      commits: [repo.git('rev-parse', '16.0~1')],
      addons: ['bakery_oven', 'bakery_shop'],
    });
    expect(code).toBe(1);
    expect(err).toBe('odoo-debt: gate --fail-on high: 2 new findings (2 high)\n');
    expect(ours()).toEqual(before);
    expect(repo.git('status', '--short')).toBe('M bakery_shop/__init__.py');
  });

  it('takes a renamed addon for the same, and new files that nobody added for new', async () => {
    const repo = bakery();
    repo.git('mv', 'bakery_oven', 'bakery_kiln');
    writeFileSync(path.join(repo.root, 'bakery_kiln/kiln.py'), oven(sql('burn')).replaceAll('oven', 'kiln'));
    const { fresh } = await diff(repo, '--diff', '16.0');
    expect(fresh).toContain('security/sql-from-values bakery_kiln/kiln.py:11');
    expect(fresh!.filter((place) => place.startsWith('security/sql'))).toHaveLength(1);
    expect(fresh!.join()).not.toContain('broken-reference');
  });

  it('leaves out what git ignores, other repositories inside, and roots that are not in the repository', async () => {
    const repo = bakery();
    const hired = { 'hired/mixer/__manifest__.py': manifest('Mixer', 'base'), 'hired/mixer/mixer.py': sql('mix') };
    mkdirSync(path.join(repo.root, 'hired/mixer'), { recursive: true });
    for (const [name, text] of Object.entries(hired)) writeFileSync(path.join(repo.root, name), text);
    repo.git('branch', 'release', '16.0');
    const lent = new TestRepo();
    lent.commit({
      subject: 'Lend',
      on: '2024-01-01',
      files: { 'scales/__manifest__.py': manifest('Scales', 'base'), 'scales/scales.py': sql('weigh') },
    });
    repo.git('clone', '-q', lent.root, path.join(repo.root, 'lent'));
    const { fresh, result } = await diff(repo, lent.root, '--diff', 'release');
    expect(fresh).toEqual([]);
    expect(result.diff?.commits).toEqual([repo.git('rev-parse', 'HEAD'), null]);
    expect(result.coverage.unknown.join()).toMatch(
      /change since release in [\w-]+: not in its repository; taken as unchanged/,
    );
  });

  it('reads a submodule at the commit that the base names', async () => {
    const part = new TestRepo();
    const on = '2024-01-01';
    const files = { 'scales/__manifest__.py': manifest('Scales', 'base'), 'scales/scales.py': oven(sql('weigh')) };
    part.commit({ subject: 'One', on, files });
    const repo = bakery();
    repo.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', part.root, 'parts');
    repo.commit({ subject: 'Take parts', on, files: {} });
    repo.git('branch', '-f', '16.0');
    part.commit({ subject: 'Two', on, files: { 'scales/scales.py': oven(sql('weigh'), sql('tare')) } });
    repo.git('-C', 'parts', 'pull', '-q');
    const { fresh } = await diff(repo, '--diff', '16.0');
    expect(fresh).toEqual(['security/sql-from-values parts/scales/scales.py:14']);
  });

  it('is no news against itself, and all news where there was nothing', async () => {
    const repo = bakery();
    expect((await diff(repo, '--diff', 'HEAD', '--fail-on', 'info')).code).toBe(0);
    const empty = new TestRepo();
    empty.commit({ subject: 'Begin', on: '2024-01-01', files: { 'README.md': 'Bakery\n' } });
    writeFileSync(path.join(empty.root, '__manifest__.py'), manifest('Ovens', 'base'));
    writeFileSync(path.join(empty.root, 'oven.py'), oven(sql('bake')));
    const { fresh, result } = await diff(empty, '--diff', '16.0');
    expect(fresh).toContain('security/sql-from-values oven.py:11');
    expect(result.baseline).toMatchObject({ known: 0, fixed: 0 });
  });

  it('obeys nothing that the repository says', async () => {
    const repo = bakery();
    const trap = path.join(repo.root, 'sprung');
    repo.git('config', 'core.fsmonitor', `touch ${trap}`);
    repo.git('config', 'filter.trap.clean', `touch ${trap}; cat`);
    repo.git('config', 'filter.trap.smudge', `touch ${trap}; cat`);
    writeFileSync(path.join(repo.root, '.gitattributes'), '*.py filter=trap\n');
    appendFileSync(path.join(repo.root, 'bakery_shop/__init__.py'), '\n');
    expect((await diff(repo, '--diff', '16.0')).fresh).toEqual([]);
    expect(existsSync(trap)).toBe(false);
    // What a plain git does.
    repo.git('status');
    expect(existsSync(trap)).toBe(true);
  });

  it('says in one line what is not there', async () => {
    const repo = bakery();
    const says = async (cwd: string, ...args: string[]) => {
      const { code, err } = await cli(cwd, 'scan', '.', ...args);
      expect(code).toBe(2);
      return err;
    };
    expect(await says(repo.root, '--diff', 'gone')).toMatch(
      /^odoo-debt: --diff gone: no such branch, tag or commit in the clone.*\n$/,
    );
    expect(await says(repo.root, '--diff=--output=x')).toMatch(/^odoo-debt: --diff --output=x: no such branch/);
    const plain = tree({ 'bakery/__manifest__.py': manifest('Ovens', 'base') });
    expect(await says(plain, '--diff', 'HEAD')).toMatch(
      /^odoo-debt: --diff HEAD: what is scanned is in no git checkout\n$/,
    );
    expect(await says(repo.root, '--diff', 'HEAD', '--baseline', 'b.json')).toMatch(/name one\n$/);
    repo.commit({ subject: 'More', on: '2024-01-02', files: { 'a.txt': 'a' } });
    repo.git('checkout', '-q', '16.0');
    repo.commit({ subject: 'Other', on: '2024-01-02', files: { 'b.txt': 'b' } });
    const shallow = path.join(tree({}), 'clone');
    repo.git(
      'clone',
      '-q',
      '--depth',
      '1',
      '--no-single-branch',
      '--branch',
      'feature',
      `file://${repo.root}`,
      shallow,
    );
    expect(await says(shallow, '--diff', 'origin/16.0')).toMatch(
      /^odoo-debt: --diff origin\/16\.0: the clone is shallow .*fetch-depth: 0.*\n$/,
    );
    repo.git('checkout', '-q', '--orphan', 'alone');
    repo.commit({ subject: 'Alone', on: '2024-01-02', files: {} });
    expect(await says(repo.root, '--diff', '16.0')).toMatch(/has no commit in common with the checkout\n$/);
  });

  it('writes the comment on a pull request, with links where the pipeline tells what to', async () => {
    const repo = bakery();
    repo.commit({
      subject: 'Mill',
      on: '2024-01-02',
      files: { 'bakery_oven/models.py': oven(sql('bake'), sql('mill')) },
    });
    await cli(repo.root, 'scan', 'bakery_oven', '--quiet', '--diff', '16.0^{/x}', '--output', 'c.md');
    expect(existsSync(path.join(repo.root, 'c.md'))).toBe(false);
    const { code } = await cli(repo.root, 'scan', 'bakery_oven', '--quiet', '--diff', '16.0', '--output', 'c.md');
    expect(code).toBe(0);
    const text = readFileSync(path.join(repo.root, 'c.md'), 'utf8');
    expect(text).toMatch(
      /^<!-- odoo-debt: change -->\n## Technical debt of this change\n\n\*\*1 new finding\*\* \(1 high\) since <code>16\\\.0<\/code>, 1 repaid/,
    );
    expect(text).toContain(
      '| high | <code>bakery\\_oven/models.py:14</code> | <code>security/sql-from-values</code> |',
    );
  });
});
