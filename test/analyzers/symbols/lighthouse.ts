import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { tree } from '../../helpers/tree.js';

const CORE = {
  'odoo/release.py': "version_info = (17, 0, 0, FINAL, 0, '')\nversion = 'x'\nversion += '-20240101'\n",
  'odoo/__init__.py': 'from . import api, fields, models, tools\nfrom .tools.translate import _\n',
  'odoo/models.py': `
class MetaModel(api.Meta):
    def __init__(self, name, bases, attrs):
        add('id', fields.Id(automatic=True))
        add_default('create_uid', fields.Many2one('res.users', automatic=True))

class BaseModel(metaclass=MetaModel):
    __slots__ = ['env', '_ids']
    _order = 'id'

    @api.model
    def default_get(self, fields_list):
        return {}

    def write(self, vals):
        return True

class Model(BaseModel):
    pass
`,
  'odoo/fields.py': `
class Field(MetaField('DummyField', (object,), {})):
    required = False
    compute = None

class Char(Field):
    translate = False

class Float(Field):
    _digits = None
    def __init__(self, string='', digits=None, **kwargs):
        pass
`,
  'odoo/tools/__init__.py': 'from .misc import *\nfrom .float_utils import float_round\n',
  'odoo/tools/misc.py': 'def groupby(iterable, key=None):\n    pass\n',
  'odoo/tools/float_utils.py':
    '@typing.overload\ndef float_round(value, z): ...\n\ndef float_round(value, precision_digits=None):\n    return value\n',
  'odoo/tools/translate.py': '_ = GettextAlias()\n',
};

const BASE = {
  'odoo/addons/base/__manifest__.py': "{'name': 'Base', 'data': ['data.xml'], 'license': 'LGPL-3'}",
  'odoo/addons/base/models/res_users.py': `
from odoo import fields, models

class Users(models.Model):
    _name = 'res.users'
    name = fields.Char(required=True)
`,
  'odoo/addons/base/data.xml':
    '<odoo><record id="group_user" model="res.groups"><field name="name">Keepers</field></record></odoo>',
};

const LIGHTHOUSE = {
  'addons/lighthouse/__manifest__.py': `{
    'name': 'Lighthouse', 'version': '1.2', 'category': 'Harbour/Lights', 'depends': ['base'], 'license': 'LGPL-3',
    'data': ['views.xml', 'security/ir.model.access.csv'], 'demo': ['demo.xml'],
    'assets': {'web.assets_backend': ['lighthouse/static/src/**/*', ('remove', 'lighthouse/static/src/dim.js')]},
  }`,
  'addons/lighthouse/models/tower.py': `
from odoo import api, fields, models

class Visible(models.AbstractModel):
    _name = 'lighthouse.visible'
    range = fields.Float(compute='_compute_range', store=True)

    def _compute_range(self):
        pass

class Tower(models.Model):
    _name = 'lighthouse.tower'
    _inherit = ['lighthouse.visible']
    _inherits = {'lighthouse.site': 'site_id'}
    name = fields.Char(required=True)
    site_id = fields.Many2one('lighthouse.site')
    lamp_ids = fields.One2many('lighthouse.lamp', 'tower_id')
    state = fields.Selection([('dark', 'Dark'), ('lit', 'Lit')])
    keeper = fields.Char(related='site_id.keeper')

    @api.model
    def light(self, hours, *args, colour='white', **kw):
        secret = 'never in the index'

class Site(models.Model):
    _name = 'lighthouse.site'
    keeper = fields.Char()
`,
  'addons/lighthouse/controllers/main.py': `
from odoo import http

class LightController(http.Controller):
    @http.route(['/light', '/light/<int:tower>'], auth='public')
    def light(self, tower=None):
        pass
`,
  'addons/lighthouse/tests/common.py': 'class TowerCase:\n    pass\n',
  'addons/lighthouse/views.xml': `<odoo>
    <record id="view_tower_form" model="ir.ui.view">
      <field name="model">lighthouse.tower</field>
      <field name="arch" type="xml">
        <form string="Tower">
          <header><button name="light" string="Light it"/><button name="%(action_tower)d" type="action"/></header>
          <sheet>
            <group name="main"><field name="name"/><field name="keeper"/></group>
            <notebook>
              <page string="Lamps" name="lamps"><group/><group class="o_wide dim"><field name="lamp_ids"/></group></page>
            </notebook>
          </sheet>
        </form>
      </field>
    </record>
    <record id="action_tower" model="ir.actions.act_window"><field name="res_model">lighthouse.tower</field></record>
    <template id="tower_page"><div class="tower"><t t-if="towers" t-foreach="towers" t-as="tower"/></div></template>
  </odoo>`,
  'addons/lighthouse/demo.xml': '<odoo><record id="tower_north" model="lighthouse.tower"/></odoo>',
  'addons/lighthouse/security/ir.model.access.csv':
    'id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\naccess_tower,t,model_lighthouse_tower,base.group_user,1,0,0,0\n',
  'addons/lighthouse/static/src/beam.js':
    'export class Beam extends Component { turn() {} }\nexport * from "./colour";\n',
  'addons/lighthouse/static/src/colour.js': 'export const WHITE = 1;\nregistry.category("services").add("beam", {});\n',
  'addons/lighthouse/static/src/beam.xml':
    '<templates><t t-name="lighthouse.Beam"><div class="beam"><span t-esc="x"/></div></t></templates>',
  'addons/lighthouse/static/lib/lens.js': 'not indexed',
};

const FOGHORN = {
  'addons/foghorn/__manifest__.py': "{'name': 'Foghorn', 'depends': ['lighthouse'], 'data': ['views.xml']}",
  'addons/foghorn/models.py': `
from odoo import fields, models

class Tower(models.Model):
    _inherit = 'lighthouse.tower'
    horn = fields.Boolean()

    def light(self, hours, **kw):
        return super().light(hours, **kw)
`,
  'addons/foghorn/views.xml': `<odoo>
    <record id="view_tower_form" model="ir.ui.view">
      <field name="inherit_id" ref="lighthouse.view_tower_form"/>
      <field name="arch" type="xml"><data>
        <xpath expr="//field[@name='keeper']" position="replace"/>
        <field name="name" position="after"><field name="horn"/></field>
        <page name="lamps" position="attributes"><attribute name="class" add="loud"/></page>
      </data></field>
    </record>
  </odoo>`,
  'addons/siren/__manifest__.py': "{'name': 'Siren', 'license': 'OEEL-1', 'depends': ['foghorn']}",
  'addons/siren/models.py': "from odoo import models\n\nclass S(models.Model):\n    _name = 'siren.secret'\n",
};

const HARBOUR_SOURCE = { ...CORE, ...BASE, ...LIGHTHOUSE, ...FOGHORN };

/** A small Odoo source tree; `changes` are written over it, a null leaves a file out. */
export function odooSource(changes: Readonly<Record<string, string | null>> = {}): string {
  const files = Object.entries({ ...HARBOUR_SOURCE, ...changes }).filter(([, text]) => text !== null);
  return tree(Object.fromEntries(files) as Record<string, string>);
}

/** The same for all tests of a file; goes when they are done. To be called from `beforeAll`. */
export function sharedSource(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'odoo-debt-symbols-'));
  afterAllRemove.push(root);
  for (const [name, text] of Object.entries(HARBOUR_SOURCE)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const afterAllRemove: string[] = [];
afterAll(() => {
  for (const root of afterAllRemove) rmSync(root, { recursive: true, force: true });
});
