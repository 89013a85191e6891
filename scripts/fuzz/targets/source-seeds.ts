/** Seeds that the fixtures do not hold. */
export const PYTHON: readonly string[] = [
  `# -*- coding: utf-8 -*-
import logging
from odoo import _, api, fields, models
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


class Berth(models.Model):
    """A place where a ship lies."""

    _name = "harbour.berth"
    _inherit = ["mail.thread"]
    _inherits = {"res.partner": "partner_id"}
    _order = "name desc"
    _sql_constraints = [("name_uniq", "unique(name)", "Twice")]

    name = fields.Char(required=True, help="A " + "name")
    ship_ids = fields.One2many(
        "harbour.ship",
        "berth_id",
        domain=[("active", "=", True), "|", ("a.b", "in", [1, 2])],
    )
    depth = fields.Float(compute="_compute_depth", digits=(6, 2))

    @api.depends("ship_ids.depth")
    def _compute_depth(self):
        for berth in self:
            berth.depth = max([ship.depth for ship in berth.ship_ids if ship.active] or [0])

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if "name" in vals and not vals.get("name"):
                raise UserError(_("No name: %s") % vals)
        berths = super().create(vals_list)
        return berths.with_context(lang="en_US")

    def moor(self, *ships, force=False, **kwargs):
        query = "SELECT id FROM harbour_ship WHERE name = '%s'" % kwargs["name"]
        self.env.cr.execute(query + f" AND depth > {self.depth:>{10}}")
        try:
            with self.env.cr.savepoint() as point:
                self.mapped("ship_ids").filtered(lambda s: s.depth < 3).write({"berth_id": self.id})
        except (ValueError, KeyError) as error:  # odoo-debt: ignore reliability/x -- seen by nobody
            _logger.warning("lost %s", error)
        except:
            pass
        else:
            yield from ships
        return {n: m for n, m in zip("ab", (1, 0x1F))}
`,
  `class old_berth(osv.osv):
    _columns = {
        'name': fields.char('Name', size=64),
        'total': fields.function(_total, method=True, type="float"),
    }
    def write(self, cr, uid, ids, vals, context=None):
        print "writing", ids
        print >>log, vals
        exec code in scope
        if ids <> 0777L:
            raise osv.except_osv, ('Error', u"näh")
        return super(old_berth, self).write(cr, uid, ids, vals, context)
`,
  `async def tide(level: int | None = None, /, *, wind: "str" = 'calm') -> list[int]:
    match level:
        case [1, *rest] if rest:
            return rest
        case {"high": high, **others} | Tide(level=high):
            return [high]
        case _:
            pass
    if (depth := level) is not None and 1 < depth <= 9_000:
        await sail(*[1], **{'a': b"\\x00", "c": r'\\d', 'e': """x
    y"""})
    global a
    type X[T] = list[T]
    return [x async for y in z for x in y if not x]
`,
];

export const MANIFEST: readonly string[] = [
  `# Copyright Harbour Works
{
    "name": "Harbour",
    'version': '16.0.1.0.0',
    "summary": """Berths
    and tides""",
    "depends": ["base", "mail"],
    "data": [
        "security/ir.model.access.csv",
        # odoo-debt: ignore governance/missing-file -- comes with the next ship
        "views/berth.xml",
    ],
    "assets": {
        "web.assets_backend": ["harbour/static/src/**/*", ("include", "web.assets"), ("remove", "web/x.js")],
    },
    "external_dependencies": {"python": ["ship>=1.0"], "bin": []},
    "price": 9.99,
    "auto_install": ['sale'],
    "installable": True,
    "application": not True,
    "sequence": -10,
    "license": "LGPL-3",
}
`,
];

export const XML: readonly string[] = [
  `<?xml version="1.0" encoding="utf-8"?>
<odoo>
    <data noupdate="1">
        <!-- odoo-debt: ignore upgrade/tree-view: it stays as it is -->
        <record id="view_berth_form" model="ir.ui.view">
            <field name="name">harbour.berth.form</field>
            <field name="model">harbour.berth</field>
            <field name="inherit_id" ref="mail.view_form"/>
            <field name="arch" type="xml">
                <xpath expr="//field[@name='name']" position="replace">
                    <field name="depth"
                           attrs="{'invisible': [('a', '=', 1)]}"
                           groups="base.group_user"/>
                </xpath>
                <field name="tide" position="attributes">
                    <attribute name="string">Tide &amp; wind &#x2014; &lt;</attribute>
                </field>
            </field>
        </record>
        <record id="base.main_company" model="res.company" forcecreate="0">
            <field name="ships" eval="[(6, 0, [ref('ship')])]"/>
        </record>
        <template id="layout" inherit_id="web.layout" name="Läyout"><xpath expr="//body" position="inside"><t t-esc="x"/></xpath></template>
        <menuitem id="menu" parent="base.menu" action="act"/>
        <function model="harbour.berth" name="moor"/>
        <delete model="ir.rule" id="rule"/>
        <script><![CDATA[ if (a < b) { <!-- } ]]></script>
    </data>
</odoo>
`,
  `<templates xml:space="preserve">
    <t t-name="harbour.Berth" owl="1"><div t-on-click="moor"/></t>
    <t t-inherit="web.Form" t-inherit-mode="extension"><xpath expr="." position="after"/></t>
    <t t-extend="Ship"><t t-jquery=".deck" t-operation="before"><i/></t></t>
</templates>
`,
];

export const CSV: readonly string[] = [
  'id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\naccess_berth,berth,model_harbour_berth,base.group_user,1,1,1,0\n',
  'id,name\r\n"a","with ""quotes"", and\r\na line"\r\n\r\nb\r\n,\r\n',
];

export const JAVASCRIPT: readonly string[] = [
  `/** @odoo-module alias=harbour.berth **/
import { Component, useState, xml } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";
import * as all from './ship';
export default class Berth extends Component {
    static template = xml\`<div t-esc="state.depth"/>\`;
    static props = { depth: Number, "tide?": { type: String } };
    #hidden = 1;
    setup() {
        super.setup(...arguments);
        this.state = useState({ depth: 0x10, run: "text harbour" });
        this.rpc?.("/harbour/tide", { a: [1, , 3] });
    }
    async moor() { for await (const s of all) { await import("./quay"); } }
    get deep() { return this.state.depth ** 2 > 3 ? /[/]\\/x/gu.test("a") : null; }
}
patch(Berth.prototype, "harbour.patch", { moor() { return this._super(...arguments); } });
registry.category("actions").add("harbour.berth", Berth, { force: true });
// odoo-debt: ignore upgrade/patch -- it is a constant
`,
  `odoo.define('harbour.tide', function (require) {
    "use strict";
    var core = require('web.core'), Widget = require('web.Widget');
    var QWeb = core.qweb;
    var Tide = Widget.extend({
        template: 'harbour.Tide',
        events: { 'click .o_tide': '_onClick' },
        start: function () {
            var self = this;
            return $.when(this._super.apply(this, arguments)).then(function () {
                self.$el.html(QWeb.render('harbour.Tide.Body', { widget: self }));
            });
        },
    });
    FormController.include({ init: function () { alert(010); } });
    core.action_registry.add('harbour.tide', Tide);
    return { Tide: Tide };
});
`,
];

export const STYLE: readonly string[] = [
  '/* quay */\n$depth: 3px; // deep\n.o_berth {\n  width: calc(#{$depth} * 2);\n  background: url("//x/y.png");\n}\n',
  '@charset "utf-8";\n@media print { .o_berth::after { content: "/*"; } }\n',
];
