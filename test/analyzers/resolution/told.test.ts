import { expect, test } from 'vitest';
import { Told } from '../../../analyzers/resolution/told.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const at = (line: number, column: number, more: object = {}) => ({ path: 'models/ship.py', line, column, ...more });

test('the same place is told, and the same name within the statement', () => {
  const told = new Told();
  told.add(at(4, 9, { endLine: 6 }), 'harbour.berth');
  expect(told.has(at(4, 9))).toBe(true);
  expect(told.has(at(5, 13), 'harbour.berth')).toBe(true);
  expect(told.has(at(8, 13, { start: 6 }), 'harbour.berth')).toBe(true);
  expect(told.has(at(5, 13), 'harbour.quay')).toBe(false);
  expect(told.has(at(7, 13), 'harbour.berth')).toBe(false);
  expect(told.has({ ...at(5, 13), path: 'models/crew.py' }, 'harbour.berth')).toBe(false);
});

const CALL = `from odoo import models


class Order(models.Model):
    _inherit = "sale.order"

    def tariff(self):
        names = {"product.list0": self.env.ref("product.list0"), "of": self.env.ref("product.list0")}
        return names, self.env.user.has_group("account.group_show_line_subtotals_tax_included")
`;
/** As `black -l 40` would break it. */
const BROKEN = CALL.replaceAll(/(ref|has_group)\(("[\w.]+")\)/g, '$1(\n                $2\n            )').replace(
  ', "of"',
  ',\n            "of"',
);

async function idsOf(code: string): Promise<string[]> {
  const root = tree({
    'sale_tariff/__manifest__.py': "{'name': 'Tariff', 'version': '16.0.1.0.0', 'depends': ['sale']}",
    'sale_tariff/__init__.py': 'from . import models\n',
    'sale_tariff/models/__init__.py': 'from . import order\n',
    'sale_tariff/models/order.py': code,
  });
  const { out } = await cli(root, 'scan', '.', '--to', '17.0', '--format', 'json', '--no-progress');
  const { findings } = JSON.parse(out) as { findings: { id: string; rule: string }[] };
  return findings.flatMap(({ id, rule }) => (rule === 'upgrade/xmlid' ? [id] : [])).sort();
}

test('calls broken into lines give the findings of calls in one line', async () => {
  expect(BROKEN.split('\n').length).toBe(CALL.split('\n').length + 7);
  const ids = await idsOf(CALL);
  // The key of the dictionary is a text of its own.
  expect(ids).toHaveLength(4);
  expect(await idsOf(BROKEN)).toEqual(ids);
});
