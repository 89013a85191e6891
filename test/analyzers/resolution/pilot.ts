import { SYMBOL_RULES, type SymbolRule } from '../../../analyzers/resolution/matchers.js';
import { reportSymbols } from '../../../analyzers/resolution/report.js';
import { buildSymbolIndex } from '../../../analyzers/symbols/index.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { hopsBetween, type Series } from '../../../src/domain/series.js';
import type { SymbolIndex } from '../../../src/domain/symbols.js';
import { portfolioOf } from '../../helpers/portfolio.js';
import { odooSource } from '../symbols/lighthouse.js';

/** An Odoo of 16.0 with a pilotage module, and what became of it in 17.0. */
const BEFORE = {
  'odoo/release.py': "version_info = (16, 0, 0, FINAL, 0, '')\nversion = 'x'\n",
  'odoo/tools/misc.py': 'def groupby(iterable, key=None):\n    pass\n\ndef sound_depth(chart):\n    pass\n',
  'odoo/addons/base/models/ir_ui_view.py': `
from odoo import fields, models

class View(models.Model):
    _name = 'ir.ui.view'
    model = fields.Char()
    arch = fields.Text()
    inherit_id = fields.Many2one('ir.ui.view')
`,
  'addons/tide/__manifest__.py': "{'name': 'Tide', 'depends': ['base']}",
  'addons/pilot/__manifest__.py': "{'name': 'Pilot', 'depends': ['base'], 'data': ['views.xml']}",
  'addons/pilot/models.py': `
from odoo import fields, models

class Ship(models.Model):
    _name = 'pilot.ship'
    name = fields.Char()
    draught = fields.Float()
    berth_id = fields.Many2one('pilot.berth')
    cargo_ids = fields.One2many('pilot.cargo', 'ship_id')
    log = fields.Text()
    toll = fields.Float()
    master = fields.Char()
    agent_id = fields.Many2one('pilot.tug')
    home_id = fields.Many2one('pilot.berth')
    quay_id = fields.Many2one('pilot.berth')
    state = fields.Selection([('roads', 'In the roads'), ('berth', 'At berth'), ('gone', 'Gone')])
    class_key = fields.Selection([('a', 'A')])

    def action_moor(self, rope):
        pass

    def action_anchor(self):
        pass

    def _prepare_berth(self, values, urgent=False):
        pass

    def _count_cargo(self):
        pass

class Berth(models.Model):
    _name = 'pilot.berth'
    length = fields.Float()

class Cargo(models.Model):
    _name = 'pilot.cargo'
    ship_id = fields.Many2one('pilot.ship')
    weight = fields.Float()

class Tug(models.Model):
    _name = 'pilot.tug'
    name = fields.Char()
`,
  'addons/pilot/controllers.py': `
from odoo import http

class PilotController(http.Controller):
    @http.route('/pilot')
    def board(self, ship):
        pass

    def _values(self, ship):
        pass
`,
  'addons/pilot/views.xml': `<odoo>
    <record id="group_pilot" model="res.groups"><field name="name">Pilots</field></record>
    <record id="group_captain" model="res.groups"><field name="name">Captains</field></record>
    <record id="view_ship_form" model="ir.ui.view">
      <field name="model">pilot.ship</field>
      <field name="arch" type="xml">
        <form>
          <field name="name"/><field name="draught"/>
          <group name="mooring"><field name="berth_id"/></group>
          <field name="cargo_ids"><tree><field name="weight"/></tree></field>
        </form>
      </field>
    </record>
  </odoo>`,
  'addons/pilot/static/src/chart.js':
    'export class Chart extends Component { draw() {} fold() {} }\nexport const SCALE = 1;\n',
  'addons/pilot/static/src/radio.js': 'export function call() {}\n',
  'addons/pilot/static/src/chart.xml':
    '<templates><t t-name="pilot.Chart"><div class="sheet"><p class="legend"/></div></t><t t-name="pilot.Radio"><p/></t></templates>',
};
const AFTER = {
  ...BEFORE,
  'odoo/release.py': "version_info = (17, 0, 0, FINAL, 0, '')\nversion = 'x'\n",
  'odoo/tools/misc.py': 'def groupby(iterable, key=None):\n    pass\n',
  'addons/tide/__manifest__.py': null,
  'addons/pilot/models.py': BEFORE['addons/pilot/models.py']
    .replace('    draught = fields.Float()\n', '')
    .replace('    weight = fields.Float()\n', '    tonnes = fields.Float()\n')
    .replace('    def action_anchor(self):\n        pass\n', '')
    .replace('(self, values, urgent=False)', '(self, values, berth, pilot)')
    .replace('    def _count_cargo(self):\n        pass\n', '')
    .replace(/class Tug[\s\S]*$/, '')
    .replace('log = fields.Text()', 'log = fields.Html()')
    .replace('toll = fields.Float()', 'toll = fields.Monetary()')
    .replace('master = fields.Char()', "master = fields.Many2one('pilot.berth')")
    .replace("home_id = fields.Many2one('pilot.berth')", 'home_id = fields.Char()')
    .replace("quay_id = fields.Many2one('pilot.berth')", "quay_id = fields.Many2one('pilot.cargo')")
    .replace(", ('gone', 'Gone')", '')
    .replace("class_key = fields.Selection([('a', 'A')])", 'class_key = fields.Char()')
    .replace(
      "    _name = 'pilot.ship'\n",
      "    _name = 'pilot.ship'\n    beam = fields.Float()\n    gross = fields.Float(compute='_compute_gross')\n    flag_id = fields.Many2one('pilot.berth')\n\n    def _compute_gross(self):\n        pass\n\n    def sail(self, crew, bound_for):\n        pass\n",
    )
    .concat("\nclass Lock(models.Model):\n    _name = 'pilot.lock'\n"),
  'addons/lighter/__manifest__.py': "{'name': 'Lighter', 'depends': ['pilot']}",
  'addons/lighter/models.py':
    "\nfrom odoo import fields, models\n\nclass Ship(models.Model):\n    _inherit = 'pilot.ship'\n    lighter_count = fields.Integer()\n",
  'addons/pilot/controllers.py': BEFORE['addons/pilot/controllers.py'].replace(
    '    def _values(self, ship):\n        pass\n',
    '',
  ),
  'addons/pilot/views.xml': BEFORE['addons/pilot/views.xml']
    .replace(/.*group_captain.*\n/, '')
    .replace('<field name="draught"/>', '')
    .replace('<field name="weight"/>', '<field name="tonnes"/>')
    .replace('<group name="mooring">', '<group name="berthing">'),
  'addons/pilot/static/src/chart.js': 'export class Chart extends Component { draw() {} }\n',
  'addons/pilot/static/src/radio.js': null,
  'addons/pilot/static/src/chart.xml': '<templates><t t-name="pilot.Chart"><div class="sheet"/></t></templates>',
};

const indexes = new Map<Series, SymbolIndex>();

/** Builds both indexes once for a test file; to be called inside a test, whose folders they are read from. */
async function build(): Promise<void> {
  for (const files of [BEFORE, AFTER]) {
    const index = await buildSymbolIndex(odooSource(files));
    indexes.set(index.series, index);
  }
}

export const symbols = (series: Series): SymbolIndex | null => indexes.get(series) ?? null;

const MANIFEST = "{'name': 'Quay', 'version': '16.0.1.0.0', 'depends': ['pilot'], 'data': ['views.xml']}";
const INIT = { 'quay/__init__.py': '' };

/** The context of a rule over an addon `quay` (and others) that depends on the pilotage module. */
export async function contextOf(
  files: Readonly<Record<string, string>>,
  target: Series = '17.0',
  addon = 'quay',
): Promise<RuleContext> {
  if (indexes.size === 0) await build();
  const portfolio = await portfolioOf({ 'quay/__manifest__.py': MANIFEST, ...INIT, ...files });
  const source = portfolio.sources.get(addon)!;
  return { source, portfolio, target, hops: hopsBetween('16.0', target), symbols };
}

/** Drafts of every symbol rule, each as `rule line: message(what → instead) certainty`. */
export async function findings(files: Readonly<Record<string, string>>, addon = 'quay'): Promise<string[]> {
  const context = await contextOf(files, '17.0', addon);
  return (Object.keys(SYMBOL_RULES) as SymbolRule[]).flatMap((rule) =>
    [...reportSymbols(context, rule)].map((draft) => shown(rule, draft)),
  );
}

function shown(rule: string, { message, args, line, certainty }: Draft): string {
  const instead = args?.instead === undefined ? '' : ` → ${args.instead}`;
  return `${rule.replace('upgrade/', '')} ${line}: ${message} ${args?.what}${instead} ${certainty}`;
}
