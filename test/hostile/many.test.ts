import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Result } from '../../src/domain/result.js';
import { tree } from '../helpers/tree.js';
import { FULL, program } from './world.js';

const ADDONS = FULL ? 6000 : 150;
const THINGS = ['bakery', 'foundry', 'harbour', 'library', 'theatre'];
const OUTPUTS = ['r.json', 'r.html', 'r.csv', 'r.sonar.json', 'r.gitlab.json', 'r.sarif', 'r.md', 'r.txt'];
/** What a page may take, however many addons there are: `MOST_ADDONS` times what it gives each, and a little. */
const MOST_PAGE = 15_000_000;

const nameOf = (at: number) => `${THINGS[at % THINGS.length]}_${at}`;

/** One model of two fields, its view and its rights; in rows and trees of a hundred. */
function addon(at: number): Record<string, string> {
  const name = nameOf(at);
  const inRow = at % 100;
  const before = inRow === 0 ? null : inRow < 30 ? at - 1 : at - inRow + Math.floor(inRow / 4);
  const depends = ['base', ...(before === null ? [] : [nameOf(before)])].map((one) => `'${one}'`).join(', ');
  const folder = `quay_${Math.floor(at / 1000)}/${name}`;
  return {
    [`${folder}/__manifest__.py`]: `{'name': '${name}', 'version': '16.0.1.0.0', 'depends': [${depends}], 'data': ['views.xml', 'ir.model.access.csv']}`,
    [`${folder}/__init__.py`]: 'from . import models\n',
    [`${folder}/models.py`]: `from odoo import fields, models\n\n\nclass Thing(models.Model):\n    _name = "thing.${at}"\n\n    name = fields.Char()\n    amount = fields.Float()\n`,
    [`${folder}/views.xml`]: `<odoo><record id="tree" model="ir.ui.view"><field name="name">t</field><field name="model">thing.${at}</field><field name="arch" type="xml"><tree><field name="name"/></tree></field></record></odoo>`,
    [`${folder}/ir.model.access.csv`]: `id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\na,a,model_thing_${at},base.group_user,1,1,1,1\n`,
  };
}

it('many small addons end in time and memory in every output', () => {
  const root = tree(Object.assign({}, ...Array.from({ length: ADDONS }, (_, at) => addon(at))));
  const files = OUTPUTS.flatMap((name) => ['--output', name]);
  const { code, err } = program(root, 'scan', '.', '--to', '18.0', '--no-history', '--jobs', '1', ...files);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const text = (name: string) => readFileSync(path.join(root, name), 'utf8');
  const result = JSON.parse(text('r.json')) as Result;
  expect(result.addons).toHaveLength(ADDONS);
  expect(new Set(result.findings.map((finding) => finding.addon)).size).toBe(ADDONS);
  expect(text('r.csv').split('\r\n')).toHaveLength(result.findings.length + 2);
  expect(JSON.parse(text('r.gitlab.json'))).toHaveLength(result.findings.length);
  expect(JSON.parse(text('r.sonar.json')).issues).toHaveLength(result.findings.length);
  expect(statSync(path.join(root, 'r.html')).size).toBeLessThan(MOST_PAGE);
  expect(statSync(path.join(root, 'r.txt')).size + statSync(path.join(root, 'r.md')).size).toBeLessThan(30_000);
  expect(text('r.html').includes('with the highest priority')).toBe(ADDONS > 5000);
}, 700_000);
