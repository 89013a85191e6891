import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../analyzers/rules/index.js';
import { inspect } from '../../../analyzers/rules/run.js';
import { rulesForOne } from '../../../src/check/rules.js';
import type { AddonSource } from '../../../src/domain/addon.js';
import type { Finding } from '../../../src/domain/finding.js';
import { resolve } from '../../../src/registry/index.js';
import { fixturePortfolio, KINDS, symbols, TODAY } from '../../analyzers/rules/fixtures.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const MANIFEST =
  "{'name': 'Bakery', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'author': 'Oven', 'depends': ['base']}\n";
const SQL = (note = '') =>
  `from odoo import models\n\n\nclass Bread(models.Model):\n    _inherit = "res.partner"\n\n    def bake(self, table):\n        self.env.cr.execute("SELECT * FROM %s" % table)${note}\n`;
const bakery = (more: Record<string, string> = {}) =>
  tree({ 'addons/bakery/__manifest__.py': MANIFEST, 'addons/bakery/models/bread.py': SQL(), ...more });
const BREAD = 'addons/bakery/models/bread.py';
const SAID = `${BREAD}:8:9: high security/sql-from-values: SQL of self.env.cr.execute is built from table, which whoever calls chooses; pass it as a parameter.\n`;

describe('rules that check runs', () => {
  it('tell of one addon read alone nothing that they do not tell of all together', async () => {
    const asked = rulesForOne(RULES);
    expect(asked.length).toBeGreaterThan(40);
    // By place: where a compute method stands in another addon, the same query goes by the name of another rule.
    const place = ({ path: file, line }: Finding) => `${file}:${line}`;
    let several = 0;
    for (const { meta } of RULES) {
      for (const kind of KINDS) {
        const whole = await fixturePortfolio(meta.id, kind);
        if (whole.sources.size < 2) continue;
        several++;
        const told = new Set(inspect(whole, asked, '17.0', undefined, symbols, TODAY).findings.map(place));
        const alone = [...whole.sources.values()].flatMap(
          (one: AddonSource) => inspect(resolve([one]), asked, '17.0').findings,
        );
        expect({ [`${meta.id} ${kind}`]: alone.map(place).filter((one) => !told.has(one)) }).toEqual({
          [`${meta.id} ${kind}`]: [],
        });
      }
    }
    expect(several).toBeGreaterThan(30);
  });
});

describe('odoo-debt check', () => {
  it('tells what is in the named files and in no other', async () => {
    const here = bakery({ 'addons/bakery/models/cake.py': SQL(), 'notes.py': SQL() });
    const { code, out, err } = await cli(here, 'check', BREAD, 'notes.py');
    expect([code, out]).toEqual([1, SAID]);
    expect(err).toBe('odoo-debt: gate --fail-on high: 1 finding in 1 file\n');
    expect((await cli(here, 'check', BREAD, '--fail-on', 'blocker')).code).toBe(0);
    expect((await cli(path.join(here, 'addons'), 'check', 'bakery/models/bread.py')).out).toBe(SAID.slice(7));
    expect(await cli(here, 'check', 'notes.py')).toEqual({ code: 0, out: '', err: '' });
  });

  it('reads the addon of a file and not the one around it or inside it', async () => {
    const inner = { 'addons/bakery/parts/tin/__manifest__.py': MANIFEST, 'addons/bakery/parts/tin/tin.py': SQL() };
    const { out } = await cli(bakery(inner), 'check', 'addons/bakery/parts/tin/tin.py', BREAD);
    expect(out.match(/^[^:]+/gm)).toEqual([BREAD, 'addons/bakery/parts/tin/tin.py']);
  });

  it('respects what was decided: comments, register, baseline, configuration', async () => {
    const ignored = SQL('  # odoo-debt: ignore security/sql-from-values -- the table is a constant');
    expect(await cli(bakery({ [BREAD]: ignored }), 'check', BREAD)).toEqual({ code: 0, out: '', err: '' });
    const nothing = SQL('  # odoo-debt: ignore security/sql-from-values');
    expect(await cli(bakery({ [BREAD]: nothing }), 'check', BREAD)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/bread\.py:8: .* without a reason/),
    });
    const register =
      'accept:\n  - rule: security/sql-from-values\n    owner: Anna\n    reason: tables come from the ORM\n';
    expect((await cli(bakery({ 'odoo-debt-accepted.yaml': register }), 'check', BREAD)).code).toBe(0);
    const off = 'rules:\n  off: [security/sql-from-values]\n';
    expect((await cli(bakery({ 'odoo-debt.config.yaml': off }), 'check', BREAD)).code).toBe(0);
    const gate = 'gates:\n  failOn: blocker\n';
    expect((await cli(bakery({ 'odoo-debt.config.yaml': gate }), 'check', BREAD)).code).toBe(0);
  });

  it('knows what a baseline of a scan knows', async () => {
    const here = bakery();
    await cli(here, 'scan', 'addons', '--quiet', '--output', 'r.json');
    await cli(here, 'baseline', 'r.json');
    expect((await cli(here, 'check', BREAD, '--baseline', 'odoo-debt-baseline.json')).out).toBe('');
    writeFileSync(path.join(here, BREAD), `${SQL()}\n    def sell(self):\n        print("sold")\n`);
    const { out } = await cli(here, 'check', BREAD, '--baseline', 'odoo-debt-baseline.json');
    expect(out).toMatch(/^addons\/bakery\/models\/bread\.py:11:9: low reliability\/print-call: .*\n$/);
  });

  it('does not take what it cannot read for clean', async () => {
    const here = bakery({ [BREAD]: 'class (\n', 'addons/shop/__manifest__.py': "{'name': \n", 'addons/shop/a.py': '' });
    const broken = await cli(here, 'check', BREAD);
    expect(broken).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^odoo-debt: addons\/bakery\/models\/bread\.py: .+\n$/),
    });
    expect((await cli(here, 'check', 'addons/shop/__manifest__.py')).code).toBe(2);
    // Of another file nobody asked.
    expect((await cli(here, 'check', 'addons/bakery/__manifest__.py')).code).toBe(0);
    expect((await cli(here, 'check', 'gone.py')).err).toBe('odoo-debt: gone.py: no such file\n');
    mkdirSync(path.join(here, 'empty'));
    expect((await cli(here, 'check', 'empty')).err).toMatch(/not a file; name files, or use odoo-debt scan/);
  });
});
