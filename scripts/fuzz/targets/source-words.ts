/** Words and signs of the languages of addons, to put where they do not belong. */
const split = (text: string): string[] => text.trim().split(/\s+/);

export const PYTHON: readonly string[] = [
  ...split(`
  def class return yield lambda if elif else for while try except finally with as import from global nonlocal assert
  del pass break continue raise async await match case type in not and or is None True False print exec self super()
  ( ) [ ] { } : , . = == != <> := += -= **= // ** * % @ -> ... ; \\ # \` f" rb' u" R' """ ''' {x} {x!r:>{w}} %s %(a)s
  @api.depends("a") @http.route("/berth") fields.Char() fields.Many2one("res.partner") models.Model models.AbstractModel
  _name="harbour.berth" _inherit=["mail.thread"] _inherits={} _columns={} self.env["harbour.berth"] self.env.cr.execute(
  .search([("a","=",1)]) .write({}) .filtered(lambda\\ r:r.x) 0x 1e 1j 0777 10L nonlocal case_: type\\ X=int except* print>>
  `).map((word) => word.replaceAll('\\ ', ' ')),
  '# odoo-debt: ignore security/unsafe-eval -- the text is a constant\n',
  '# -*- coding: latin-1 -*-\n',
  '\n    ',
  '\n\t',
  '\nif x:\n    y\nelse:\n    z\n',
  'class Berth(models.Model):\n    _name = "harbour.berth"\n',
  'print "a"\n',
  'exec "a" in b\n',
  'raise E, "a"\n',
  'except E, e:\n',
  'match x:\n    case {"a": [1, *r], **k} if y:\n        pass\n',
];

export const MANIFEST: readonly string[] = [
  ...split(`
  { } [ ] ( ) , : "name" "depends" "data" "assets" "version" "installable" "external_dependencies" "16.0.1.0.0" True
  False None -1 1.5 1j + - * not lambda for in if else dict( set() frozenset() """ ''' # f"{x}" b"x" u'x' r"\\" ** * ...
  "web.assets_backend" ("include","web.x") ("remove","a/b.js") __import__("os") _("x") open("x").read()
  `),
  '# odoo-debt: ignore governance/x -- agreed with the port authority\n',
  '"a" "b"',
  '\n    ',
];

export const XML: readonly string[] = [
  '<odoo>',
  '</odoo>',
  '<data noupdate="1">',
  '</data>',
  '<record id="view_berth" model="ir.ui.view">',
  '</record>',
  '<field name="arch" type="xml">',
  '<field name="inherit_id" ref="base.view"/>',
  '</field>',
  '<xpath expr="//field[@name=\'a\']" position="replace"/>',
  '<template id="t" inherit_id="web.layout">',
  '</template>',
  '<t t-name="x" t-extend="y">',
  '<t t-jquery=".a" t-operation="append"/>',
  '</t>',
  '<menuitem id="m"/>',
  '<function model="a" name="b"/>',
  '<delete model="a" search="[]"/>',
  '<act_window id="a"/>',
  '<report id="r"/>',
  '<!-- odoo-debt: ignore upgrade/x: it is a constant -->',
  '<!--',
  '-->',
  '--',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0" encoding="utf-8"?>',
  '<?odoo x?>',
  '<!DOCTYPE odoo [<!ENTITY a "b">]>',
  '<!DOCTYPE odoo SYSTEM "file:///etc/passwd">',
  '&amp;',
  '&a;',
  '&#0;',
  '&#xd800;',
  '&#x10ffff;',
  '&#x110000;',
  'xmlns:x="y"',
  'a="1" a="2"',
  'position="attributes"',
  'noupdate="True"',
  'eval="[(6, 0, [])]"',
  '=',
  '"',
  "'",
  '<',
  '>',
  '/>',
  '\n',
  '\t',
];

export const CSV: readonly string[] = [
  ',',
  '"',
  '""',
  '"a,b"',
  '"a\nb"',
  '\n',
  '\r\n',
  '\r',
  ';',
  '\t',
  'id',
  'model_id:id',
  'group_id/id',
  'perm_read',
  '1',
  ',,,,,,',
  ' ',
  '=1+1',
];

export const JAVASCRIPT: readonly string[] = [
  ...split(`
  function class extends import export default from const let var return if else for while do switch case async await yield
  new typeof void delete in of instanceof this super static get set => ... ?. ?? ** { } ( ) [ ] ; , : . = == === ! ~ + ++ /
  // /* */ \` \${ " ' <a> </a> # @ odoo.define( require( patch( registry.category("x").add( .extend( .include( xml\` owl.tags.xml\`
  /** @odoo-module **/ /[/]/g /(/ 0n 0x 1_0 "use strict" import( import.meta <!-- --> #! \\u0061 \\u{61} \\
  `),
  'odoo.define("harbour.berth", function (require) {\n',
  'import { Component } from "@odoo/owl";\n',
  'class Berth extends Component { static template = "harbour.Berth"; }\n',
  '// odoo-debt: ignore upgrade/x -- it is a constant\n',
  '\n',
  '});\n',
];

export const STYLE: readonly string[] = [
  '/*',
  '*/',
  '//',
  '{',
  '}',
  ';',
  ':',
  '\n',
  '"',
  "'",
  '\\',
  '$a',
  '@import "x";',
];
