import type { Where } from '../../analyzers/changes/match.js';
import { type Decision, type RawFact, strings } from './raw.js';

/**
 * ORM method names that other objects bear too: a call counts only on a record. The rest are so particular to Odoo
 * that any receiver will do.
 */
const NEEDS_RECORD = new Set(
  'flush recompute refresh _read _browse read_group name_get _search toggle_active import_data load_views _add_field _pop_field invalidate_cache'.split(
    ' ',
  ),
);
/** Names of model methods that stand for one thing only: long, with an underscore inside. */
function telling(name: string): boolean {
  return name.length >= 14 && name.slice(1).includes('_');
}

function pythonCall(fact: RawFact): Decision {
  const names = strings(fact.match, 'name', 'names');
  const models = strings(fact.match, 'model').flatMap((model) => model.split('|'));
  if (models.length > 0) {
    return { kind: 'py.call', names, on: 'model', models, anyReceiver: names.filter(telling) };
  }
  if (names.some((name) => name.includes('.'))) return 'A dotted name of which facts hold the parts only.';
  const anyReceiver = names.filter((name) => !NEEDS_RECORD.has(name));
  return { kind: 'py.call', names, on: 'record', models: [], anyReceiver };
}

function pythonDef(fact: RawFact): Decision {
  const { match } = fact;
  if (typeof match.controller === 'string') return controller(fact, match.controller);
  return { kind: 'py.method_def', names: strings(match, 'name', 'names'), models: strings(match, 'model') };
}

const parameters = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function controller(fact: RawFact, name: string): Decision {
  const raw = (fact.match.signatures ?? {}) as Record<string, [string, string]>;
  const signatures = Object.fromEntries(
    Object.entries(raw).map(([method, [before, after]]) => [
      method,
      [parameters(before), parameters(after)] as [string[], string[]],
    ]),
  );
  const names = strings(fact.match, 'names').filter((method) => signatures[method] === undefined);
  return { kind: 'controller', controller: name, names, signatures };
}

/** `model.method(self, a, b)` in `old` and `method(self, a)` in `replacement`. */
function signature(fact: RawFact): Decision {
  const model = strings(fact.match, 'model');
  const name = strings(fact.match, 'name')[0];
  const before = /\(([^()]*)\)\s*$/.exec(fact.old);
  const after = /\(([^()]*)\)\s*$/.exec(fact.replacement);
  if (name === undefined || !before || !after) return 'The parameters are not spelled out.';
  return { kind: 'py.signature', models: model, name, before: parameters(before[1]!), after: parameters(after[1]!) };
}

function pythonImport(fact: RawFact): Decision {
  const { match } = fact;
  if (fact.origin === 'generated') {
    const raw = match.names as Record<string, Record<string, string | null>>;
    const modules = strings(match, 'modules');
    const gone = new Set(modules);
    const names = Object.fromEntries(
      Object.entries(raw)
        .map(
          ([path, map]) =>
            [
              `odoo.addons.${path}`,
              Object.fromEntries(Object.entries(map).map(([k, v]) => [k, v && `odoo.addons.${v}`])),
            ] as const,
        )
        .filter(([path, map]) => !gone.has(path) && Object.keys(map).length > 0),
    );
    return { kind: 'py.import', modules, prefixes: [], names };
  }
  // Matchers see `openerp` under its present name.
  const module = strings(match, 'module')[0]?.replace(/^openerp\./, 'odoo.');
  if (module === undefined || match.regex === true) return 'A pattern over module names.';
  const names = strings(match, 'names');
  if (names.length > 0) {
    return {
      kind: 'py.import',
      modules: [],
      prefixes: [],
      names: { [module]: Object.fromEntries(names.map((n) => [n, null])) },
    };
  }
  return {
    kind: 'py.import',
    modules: match.prefix ? [] : [module],
    prefixes: match.prefix ? [module] : [],
    names: {},
  };
}

function where(fact: RawFact): Where {
  if (fact.match.kind.startsWith('owl')) return 'static';
  return fact.area === 'xml-view' ? 'view' : fact.area === 'qweb' ? 'any' : 'data';
}

function xmlAttr(fact: RawFact): Decision {
  const { match } = fact;
  if (match.regex !== undefined || match.missing !== undefined) return 'A pattern that was not made into a matcher.';
  const values = strings(match, 'value', 'values');
  return {
    kind: 'xml.attr',
    tags: strings(match, 'tag'),
    attrs: strings(match, 'attr', 'attrs'),
    ...(values.length > 0 ? { values } : {}),
    where: where(fact),
  };
}

function recordField(fact: RawFact): Decision {
  const models = strings(fact.match, 'model');
  const raw = strings(fact.match, 'fields').filter((field) => field !== '*');
  const fields = [...new Set(raw.map((field) => field.split('=')[0]!))];
  const values = raw.flatMap((field) => (field.includes('=') ? [field.split('=')[1]!] : []));
  if (values.length > 0 && values.length !== raw.length) return 'Fields with and without a value.';
  return { kind: 'xml.record_field', models, fields, ...(values.length > 0 ? { values } : {}) };
}

function xmlidDecision(fact: RawFact): Decision {
  const map = fact.match.map as Record<string, string> | undefined;
  return { kind: 'xmlid', names: strings(fact.match, 'name', 'names'), ...(map ? { map } : {}) };
}

/** URL rules without placeholders and with at least two parts: shorter ones are words of every web site. */
function urls(fact: RawFact): Decision {
  const plain = strings(fact.match, 'names').filter((url) => !url.includes('<') && /^\/[\w.-]+\/[\w./-]+$/.test(url));
  return plain.length > 0 ? { kind: 'url', urls: plain } : 'Only addresses with placeholders.';
}

function javascriptImport(fact: RawFact): Decision {
  const modules = strings(fact.match, 'module', 'modules');
  const names = strings(fact.match, 'names');
  const from = modules.length > 0 ? modules : ['*'];
  if (names.length === 0) return { kind: 'js.import', modules, prefixes: strings(fact.match, 'prefix'), names: {} };
  return {
    kind: 'js.import',
    modules: [],
    prefixes: [],
    names: Object.fromEntries(from.map((module) => [module, names])),
  };
}

function javascriptCall(fact: RawFact): Decision {
  const { match } = fact;
  const callees = strings(match, 'callee').flatMap((text) => text.split('|'));
  const first = strings(match, 'arg', 'args');
  return { kind: 'js.call', callees, endings: [], ...(first.length > 0 ? { first } : {}) };
}

/** A matcher for a raw fact that no curated table names. */
export function genericDecision(fact: RawFact): Decision {
  const { match } = fact;
  const names = strings(match, 'name', 'names');
  switch (match.kind) {
    case 'py.import':
      return pythonImport(fact);
    case 'py.call':
      return pythonCall(fact);
    case 'py.method_def':
      return pythonDef(fact);
    case 'py.method_def|py.call':
      return fact.id.startsWith('sig-')
        ? signature(fact)
        : { kind: 'py.method', models: strings(match, 'model'), names };
    case 'py.decorator':
      return match.combo
        ? { kind: 'py.decorator', names: ['api.one'], with: ['api.onchange', 'api.constrains'] }
        : { kind: 'py.decorator', names };
    case 'py.attr':
      return typeof match.base === 'string' ? { kind: 'py.attr', base: match.base, names } : 'A name without a base.';
    case 'py.assign':
      return { kind: 'py.assign', base: String(match.base), names };
    case 'py.class_attr':
      return { kind: 'py.class_attr', names };
    case 'py.field_kwarg':
      return { kind: 'py.field_kwarg', kwargs: strings(match, 'kwargs') };
    case 'py.domain_operator':
      return { kind: 'py.domain_operator', operators: names };
    case 'py.hook':
      return { kind: 'py.hook', key: String(match.key), params: strings(match, 'params') };
    case 'py.kwarg':
      return { kind: 'py.kwarg', calls: strings(match, 'call', 'names'), kwargs: strings(match, 'kwarg', 'kwargs') };
    case 'py.model_ref':
    case 'model':
      return { kind: 'model', names };
    case 'field':
    case 'py.attr|xml.field':
      return { kind: 'field', model: String(match.model), names };
    case 'field.selection':
      return {
        kind: 'field.selection',
        model: String(match.model),
        name: names[0]!,
        values: strings(match, 'values'),
      };
    case 'field.type':
      return 'A use of the field is not wrong by itself; only what is done with its value can be.';
    case 'xmlid':
      return xmlidDecision(fact);
    case 'module':
      return { kind: 'module', name: names[0]! };
    case 'manifest.key':
      return { kind: 'manifest.key', keys: strings(match, 'keys') };
    case 'manifest.asset':
      return { kind: 'asset.bundle', bundles: strings(match, 'bundle', 'bundles') };
    case 'xml.tag':
      return {
        kind: 'xml.tag',
        tags: strings(match, 'tag', 'tags'),
        where: fact.area === 'xml-view' ? 'view' : 'data',
        ...(match.root ? { root: true } : {}),
      };
    case 'xml.attr':
    case 'owl.attr':
      return xmlAttr(fact);
    case 'xml.record_field':
      return recordField(fact);
    case 'js.require':
      return { kind: 'js.require', modules: strings(match, 'modules'), prefixes: [] };
    case 'js.import':
      return javascriptImport(fact);
    case 'js.call':
      return javascriptCall(fact);
    case 'js.global':
      return { kind: 'js.global', names };
    case 'js.member':
      return { kind: 'js.member', chains: strings(match, 'chain'), bases: strings(match, 'base') };
    case 'js.prop':
      return { kind: 'js.prop', names, prefixes: [], contains: [] };
    case 'js.method_def':
      return { kind: 'js.method_def', names };
    case 'url':
      return urls(fact);
    default:
      return `No fact answers the question ${match.kind}.`;
  }
}
