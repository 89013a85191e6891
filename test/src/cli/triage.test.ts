import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Result, resultSchema } from '../../../src/domain/result.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const MANIFEST =
  "{'name': 'Bakery', 'version': '19.0.1.0.0', 'license': 'LGPL-3', 'author': 'Oven', 'depends': ['base']}";
const HEAD = ['from odoo import models', '', '', 'class Bread(models.Model):', '    _inherit = "res.partner"', ''];
const METHOD = (name: string, note = '') => [
  `    def ${name}(self, table):`,
  `        self.env.cr.execute("SELECT * FROM %s" % table)${note}`,
  '',
];
const python = (...methods: string[][]) => [...HEAD, ...methods.flat()].join('\n');
const bakery = (text: string, more: Record<string, string> = {}) =>
  tree({ 'bakery/__manifest__.py': MANIFEST, 'bakery/models/bread.py': text, ...more });

const scan = async (here: string, ...args: string[]) => {
  const { code, out, err } = await cli(here, 'scan', '.', '--format', 'json', ...args);
  return { code, err, result: resultSchema.parse(JSON.parse(out)) };
};
const sql = ({ findings }: Result) =>
  findings.filter(({ rule }) => rule === 'security/sql-from-values').map(({ symbol, isNew }) => [symbol, isNew]);

describe('comments in the code', () => {
  it('take a finding out in Python, XML and JavaScript, with the reason', async () => {
    const here = bakery(
      python(
        METHOD('bake', '  # odoo-debt: ignore security/sql-from-values -- the table is a constant (until 2027-06-30)'),
        METHOD('sell'),
      ),
      {
        'bakery/__manifest__.py': MANIFEST.replace("'depends'", "'data': ['views/a.xml'], 'depends'"),
        'bakery/views/a.xml':
          '<odoo>\n  <!-- odoo-debt: ignore reliability/broken-reference: made by the installer at run time -->\n  <menuitem id="m" parent="bakery.gone"/>\n  <menuitem id="n" parent="bakery.lost"/>\n</odoo>\n',
        'bakery/static/src/js/a.js':
          '/** @odoo-module */\n// odoo-debt: ignore maintainability/self-admitted-debt -- agreed with the shop in May\n// TODO: bake twice\n',
      },
    );
    const { code, err, result } = await scan(here);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(sql(result)).toEqual([['Bread.sell', undefined]]);
    expect(result.accepted).toMatchObject([
      {
        rule: 'security/sql-from-values',
        until: '2027-06-30',
        reason: 'the table is a constant',
        by: 'inline',
        where: 'bakery/models/bread.py:8',
      },
      { rule: 'maintainability/self-admitted-debt', line: 3, where: 'bakery/static/src/js/a.js:2' },
      { rule: 'reliability/broken-reference', line: 3, where: 'bakery/views/a.xml:2' },
    ]);
    expect(result.findings.map(({ message }) => message).join()).toContain('bakery.lost');
    expect(sql((await scan(here, '--no-inline')).result).length).toBe(2);
  });

  it('end the run with 2 where they do not hold, after the result is written', async () => {
    const here = bakery(
      python(
        METHOD('bake', '  # odoo-debt: ignore security/sql-from-value -- the table is a constant'),
        METHOD('sell', '  # odoo-debt: ignore security/sql-from-values'),
        METHOD('mill', '  # odoo-debt: ignore security/sql-from-values -- until the mill is gone (until 2026-11-21)'),
        ['    # odoo-debt: ignore security/unsafe-eval -- nothing is evaluated here', '    shelf = 1', ''],
      ),
    );
    const { code, err, result } = await scan(here);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toEqual([
      'odoo-debt: bakery/models/bread.py:8: security/sql-from-value: no such rule; did you mean security/sql-from-values?',
      expect.stringMatching(
        /^odoo-debt: bakery\/models\/bread\.py:11: security\/sql-from-values is ignored without a reason; write /,
      ),
      'odoo-debt: bakery/models/bread.py:14: security/sql-from-values was ignored until 2026-11-21; mend what it hides, or agree on a later day',
      'odoo-debt: bakery/models/bread.py:16: security/unsafe-eval is not found on line 17; delete the comment',
    ]);
    expect(sql(result).length).toBe(3);
    expect(result.problems?.map(({ kind }) => kind)).toEqual(['unknown-rule', 'missing-reason', 'expired', 'stale']);
    expect((await scan(here, '--today', '2026-11-21')).err).not.toMatch(/was ignored until/);
  });

  it('are not taken for what the rules themselves respect or look for', async () => {
    const here = bakery(
      python(
        [
          '    # odoo-debt: ignore maintainability/long-method -- TODO: a workaround until the oven is new',
          '    # FIXME: cut it',
          '    def bake(self):',
          ...Array.from({ length: 51 }, (_, index) => `        self.step_${index}()`),
          '',
        ],
        [
          '    def sell(self):',
          '        # FIXME: sell more  # odoo-debt: ignore maintainability/self-admitted-debt -- the shop knows of it',
          '        return True',
          '',
        ],
      ),
    );
    const { err, result } = await scan(here);
    expect(err).toBe('');
    expect(result.accepted?.map(({ rule, line }) => [rule, line])).toEqual([
      ['maintainability/long-method', 9],
      ['maintainability/self-admitted-debt', expect.any(Number)],
    ]);
    const admitted = result.findings.filter(({ rule }) => rule === 'maintainability/self-admitted-debt');
    expect(admitted.map(({ line }) => line)).toEqual([8]);
  });

  it('cover a decorated method and a whole file', async () => {
    const here = bakery(
      python(
        [
          '    # odoo-debt: ignore performance/single-record-create -- the shop makes them one by one',
          '    @api.model',
          '    def create(self, vals):',
          '        return super().create(vals)',
          '',
        ],
        METHOD('bake'),
        METHOD('sell'),
        ['    # odoo-debt: ignore-file security/sql-from-values -- table names come from the ORM'],
      ).replace('import models', 'import api, models'),
    );
    const { code, err, result } = await scan(here);
    expect([code, err]).toEqual([0, '']);
    expect(result.accepted?.map(({ rule }) => rule).sort()).toEqual([
      'performance/single-record-create',
      'security/sql-from-values',
      'security/sql-from-values',
    ]);
  });
});

describe('the baseline', () => {
  const before = python(METHOD('bake'), METHOD('sell'));
  const taken = async () => {
    const here = bakery(before);
    await cli(here, 'scan', '.', '--quiet', '--output', 'r.json');
    const { code, out } = await cli(here, 'baseline', 'r.json');
    expect(code).toBe(0);
    expect(out).toMatch(/^odoo-debt-baseline\.json written: \d+ findings/);
    return here;
  };
  const gate = ['--baseline', 'odoo-debt-baseline.json', '--fail-on', 'high'];

  it('lets the gate fail for new findings only', async () => {
    const here = await taken();
    expect((await scan(here, '--fail-on', 'high')).code).toBe(1);
    const same = await scan(here, ...gate);
    expect(same.code).toBe(0);
    expect(same.result.baseline).toMatchObject({ new: 0, fixed: 0 });
    writeFileSync(path.join(here, 'bakery/models/bread.py'), python(METHOD('mill'), METHOD('bake'), METHOD('sell')));
    const more = await scan(here, ...gate);
    expect(more.code).toBe(1);
    expect(more.result.baseline).toMatchObject({ new: 1, fixed: 0 });
    expect(sql(more.result)).toEqual([
      ['Bread.mill', true],
      ['Bread.bake', false],
      ['Bread.sell', false],
    ]);
  });

  it('follows a file that was moved, and is pruned of what was mended', async () => {
    const here = await taken();
    renameSync(path.join(here, 'bakery/models/bread.py'), path.join(here, 'bakery/models/loaf.py'));
    expect((await scan(here, ...gate)).result.baseline).toMatchObject({ new: 0, fixed: 0 });
    writeFileSync(path.join(here, 'bakery/models/loaf.py'), python(METHOD('bake')));
    await cli(here, 'scan', '.', '--quiet', '--output', 'r.json');
    expect((await cli(here, 'baseline', 'r.json', '--prune')).out).toMatch(/: 1 taken out\n$/);
    const text = readFileSync(path.join(here, 'odoo-debt-baseline.json'), 'utf8');
    expect(text).toMatch(/"bakery\/models\/loaf\.py": \{\n +"security\/sql-from-values": \{ "count": 1,/);
    expect(text).not.toMatch(/"line"|bread\.py/);
  });

  it('shows in every report that people read in a pull request', async () => {
    const here = await taken();
    writeFileSync(path.join(here, 'bakery/models/bread.py'), python(METHOD('bake'), METHOD('mill'), METHOD('sell')));
    const baseline = ['--baseline', 'odoo-debt-baseline.json'];
    const printed = async (format: string) => (await cli(here, 'scan', '.', '--format', format, ...baseline)).out;
    expect(await printed('summary')).toMatch(/1 new, \d+ known, 0 gone/);
    const markdown = await printed('markdown');
    expect(markdown).toMatch(/Against the baseline: \*\*1 new\*\*/);
    expect(markdown.match(/bread\.py:\d+/g)).toEqual(['bread.py:11']);
    expect((await printed('github')).match(/^::error .*$/gm)).toHaveLength(1);
    const sarif = JSON.parse(await printed('sarif'));
    const states = sarif.runs[0].results.map((entry: { baselineState: string }) => entry.baselineState);
    expect(states.filter((state: string) => state === 'new')).toHaveLength(1);
    expect(new Set(states)).toEqual(new Set(['new', 'unchanged']));
  });

  it('does not take for mended what was accepted', async () => {
    const here = await taken();
    const note = '  # odoo-debt: ignore security/sql-from-values -- the table is a constant';
    writeFileSync(path.join(here, 'bakery/models/bread.py'), python(METHOD('bake', note), METHOD('sell')));
    const { code, result } = await scan(here, ...gate);
    expect(code).toBe(0);
    expect(result.accepted).toHaveLength(1);
    expect(result.baseline).toMatchObject({ new: 0, fixed: 0 });
    expect(sql(result)).toEqual([['Bread.sell', false]]);
  });

  it('is refused where it is missing or broken', async () => {
    const here = bakery(before, { 'broken.json': '{"schemaVersion": 1, "conts": {}}' });
    expect(await cli(here, 'scan', '.', '--baseline', 'gone.json')).toMatchObject({
      code: 2,
      err: 'odoo-debt: gone.json: no such file\n',
    });
    expect((await cli(here, 'scan', '.', '--baseline', 'broken.json')).err).toMatch(
      /unknown key conts; did you mean counts\?/,
    );
  });
});

describe('the register of accepted debt', () => {
  const REGISTER =
    'accept:\n  - rule: security/sql-from-values\n    addon: bakery\n    owner: Anna\n    reason: "=tables come from the ORM"\n';

  it('is read from the current folder, shown, and exported', async () => {
    const here = bakery(python(METHOD('bake')), { 'odoo-debt-accepted.yaml': REGISTER });
    const { code, result } = await scan(here, '--fail-on', 'high');
    expect(code).toBe(0);
    expect(result.accepted).toMatchObject([{ owner: 'Anna', by: 'register', where: 'accept.0' }]);
    expect((await cli(here, 'scan', '.')).out).toMatch(/Accepted +1 finding/);
    writeFileSync(path.join(here, 'r.json'), JSON.stringify(result));
    expect((await cli(here, 'accepted', 'r.json')).out).toMatch(/bakery\/models\/bread\.py:8.*Anna/);
    const csv = (await cli(here, 'accepted', 'r.json', '--format', 'csv')).out;
    expect(csv.split('\r\n')[0]).toBe('id,rule,severity,addon,path,line,message,reason,owner,until,by,where,note');
    expect(csv).toContain(",'=tables come from the ORM,Anna,");
    await cli(here, 'accepted', 'r.json', '--output', 'a.json');
    expect(JSON.parse(readFileSync(path.join(here, 'a.json'), 'utf8'))).toEqual(result.accepted);
  });

  it('ends the run with 2 where it does not hold', async () => {
    const here = bakery(python(METHOD('bake')), { 'own.yaml': REGISTER.replace('sql-from', 'sqlfrom') });
    expect(await cli(here, 'scan', '.', '--quiet', '--register', 'own.yaml')).toMatchObject({
      code: 2,
      err: 'odoo-debt: own.yaml: accept.0: security/sqlfrom-values: no such rule; did you mean security/sql-from-values?\n',
    });
  });
});
