import type { PythonCall, PythonClass, PythonFacts } from '../../../src/domain/facts/python.js';
import { stringOf, stringsOf, type Value } from '../../../src/domain/facts/value.js';
import type { Certainty } from '../../../src/domain/finding.js';
import { classOf, isModelClass, modelsOf, symbolAt } from '../../changes/facts/python.js';
import type { World } from '../world.js';
import { groupBy, type OnField, Receivers, type Records, type UseAt, weaker } from './receivers.js';
import type { Use, UsePlace } from './types.js';

type Add = (use: Use) => void;

/** Fields, methods and models that one Python file uses. */
export function pythonUses(world: World, file: PythonFacts, add: Add): void {
  new PythonUses(world, file, add).run();
}

const WRITERS = new Set(['create', 'write', 'update', 'new', '_create', '_write']);
const PATHS = new Set(['mapped', 'filtered', 'sorted', 'grouped']);
const LISTS = new Set(['read', 'search_read', 'read_group', '_read_group', 'search_fetch', 'fetch']);
const SEARCHES = /(^|\.)(search|search_count|search_read|read_group|_read_group|_search|filtered_domain|search_fetch)$/;
const FIELD_DECORATORS = /^(api\.)?(depends|constrains|onchange)$/;
/** Keywords of fields that name a method of the model. Source: odoo/fields.py, 8.0 to 19.0. */
const METHOD_KEYWORDS = ['compute', 'inverse', 'search', 'group_expand', 'default'];

/** A call or decorator that goes on for longer is not searched for its texts. */
const MOST_LINES = 60;

class PythonUses {
  readonly #receivers: Receivers;
  readonly #seen = new Set<string>();
  readonly #byCallee: ReadonlyMap<string, PythonCall[]>;
  readonly #literals: ReadonlyMap<string, PythonFacts['strings']>;

  constructor(
    readonly world: World,
    readonly file: PythonFacts,
    readonly add: Add,
  ) {
    this.#receivers = new Receivers(world, file);
    this.#byCallee = groupBy(file.calls, (one) => one.callee);
    this.#literals = groupBy(file.strings, (one) => one.value);
  }

  run(): void {
    for (const attribute of this.file.attributes) this.#chain(attribute.chain, attribute);
    for (const call of this.file.calls) this.#call(call);
    for (const subscript of this.file.subscripts) {
      if (/(^|\.)(env|pool)$/.test(subscript.base))
        this.#model(subscript.key, subscript, symbolAt(this.file, subscript), 'certain');
      else if (subscript.base === 'vals' || subscript.base === 'values') this.#value(subscript);
    }
    this.#domains();
    for (const [index, owner] of this.file.classes.entries()) if (isModelClass(owner)) this.#class(owner, index);
  }

  #place(use: UseAt): UsePlace {
    return { path: this.file.path, line: use.line, column: use.column, symbol: symbolAt(this.file, use) };
  }

  /** Tells every use once, though a call and the attribute chain in it go over the same fields. */
  #once(use: Use): void {
    const what = use.kind === 'field' || use.kind === 'method' || use.kind === 'model' ? use.name : '';
    const key = `${use.kind} ${use.line}:${use.column} ${what} ${use.kind === 'method' ? use.how : ''}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.add(use);
  }

  #onField(use: UseAt): OnField {
    return (models, name, sure, behind) =>
      this.#once({ kind: 'field', models, name, sure, ...this.#place(use), ...(behind ? { behind } : {}) });
  }

  /** For names written as text: the line of that text, at or after the use, is the one to change. */
  #onText(use: UseAt, text: string): OnField {
    const near = this.#literals.get(text)?.find((one) => one.line >= use.line && one.line <= use.line + MOST_LINES);
    if (near === undefined || near.line === use.line) return this.#onField(use);
    const place = { ...this.#place(use), line: near.line, start: use.line };
    return (models, name, sure, behind) =>
      this.#once({ kind: 'field', models, name, sure, ...place, ...(behind ? { behind } : {}) });
  }

  /** Where the text stands that names a model in a definition of several lines. */
  #textPlace(text: string, field: PythonClass['fields'][number]): { line: number; column: number } {
    const near = this.#literals.get(text)?.find((one) => one.line >= field.line && one.line <= field.endLine);
    return { line: near?.line ?? field.line, column: field.column };
  }

  #model(name: string, place: { line: number; column: number }, symbol: string, sure: Certainty, start?: number): void {
    if (!/^[a-z_][\w.]*$/.test(name)) return;
    const at = { line: place.line, column: place.column, ...(start === undefined ? {} : { start }) };
    this.#once({ kind: 'model', name, sure, path: this.file.path, ...at, symbol });
  }

  #chain(chain: string, use: UseAt): void {
    if (!chain.includes('.')) return;
    this.#receivers.follow(chain, use, this.#onField(use));
  }

  #call(call: PythonCall): void {
    const dot = call.callee.lastIndexOf('.');
    if (dot <= 0) return;
    const records = this.#receivers.follow(call.callee.slice(0, dot), call, this.#onField(call));
    if (/(^|\.)pool\.get$/.test(call.callee)) {
      const name = stringOf(call.args[0]);
      if (name !== null) this.#model(name, call, symbolAt(this.file, call), 'certain');
      return;
    }
    if (records === null || !/^[a-z_]\w*$/.test(call.name)) return;
    const how = call.callee.startsWith('super().') ? 'super' : 'call';
    const { models, sure } = records;
    this.#once({ kind: 'method', models, name: call.name, how, sure, call, ...this.#place(call) });
    this.#arguments(call, records);
  }

  /** Field names in arguments: values of create and write, paths of mapped, lists of read. */
  #arguments(call: PythonCall, records: Records): void {
    if (PATHS.has(call.name)) {
      const path = stringOf(call.args[0]);
      if (path !== null && /^\w+(\.\w+)*$/.test(path)) this.#receivers.path(records, path, this.#onText(call, path));
    } else if (LISTS.has(call.name)) {
      for (const argument of [...call.args, call.kwargs.fields, call.kwargs.groupby]) {
        if (argument?.kind !== 'list') continue;
        for (const name of stringsOf(argument))
          if (/^\w+(:\w+)?$/.test(name)) this.#onText(call, name)(records.models, name.split(':')[0]!, records.sure);
      }
    } else if (WRITERS.has(call.name)) {
      for (const argument of [...call.args, call.kwargs.vals, call.kwargs.values])
        this.#written(argument, records, call);
    }
  }

  #written(value: Value | undefined, records: Records, call: PythonCall): void {
    const dicts = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
    for (const dict of dicts) {
      if (dict.kind !== 'dict') continue;
      for (const [key] of dict.entries) {
        const name = stringOf(key);
        if (name !== null && /^\w+$/.test(name))
          this.#onText(call, name)(records.models, name, weaker(records.sure, 'likely'));
      }
    }
  }

  /** `vals['state']` in an override of create or write. */
  #value(subscript: PythonFacts['subscripts'][number]): void {
    const method = subscript.function === null ? undefined : this.file.functions[subscript.function];
    const owner = classOf(this.file, subscript.class);
    if (!method || !isModelClass(owner) || !(method.name === 'create' || method.name === 'write')) return;
    if (/^\w+$/.test(subscript.key)) this.#onField(subscript)(modelsOf(owner), subscript.key, 'likely');
  }

  #domains(): void {
    for (const domain of this.file.domains) {
      const records = this.#domainModel(domain);
      if (records === null) continue;
      for (const term of domain.terms) {
        const use = { ...domain, line: term.line, column: term.column };
        if (/^\w+(\.\w+)*$/.test(term.field)) this.#receivers.path(records, term.field, this.#onField(use));
      }
    }
  }

  #domainModel(domain: PythonFacts['domains'][number]): Records | null {
    if (/^fields\.\w+:domain$/.test(domain.context)) {
      const owner = classOf(this.file, domain.class);
      const field = owner?.fields.find((one) => one.line <= domain.line && domain.line <= one.endLine);
      const comodel = field && comodelOfDefinition(field);
      return comodel ? { models: [comodel], sure: 'certain' } : null;
    }
    if (!SEARCHES.test(domain.context)) return null;
    if (domain.model !== null) return { models: [domain.model], sure: 'certain' };
    const dot = domain.context.lastIndexOf('.');
    if (dot <= 0) return null;
    const chain = domain.context.slice(0, dot);
    const call = this.#byCallee
      .get(domain.context)
      ?.find((one) => one.line <= domain.line && one.line > domain.line - 4);
    return this.#receivers.follow(chain, call ?? domain);
  }

  #class(owner: PythonClass, index: number): void {
    const at = { function: null, class: index };
    const symbol = owner.name;
    for (const model of [...modelsOf(owner), ...Object.keys(owner.inherits)])
      if (model !== owner.model || owner.inherit.includes(model)) this.#model(model, owner, symbol, 'certain');
    const own: Records = { models: modelsOf(owner), sure: 'certain' };
    for (const field of owner.fields) {
      const use = { ...at, line: field.line, column: field.column };
      const comodel = comodelOfDefinition(field);
      if (comodel)
        this.#model(comodel, this.#textPlace(comodel, field), symbolAt(this.file, at), 'certain', field.line);
      const related = stringOf(field.kwargs.related);
      if (related !== null && /^\w+(\.\w+)*$/.test(related))
        this.#receivers.path(own, related, this.#onText(use, related));
      const inverse = stringOf(field.kwargs.inverse_name) ?? stringOf(field.args[1]);
      if (field.type === 'one2many' && comodel && inverse) this.#onText(use, inverse)([comodel], inverse, 'certain');
      if (field.kwargs.selection_add !== undefined) this.#onField(use)(own.models, field.name, 'certain');
      for (const keyword of METHOD_KEYWORDS) {
        const name = stringOf(field.kwargs[keyword]);
        if (name !== null && /^_?[a-z]\w*$/.test(name) && keyword !== 'default')
          this.#once({ kind: 'method', models: own.models, name, how: 'name', sure: 'certain', ...this.#place(use) });
      }
    }
    this.#methods(owner, index, own);
  }

  #methods(owner: PythonClass, index: number, own: Records): void {
    for (const [at, method] of this.file.functions.entries()) {
      if (method.class !== index || method.within !== owner.within) continue;
      const use = { function: at, class: index, line: method.line, column: method.column };
      if (owner.inherit.length > 0) {
        this.#once({
          kind: 'method',
          models: own.models,
          name: method.name,
          how: 'override',
          sure: 'certain',
          definition: method,
          ...this.#place(use),
        });
      }
      for (const decorator of method.decorators) {
        if (!FIELD_DECORATORS.test(decorator.name)) continue;
        const place = { ...use, line: decorator.line, column: decorator.column };
        for (const path of decorator.args.flatMap((value) => stringsOf(value)))
          if (/^\w+(\.\w+)*$/.test(path)) this.#receivers.path(own, path, this.#onText(place, path));
      }
    }
  }
}

export function comodelOfDefinition({ type, args, kwargs }: PythonClass['fields'][number]): string | null {
  if (!/2one$|2many$/.test(type)) return null;
  return stringOf(kwargs.comodel_name) ?? stringOf(args[0]);
}
