import { expect, it } from 'vitest';
import { readHere } from '../../../analyzers/read-all.js';
import { createReaders } from '../../../analyzers/readers.js';
import lenOfSearch from '../../../analyzers/rules/performance/len-of-search.js';
import writeInLoop from '../../../analyzers/rules/performance/write-in-loop.js';
import { inspect } from '../../../analyzers/rules/run.js';
import { discover } from '../../../src/discovery/discover.js';
import { openRoots } from '../../../src/discovery/roots.js';
import { resolve } from '../../../src/registry/index.js';
import { tree } from '../../helpers/tree.js';
import { symbols } from './fixtures.js';

const BERTHS = `from odoo import fields, models


class Berth(models.Model):
    _name = "harbour.berth"

    crane_ids = fields.One2many("harbour.crane", "berth_id")

    def close(self):
        for berth in self.sudo().filtered("open"):
            berth.write({"open": False})  # harbour.berth
            for crane in berth.crane_ids:
                crane.write({"busy": False})  # harbour.crane
        ships = self.env["harbour.ship"].search([("berth_id", "in", self.ids)])
        for ship in ships:
            ship.write({"moored": False})  # harbour.ship
        for order in self.env["sale.order"].browse(self.ids):
            for line in order.order_line:
                line.unlink()  # sale.order.line

    def count(self):
        boats = self.env["harbour.boat"]
        return len(boats.search([("berth_id", "in", self.ids)]))  # harbour.boat

    def mixed(self, given):
        ships = self.env["harbour.ship"].search([])
        if given:
            ships = self.env["harbour.boat"].search([])
        for ship in ships:
            ship.write({"moored": False})  # none
        for name in ("harbour.ship", "harbour.boat"):
            for boat in self.env[name].search([]):
                boat.unlink()  # none
        for tide in given.mapped("tide_ids"):
            tide.unlink()  # none
`;

/** Model of every finding, by line. */
async function modelsFound(): Promise<Map<number, string>> {
  const root = tree({
    'harbour/__manifest__.py': '{"name": "Harbour", "version": "16.0.1.0.0", "license": "LGPL-3", "depends": ["sale"]}',
    'harbour/__init__.py': 'from . import berth\n',
    'harbour/berth.py': BERTHS,
  });
  const readers = await createReaders('auto');
  const { addons } = await discover(openRoots([root], root), { from: null, readManifest: readers.manifest });
  const tasks = addons.map((addon) => ({ ...addon, maxFileBytes: 1_000_000 }));
  const read = await readHere(tasks, readers);
  const portfolio = resolve(read.map(({ source }) => source));
  const { findings } = inspect(portfolio, [writeInLoop, lenOfSearch], '18.0', () => {}, symbols);
  return new Map(findings.map(({ line, model }) => [line, model ?? 'none']));
}

it('the model whose rows a finding meets is told where the text proves it', async () => {
  const expected = BERTHS.split('\n').flatMap((text, index): [number, string][] => {
    const model = / {2}# (.+)$/.exec(text)?.[1];
    return model === undefined ? [] : [[index + 1, model]];
  });
  expect([...(await modelsFound())].sort(([a], [b]) => a - b)).toEqual(expected);
});
