import { describe, expect, it } from 'vitest';
import { createJavaScriptReader, readJavaScript } from '../../../analyzers/javascript/read.js';
import type { JavaScriptFacts } from '../../../src/domain/facts/javascript.js';
import { bare, PATH, read } from '../../helpers/javascript.js';

function lines(...rows: string[]): string {
  return rows.join('\n');
}

type Row = [what: string, text: string, kind: keyof JavaScriptFacts, expected: unknown[]];

function table(rows: Row[]): void {
  it.each(rows)('%s', (_what, text, kind, expected) => {
    const facts = read(text);
    expect(facts.errors).toEqual([]);
    expect(bare(facts, kind)).toEqual(expected);
  });
}

const widget = { how: 'extend', methods: ['start'], template: null };

describe('plain scripts of 8.0', () => {
  table([
    [
      'a class on the instance',
      'openerp.library = function (instance) { instance.library.Shelf = instance.web.Widget.extend({template: "Shelf", start: function () {}}); };',
      'classes',
      [{ ...widget, name: 'instance.library.Shelf', extends: 'instance.web.Widget', template: 'Shelf' }],
    ],
    [
      'include changes the parent and has no name',
      'openerp.library = function (instance) { instance.web.ListView.include({start: function () {}}); };',
      'classes',
      [{ ...widget, how: 'include', name: null, extends: 'instance.web.ListView' }],
    ],
    [
      'registries without the word in their name',
      'instance.web.form.widgets.add("isbn", "instance.library.Isbn"); instance.web.client_actions.add("library.desk", "x");',
      'registrations',
      [
        { registry: 'widgets', key: 'isbn' },
        { registry: 'client_actions', key: 'library.desk' },
      ],
    ],
    [
      'a DOM class list is no registry',
      '$("body").classList.add("o_library"); new Set().add("shelf"); this.views.add("x"); shelf.classList.add("registry")',
      'registrations',
      [],
    ],
    [
      'an old tour',
      '(function () { var Tour = openerp.Tour; Tour.register({id: "lend_book", steps: []}); })();',
      'registrations',
      [{ registry: 'Tour', key: 'lend_book' }],
    ],
    [
      'copying is no class',
      'var a = _.extend({}, b, {c: function () {}}); $.extend(a, {}); jQuery.fn.extend({x() {}});',
      'classes',
      [],
    ],
    [
      'assigned namespaces',
      'openerp.library = function (instance) { delete instance.web.old; instance.web.count += 1; };',
      'members',
      [
        { chain: 'openerp.library', assigned: true },
        { chain: 'instance.web.old', assigned: true },
        { chain: 'instance.web.count', assigned: true },
      ],
    ],
    [
      'globals',
      'openerp.library = function (instance) { var _t = instance.web._t; $(window); };',
      'globals',
      [{ name: 'openerp' }, { name: '$' }, { name: 'window' }],
    ],
    ['octal numbers are allowed in scripts', 'var mode = 0755; var text = "\\051";', 'errors', []],
    [
      'a template rendered',
      'var html = QWeb.render("Shelf.Row", {}); page.render("no");',
      'templates',
      [{ name: 'Shelf.Row' }],
    ],
  ]);
});

describe('odoo.define', () => {
  const wrap = (body: string): string => `odoo.define("library.shelf", function (require) {"use strict";\n${body}\n});`;

  it('is a format of its own', () => {
    const facts = read(wrap(''));
    expect(facts.format).toBe('odoo.define');
    expect(facts.defines).toEqual([{ line: 1, column: 1, name: 'library.shelf', args: 2 }]);
  });

  table([
    ['a definition without a name', 'odoo.define(function (require) {});', 'defines', [{ name: null, args: 1 }]],
    [
      'require in every shape',
      wrap(
        'var core = require("web.core"); const {_t, qweb: q} = require("web.core"); var M = require("web.x").Model; require("web.effect"); const D = require("@a/b")[Symbol.for("default")];',
      ),
      'imports',
      [
        { module: 'web.core', names: ['*'], how: 'require' },
        { module: 'web.core', names: ['_t', 'qweb'], how: 'require' },
        { module: 'web.x', names: ['Model'], how: 'require' },
        { module: 'web.effect', names: [], how: 'require' },
        { module: '@a/b', names: ['default'], how: 'require' },
      ],
    ],
    [
      'listed dependencies that nothing requires',
      'odoo.define("library.x", ["web.core", "web.rpc"], function (require) { var rpc = require("web.rpc"); });',
      'imports',
      [
        { module: 'web.core', names: [], how: 'require' },
        { module: 'web.rpc', names: ['*'], how: 'require' },
      ],
    ],
    ['a computed require is not guessed', wrap('require(name); require("a" + b);'), 'imports', []],
    [
      'mixins and inner classes',
      wrap(
        'var Shelf = Widget.extend(DropMixin, {template: "library.Shelf", start: function () {}, events: {}, later: _.debounce(function () {})});',
      ),
      'classes',
      [{ ...widget, name: 'Shelf', extends: 'Widget', template: 'library.Shelf' }],
    ],
    [
      'a public widget that only changes a selector',
      wrap('publicWidget.registry.shelf = publicWidget.registry.rack.extend({selector: ".o"});'),
      'classes',
      [{ ...widget, name: 'publicWidget.registry.shelf', extends: 'publicWidget.registry.rack', methods: [] }],
    ],
    ['no class extends a selection', wrap('selection.extend(node, 2); $.fn.extend({a() {}});'), 'classes', []],
    [
      'a class from a mixin alone',
      wrap('var Shelf = Widget.extend(DropMixin);'),
      'classes',
      [{ ...widget, name: 'Shelf', extends: 'Widget', methods: [] }],
    ],
    [
      'a public widget is a class and a registration',
      wrap('publicWidget.registry.shelf = publicWidget.Widget.extend({selector: ".o", start() {}});'),
      'registrations',
      [{ registry: 'publicWidget.registry', key: 'shelf' }],
    ],
    [
      'its class',
      wrap('publicWidget.registry.shelf = publicWidget.Widget.extend({selector: ".o", start() {}});'),
      'classes',
      [{ ...widget, name: 'publicWidget.registry.shelf', extends: 'publicWidget.Widget' }],
    ],
    [
      'registries by any local name',
      wrap(
        'var fields = require("web.field_registry"); fields.add("isbn", X).add("ean", Y); core.action_registry.add("desk", Z); tour.register("lend", {}, []);',
      ),
      'registrations',
      [
        { registry: 'field_registry', key: 'isbn' },
        { registry: 'field_registry', key: 'ean' },
        { registry: 'action_registry', key: 'desk' },
        { registry: 'tour', key: 'lend' },
      ],
    ],
    [
      'a computed key is not guessed',
      wrap('core.action_registry.add("desk" + n, Z); publicWidget.registry[n] = X;'),
      'registrations',
      [],
    ],
    [
      'a class in the point of sale',
      wrap(
        'const LibraryScreen = (Screen) => class extends Screen { get books() { return 1; } lend() {} }; Registries.Component.extend(Screen, LibraryScreen);',
      ),
      'classes',
      [{ how: 'class', name: 'LibraryScreen', extends: 'Screen', methods: ['books', 'lend'], template: null }],
    ],
    [
      'a component patched with a class, 14.0',
      wrap('ActionMenus.patch("library.menus", (T) => class extends T { setup() {} });'),
      'patches',
      [{ target: 'ActionMenus', name: 'library.menus', methods: ['setup'] }],
    ],
    [
      'models of the mail client',
      wrap(
        'registerInstancePatchModel("mail.thread", "library/x.js", {open() {}}); registerPatch({name: "Thread", recordMethods: {close() {}}});',
      ),
      'patches',
      [
        { target: 'mail.thread', name: 'library/x.js', methods: ['open'] },
        { target: 'Thread', name: null, methods: ['close'] },
      ],
    ],
    [
      'mocks and web requests patch nothing',
      wrap('testUtils.mock.patch(ListRenderer, {start() {}}); http.patch("/books/1", {title: "x"});'),
      'patches',
      [],
    ],
  ]);
});

describe('ES modules', () => {
  table([
    [
      'imports',
      'import legacy, {Component, useState as state} from "@odoo/owl";\nimport * as utils from "./utils";\nimport "@library/start";\nexport {Shelf} from "./shelf";\nawait import("@library/lazy"); odoo.runtimeImport("@library/old");',
      'imports',
      [
        { module: '@odoo/owl', names: ['default', 'Component', 'useState'], how: 'import' },
        { module: './utils', names: ['*'], how: 'import' },
        { module: '@library/start', names: [], how: 'import' },
        { module: './shelf', names: ['Shelf'], how: 'export' },
        { module: '@library/lazy', names: [], how: 'dynamic' },
        { module: '@library/old', names: [], how: 'dynamic' },
      ],
    ],
    [
      'components',
      'export class Shelf extends Component { static template = "library.Shelf"; static props = ["*"]; setup() {} onClick = () => {}; }',
      'classes',
      [{ how: 'class', name: 'Shelf', extends: 'Component', methods: ['setup', 'onClick'], template: 'library.Shelf' }],
    ],
    [
      'a template assigned later, one from a getter, one in place',
      'class Shelf extends Component {}\nShelf.template = "library.Shelf";\nclass Row extends Mixin(Component) { static get template() { return "library.Row"; } }\nclass Cell extends owl.Component {}\nCell.template = xml`<b/>`;',
      'classes',
      [
        { how: 'class', name: 'Shelf', extends: 'Component', methods: [], template: 'library.Shelf' },
        { how: 'class', name: 'Row', extends: 'Mixin(Component)', methods: ['template'], template: 'library.Row' },
        { how: 'class', name: 'Cell', extends: 'owl.Component', methods: [], template: null },
      ],
    ],
    [
      'patches of 15.0 to 16.0, of 17.0 on, and of a named object',
      'patch(ListController.prototype, "library.list", {setup() { this._super(); }});\npatch(ListController.prototype, {setup() { super.setup(); }, get rows() { return 1; }});\nconst change = {lend() {}};\npatch(Desk.prototype, change);',
      'patches',
      [
        { target: 'ListController.prototype', name: 'library.list', methods: ['setup'] },
        { target: 'ListController.prototype', name: null, methods: ['setup', 'rows'] },
        { target: 'Desk.prototype', name: null, methods: ['lend'] },
      ],
    ],
    [
      'registrations, also through a variable',
      'registry.category("actions").add("desk", Desk, {sequence: 1});\nconst views = registry.category("views");\nviews.add("shelf_list", v).add("shelf_form", w);\nregistry.category(name).add("x", y);',
      'registrations',
      [
        { registry: 'actions', key: 'desk' },
        { registry: 'views', key: 'shelf_list' },
        { registry: 'views', key: 'shelf_form' },
      ],
    ],
    [
      'templates used',
      'renderToString("library.Row", {}); X.rowTemplate = "library.Row2"; const o = {contentTemplate: "library.Tip", template: "<div class=\'x\'/>"}; const t = xml`<t t-name="library.In"><t t-call="library.Sub"/><t t-call="{{ x }}"/></t>`;',
      'templates',
      [
        { name: 'library.Row' },
        { name: 'library.Row2' },
        { name: 'library.Tip' },
        { name: 'library.In' },
        { name: 'library.Sub' },
      ],
    ],
    [
      'services',
      'const orm = useService("orm"); this.env.services.rpc("/x", {}); new Dialog(this, `a`); a.b()[0].c?.d(1);',
      'calls',
      [
        { callee: 'useService', args: ['orm'] },
        { callee: 'this.env.services.rpc', args: ['/x', null] },
        { callee: 'new Dialog', args: [null, 'a'] },
        { callee: 'a.b', args: [] },
        { callee: 'a.b()[].c.d', args: [null] },
      ],
    ],
    [
      'members: longest chains, destructured ones, none that are called',
      'const {Component, hooks: {useState}} = owl; const {id} = this.props; f(odoo.session_info.uid, session["user_context"]); this.a.b(); rows[0]; this.x = 1;',
      'members',
      [
        { chain: 'owl.Component', assigned: false },
        { chain: 'owl.hooks.useState', assigned: false },
        { chain: 'this.props.id', assigned: false },
        { chain: 'odoo.session_info.uid', assigned: false },
        { chain: 'session.user_context', assigned: false },
        { chain: 'this.x', assigned: true },
      ],
    ],
    [
      'properties of objects and classes',
      'const step = {trigger: ".o", run: "text foo", "extra_trigger": 1, jsLibs: [], go() {}}; class A { static props = {}; static template = "a.A"; run() {} }',
      'properties',
      [
        { name: 'trigger', value: '.o' },
        { name: 'run', value: 'text foo' },
        { name: 'extra_trigger', value: null },
        { name: 'jsLibs', value: null },
        { name: 'go', value: null },
        { name: 'props', value: null },
        { name: 'template', value: 'a.A' },
      ],
    ],
    [
      'globals: read and declared nowhere',
      'import {a as b} from "x"; function f(p, {q: r}) { try { moment(p, r, b); } catch (e) { e.moment; } label: for (const i of []) { break label; } } f({k: luxon, short}); class C { m() { return undefined; } } written = 1; export {f as g, C}; moment(); typeof QUnit;',
      'globals',
      [{ name: 'moment' }, { name: 'luxon' }, { name: 'short' }, { name: 'QUnit' }],
    ],
  ]);

  it('lists exports', () => {
    const text =
      'export const a = 1, {b, c: {d}} = x; export default class E {} export function f() {} export {g as h}; export * from "y"; export * as ns from "z";';
    expect(read(text).exports).toEqual(['a', 'b', 'd', 'default', 'f', 'h', '*', 'ns']);
  });
});

describe('the @odoo-module comment', () => {
  it.each([
    ['/** @odoo-module **/', '@odoo-module'],
    ['/* @odoo-module alias=library.Shelf default=false */', '@odoo-module alias=library.Shelf default=false'],
    ['// @odoo-module ignore', '@odoo-module ignore'],
    ['\n\n/** @odoo-module alias=library.Shelf**/', '@odoo-module alias=library.Shelf'],
    ['/**\n@odoo-module */', '@odoo-module'],
    // Odoo's own expression does not see these two either.
    ['/**\n * @odoo-module */', null],
    ['/* Copyright the library */\n/** @odoo-module **/', null],
    ['var a = 1; /** @odoo-module **/', null],
    ['// no module', null],
  ])('%j', (text, expected) => {
    expect(read(text).odooModule).toBe(expected);
  });
});

describe('positions', () => {
  it('start at 1 and count UTF-16 code units, over every line end and a byte order mark', () => {
    const { calls } = read('\uFEFFa();\r\n  "📚", b();\rc();\n\td()\n  .then();');
    const seen = calls.map(({ callee, line, column }) => [callee, line, column]);
    expect(seen).toEqual([
      ['a', 1, 1],
      ['b', 2, 9],
      ['c', 3, 1],
      ['d', 4, 2],
      ['d().then', 5, 4],
    ]);
  });

  it('points into inline templates and at properties', () => {
    const facts = read(lines('const t = xml`', '  <t t-call="library.Row"/>`;', 'const o = {', '  run: 1 };'));
    expect(facts.templates).toEqual([{ line: 2, column: 14, name: 'library.Row' }]);
    expect(facts.properties).toEqual([{ line: 4, column: 3, name: 'run', value: null }]);
  });

  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\n\n', 2],
    ['a\r\nb', 2],
  ])('counts the lines of %j', (text, count) => {
    expect(read(text).lines).toBe(count);
  });
});

describe('comments', () => {
  it('are found outside strings, templates and regular expressions', () => {
    const text = lines(
      '// one',
      'const url = "http://x"; /* two */',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a script
      'const r = /[/*]\\/\\//; const t = `// ${a /* three */} //`;',
      'f(/* four */); // five',
    );
    const seen = read(text).comments.map((comment) => [comment.line, comment.column, comment.text]);
    expect(seen).toEqual([
      [1, 1, '// one'],
      [2, 25, '/* two */'],
      [3, 41, '/* three */'],
      [4, 3, '/* four */'],
      [4, 16, '// five'],
    ]);
  });
});

it('offers the reader ahead of the first file', async () => {
  const reader = await createJavaScriptReader();
  expect(reader(PATH, 'f()')).toEqual(readJavaScript(PATH, 'f()'));
});
