import { stringOf } from '../../../src/domain/facts/value.js';
import { accessTo, modelsMadeIn } from '../../../src/domain/lookups.js';
import type { Registry } from '../../../src/domain/portfolio.js';
import { isOwnModel } from '../facts/own.js';
import { isModelClass, modelsOf, symbolAt } from '../facts/python.js';
import { xmlIdUsesOf } from '../facts/xmlid-uses.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

interface ModelUse {
  model: string;
  path: string;
  line: number;
  column: number;
  symbol: string;
  certainty?: 'likely';
}

/** Models that are gone or renamed; transient models without the access right that 14.0 asks for. */
export function* matchModels(scope: Scope): Generator<Hit> {
  const names = scope.index('model', 'names', (match) => match.names);
  const suffixes = scope.of('model').filter((change) => change.match.suffixes);
  const registry = scope.portfolio.registry;
  const changeOf = (model: string): ChangeOf<'model'> | undefined =>
    names.get(model)?.[0] ??
    suffixes.find(
      ({ match }) => match.suffixes!.some((suffix) => model.endsWith(suffix)) && !match.except?.includes(model),
    );
  for (const use of modelUses(scope, names)) {
    const change = changeOf(use.model);
    if (!change || isOwnModel(registry, use.model)) continue;
    const { model, certainty, ...at } = use;
    yield { ...at, change, subject: model, ...(certainty ? { certainty } : {}) };
  }
  yield* transients(scope);
}

/** Record fields that hold the name of a model as text. Source: fields of ir.actions.* and ir.rule, ir.cron up to 10.0. */
const MODEL_FIELDS = new Set(['model', 'res_model', 'src_model', 'relation', 'binding_model']);

function* modelUses(scope: Scope, gone: ReadonlyMap<string, unknown>): Generator<ModelUse> {
  for (const file of scope.source.python) {
    const at = (place: { line: number; column: number }) => ({
      path: file.path,
      line: place.line,
      column: place.column,
    });
    for (const [index, owner] of file.classes.entries()) {
      if (!isModelClass(owner)) continue;
      const symbol = owner.name;
      for (const model of [...modelsOf(owner), ...Object.keys(owner.inherits)]) yield { model, ...at(owner), symbol };
      for (const field of owner.fields) {
        const comodel = stringOf(field.kwargs.comodel_name) ?? stringOf(field.args[0]);
        if (comodel && /2one|2many/.test(field.type))
          yield { model: comodel, ...at(field), symbol: symbolAt(file, { function: null, class: index }) };
      }
    }
    const named = new Set<string>();
    for (const subscript of file.subscripts) {
      if (!/(^|\.)(env|pool)$/.test(subscript.base)) continue;
      named.add(`${subscript.line}:${subscript.key}`);
      yield { model: subscript.key, ...at(subscript), symbol: symbolAt(file, subscript) };
    }
    for (const call of file.calls) {
      const model = /(^|\.)pool\.get$/.test(call.callee) ? stringOf(call.args[0]) : null;
      if (model === null) continue;
      named.add(`${call.line}:${model}`);
      yield { model, ...at(call), symbol: symbolAt(file, call) };
    }
    for (const text of file.strings) {
      // Any other text that is the very name of a gone model; one-word names are words of the language.
      if (!text.value.includes('.') || !gone.has(text.value) || named.has(`${text.line}:${text.value}`)) continue;
      if (text.function === null && text.class !== null) continue;
      yield { model: text.value, ...at(text), symbol: symbolAt(file, text), certainty: 'likely' };
    }
  }
  // Records of a gone model have facts of their own, which know the new form.
  const whole = scope.index('xml.record_field', 'whole records', (match) =>
    match.fields.length === 0 ? match.models : [],
  );
  for (const file of scope.source.xml) {
    const at = (node: number) => ({ path: file.path, line: file.nodes[node]!.line, column: file.nodes[node]!.column });
    for (const record of file.records) {
      const symbol = record.id ?? '';
      if (record.tag === 'record' && !whole.has(record.model))
        yield { model: record.model, ...at(record.node), symbol };
      for (const field of record.fields) {
        if (MODEL_FIELDS.has(field.name) && field.text.includes('.'))
          yield { model: field.text, ...at(field.node), symbol };
      }
    }
    for (const entry of [...file.functions, ...file.deletes])
      yield { model: entry.model, ...at(entry.node), symbol: '' };
  }
  for (const file of scope.source.csv) yield { model: file.model, path: file.path, line: 1, column: 1, symbol: '' };
  for (const file of scope.source.javascript) {
    for (const property of file.properties) {
      const { name, value, line, column } = property;
      if ((name === 'model' || name === 'res_model') && value?.includes('.'))
        yield { model: value, path: file.path, line, column, symbol: '', certainty: 'likely' };
    }
  }
  yield* modelIds(scope);
}

/** `model_sale_order`, the id that Odoo gives a model. Source: base/models/ir_model.py model_xmlid. */
function* modelIds(scope: Scope): Generator<ModelUse> {
  const ids = scope.index('model', 'ids', (match) => match.names.map(idOfModel));
  const own = ownIds(scope.portfolio.registry);
  for (const use of xmlIdUsesOf(scope.source)) {
    const name = use.id.slice(use.id.indexOf('.') + 1);
    const model = own.has(name)
      ? undefined
      : ids.get(name)?.[0]?.match.names.find((model) => idOfModel(model) === name);
    if (model) yield { model, path: use.path, line: use.line, column: use.column, symbol: use.symbol };
  }
}

const idOfModel = (name: string): string => `model_${name.replaceAll('.', '_')}`;

const ownIdCache = new WeakMap<Registry, Set<string>>();
function ownIds(registry: Registry): ReadonlySet<string> {
  let ids = ownIdCache.get(registry);
  if (ids === undefined) {
    ids = new Set([...registry.models.keys()].filter((name) => isOwnModel(registry, name)).map(idOfModel));
    ownIdCache.set(registry, ids);
  }
  return ids;
}

/** Transient models without an access right: refused to everybody from 14.0. */
function* transients(scope: Scope): Generator<Hit> {
  const change = scope.of('acl.transient')[0];
  if (!change) return;
  const { registry } = scope.portfolio;
  for (const model of modelsMadeIn(registry, scope.source.addon.key)) {
    const declaration = model.declarations.find((entry) => entry.creates);
    if (declaration?.kind !== 'transient') continue;
    if (
      accessTo(registry, model.name).length > 0 ||
      model.parents.includes('res.config.settings') ||
      /(^|\/)tests?\//.test(declaration.path)
    )
      continue;
    const { path, line, column, className } = declaration;
    yield { change, path, line, column, symbol: className, subject: model.name };
  }
}
