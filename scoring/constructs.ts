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

/** Constructs that somebody asks about, by kind (`py.call:`) and name. */
export type Wanted = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Sorts constructs by kind, as `constructLines` looks them up. */
export function wantedOf(constructs: Iterable<string>): Wanted {
  const wanted = new Map<string, Map<string, string>>();
  for (const construct of constructs) {
    const kind = construct.slice(0, construct.indexOf(':') + 1) || construct;
    const names = wanted.get(kind) ?? new Map<string, string>();
    wanted.set(kind, names.set(construct.slice(kind.length), construct));
  }
  return wanted;
}

const memo = new PassingMap<AddonSource, { wanted: Wanted | null; lines: readonly ConstructLine[] }>();

/**
 * Lines that hold at least one construct, by language, path and line.
 * @param wanted Only these are named; a line with none of them stands there without any. Null names all.
 */
export function constructLines(source: AddonSource, wanted: Wanted | null = null): readonly ConstructLine[] {
  const known = memo.get(source);
  if (known !== undefined && known.wanted === wanted) return known.lines;
  const lines = [
    ...source.python.flatMap((file) => linesOf('python', file.path, wanted, (add) => pythonConstructs(file, add))),
    ...source.xml.flatMap((file) => linesOf('xml', file.path, wanted, (add) => xmlConstructs(file, add))),
    ...source.javascript.flatMap((file) =>
      linesOf('javascript', file.path, wanted, (add) => javascriptConstructs(file, add)),
    ),
    ...source.csv.flatMap((file) =>
      linesOf('csv', file.path, wanted, (add) => {
        for (const { line } of file.rows) add(line, 'csv:', file.model);
      }),
    ),
  ];
  memo.set(source, { wanted, lines });
  return lines;
}

/** Takes a construct: its line, its kind with the colon (or all of it), and its name. */
type Add = (line: number, kind: string, name?: string) => void;

function linesOf(
  language: CodeLanguage,
  path: string,
  wanted: Wanted | null,
  gather: (add: Add) => void,
): ConstructLine[] {
  if (!countsAsCode(path)) return [];
  const lines = new Map<number, Set<string>>();
  gather((line, kind, name = '') => {
    if (kind.length + name.length > LONGEST) return;
    let constructs = lines.get(line);
    if (constructs === undefined) {
      constructs = new Set();
      lines.set(line, constructs);
    }
    const construct = wanted === null ? kind + name : wanted.get(kind)?.get(name);
    if (construct !== undefined) constructs.add(construct);
  });
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, constructs]) => ({ language, path, line, constructs: [...constructs].sort() }));
}

/** Longer names are texts of one addon, not constructs. */
const LONGEST = 70;
/** Technical names: `sale.order`, `account.view_move_form`, `amount_total`. */
const TECHNICAL = /^[a-z][\w]*(\.[\w]+)*$/;

function last(chain: string): string {
  return chain.slice(chain.lastIndexOf('.') + 1);
}

function pythonConstructs(file: PythonFacts, add: Add): void {
  for (const { line, module, name } of file.imports) {
    if (module.startsWith('.')) continue;
    add(line, 'py.import:', module);
    if (name !== null) add(line, 'py.import:', `${module}.${name}`);
  }
  for (const entry of file.classes) {
    add(entry.line, 'py.class:', entry.kind ?? 'plain');
    for (const model of entry.inherit) add(entry.line, 'py.inherit:', model);
    for (const { line, name } of entry.attributes) add(line, 'py.classattr:', name);
    for (const field of entry.fields) {
      add(field.line, 'py.field:', field.type);
      for (const [keyword, value] of Object.entries(field.kwargs)) addKeyword(field.line, keyword, value, add);
      for (const value of field.args) addText(field.line, value, add);
    }
  }
  for (const entry of file.functions) {
    add(entry.line, 'py.def:', entry.name);
    for (const decorator of entry.decorators) add(decorator.line, 'py.decorator:', decorator.name);
    for (const { name } of entry.parameters.slice(0, 6)) add(entry.line, 'py.param:', name);
  }
  for (const call of file.calls) {
    add(call.line, 'py.call:', call.name);
    if (call.callee.startsWith('super()')) add(call.line, 'py.super:', call.name);
    if (call.name === 'super' || call.name === '_') add(call.line, 'py.call:', `${call.name}/${call.args.length}`);
    const first = call.args[0]?.kind;
    if (first === 'format' || first === 'list' || first === 'tuple' || first === 'dict')
      add(call.line, 'py.arg:', `${call.name}(${first})`);
    if (call.args.some(holdsCommand)) add(call.line, 'py.command');
    for (const [keyword, value] of Object.entries(call.kwargs)) addKeyword(call.line, keyword, value, add);
  }
  for (const { line, value } of file.assignments) if (holdsCommand(value)) add(line, 'py.command');
  for (const { line, types, body } of file.excepts) add(line, 'py.except:', `${types[0] ?? ''}/${body}`);
  for (const { line, type } of file.raises) add(line, 'py.raise:', type);
  for (const { line, chain } of file.attributes) add(line, 'py.attr:', last(chain));
  for (const { line, base, key } of file.subscripts) add(line, 'py.key:', `${last(base)}[${key}]`);
  for (const { line, value } of file.strings) if (TECHNICAL.test(value)) add(line, 'py.str:', value);
  for (const { terms } of file.domains) for (const term of terms) add(term.line, 'py.domain:', term.field);
}

function addKeyword(line: number, keyword: string, value: Value, add: Add): void {
  add(line, 'py.kw:', keyword);
  if (value.kind !== 'string' && value.kind !== 'number') {
    const text = value.kind === 'boolean' ? String(value.value) : value.kind;
    add(line, 'py.kw:', `${keyword}=${text}`);
  }
  addText(line, value, add);
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

function addText(line: number, value: Value, add: Add): void {
  if (value.kind === 'string' && TECHNICAL.test(value.value)) add(line, 'py.str:', value.value);
}

/** Attributes whose value is a name of Odoo and not a text of the addon. */
const NAMED = new Set(
  'ref model name type mode position widget t-call inherit_id action parent groups t-name t-inherit t-extend target view_mode'.split(
    ' ',
  ),
);

function xmlConstructs(file: XmlFacts, add: Add): void {
  for (const node of file.nodes) {
    add(node.line, 'xml.tag:', node.tag);
    const parent = node.parent >= 0 ? file.nodes[node.parent] : undefined;
    if (parent !== undefined) add(node.line, 'xml.child:', `${parent.tag}>${node.tag}`);
    for (const [attribute, value] of Object.entries(node.attributes)) {
      add(node.line, 'xml.attr:', `${node.tag}@${attribute}`);
      addValue(node, attribute, value, add);
    }
    if (node.tag === 'field' && TECHNICAL.test(node.text))
      add(node.line, 'xml.text:', `${node.attributes.name ?? ''}=${node.text}`);
  }
  for (const view of file.views) {
    const record = file.records[view.record];
    const line = record === undefined ? undefined : file.nodes[record.node]?.line;
    if (line === undefined) continue;
    add(line, 'xml.view:', view.type ?? 'inherited');
    if (view.model !== null) add(line, 'xml.viewmodel:', view.model);
    if (view.inherit !== null) add(line, 'xml.inherit:', view.inherit);
  }
}

function addValue(node: XmlNode, attribute: string, value: string, add: Add): void {
  if (attribute === 'class') {
    for (const word of value.split(/\s+/).slice(0, 8)) if (word !== '') add(node.line, 'xml.class:', word);
  } else if (attribute === 'expr') {
    for (const word of value.match(/(?<!\w)\w+(?=\[)|'[\w.]+'|"[\w.]+"/g) ?? [])
      add(node.line, 'xml.expr:', word.replace(/['"]/g, ''));
  } else if (value.length <= 5 && /^\w+$/.test(value) && attribute !== 'name') {
    add(node.line, 'xml.is:', `${attribute}=${value}`);
  } else if (attribute === 'eval') {
    add(node.line, 'xml.eval:', /^\s*\[\s*\(\s*\d/.test(value) ? 'command' : /ref\(/.test(value) ? 'ref' : 'other');
  } else if (NAMED.has(attribute) && TECHNICAL.test(value)) {
    add(node.line, `xml.${attribute}:`, `${node.tag}=${value}`);
  }
}

function javascriptConstructs(file: JavaScriptFacts, add: Add): void {
  for (const { line, module, names, how } of file.imports) {
    if (!module.startsWith('.')) add(line, 'js.module:', module);
    add(line, `js.${how}`);
    for (const name of names) add(line, 'js.name:', name);
  }
  for (const { line } of file.defines) add(line, 'js.define');
  for (const entry of file.classes) {
    add(entry.line, `js.${entry.how}`);
    if (entry.extends !== null) add(entry.line, 'js.extends:', entry.extends);
  }
  for (const { line, target } of file.patches) add(line, 'js.patch:', target);
  for (const { line, registry } of file.registrations) add(line, 'js.registry:', registry);
  for (const { line, callee } of file.calls) {
    add(line, 'js.call:', last(callee));
    add(line, 'js.call.in:', file.format);
  }
  for (const { line, chain } of file.members) {
    add(line, 'js.member:', last(chain));
    add(line, 'js.member.in:', file.format);
  }
  for (const { line, name } of file.properties) {
    add(line, 'js.prop:', name);
    add(line, 'js.prop.in:', file.format);
  }
}
