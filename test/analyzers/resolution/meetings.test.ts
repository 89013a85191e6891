import { describe, expect, it } from 'vitest';
import { reportSymbols } from '../../../analyzers/resolution/report.js';
import { contextOf, findings } from './pilot.js';

const ship = (body: string) => ({
  'quay/models.py': `from odoo import api, fields, models\n\nclass Ship(models.Model):\n    _inherit = 'pilot.ship'\n${body}`,
});

describe('fields that are of another type', () => {
  it.each([
    ['redefined alike', '    log = fields.Text()\n', 'field 5: retyped pilot.ship.log → html likely'],
    ['an amount', '    toll = fields.Float(digits=(16, 2))\n', 'field 5: retyped pilot.ship.toll → monetary likely'],
    [
      'redefined as something else',
      '    master = fields.Char(required=True)\n',
      'field 5: retyped pilot.ship.master → many2one pilot.berth certain',
    ],
    [
      'a selection that is none any more',
      "    class_key = fields.Selection(selection_add=[('b', 'B')])\n",
      'field 5: retyped pilot.ship.class_key → char certain',
    ],
    [
      'redefined for the model of before',
      "    quay_id = fields.Many2one('pilot.berth', required=True)\n",
      'field 5: retyped pilot.ship.quay_id → many2one pilot.cargo likely',
    ],
    [
      'followed though no relation any more',
      "    home_length = fields.Float(related='home_id.length')\n",
      'field 5: retyped pilot.ship.home_id → char likely',
    ],
    [
      'followed to what the new model lacks',
      '    def go(self):\n        return self.quay_id.length\n',
      'field 6: retyped pilot.ship.quay_id → many2one pilot.cargo likely',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await findings(ship(body))).toEqual([expected]);
  });

  it.each([
    ['redefined as at the target', '    log = fields.Html()\n'],
    ['redefined with a type of its own', '    toll = fields.Integer()\n'],
    ['only read', '    def go(self):\n        return self.master + str(self.toll)\n'],
    ['unchanged', "    berth_id = fields.Many2one('pilot.berth', required=True)\n"],
    ['followed as before', '    def go(self):\n        return self.berth_id.length\n'],
  ])('says nothing of those %s', async (_, body) => {
    expect(await findings(ship(body))).toEqual([]);
  });
});

describe('values of a selection', () => {
  it('that are gone, at the line that names them', async () => {
    expect(
      await findings(
        ship(
          "    def go(self):\n        self.write({\n            'name': 'x',\n            'state': 'gone',\n        })\n",
        ),
      ),
    ).toEqual(["field 8: value pilot.ship.state = 'gone' likely"]);
  });

  it.each([
    ['that stay', "    def go(self):\n        return self.search([('state', '=', 'berth')])\n"],
    ['that were never there', "    def go(self):\n        return self.search([('state', '=', 'sunk')])\n"],
    [
      'that the addon adds itself',
      "    state = fields.Selection(selection_add=[('gone', 'Gone')])\n    def go(self):\n        self.write({'state': 'gone'})\n",
    ],
  ])('says nothing of those %s', async (_, body) => {
    expect(await findings(ship(body))).toEqual([]);
  });
});

describe('what Odoo defines from a series on', () => {
  it.each([
    [
      'a field of the same kind',
      '    beam = fields.Float()\n',
      'field 5: core-defines pilot.ship.beam → pilot (float) likely',
    ],
    [
      'a field of another type',
      '    flag_id = fields.Char()\n',
      'field 5: core-defines pilot.ship.flag_id → pilot (many2one pilot.berth) certain',
    ],
    [
      'a plain field over a computed one',
      '    gross = fields.Float()\n',
      'field 5: core-defines pilot.ship.gross → pilot (float) likely',
    ],
    [
      'a field of a module it does not see',
      '    lighter_count = fields.Char()\n',
      'field 5: core-defines-elsewhere pilot.ship.lighter_count → lighter possible',
    ],
    [
      'a method that is called in another way',
      '    def sail(self):\n        return 1\n',
      'method-override 5: core-defines def sail → pilot (self, crew, bound_for) possible',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await findings(ship(body))).toEqual([expected]);
  });

  it('tells a step only where the two cannot both be meant', async () => {
    const steps = async (body: string) =>
      [...reportSymbols(await contextOf(ship(body)), 'upgrade/field')].map(({ hop, deprecatedSince }) => [
        hop,
        deprecatedSince,
      ]);
    expect(await steps('    beam = fields.Float()\n')).toEqual([[undefined, '17.0']]);
    expect(await steps('    gross = fields.Float()\n')).toEqual([['17.0', undefined]]);
    expect(await steps('    beam = fields.Integer()\n')).toEqual([['17.0', undefined]]);
  });

  it.each([
    ['a field that was there before', '    draft_mark = fields.Char()\n    berth_id = fields.Many2one()\n'],
    ['a field that is only changed', '    flag_id = fields.Many2one(required=True)\n'],
    ['a method with super()', '    def sail(self, crew, bound_for):\n        return super().sail(crew, bound_for)\n'],
    ['a method no one else has', '    def row(self):\n        return 1\n'],
  ])('says nothing of %s', async (_, body) => {
    expect(await findings(ship(body))).toEqual([]);
  });

  it('a whole model', async () => {
    const create = (name: string) => ({
      'quay/models.py': `from odoo import models\n\nclass Lock(models.Model):\n    _name = '${name}'\n`,
    });
    expect(await findings(create('pilot.lock'))).toEqual(['model 3: core-defines pilot.lock → pilot certain']);
    expect(await findings(create('quay.lock'))).toEqual([]);
  });
});

describe('an addon that somebody else brings', () => {
  const addon = (name: string, author: string) => ({
    [`${name}/__init__.py`]: '',
    [`${name}/__manifest__.py`]: `{\n'name': 'X',\n'version': '16.0.1.0.0', 'author': '${author}', 'depends': ['pilot']}`,
  });
  const OCA = 'Odoo Community Association (OCA)';

  it('Odoo, under the same name', async () => {
    expect(await findings(addon('lighter', 'Harbour'), 'lighter')).toEqual(['module 2: same-name lighter likely']);
    expect(await findings(addon('barge', 'Harbour'), 'barge')).toEqual([]);
  });

  it('Odoo, as OpenUpgrade tells, surely only for one of the OCA', async () => {
    const name = 'purchase_discount';
    expect(await findings(addon(name, OCA), name)).toEqual([`module 2: superseded ${name} → purchase likely`]);
    expect(await findings(addon(name, 'Harbour'), name)).toEqual([`module 2: superseded ${name} → purchase possible`]);
  });

  it('says so without a step: it can be ported all the same', async () => {
    const name = 'purchase_discount';
    const [draft] = [...reportSymbols(await contextOf(addon(name, OCA), '17.0', name), 'upgrade/module')];
    expect(draft).toMatchObject({ deprecatedSince: '17.0', symbol: name, change: 'oca-purchase-discount-17' });
    expect(draft!.hop).toBeUndefined();
  });

  it('tells a dependency on it', async () => {
    expect(
      await findings({
        'quay/__manifest__.py': "{'name': 'Q', 'version': '16.0.1.0.0',\n'depends': ['purchase_discount']}",
      }),
    ).toEqual(['module 2: gone purchase_discount → merged into purchase: depend on purchase likely']);
  });
});
