import type { AddonSource } from '../../../src/domain/addon.js';
import type { PythonFacts } from '../../../src/domain/facts/python.js';
import { stringOf, stringsOf, type Value } from '../../../src/domain/facts/value.js';
import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import { comodelOf } from './comodels.js';
import { classOf, isModelClass, modelsOf, symbolAt } from './python.js';
import { receiverOf, type UseAt } from './receivers.js';
import { modelsOfNodes, stepsOf } from './view-models.js';

/** A field used where the model is known. `value`: the literal it is given or compared with, if any. */
export interface FieldUse {
  models: readonly string[];
  field: string;
  path: string;
  line: number;
  column: number;
  symbol: string;
  value: string | null;
  /** A field of a record in a data file. */
  record?: true;
}

const cache = new PassingMap<AddonSource, FieldUse[]>();

/** Every use of a field of a known model in one addon. Gathered once for all rules that ask. */
export function fieldUsesOf(source: AddonSource, portfolio: Portfolio): readonly FieldUse[] {
  let uses = cache.get(source);
  if (uses === undefined) {
    uses = [];
    for (const file of source.python) pythonUses(uses, file, portfolio);
    for (const file of source.xml) xmlUses(uses, file, portfolio);
    for (const file of source.csv) {
      for (const name of file.header) {
        const field = name.split(/[:/]/)[0]!;
        if (/^\w+$/.test(field))
          uses.push({ models: [file.model], field, path: file.path, line: 1, column: 1, symbol: '', value: null });
      }
    }
    cache.set(source, uses);
  }
  return uses;
}

type Add = (models: readonly string[], path: string, use: UseAt, value?: string | null) => void;

function pythonUses(uses: FieldUse[], file: PythonFacts, { registry }: Portfolio): void {
  const add: Add = (start, dotted, use, value = null) => {
    let models = start;
    const symbol = symbolAt(file, use);
    const parts = dotted.split('.');
    for (const [at, field] of parts.entries()) {
      if (!/^\w+$/.test(field) || models.length === 0) return;
      const last = at === parts.length - 1;
      uses.push({
        models,
        field,
        path: file.path,
        line: use.line,
        column: use.column,
        symbol,
        value: last ? value : null,
      });
      const next = comodelOf(registry, models, field);
      models = next === null ? [] : [next];
    }
  };
  for (const attribute of file.attributes) chainUses(file, registry, attribute.chain, attribute, add);
  for (const call of file.calls) {
    const dot = call.callee.lastIndexOf('.');
    if (dot > 0) chainUses(file, registry, call.callee.slice(0, dot), call, add);
    callUses(file, registry, call, add);
  }
  for (const domain of file.domains) {
    const dot = domain.context.lastIndexOf('.');
    const receiver =
      domain.model === null && dot > 0 ? receiverOf(file, registry, domain.context.slice(0, dot), domain) : null;
    const models = domain.model !== null ? [domain.model] : receiver?.record ? receiver.models : [];
    if (!/(search|search_count|search_read|read_group|_search|filtered_domain)$/.test(domain.context)) continue;
    for (const term of domain.terms)
      add(models, term.field, { ...domain, line: term.line, column: term.column }, stringOf(term.value));
  }
  declarationUses(file, add);
}

/** Attribute chains: `self.partner_id.country_id` uses a field of two models. */
function chainUses(file: PythonFacts, registry: Portfolio['registry'], chain: string, use: UseAt, add: Add): void {
  const parts = chain.split('.');
  for (let start = 1; start < parts.length; start++) {
    const part = parts[start]!.replace(/\[\]$/, '');
    if (!/^[a-z_]\w*$/.test(part) || part === 'env') continue;
    const receiver = receiverOf(file, registry, parts.slice(0, start).join('.'), use);
    if (!receiver.record || receiver.models.length === 0) continue;
    // The rest of the chain is walked from here, as far as comodels are known.
    const rest = parts.slice(start).map((text) => text.replace(/\[\]$/, ''));
    add(receiver.models, rest.join('.'), use);
    return;
  }
}

const WRITERS = new Set(['create', 'write', 'update', 'new']);
const PATHS = new Set(['mapped', 'filtered', 'sorted', 'grouped']);
const LISTS = new Set(['read', 'search_read', 'read_group', '_read_group']);

/** Field names in arguments: values of create and write, paths of mapped, lists of read. */
function callUses(
  file: PythonFacts,
  registry: Portfolio['registry'],
  call: PythonFacts['calls'][number],
  add: Add,
): void {
  if (!WRITERS.has(call.name) && !PATHS.has(call.name) && !LISTS.has(call.name)) return;
  const receiver = receiverOf(
    file,
    registry,
    call.callee.slice(0, Math.max(0, call.callee.length - call.name.length - 1)),
    call,
  );
  if (!receiver.record || receiver.models.length === 0) return;
  if (PATHS.has(call.name)) {
    const path = stringOf(call.args[0]);
    if (path !== null && /^[\w.]+$/.test(path)) add(receiver.models, path, call);
    return;
  }
  if (LISTS.has(call.name)) {
    for (const argument of [...call.args, call.kwargs.fields, call.kwargs.groupby]) {
      if (argument?.kind !== 'list') continue;
      for (const name of stringsOf(argument))
        if (/^\w+(:\w+)?$/.test(name)) add(receiver.models, name.split(':')[0]!, call);
    }
    return;
  }
  for (const argument of [...call.args, call.kwargs.vals, call.kwargs.values]) {
    for (const dict of dictsOf(argument)) {
      for (const [key, value] of dict.entries) {
        const name = stringOf(key);
        if (name !== null && /^\w+$/.test(name)) add(receiver.models, name, call, stringOf(value));
      }
    }
  }
}

function dictsOf(value: Value | undefined): Extract<Value, { kind: 'dict' }>[] {
  if (value?.kind === 'dict') return [value];
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'dict' ? [item] : [])) : [];
}

const FIELD_DECORATORS = /^(api\.)?(depends|constrains|onchange)$/;

/** Decorators, `related=` paths and inverse names. */
function declarationUses(file: PythonFacts, add: Add): void {
  for (const [index, method] of file.functions.entries()) {
    const owner = classOf(file, method.class);
    if (!isModelClass(owner)) continue;
    for (const decorator of method.decorators) {
      if (!FIELD_DECORATORS.test(decorator.name)) continue;
      const use = { function: index, class: method.class, line: decorator.line, column: decorator.column };
      for (const path of decorator.args.flatMap((value) => stringsOf(value))) add(modelsOf(owner), path, use);
    }
  }
  for (const [index, owner] of file.classes.entries()) {
    if (!isModelClass(owner)) continue;
    for (const field of owner.fields) {
      const use = { function: null, class: index, line: field.line, column: field.column };
      const related = stringOf(field.kwargs.related);
      if (related !== null) add(modelsOf(owner), related, use);
      const comodel = stringOf(field.kwargs.comodel_name) ?? stringOf(field.args[0]);
      const inverse = stringOf(field.kwargs.inverse_name) ?? stringOf(field.args[1]);
      if (field.type === 'one2many' && comodel && inverse) add([comodel], inverse, use);
    }
  }
}

/** `('state', '=', 'draft')` in the text of an attribute. */
const TERM = /\(\s*(['"])([a-z_][\w.]*)\1\s*,\s*(['"])[^'"]{1,10}\3\s*,\s*(?:(['"])([^'"]*)\4)?/g;
const GROUP_BY = /(['"])group_by\1\s*:\s*(['"])(\w+)(?::\w+)?\2/g;

function xmlUses(uses: FieldUse[], file: XmlFacts, { registry }: Portfolio): void {
  const add = (model: string, dotted: string, node: number, symbol: string, value: string | null = null) => {
    let models = [model];
    for (const field of dotted.split('.')) {
      const { line, column } = file.nodes[node]!;
      uses.push({ models, field, path: file.path, line, column, symbol, value });
      const next = comodelOf(registry, models, field);
      if (next === null) return;
      models = [next];
    }
  };
  for (const record of file.records) {
    if (record.tag !== 'record') continue;
    for (const field of record.fields) {
      const value = field.text || (field.eval ?? '').replace(/^(['"])(.*)\1$/, '$2') || null;
      const { line, column } = file.nodes[field.node]!;
      const place = { path: file.path, line, column, symbol: record.id ?? '' };
      uses.push({ models: [record.model], field: field.name, ...place, value, record: true });
    }
  }
  const owners = new Map(file.views.map((view) => [view.arch, file.records[view.record]?.id ?? '']));
  const symbols = new Map<number, string>();
  for (const [index, model] of modelsOfNodes(file, registry)) {
    const node = file.nodes[index]!;
    const symbol = owners.get(index) ?? symbols.get(node.parent) ?? '';
    symbols.set(index, symbol);
    if (model === null) continue;
    const { name, expr, domain, context, attrs, filter_domain } = node.attributes;
    if (node.tag === 'field' && name && /^\w+$/.test(name)) add(model, name, index, symbol);
    if (node.tag === 'xpath' && expr) {
      const fields = stepsOf(expr).filter((step) => step.tag === 'field' && step.name !== null);
      if (fields.length > 0) add(model, fields.map((step) => step.name).join('.'), index, symbol);
    }
    // The domain of a field speaks of the model it leads to; that of a filter, and attrs, of the model itself.
    const inside = node.tag === 'field' ? comodelOf(registry, [model], name ?? '') : model;
    const terms = [node.tag === 'filter' ? domain : undefined, filter_domain && model, attrs];
    if (node.tag === 'filter' || attrs) {
      for (const text of terms)
        for (const match of (text ?? '').matchAll(TERM)) add(model, match[2]!, index, symbol, match[5] ?? null);
    }
    if (node.tag === 'field' && domain && inside) {
      for (const match of domain.matchAll(TERM)) add(inside, match[2]!, index, symbol, match[5] ?? null);
    }
    if (node.tag === 'filter')
      for (const match of (context ?? '').matchAll(GROUP_BY)) add(model, match[3]!, index, symbol);
  }
}
