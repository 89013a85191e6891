import type { AddonSource } from '../src/domain/addon.js';
import type { JavaScriptFacts } from '../src/domain/facts/javascript.js';
import type { PythonFacts } from '../src/domain/facts/python.js';
import type { Value } from '../src/domain/facts/value.js';
import type { XmlFacts, XmlNode } from '../src/domain/facts/xml.js';
import { PassingMap } from '../src/domain/passing.js';
import { countsAsCode } from './changed-lines.js';

/**
 * The constructs on each line of an addon, as short names: `py.call:name_get`, `xml.attr:field@attrs`,
 * `xml.ref:account.view_move_form`. How often a version step changed lines with a construct is counted on real
 * migrations (scripts/fit/rates.ts); nothing here knows what changed.
 */

export type CodeLanguage = 'python' | 'xml' | 'javascript' | 'csv';

export interface ConstructLine {
  language: CodeLanguage;
  path: string;
  line: number;
  constructs: readonly string[];
}

const memo = new PassingMap<AddonSource, readonly ConstructLine[]>();

/** Lines that hold at least one construct, by language, path and line. */
export function constructLines(source: AddonSource): readonly ConstructLine[] {
  const known = memo.get(source);
  if (known !== undefined) return known;
  const lines = [
    ...source.python.flatMap((file) => linesOf('python', file.path, pythonConstructs(file))),
    ...source.xml.flatMap((file) => linesOf('xml', file.path, xmlConstructs(file))),
    ...source.javascript.flatMap((file) => linesOf('javascript', file.path, javascriptConstructs(file))),
    ...source.csv.flatMap((file) =>
      linesOf(
        'csv',
        file.path,
        file.rows.map(({ line }) => [line, `csv:${file.model}`]),
      ),
    ),
  ];
  memo.set(source, lines);
  return lines;
}

type Construct = readonly [line: number, name: string];

function linesOf(language: CodeLanguage, path: string, constructs: Iterable<Construct>): ConstructLine[] {
  if (!countsAsCode(path)) return [];
  const lines = new Map<number, Set<string>>();
  for (const [line, name] of constructs) {
    if (name.length > LONGEST) continue;
    const known = lines.get(line);
    if (known === undefined) lines.set(line, new Set([name]));
    else known.add(name);
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, names]) => ({ language, path, line, constructs: [...names].sort() }));
}

/** Longer names are texts of one addon, not constructs. */
const LONGEST = 70;
/** Technical names: `sale.order`, `account.view_move_form`, `amount_total`. */
const TECHNICAL = /^[a-z][\w]*(\.[\w]+)*$/;

function last(chain: string): string {
  return chain.slice(chain.lastIndexOf('.') + 1);
}

function* pythonConstructs(file: PythonFacts): Generator<Construct> {
  for (const { line, module, name } of file.imports) {
    if (module.startsWith('.')) continue;
    yield [line, `py.import:${module}`];
    if (name !== null) yield [line, `py.import:${module}.${name}`];
  }
  for (const entry of file.classes) {
    yield [entry.line, `py.class:${entry.kind ?? 'plain'}`];
    for (const model of entry.inherit) yield [entry.line, `py.inherit:${model}`];
    for (const { line, name } of entry.attributes) yield [line, `py.classattr:${name}`];
    for (const field of entry.fields) {
      yield [field.line, `py.field:${field.type}`];
      for (const [keyword, value] of Object.entries(field.kwargs)) yield* keywordOf(field.line, keyword, value);
      for (const value of field.args) yield* textOf(field.line, value);
    }
  }
  for (const entry of file.functions) {
    yield [entry.line, `py.def:${entry.name}`];
    for (const decorator of entry.decorators) yield [decorator.line, `py.decorator:${decorator.name}`];
    for (const { name } of entry.parameters.slice(0, 6)) yield [entry.line, `py.param:${name}`];
  }
  for (const call of file.calls) {
    yield [call.line, `py.call:${call.name}`];
    if (call.callee.startsWith('super()')) yield [call.line, `py.super:${call.name}`];
    if (call.name === 'super' || call.name === '_') yield [call.line, `py.call:${call.name}/${call.args.length}`];
    const first = call.args[0]?.kind;
    if (first === 'format' || first === 'list' || first === 'tuple' || first === 'dict')
      yield [call.line, `py.arg:${call.name}(${first})`];
    if (call.args.some(holdsCommand)) yield [call.line, 'py.command'];
    for (const [keyword, value] of Object.entries(call.kwargs)) yield* keywordOf(call.line, keyword, value);
  }
  for (const { line, value } of file.assignments) if (holdsCommand(value)) yield [line, 'py.command'];
  for (const { line, types, body } of file.excepts) yield [line, `py.except:${types[0] ?? ''}/${body}`];
  for (const { line, type } of file.raises) yield [line, `py.raise:${type}`];
  for (const { line, chain } of file.attributes) yield [line, `py.attr:${last(chain)}`];
  for (const { line, base, key } of file.subscripts) yield [line, `py.key:${last(base)}[${key}]`];
  for (const { line, value } of file.strings) if (TECHNICAL.test(value)) yield [line, `py.str:${value}`];
  for (const { terms } of file.domains) for (const term of terms) yield [term.line, `py.domain:${term.field}`];
}

function* keywordOf(line: number, keyword: string, value: Value): Generator<Construct> {
  yield [line, `py.kw:${keyword}`];
  if (value.kind !== 'string' && value.kind !== 'number') {
    const text = value.kind === 'boolean' ? String(value.value) : value.kind;
    yield [line, `py.kw:${keyword}=${text}`];
  }
  yield* textOf(line, value);
}

/** `(6, 0, ids)`: what `Command.set(ids)` writes from 15.0 on. Source: odoo/fields.py, class Command. */
function holdsCommand(value: Value, depth = 0): boolean {
  if (depth > 4) return false;
  if (value.kind === 'list' || value.kind === 'tuple') {
    const [first] = value.items;
    if (value.kind === 'tuple' && value.items.length >= 2 && first?.kind === 'number' && first.value <= 6) return true;
    return value.items.some((item) => holdsCommand(item, depth + 1));
  }
  return value.kind === 'dict' && value.entries.some(([, entry]) => holdsCommand(entry, depth + 1));
}

function* textOf(line: number, value: Value): Generator<Construct> {
  if (value.kind === 'string' && TECHNICAL.test(value.value)) yield [line, `py.str:${value.value}`];
}

/** Attributes whose value is a name of Odoo and not a text of the addon. */
const NAMED = new Set(
  'ref model name type mode position widget t-call inherit_id action parent groups t-name t-inherit t-extend target view_mode'.split(
    ' ',
  ),
);

function* xmlConstructs(file: XmlFacts): Generator<Construct> {
  for (const node of file.nodes) {
    yield [node.line, `xml.tag:${node.tag}`];
    const parent = node.parent >= 0 ? file.nodes[node.parent] : undefined;
    if (parent !== undefined) yield [node.line, `xml.child:${parent.tag}>${node.tag}`];
    for (const [attribute, value] of Object.entries(node.attributes)) {
      yield [node.line, `xml.attr:${node.tag}@${attribute}`];
      yield* xmlValue(node, attribute, value);
    }
    if (node.tag === 'field' && TECHNICAL.test(node.text))
      yield [node.line, `xml.text:${node.attributes.name ?? ''}=${node.text}`];
  }
  for (const view of file.views) {
    const record = file.records[view.record];
    const line = record === undefined ? undefined : file.nodes[record.node]?.line;
    if (line === undefined) continue;
    yield [line, `xml.view:${view.type ?? 'inherited'}`];
    if (view.model !== null) yield [line, `xml.viewmodel:${view.model}`];
    if (view.inherit !== null) yield [line, `xml.inherit:${view.inherit}`];
  }
}

function* xmlValue(node: XmlNode, attribute: string, value: string): Generator<Construct> {
  if (attribute === 'class') {
    for (const word of value.split(/\s+/).slice(0, 8)) if (word !== '') yield [node.line, `xml.class:${word}`];
  } else if (attribute === 'expr') {
    for (const word of value.match(/\w+(?=\[)|'[\w.]+'|"[\w.]+"/g) ?? [])
      yield [node.line, `xml.expr:${word.replace(/['"]/g, '')}`];
  } else if (value.length <= 5 && /^\w+$/.test(value) && attribute !== 'name') {
    yield [node.line, `xml.is:${attribute}=${value}`];
  } else if (attribute === 'eval') {
    yield [node.line, `xml.eval:${/^\s*\[\s*\(\s*\d/.test(value) ? 'command' : /ref\(/.test(value) ? 'ref' : 'other'}`];
  } else if (NAMED.has(attribute) && TECHNICAL.test(value)) {
    yield [node.line, `xml.${attribute}:${node.tag}=${value}`];
  }
}

function* javascriptConstructs(file: JavaScriptFacts): Generator<Construct> {
  for (const { line, module, names, how } of file.imports) {
    if (!module.startsWith('.')) yield [line, `js.module:${module}`];
    yield [line, `js.${how}`];
    for (const name of names) yield [line, `js.name:${name}`];
  }
  for (const { line } of file.defines) yield [line, 'js.define'];
  for (const entry of file.classes) {
    yield [entry.line, `js.${entry.how}`];
    if (entry.extends !== null) yield [entry.line, `js.extends:${entry.extends}`];
  }
  for (const { line, target } of file.patches) yield [line, `js.patch:${target}`];
  for (const { line, registry } of file.registrations) yield [line, `js.registry:${registry}`];
  for (const { line, callee } of file.calls) {
    yield [line, `js.call:${last(callee)}`];
    yield [line, `js.call.in:${file.format}`];
  }
  for (const { line, chain } of file.members) {
    yield [line, `js.member:${last(chain)}`];
    yield [line, `js.member.in:${file.format}`];
  }
  for (const { line, name } of file.properties) {
    yield [line, `js.prop:${name}`];
    yield [line, `js.prop.in:${file.format}`];
  }
}
