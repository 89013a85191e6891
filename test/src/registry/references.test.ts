import { describe, expect, it } from 'vitest';
import { portfolioOf, referenceLines } from '../../helpers/portfolio.js';

const BASE = {
  'base/__manifest__.py': '{"name": "Base"}',
  'base/models.py': "class Partner(models.Model):\n    _name = 'res.partner'\n",
};
const BAKERY = "{'name': 'Bakery', 'depends': ['base'], 'data': ['views.xml']}";
const BREAD = `
from odoo import api, fields, models

class Bread(models.Model):
    _name = "bakery.bread"
    name = fields.Char()
    crust = fields.Char(compute="_compute_crust")
    baker_id = fields.Many2one("res.partner")

    @api.depends("name", "flour_id.kind")
    def _compute_crust(self):
        self.env["bakery.oven"].search([])
        self.env.ref("bakery.rye")
        self.env.ref("sale.order_menu")
        self.env.ref("bakery." + self.name)
`;

describe('references in a repository whose every dependency was scanned', () => {
  it('are found or missing', async () => {
    const { registry } = await portfolioOf({
      ...BASE,
      'bakery/__manifest__.py': BAKERY,
      'bakery/bread.py': BREAD,
      'bakery/views.xml': `<odoo><record id="rye" model="bakery.bread"><field name="name">Rye</field></record></odoo>`,
    });
    expect(referenceLines(registry.references)).toEqual([
      'found field bakery.bread.name',
      'found file views.xml',
      'found method bakery.bread._compute_crust',
      'found model bakery.bread',
      'found model res.partner',
      'found xmlid bakery.rye',
      'missing field bakery.bread.flour_id',
      'missing model bakery.oven',
      'outside xmlid sale.order_menu',
    ]);
  });
});

describe('references in a repository without Odoo itself', () => {
  it('end outside where a model may come from an addon that was not scanned', async () => {
    const { registry } = await portfolioOf({
      'bakery/__manifest__.py': "{'name': 'Bakery', 'depends': ['sale'], 'data': ['gone.xml']}",
      'bakery/order.py': `
class SaleOrder(models.Model):
    _inherit = "sale.order"
    loaf_count = fields.Integer(compute="_compute_loaf_count", related="bakery_id.loaf_count")
`,
    });
    expect(referenceLines(registry.references)).toEqual([
      'missing file gone.xml',
      'outside field sale.order.bakery_id',
      'outside method sale.order._compute_loaf_count',
      'outside model sale.order',
    ]);
  });

  it('still find what is missing in a model that is all their own', async () => {
    const { registry } = await portfolioOf({
      'bakery/__manifest__.py': "{'name': 'Bakery', 'depends': ['base'], 'data': ['views.xml']}",
      'bakery/bread.py': BREAD,
      'bakery/views.xml': `<odoo>
        <record id="form" model="ir.ui.view">
          <field name="model">bakery.bread</field>
          <field name="arch" type="xml">
            <form>
              <button name="action_bake" type="object"/>
              <button name="%(action_oven)d" type="action"/>
              <field name="crumb"/>
              <field name="baker_id"><tree><field name="any_partner_field"/></tree></field>
            </form>
          </field>
        </record>
      </odoo>`,
    });
    const lines = referenceLines(registry.references);
    expect(lines).toContain('missing method bakery.bread.action_bake');
    expect(lines).toContain('missing field bakery.bread.crumb');
    // res.partner was not scanned, and a subview is judged by its own model.
    expect(lines).toContain('outside field res.partner.any_partner_field');
    expect(lines.join('\n')).not.toContain('%(action_oven)d');
  });

  it('do not judge a field that an inherited view may put into a subview', async () => {
    const { registry } = await portfolioOf({
      'bakery/__manifest__.py': "{'name': 'Bakery', 'depends': ['base']}",
      'bakery/bread.py': BREAD,
      'bakery/views.xml': `<odoo>
        <record id="form" model="ir.ui.view"><field name="model">bakery.bread</field>
          <field name="arch" type="xml"><form><field name="name"/></form></field></record>
        <record id="form_more" model="ir.ui.view"><field name="model">bakery.bread</field>
          <field name="inherit_id" ref="form"/>
          <field name="arch" type="xml"><xpath expr="//field[@name='name']" position="after"><field name="crumb"/></xpath></field></record>
      </odoo>`,
    });
    const lines = referenceLines(registry.references);
    expect(lines).toContain('unknown field bakery.bread.crumb');
    expect(lines).toContain('found view bakery.form');
  });
});

describe('the registry', () => {
  it('merges a model over addons and knows who creates it', async () => {
    const { registry } = await portfolioOf({
      'bakery/__manifest__.py': "{'depends': ['base']}",
      'bakery/bread.py': BREAD,
      'shop/__manifest__.py': "{'depends': ['bakery']}",
      'shop/bread.py':
        "class Bread(models.Model):\n    _inherit = 'bakery.bread'\n    price = fields.Float()\n    def bake(self):\n        pass\n",
    });
    const bread = registry.models.get('bakery.bread')!;
    expect(bread.declarations.map((d) => [d.addon, d.creates])).toEqual([
      ['bakery', true],
      ['shop', false],
    ]);
    expect([...bread.fields.keys()]).toEqual(['name', 'crust', 'baker_id', 'price']);
    expect([...bread.methods.keys()]).toEqual(['_compute_crust', 'bake']);
  });

  it('reads access rights from CSV and XML alike', async () => {
    const { registry } = await portfolioOf({
      'bakery/__manifest__.py': "{'depends': ['base']}",
      'bakery/models.py': "class A(models.Model):\n    _name = 'bakery.sour_dough'\n",
      'bakery/security/ir.model.access.csv':
        'id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\na,A,model_bakery_sour_dough,,1,True,0,\n',
      'bakery/security/access.xml': `<odoo><record id="b" model="ir.model.access">
          <field name="model_id" ref="model_bakery_sour_dough"/><field name="group_id" ref="base.group_user"/>
          <field name="perm_unlink" eval="True"/></record></odoo>`,
    });
    expect(
      registry.access.map(({ id, model, group, read, write, create, unlink }) => [
        id,
        model,
        group,
        read,
        write,
        create,
        unlink,
      ]),
    ).toEqual([
      ['bakery.a', 'bakery.sour_dough', null, true, true, false, false],
      ['bakery.b', 'bakery.sour_dough', 'base.group_user', false, false, false, true],
    ]);
  });

  it('lists routes with the access they ask for', async () => {
    const { registry } = await portfolioOf({
      'bakery/__manifest__.py': "{'depends': ['base']}",
      'bakery/controllers.py': `
class Shop(http.Controller):
    @http.route(["/bread", "/bread/<int:id>"], auth="public")
    def bread(self, id=None):
        return None

    @http.route("/oven")
    def oven(self):
        return None
`,
    });
    expect(registry.routes.map(({ url, auth, className, method }) => [url, auth, className, method])).toEqual([
      ['/bread', 'public', 'Shop', 'bread'],
      ['/bread/<int:id>', 'public', 'Shop', 'bread'],
      ['/oven', 'user', 'Shop', 'oven'],
    ]);
  });
});
