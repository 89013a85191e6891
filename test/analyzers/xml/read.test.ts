import { describe, expect, it } from 'vitest';
import { readXml } from '../../../analyzers/xml/read.js';
import { type XmlFacts, xmlFactsSchema } from '../../../src/domain/facts/xml.js';

const read = (text: string): XmlFacts => xmlFactsSchema.parse(readXml('data/library.xml', text));
const inOdoo = (inside: string): XmlFacts => read(`<odoo>${inside}</odoo>`);
const tags = (facts: XmlFacts) => facts.records.map(({ tag, id, model }) => [tag, id, model]);

describe('records', () => {
  const bodies: [string, string, unknown[]][] = [
    ['record', '<record id="shelf" model="library.shelf"/>', [['record', 'shelf', 'library.shelf']]],
    ['record of another addon', '<record id="sale.x" model="m"/>', [['record', 'sale.x', 'm']]],
    ['record without id', '<record model="m"/>', [['record', null, 'm']]],
    ['record without model', '<record id="shelf"/>', []],
    ['menuitem', '<menuitem id="menu"/>', [['menuitem', 'menu', 'ir.ui.menu']]],
    [
      'menuitems nested',
      '<menuitem id="a"><menuitem id="b"/></menuitem>',
      [
        ['menuitem', 'a', 'ir.ui.menu'],
        ['menuitem', 'b', 'ir.ui.menu'],
      ],
    ],
    ['template', '<template id="page"/>', [['template', 'page', 'ir.ui.view']]],
    ['template named by t-name', '<template t-name="page"/>', [['template', 'page', 'ir.ui.view']]],
    ['report', '<report id="label" model="m"/>', [['report', 'label', 'ir.actions.report']]],
    ['act_window', '<act_window id="act" res_model="m"/>', [['act_window', 'act', 'ir.actions.act_window']]],
    ['url', '<url id="site" url="x"/>', [['url', 'site', 'ir.actions.act_url']]],
    ['asset', '<asset id="style"><bundle>b</bundle><path>p</path></asset>', [['asset', 'style', 'ir.asset']]],
    ['wizard', '<wizard id="wiz" model="m"/>', [['wizard', 'wiz', 'ir.actions.wizard']]],
    ['ir_set', '<ir_set><field name="key" eval="1"/></ir_set>', [['ir_set', null, 'ir.values']]],
    ['workflow', '<workflow model="loan" ref="loan_1" action="lend"/>', [['workflow', null, 'loan']]],
    ['assert refers, it declares nothing', '<assert id="shelf" model="shelf"/>', [['assert', null, 'shelf']]],
    [
      'records in a field',
      '<record id="a" model="m"><field name="line_ids"><record id="b" model="l"/></field></record>',
      [
        ['record', 'a', 'm'],
        ['record', 'b', 'l'],
      ],
    ],
    [
      'a record inside an arch is none',
      '<record id="a" model="m"><field name="arch" type="xml"><record id="b" model="l"/></field></record>',
      [['record', 'a', 'm']],
    ],
    ['unknown tags are passed over', '<shelf><record id="a" model="m"/></shelf>', []],
  ];

  it.each(bodies)('%s', (_, body, expected) => {
    expect(tags(inOdoo(body))).toEqual(expected);
    expect(tags(read(`<openerp><data>${body}</data></openerp>`))).toEqual(expected);
    expect(tags(read(`<data>${body}</data>`))).toEqual(expected);
    expect(tags(read(`<catalogue>${body}</catalogue>`))).toEqual([]);
  });

  it.each([
    ['<odoo>R</odoo>', false],
    ['<odoo noupdate="1">R</odoo>', true],
    ['<odoo noupdate=" False ">R</odoo>', false],
    ['<openerp><data noupdate="1">R</data></openerp>', true],
    ['<odoo noupdate="1"><data noupdate="0">R</data></odoo>', false],
    ['<odoo noupdate="1"><data>R</data></odoo>', true],
    ['<odoo noupdate="1"><data noupdate="">R</data></odoo>', true],
    ['<odoo><data noupdate="true"><data>R</data></data></odoo>', true],
    ['<odoo><data noupdate="1"/>R</odoo>', false],
    ['<odoo><data noupdate="off">R</data></odoo>', false],
  ])('noupdate of %s is %s', (text, expected) => {
    const inside = '<record id="a" model="m"/><function model="m" name="f"/>';
    const facts = read(text.replace('R', inside));
    expect(facts.records.map((record) => record.noupdate)).toEqual([expected]);
    expect(facts.functions.map((call) => call.noupdate)).toEqual([expected]);
  });

  it('reads forcecreate and the fields, but not those of inner records', () => {
    const facts = inOdoo(`
      <record id="shelf" model="library.shelf" forcecreate="0">
        <field name="name">Novels</field>
        <field name="room_id" ref="room"/>
        <field name="active" eval="False"/>
        <field name="owner_id" search="[('x', '=', 1)]" model="res.users"/>
        <field name="note" type="html"><p>A</p></field>
        <field name="line_ids"><record id="line" model="l"><field name="x">1</field></record></field>
        <field>nameless</field>
      </record>`);
    const [shelf, line] = facts.records;
    expect(shelf).toMatchObject({ forcecreate: false, id: 'shelf' });
    expect(line?.fields.map((field) => field.name)).toEqual(['x']);
    expect(shelf?.fields.map(({ node: _, ...field }) => field)).toEqual([
      { name: 'name', ref: null, eval: null, search: null, type: null, text: 'Novels' },
      { name: 'room_id', ref: 'room', eval: null, search: null, type: null, text: '' },
      { name: 'active', ref: null, eval: 'False', search: null, type: null, text: '' },
      { name: 'owner_id', ref: null, eval: null, search: "[('x', '=', 1)]", type: null, text: '' },
      { name: 'note', ref: null, eval: null, search: null, type: 'html', text: '' },
      { name: 'line_ids', ref: null, eval: null, search: null, type: null, text: '' },
    ]);
    expect(facts.nodes[shelf!.fields[1]!.node]).toMatchObject({ tag: 'field', line: 4, column: 9 });
  });

  it('reads functions and deletions', () => {
    const facts = inOdoo(
      '<function model="shelf" name="sort"><value eval="[1]"/><function model="shelf" name="inner"/></function>' +
        '<delete model="shelf" id="old"/><delete model="shelf" search="[]"/><delete id="x"/><function name="f"/>',
    );
    expect(facts.functions).toEqual([{ node: 1, model: 'shelf', name: 'sort', noupdate: false }]);
    expect(facts.deletes.map(({ model, id, search }) => [model, id, search])).toEqual([
      ['shelf', 'old', null],
      ['shelf', null, '[]'],
    ]);
    expect(facts.records).toEqual([]);
  });
});

describe('views', () => {
  const view = (fields: string) => inOdoo(`<record id="v" model="ir.ui.view">${fields}</record>`);
  const arch = (inside: string) => `<field name="arch" type="xml">${inside}</field>`;
  const operations = (facts: XmlFacts) =>
    facts.views[0]?.operations.map(({ kind, expr, position }) => [kind, expr, position]);

  it('reads a base view', () => {
    const facts = view(
      `<field name="model">shelf</field><field name="priority" eval="20"/>` +
        `<field name="groups_id" eval="[(4, ref('base.group_user')), (3, ref('base.group_no')), (4,ref('g'))]"/>${arch('<tree><field name="x"/></tree>')}`,
    );
    expect(facts.views).toEqual([
      {
        record: 0,
        arch: 6,
        model: 'shelf',
        type: 'tree',
        inherit: null,
        mode: 'primary',
        priority: '20',
        groups: ['base.group_user', 'g'],
        operations: [],
      },
    ]);
    expect(facts.nodes[6]?.tag).toBe('tree');
  });

  it('takes the written type before the tag of the arch', () => {
    expect(view(`<field name="type">qweb</field>${arch('<t t-name="a"/>')}`).views[0]?.type).toBe('qweb');
  });

  it.each([
    ['<field name="inherit_id" ref="sale.view"/>', 'sale.view', 'extension'],
    [`<field name="inherit_id" eval="ref('sale.view')"/>`, 'sale.view', 'extension'],
    ['<field name="inherit_id" ref="sale.view"/><field name="mode">primary</field>', 'sale.view', 'primary'],
    [`<field name="inherit_id" ref="sale.view"/><field name="mode" eval="'primary'"/>`, 'sale.view', 'primary'],
    ['', null, 'primary'],
  ])('%s inherits %s as %s', (fields, inherit, mode) => {
    expect(view(fields + arch('<form/>')).views[0]).toMatchObject({ inherit, mode });
  });

  it.each<[string, string, unknown[]]>([
    ['xpath', `<xpath expr="//field[@name='a']" position="after"/>`, [['xpath', "//field[@name='a']", 'after']]],
    ['no position', '<xpath expr="//a"/>', [['xpath', '//a', 'inside']]],
    ['field', '<field name="a" widget="b" position="replace"/>', [['element', "field[@name='a']", 'replace']]],
    [
      'other element',
      `<button name="a" string="it's" position="attributes"/>`,
      [['element', `button[@name='a'][@string="it's"]`, 'attributes']],
    ],
    [
      'data wrapper, nested',
      '<data><xpath expr="1" position="before"/><data><xpath expr="2" position="inside"/></data><xpath expr="3" position="after"/></data>',
      [
        ['xpath', '1', 'before'],
        ['xpath', '2', 'inside'],
        ['xpath', '3', 'after'],
      ],
    ],
    [
      'several roots',
      '<field name="a" position="after"/><xpath expr="2" position="inside"/>',
      [
        ['element', "field[@name='a']", 'after'],
        ['xpath', '2', 'inside'],
      ],
    ],
    [
      'move',
      `<xpath expr="//sheet" position="inside"><xpath expr="//a" position="move"/><field name="b" position="move"/><group/></xpath>`,
      [
        ['xpath', '//sheet', 'inside'],
        ['xpath', '//a', 'move'],
        ['element', "field[@name='b']", 'move'],
      ],
    ],
    ['unknown position', '<xpath expr="1" position="behind"/>', []],
    ['xpath without expr', '<xpath position="after"/>', [['xpath', '', 'after']]],
    [
      'added fields are no operations',
      '<form position="inside"><field name="b"/></form>',
      [['element', 'form', 'inside']],
    ],
  ])('operations: %s', (_, inside, expected) => {
    const facts = view(`<field name="inherit_id" ref="sale.view"/>${arch(inside)}`);
    expect(operations(facts)).toEqual(expected);
    expect(facts.views[0]?.type).toBeNull();
  });

  it('sees the operations of a view that does not name its parent again', () => {
    expect(operations(view(arch('<xpath expr="//a" position="after"/>')))).toEqual([['xpath', '//a', 'after']]);
    expect(operations(view(arch('<form><xpath expr="//a"/></form>')))).toEqual([]);
  });

  it('gives a view without arch, and one whose arch is text', () => {
    expect(view('').views[0]).toMatchObject({ arch: null, type: null, operations: [] });
    expect(view('<field name="arch"><![CDATA[<form/>]]></field>').views[0]).toMatchObject({ arch: null });
  });

  it.each<[string, object]>([
    [
      '<template id="t" priority="8" groups="a.b, c"><div/></template>',
      { type: 'qweb', inherit: null, mode: 'primary', priority: '8', groups: ['a.b', 'c'], operations: [] },
    ],
    [
      '<template id="t" inherit_id="web.layout"><xpath expr="//a" position="replace"/></template>',
      { type: null, inherit: 'web.layout', mode: 'extension' },
    ],
    [
      '<template id="t" inherit_id="web.layout" primary="True"><data/></template>',
      { inherit: 'web.layout', mode: 'primary', operations: [] },
    ],
  ])('template %s', (text, expected) => {
    const facts = inOdoo(text);
    expect(facts.views[0]).toMatchObject({ arch: 1, model: null, ...expected });
    expect(facts.templates).toEqual([]);
  });

  it('lists the operations of an inherited template', () => {
    const facts = inOdoo(
      '<template id="t" inherit_id="l"><xpath expr="//a" position="replace"/><div class="b"/></template>',
    );
    expect(operations(facts)).toEqual([
      ['xpath', '//a', 'replace'],
      ['element', "div[@class='b']", 'inside'],
    ]);
  });
});

describe('client templates', () => {
  const template = (text: string) => {
    const { node: _, ...found } = read(`<templates xml:space="preserve">${text}</templates>`).templates[0]!;
    return { ...found, operations: found.operations.map(({ kind, expr, position }) => [kind, expr, position]) };
  };
  it.each<[string, object]>([
    [
      '<t t-name="library.Shelf" owl="1"><div/></t>',
      { name: 'library.Shelf', inherit: null, mode: 'primary', owl: true, operations: [] },
    ],
    [
      '<div t-name="library.Shelf"/>',
      { name: 'library.Shelf', inherit: null, mode: 'primary', owl: false, operations: [] },
    ],
    [
      '<t t-inherit="web.List" t-inherit-mode="extension"><xpath expr="//a" position="after"/></t>',
      { name: null, inherit: 'web.List', mode: 'extension', owl: false, operations: [['xpath', '//a', 'after']] },
    ],
    [
      '<t t-name="l.List" t-inherit="web.List"/>',
      { name: 'l.List', inherit: 'web.List', mode: 'primary', owl: false, operations: [] },
    ],
    [
      '<t t-extend="ListView"><t t-jquery=".b" t-operation="append"/><t t-jquery=".c" t-operation="replace"/><t t-jquery=".d">this.hide()</t><t t-jquery=".e" t-operation="inside"/></t>',
      {
        name: null,
        inherit: 'ListView',
        mode: 'extension',
        owl: false,
        operations: [
          ['jquery', '.b', 'inside'],
          ['jquery', '.c', 'replace'],
          ['jquery', '.d', 'replace'],
        ],
      },
    ],
    [
      '<t t-name="Mine" t-extend="ListView"/>',
      { name: 'Mine', inherit: 'ListView', mode: 'primary', owl: false, operations: [] },
    ],
  ])('%s', (text, expected) => {
    expect(template(text)).toEqual(expected);
  });

  it('finds the templates of a kanban view', () => {
    const facts = inOdoo(
      '<record id="k" model="ir.ui.view"><field name="arch" type="xml"><kanban><templates><t t-name="kanban-box"/></templates></kanban></field></record>',
    );
    expect(facts.templates.map(({ name, node }) => [name, facts.nodes[node]?.tag])).toEqual([['kanban-box', 't']]);
  });
});

describe('files that are not Odoo data', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', 'svg'],
    ['<xs:schema xmlns:xs="x"><xs:element name="record"/></xs:schema>', 'xs:schema'],
    ['<Invoice><record id="a" model="m"/><menuitem id="b"/></Invoice>', 'Invoice'],
    ['<data><row><field name="x"/></row></data>', 'data'],
  ])('%s gives its root and no records', (text, root) => {
    const facts = read(text);
    expect(facts).toMatchObject({
      root,
      errors: [],
      records: [],
      views: [],
      templates: [],
      functions: [],
      deletes: [],
    });
    expect(facts.nodes.length).toBeGreaterThan(1);
  });
});
