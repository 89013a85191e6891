import { describe, expect, it } from 'vitest';
import { countUnresolved, unresolvedLines } from '../../../analyzers/resolution/coverage.js';
import { unknownAtOwnSeries } from '../../../analyzers/resolution/own-version.js';
import type { Series } from '../../../src/domain/series.js';
import { contextOf, findings } from './pilot.js';

const ship = (body: string) =>
  `from odoo import api, fields, models\n\nclass Ship(models.Model):\n    _inherit = 'pilot.ship'\n${body}`;
const python = (body: string) => ({ 'quay/models.py': ship(body) });
const view = (arch: string) => ({
  'quay/views.xml': `<odoo><record id="v" model="ir.ui.view"><field name="model">pilot.ship</field>
<field name="inherit_id" ref="pilot.view_ship_form"/><field name="arch" type="xml"><data>
${arch}
</data></field></record></odoo>`,
});

describe('fields', () => {
  it.each([
    ['of self', '    def go(self):\n        return self.draught\n', 'field 6: lost pilot.ship.draught certain'],
    [
      'of a loop',
      '    def go(self):\n        for ship in self:\n            ship.draught = 1\n',
      'field 7: lost pilot.ship.draught likely',
    ],
    [
      'of a lambda',
      '    def go(self):\n        return self.filtered(lambda s: s.draught)\n',
      'field 6: lost pilot.ship.draught likely',
    ],
    [
      'behind a relation',
      '    def go(self):\n        return self.cargo_ids.weight\n',
      'field 6: lost pilot.cargo.weight likely',
    ],
    [
      'of a variable',
      "    def go(self):\n        c = self.env['pilot.cargo'].browse(1)\n        c = c.sudo()\n        return c.weight\n",
      'field 8: lost pilot.cargo.weight likely',
    ],
    [
      'in a path',
      "    @api.depends('cargo_ids.weight')\n    def go(self):\n        pass\n",
      'field 5: lost pilot.cargo.weight likely',
    ],
    [
      'in a domain',
      "    def go(self):\n        return self.search([('cargo_ids.weight', '>', 1)])\n",
      'field 6: lost pilot.cargo.weight likely',
    ],
    [
      'written',
      "    def go(self):\n        self.write({\n            'name': 'x',\n            'draught': 2,\n        })\n",
      'field 8: lost pilot.ship.draught likely',
    ],
    [
      'related',
      "    load = fields.Float(\n        related='cargo_ids.weight')\n",
      'field 6: lost pilot.cargo.weight likely',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await findings(python(body))).toEqual([expected]);
  });

  it.each([
    ['that stay', '    def go(self):\n        return self.berth_id.length + self.name\n'],
    ['of the addon itself', '    draught = fields.Float()\n    def go(self):\n        return self.draught\n'],
    ['that were never there', '    def go(self):\n        return self.beam\n'],
    ['of a parameter', '    def go(self, ship):\n        return ship.draught\n'],
    [
      'of a name bound twice',
      '    def go(self):\n        s = self\n        s = self.berth_id\n        return s.draught\n',
    ],
    ['of another model', "    def go(self):\n        return self.env['res.users'].draught\n"],
  ])('says nothing of fields %s', async (_, body) => {
    expect(await findings(python(body))).toEqual([]);
  });

  it('in views, at the line of the attribute that names them', async () => {
    expect(
      await findings(view('<field name="name" position="after"><field\n  widget="x"\n  name="draught"/></field>')),
    ).toEqual(['field 5: lost pilot.ship.draught certain']);
  });

  it('in subviews, by the model of the place', async () => {
    const inside =
      '<xpath expr="//field[@name=\'cargo_ids\']/tree" position="inside"><field name="weight"/><field name="ship_id"/></xpath>';
    expect(await findings(view(inside))).toEqual(['field 3: lost pilot.cargo.weight certain']);
  });

  it('declared by a scanned addon that it depends on, not by one it does not', async () => {
    const extends_ = ship('    draught = fields.Float()\n');
    const other = {
      'jetty/__manifest__.py': "{'name': 'J', 'depends': ['pilot']}",
      'jetty/__init__.py': '',
      'jetty/m.py': extends_,
    };
    const use = python('    def go(self):\n        return self.draught\n');
    expect(await findings({ ...other, ...use })).toHaveLength(1);
    const manifest = { 'quay/__manifest__.py': "{'name': 'Quay', 'version': '16.0.1.0.0', 'depends': ['jetty']}" };
    expect(await findings({ ...other, ...use, ...manifest })).toEqual([]);
  });
});

describe('methods', () => {
  it.each([
    [
      'called',
      '    def go(self):\n        self.action_anchor()\n',
      'method-override 6: lost pilot.ship.action_anchor() certain',
    ],
    [
      'overridden with super',
      '    def _count_cargo(self):\n        return super()._count_cargo()\n',
      'method-override 5: lost def _count_cargo likely',
    ],
    [
      'overridden without',
      '    def _count_cargo(self):\n        return 1\n',
      'method-override 5: lost def _count_cargo possible',
    ],
    [
      'with other parameters',
      '    def _prepare_berth(self, values, urgent=False):\n        return super()._prepare_berth(values, urgent)\n',
      'method-override 5: changed def _prepare_berth → _prepare_berth(self, values, berth, pilot) likely',
    ],
    [
      'called with a keyword it lost',
      '    def go(self):\n        self._prepare_berth({}, urgent=True)\n',
      'method-override 6: changed pilot.ship._prepare_berth() → _prepare_berth(self, values, berth, pilot) possible',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await findings(python(body))).toEqual([expected]);
  });

  it.each([
    ['that stay', '    def action_moor(self, rope):\n        return super().action_moor(rope)\n'],
    [
      'open to any parameters',
      '    def _prepare_berth(self, *args, **kwargs):\n        return super()._prepare_berth(*args, **kwargs)\n',
    ],
    ['written for the new parameters', '    def _prepare_berth(self, values, berth, pilot):\n        return {}\n'],
    [
      'the addon calls itself',
      '    def _count_cargo(self):\n        return 1\n    def go(self):\n        return self._count_cargo()\n',
    ],
    [
      'the code asks for',
      "    def _count_cargo(self):\n        if hasattr(super(), '_count_cargo'):\n            return super()._count_cargo()\n",
    ],
  ])('says nothing of methods %s', async (_, body) => {
    expect(await findings(python(body))).toEqual([]);
  });

  it('behind buttons', async () => {
    const button = (name: string) =>
      view(`<field name="name" position="after"><button name="${name}" type="object"/></field>`);
    expect(await findings(button('action_anchor'))).toEqual([
      'method-override 3: lost pilot.ship.action_anchor() certain',
    ]);
    expect(await findings(button('action_moor'))).toEqual([]);
  });
});

describe('view anchors', () => {
  it.each([
    ["//group[@name='mooring']", ["view-anchor 3: lost pilot.view_ship_form: //group[@name='mooring'] certain"]],
    ["//group/field[@name='berth_id']", []],
    ["//field[@name='draught']", ["view-anchor 3: lost pilot.view_ship_form: //field[@name='draught'] certain"]],
    ["//group[@name='never_there']", []],
    ["//group[text()='x']", []],
  ])('%s', async (expr, expected) => {
    expect(await findings(view(`<xpath expr="${expr}" position="inside"/>`))).toEqual(expected);
  });

  it('written as an element is told as the field that is gone', async () => {
    expect(await findings(view('<field name="draught" position="after"/>'))).toEqual([
      'field 3: lost pilot.ship.draught certain',
    ]);
  });
});

describe('the rest', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a model',
      { 'quay/m.py': "from odoo import models\nclass T(models.Model):\n    _inherit = 'pilot.tug'\n" },
      ['model 2: lost pilot.tug certain'],
    ],
    [
      'an id',
      { 'quay/m.py': "def go(env):\n    env.ref('pilot.group_captain')\n    env.ref('pilot.group_pilot')\n" },
      ['xmlid 2: lost pilot.group_captain certain'],
    ],
    [
      'a dependency',
      { 'quay/__manifest__.py': "{'name': 'Q', 'version': '16.0.1.0.0',\n'depends': ['pilot', 'tide']}" },
      ['module 2: lost tide certain'],
    ],
    [
      'an import',
      { 'quay/m.py': 'from odoo.tools.misc import sound_depth\nfrom odoo.tools.misc import groupby\n' },
      ['python-import 1: lost odoo.tools.misc.sound_depth certain'],
    ],
    [
      'a script module',
      { 'quay/static/src/a.js': 'import {call} from "@pilot/radio";\nimport {Chart} from "@pilot/chart";\n' },
      ['javascript 1: lost @pilot/radio certain'],
    ],
    [
      'an export',
      { 'quay/static/src/a.js': 'import {SCALE} from "@pilot/chart";\n' },
      ['javascript 1: lost SCALE of @pilot/chart certain'],
    ],
    [
      'a patched method',
      {
        'quay/static/src/a.js':
          'import {Chart} from "@pilot/chart";\nimport {patch} from "@web/core/utils/patch";\npatch(Chart.prototype, { fold() {}, draw() {} });\n',
      },
      ['javascript 3: lost fold of Chart of @pilot/chart possible'],
    ],
    [
      'a template',
      {
        'quay/static/src/a.xml':
          '<templates><t t-name="q" t-inherit="pilot.Radio" t-inherit-mode="extension"/></templates>',
      },
      ['template 1: lost pilot.Radio certain'],
    ],
    [
      'a place in a template',
      {
        'quay/static/src/a.xml':
          '<templates>\n<t t-name="q" t-inherit="pilot.Chart" t-inherit-mode="extension">\n<xpath expr="//p" position="after"/>\n<xpath expr="//div" position="inside"/></t></templates>',
      },
      ['template 3: lost pilot.Chart: //p certain'],
    ],
    [
      'a controller',
      {
        'quay/c.py':
          'from odoo.addons.pilot.controllers import PilotController\nclass C(PilotController):\n    def _values(self, ship):\n        return super()._values(ship)\n    def board(self, ship):\n        pass\n',
      },
      ['controller 3: lost PilotController._values likely'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await findings(files)).toEqual(expected);
  });

  it('without an index of the target nothing is said, and coverage tells', async () => {
    const told = async (target: Series) => {
      const unresolved = { series: new Set<Series>(), uses: new Map<string, number>() };
      const files = python('    def go(self):\n        return self.draught + self.beam\n');
      countUnresolved(unresolved, await contextOf(files, target));
      return unresolvedLines(unresolved);
    };
    expect(await told('18.0')).toEqual([
      'symbols of Odoo 18.0: there is no index of it, so nothing is said of what it lost',
    ]);
    expect((await told('17.0')).join()).toContain('1 field use could not be followed');
  });
});

describe('at its own version', () => {
  const own = async (files: Record<string, string>) =>
    unknownAtOwnSeries(await contextOf(files)).map(({ kind, name, line }) => `${kind} ${name} ${line}`);

  it('names what neither Odoo nor the scanned addons know', async () => {
    expect(
      await own(view('<field name="name" position="after"><field name="mast"/><field name="draught"/></field>')),
    ).toEqual(['field pilot.ship.mast 3']);
    expect(
      await own(view('<field name="name" position="after"><field name="name" groups="pilot.group_stoker"/></field>')),
    ).toEqual(['xmlid pilot.group_stoker 3']);
  });

  it('says nothing where a dependency is not known', async () => {
    const manifest = {
      'quay/__manifest__.py':
        "{'name': 'Q', 'version': '16.0.1.0.0', 'depends': ['pilot', 'crane'], 'data': ['views.xml']}",
    };
    expect(
      await own({ ...view('<field name="name" position="after"><field name="mast"/></field>'), ...manifest }),
    ).toEqual([]);
  });
});
