import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Result, resultSchema } from '../../../src/domain/result.js';
import { cli } from '../../helpers/cli.js';

type Files = Readonly<Record<string, string>>;

/** The files of a bakery's addon: a manifest, a model with an SQL text put together from values, and an old view. */
export function bakery(folder = 'bakery_oven', name = 'Bakery ovens and their shifts'): Record<string, string> {
  return {
    [`${folder}/__manifest__.py`]: `{'name': '${name}', 'version': '14.0.1.0.0', 'license': 'LGPL-3', 'depends': ['base'], 'data': ['views/oven.xml']}\n`,
    [`${folder}/__init__.py`]: 'from . import models\n',
    [`${folder}/models/__init__.py`]: 'from . import oven\n',
    [`${folder}/models/oven.py`]: OVEN,
    [`${folder}/views/oven.xml`]: VIEW,
  };
}

const OVEN = `from odoo import fields, models


class BakeryOven(models.Model):
    _name = 'bakery.oven'
    _description = 'Oven'

    name = fields.Char()

    def heat(self, shift):
        self.env.cr.execute("SELECT id FROM bakery_oven WHERE name = '%s'" % shift)
        self.env.cr.commit()
        print(shift)
`;

const VIEW = `<odoo>
    <record id="oven_form" model="ir.ui.view">
        <field name="name">oven</field>
        <field name="model">bakery.oven</field>
        <field name="arch" type="xml">
            <form><field name="name" attrs="{'invisible': [('id', '=', False)]}"/></form>
        </field>
    </record>
</odoo>
`;

/** The result of scanning files in a folder called `wares`. */
export async function scanned(files: Files, target = '18.0', ...more: string[]): Promise<Result> {
  const here = mkdtempSync(path.join(tmpdir(), 'odoo-debt-test-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(here, 'wares', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const { code, out, err } = await cli(
      here,
      'scan',
      'wares',
      '--to',
      target,
      '--format',
      'json',
      '--jobs',
      '1',
      ...more,
    );
    if (code !== 0) throw new Error(err);
    return resultSchema.parse(JSON.parse(out));
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}
