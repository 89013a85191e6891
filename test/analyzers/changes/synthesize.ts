import type { Change } from '../../../analyzers/changes/schema.js';

/** Texts of a minimal addon that uses what a change is about; `manifest` adds keys, `version` follows the series. */
export interface Sample {
  manifest?: string;
  python?: string;
  xml?: string;
  javascript?: string;
  static?: boolean;
  files?: string[];
}

const model = (body: string, inherit = "_name = 'library.book'"): string =>
  `from odoo import api, fields, models, http\nfrom odoo.http import request\n\n\nclass Book(models.Model):\n    ${inherit}\n\n${body
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`;
const method = (body: string): string => model(`def run(self):\n    ${body}`);
const view = (arch: string, extra = ''): string =>
  `<odoo><record id="v" model="ir.ui.view"><field name="model">library.book</field>${extra}<field name="arch" type="xml">${arch}</field></record></odoo>`;
const inherited = (arch: string, parent = 'library.parent'): string =>
  view(arch, `<field name="inherit_id" ref="${parent}"/>`);
const names = (list: readonly string[]): string[] => list.filter((name) => !/^\*|^(self|cls)$/.test(name));

/** The smallest addon that a change must find, or null where none can be made from the fact alone. */
export function synthesize({ match }: Change): Sample | null {
  switch (match.kind) {
    case 'py.import': {
      const path = match.modules[0] ?? (match.prefixes[0] ? `${match.prefixes[0]}.deep` : null);
      if (path) return { python: `from ${path.split('.').slice(0, -1).join('.')} import ${path.split('.').at(-1)}\n` };
      const [module, map] = Object.entries(match.names)[0] ?? [];
      return module ? { python: `from ${module} import ${Object.keys(map!)[0]}\n` } : null;
    }
    case 'py.symbol':
      return { python: `from ${match.under[0]} import ${match.names[0]}\n` };
    case 'py.decorator': {
      const argument = match.kwarg ? `(${match.kwarg}='${match.value}')` : '';
      const beside = match.with ? `@${match.with[0]}('title')\n` : '';
      return { python: model(`${beside}@${match.names[0]}${argument}\ndef run(self):\n    return 1`) };
    }
    case 'py.call':
      return { python: method(call(match)) };
    case 'py.kwarg': {
      const value = match.values ? `'${match.values[0]}'` : '1';
      return { python: method(`self.env['library.book'].${match.calls[0]}(${match.kwargs[0]}=${value})`) };
    }
    case 'py.attr':
      return { python: method(`return ${match.base === 'env' ? 'self.env' : match.base}.${match.names[0]}`) };
    case 'py.assign':
      return { python: method(`${match.base === 'env' ? 'self.env' : match.base}.${match.names[0]} = 1`) };
    case 'py.chain':
      return { python: method(`return self.${match.contains[0]}`) };
    case 'py.class_attr':
      return {
        python: model(`${match.names[0]} = ${match.names[0] === '_columns' ? "{'x': fields.char('X')}" : '[]'}`),
      };
    case 'py.field_kwarg': {
      const type = match.types?.includes('selection')
        ? 'Selection'
        : match.types?.includes('many2one')
          ? 'Many2one'
          : match.types
            ? 'One2many'
            : 'Char';
      const value = match.valueCall ? `dp.${match.valueCall}('x')` : match.value ? `'${match.value}'` : '1';
      return {
        python: model(`x = fields.${type}(${match.kwargs[0]}=${value}${match.with ? `, ${match.with}=True` : ''})`),
      };
    }
    case 'py.field':
      return { python: model(`${match.names[0]} = fields.Integer()`) };
    case 'py.method_def':
      return definition(match);
    case 'py.signature':
      return signature(match);
    case 'py.method':
      return {
        python: model(
          `def ${match.names[0]}(self):\n    return super().${match.names[0]}()`,
          `_inherit = '${match.models[0]}'`,
        ),
      };
    case 'py.params':
      return { python: model(`def run(${match.params.join(', ')}, ids):\n    return 1`) };
    case 'py.domain_operator':
      return { python: method(`return self.search([('title', '${match.operators[0]}', 'x')])`) };
    case 'py.string':
      return { python: method(`return ['${match.values[0] ?? `${match.prefixes[0]}x`}']`) };
    case 'py.hook':
      return { manifest: `'${match.key}': 'hook',`, python: `def hook(${match.params.join(', ')}):\n    return 1\n` };
    case 'py.python2':
      return { python: 'def run():\n    print "hello"\n' };
    case 'py.onchange_domain':
      return {
        python: model("@api.onchange('title')\ndef _onchange_title(self):\n    return {'domain': {'title': []}}"),
      };
    case 'py.pool':
      return { python: method("return self.pool.get('library.book')") };
    case 'model':
      return { python: model('x = fields.Char()', `_inherit = '${match.names[0] ?? `library${match.suffixes![0]}`}'`) };
    case 'field':
      return { python: method(`return self.env['${match.model}'].search([('${match.names[0]}', '=', 1)])`) };
    case 'field.selection':
      return {
        python: method(`return self.env['${match.model}'].search([('${match.name}', '=', '${match.values[0]}')])`),
      };
    case 'xmlid':
      return { python: method(`return self.env.ref('${match.names[0]}')`) };
    case 'module':
      return { manifest: `'depends': ['${match.name}'],` };
    case 'manifest.key':
      return { manifest: `'${match.keys[0]}': ['x'],` };
    case 'manifest.version':
      return {};
    case 'manifest.data':
      return { manifest: `'data': ['x${match.endings[0]}'],` };
    case 'file':
      return { files: [match.names[0] ?? `static/src/x${match.endings[0]}`] };
    case 'asset.bundle':
      return { manifest: `'assets': {'${match.bundles[0]}': ['library/static/x.js']},` };
    case 'acl.transient':
      return {
        python: "from odoo import models\n\n\nclass Wizard(models.TransientModel):\n    _name = 'library.wizard'\n",
      };
    case 'view.anchor': {
      const [id, anchors] = Object.entries(match.views)[0]!;
      const [, tag, kind, name] = /^([\w-]+)([#@])(.*)$/.exec(anchors[0]!) ?? [];
      if (!tag || /["'<&%]/.test(name!)) return null;
      return {
        xml: inherited(
          `<xpath expr="//${tag}[@${kind === '#' ? 'name' : 'id'}='${name}']" position="after"><p/></xpath>`,
          id,
        ),
      };
    }
    default:
      return markup(match) ?? script(match);
  }
}

function call(match: Extract<Change['match'], { kind: 'py.call' }>): string {
  const receivers: Record<string, string> = {
    any: 'self',
    record: 'self',
    model: `self.env['${match.models[0]}']`,
    cr: 'self.env.cr',
    env: 'self.env',
  };
  const others: Record<string, string> = {
    registry: 'self.pool',
    Environment: 'api.Environment',
    session: 'request.session',
  };
  const first = { user: 'user', ids: 'self.ids', string: "'1'" };
  const args = match.minArgs
    ? Array.from({ length: match.minArgs }, (_, at) => `a${at}`).join(', ')
    : match.first
      ? first[match.first]
      : '';
  return `${receivers[match.on] ?? others[match.on]!}.${match.names[0]}(${args})`;
}

function definition(match: Extract<Change['match'], { kind: 'py.method_def' }>): Sample {
  const name = match.names[0] ?? `${match.prefixes![0]}x`;
  const inherit = match.models[0] ?? (match.modelPrefix ? `${match.modelPrefix}x` : 'library.book');
  const parameters = ['self', ...(match.has ?? []).slice(0, 1)].join(', ');
  return {
    python: model(
      `${match.decorator ? `@${match.decorator}\n` : ''}def ${name}(${parameters}):\n    return 1`,
      `_inherit = '${inherit}'`,
    ),
  };
}

/** Null where an override with the old parameters takes the new ones as well. */
function signature({ models, name, before, after }: Extract<Change['match'], { kind: 'py.signature' }>): Sample | null {
  const [old, now] = [names(before), names(after)];
  const renamed = (entry: string) => old.length === now.length && !old.includes(now[old.indexOf(entry)]!);
  const stale = old.some((entry) => !now.includes(entry) && !renamed(entry));
  if (!stale && old.length >= now.length) return null;
  return {
    python: model(
      `def ${name}(self${old.map((entry) => `, ${entry}`).join('')}):\n    return super().${name}()`,
      `_inherit = '${models[0]}'`,
    ),
  };
}

function markup(match: Change['match']): Sample | null {
  switch (match.kind) {
    case 'xml.tag': {
      if (match.root) return { xml: `<${match.tags[0]}><data/></${match.tags[0]}>` };
      return { xml: match.where === 'data' ? `<odoo><${match.tags[0]}/></odoo>` : view(`<${match.tags[0]}/>`) };
    }
    case 'xml.attr': {
      const value =
        match.values?.[0] ??
        match.prefixes?.[0]?.concat('x') ??
        match.contains?.[0]?.concat('x') ??
        (match.notValues ? 'other' : 'x');
      const beside = (match.with ?? [])
        .map((text) => ` ${(text.includes('=') ? text : `${text}=x`).replace('=', '="')}"`)
        .join('');
      const element = `<${match.tags[0] ?? 'field'} ${match.attrs[0]}="${value}"${beside}/>`;
      if (match.where === 'data') return { xml: `<odoo>${element}</odoo>` };
      if (match.where === 'static')
        return { xml: `<templates><t t-name="library.x">${element}</t></templates>`, static: true };
      if (match.where !== 'view') return { xml: `<odoo><template id="t">${element}</template></odoo>` };
      return { xml: view(match.within ? `<${match.within[0]}>${element}</${match.within[0]}>` : element) };
    }
    case 'xml.class':
      return { xml: view(`<form><div class="${match.classes[0] ?? `${match.prefixes[0]}x`}"/></form>`) };
    case 'xml.expr':
      return { xml: view(`<form><field name="x" ${match.attrs[0] ?? 't-if'}="${match.names[0]}"/></form>`) };
    case 'xml.record_field': {
      const text = match.values?.[0] ?? match.contains?.[0] ?? '1';
      const beside = match.with ? `<field name="${match.with}" ref="a.b"/>` : '';
      return {
        xml: `<odoo><record id="r" model="${match.models[0]}"><field name="${match.fields[0] ?? 'x'}">${text}</field>${beside}</record></odoo>`,
      };
    }
    case 'xml.override':
      return {
        xml: inherited(
          `<field name="x" position="attributes"><attribute name="${match.names[0]}">1</attribute></field>`,
        ),
      };
    case 'xml.child':
      return { xml: view(`<${match.parents[0]}><section/></${match.parents[0]}>`) };
    case 'xml.parent':
      return { xml: view(`<form><group><${match.tag}/></group></form>`) };
    case 'xml.xpath': {
      const expr = match.tags[0]
        ? `//${match.tags[0]}`
        : `//div[${match.words[0]!.startsWith('@') ? `${match.words[0]!.replace('=', '')}='x'` : `hasclass('${match.words[0]}')`}]`;
      return { xml: inherited(`<xpath expr="${expr}" position="inside"/>`) };
    }
    case 'view.mode':
      return {
        xml: `<odoo><record id="r" model="ir.actions.act_window"><field name="view_mode">${match.mode},form</field></record></odoo>`,
      };
    default:
      return null;
  }
}

function script(match: Change['match']): Sample | null {
  const legacy = (body: string) => ({
    javascript: `odoo.define("library.x", [], function (require) {\n${body}\n});\n`,
  });
  switch (match.kind) {
    case 'js.require':
      return legacy(`var x = require("${match.modules[0] ?? `${match.prefixes[0]}Thing`}");`);
    case 'js.import': {
      const whole = match.modules[0] ?? (match.prefixes[0] ? `${match.prefixes[0]}x` : null);
      if (whole) return { javascript: `import { x } from "${whole}";\n` };
      const [module, list] = Object.entries(match.names)[0]!;
      const name = list[0] === 'default' ? 'thing' : `{ ${list[0]} }`;
      return { javascript: `import ${name} from "${module === '*' ? '@web/x' : module}";\n` };
    }
    case 'js.call': {
      const callee = match.callees[0] ?? `this${match.endings[0]!.startsWith('.') ? '' : '.'}${match.endings[0]}`;
      return {
        javascript: `export function run() {\n    ${callee}(${match.first ? `"${match.first[0]}"` : ''});\n}\n`,
      };
    }
    case 'js.member': {
      const registration = match.registry ? `registry.category("${match.registry}").add("x", 1);\n` : '';
      return {
        javascript: `import { registry } from "@web/core/registry";\n${registration}export function run() {\n    return ${match.chains[0] ?? match.bases[0]};\n}\n`,
      };
    }
    case 'js.global':
      return { javascript: `${match.names[0]}.run();\n` };
    case 'js.prop': {
      const value = match.prefixes[0] ?? match.contains[0] ?? 'x';
      const tour = match.tour
        ? 'import { registry } from "@web/core/registry";\nregistry.category("web_tour.tours").add("x", {});\n'
        : '';
      return { javascript: `${tour}export const step = { ${match.names[0]}: "${value}x" };\n` };
    }
    case 'js.method_def':
      return { javascript: `export class Book extends Component {\n    ${match.names[0]}() {}\n}\n` };
    case 'js.define':
      return { javascript: 'odoo.define("library.x", function (require) {});\n' };
    case 'js.patch':
      return {
        javascript: 'import { patch } from "@web/core/utils/patch";\npatch(Book.prototype, "library.book", {});\n',
      };
    case 'url':
      return { javascript: `rpc("${match.urls[0]}");\n` };
    case 'controller': {
      const changed = Object.entries(match.signatures).find(
        ([, [before, after]]) =>
          !names(after).every((entry) => before.includes(entry)) ||
          names(before).some((entry) => !after.includes(entry)),
      );
      const name = match.names[0] ?? changed?.[0];
      if (name === undefined) return null;
      const old = match.names[0] ? [] : names(changed![1][0]);
      return {
        python: `from odoo.addons.web.controllers.x import ${match.controller}\n\n\nclass Own(${match.controller}):\n    def ${name}(self${old.map((entry) => `, ${entry}`).join('')}):\n        return super().${name}()\n`,
      };
    }
    default:
      return null;
  }
}
