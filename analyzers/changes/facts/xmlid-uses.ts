import type { AddonSource } from '../../../src/domain/addon.js';
import type { PythonCall, PythonFacts } from '../../../src/domain/facts/python.js';
import { stringOf } from '../../../src/domain/facts/value.js';
import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { PassingMap } from '../../../src/domain/passing.js';
import { symbolAt } from './python.js';

type PythonText = PythonFacts['strings'][number];

/** One place that names an XML id in full (`module.name`). */
export interface XmlIdUse {
  id: string;
  path: string;
  /** Where the text stands that names it, which in a call of several lines is not the line of the call. */
  line: number;
  column: number;
  symbol: string;
  /** What the id is used for; `text` is any other string that spells it. */
  how: 'reference' | 'inherit' | 'override' | 'text';
}

const cache = new PassingMap<AddonSource, XmlIdUse[]>();

/** Every XML id that one addon names. Ids without a module are its own and left out. */
export function xmlIdUsesOf(source: AddonSource): readonly XmlIdUse[] {
  let uses = cache.get(source);
  if (uses === undefined) {
    uses = [];
    for (const file of source.xml) xmlUses(uses, file);
    csvUses(uses, source);
    pythonUses(uses, source);
    cache.set(source, uses);
  }
  return uses;
}

const REF = /\bref\(\s*(['"])([\w.-]+)\1\s*\)/g;
/** `%(module.name)d` in attributes and texts. Source: odoo/tools/convert.py _eval_xml, ir_ui_view arch with ids. */
const INTERPOLATED = /%\(([\w.-]+)\)[ds]/g;
const GROUPS = /^!?[\w.-]+$/;

function xmlUses(uses: XmlIdUse[], file: XmlFacts): void {
  const add = (id: string | null | undefined, node: number, symbol: string, how: XmlIdUse['how'] = 'reference') => {
    if (!id?.includes('.') || !/^[\w-]+\.[\w.-]+$/.test(id)) return;
    uses.push({ id, path: file.path, line: file.nodes[node]!.line, column: file.nodes[node]!.column, symbol, how });
  };
  const symbols = new Map<number, string>();
  for (const record of file.records) {
    const symbol = record.id ?? '';
    symbols.set(record.node, symbol);
    add(record.id, record.node, symbol, 'override');
    for (const field of record.fields) {
      add(field.ref, field.node, symbol, field.name === 'inherit_id' ? 'inherit' : 'reference');
      for (const match of (field.eval ?? '').matchAll(REF)) add(match[2], field.node, symbol);
    }
  }
  const isStatic = file.root === 'templates';
  file.nodes.forEach((node, index) => {
    const symbol = symbols.get(index) ?? symbols.get(node.parent) ?? '';
    symbols.set(index, symbol);
    const { attributes } = node;
    if (isStatic) return;
    if (node.tag === 'menuitem') for (const id of [attributes.parent, attributes.action]) add(id, index, symbol);
    if (node.tag === 'template') add(attributes.inherit_id, index, symbol, 'inherit');
    if (attributes.groups) {
      for (const group of attributes.groups.split(',').map((part) => part.trim()))
        if (GROUPS.test(group)) add(group.replace('!', ''), index, symbol);
    }
    add(attributes['t-call'], index, symbol);
    for (const value of Object.values(attributes))
      for (const match of value.matchAll(INTERPOLATED)) add(match[1], index, symbol);
    for (const match of node.text.matchAll(INTERPOLATED)) add(match[1], index, symbol);
  });
}

function csvUses(uses: XmlIdUse[], source: AddonSource): void {
  for (const file of source.csv) {
    const columns = file.header.flatMap((name, index) => (/[:/]id$/.test(name) ? [index] : []));
    const key = file.header.indexOf('id');
    for (const row of file.rows) {
      const symbol = row.cells[key] ?? '';
      for (const column of columns) {
        for (const id of (row.cells[column] ?? '').split(',').map((cell) => cell.trim())) {
          if (/^[\w-]+\.[\w.-]+$/.test(id))
            uses.push({ id, path: file.path, line: row.line, column: 1, symbol, how: 'reference' });
        }
      }
    }
  }
}

function pythonUses(uses: XmlIdUse[], source: AddonSource): void {
  const models = modelNames(source);
  for (const file of source.python) {
    const texts = new Texts(file);
    for (const call of file.calls) {
      const isReference = call.name === 'ref' || call.name === 'has_group' || call.name === 'user_has_groups';
      const text = isReference ? stringOf(call.args[0]) : null;
      if (text === null) continue;
      const { line, column } = texts.take(text, call) ?? call;
      for (const id of text.split(',').map((part) => part.trim().replace(/^!/, ''))) {
        if (!/^[\w-]+\.[\w.-]+$/.test(id)) continue;
        uses.push({ id, path: file.path, line, column, symbol: symbolAt(file, call), how: 'reference' });
      }
    }
    for (const text of texts.rest()) {
      if (!/^[a-z]\w*\.\w[\w.-]*$/.test(text.value) || models.has(text.value)) continue;
      const { line, column } = text;
      uses.push({ id: text.value, path: file.path, line, column, symbol: symbolAt(file, text), how: 'text' });
    }
  }
}

/** A call whose first text comes later than that is not looked into. */
const MOST_LINES = 60;

/** The texts of a file, each of which belongs to one call at most, however the call is broken into lines. */
class Texts {
  readonly #taken = new Set<PythonText>();
  readonly #byValue = new Map<string, PythonText[]>();

  constructor(readonly file: PythonFacts) {
    for (const text of file.strings) {
      const list = this.#byValue.get(text.value);
      if (list) list.push(text);
      else this.#byValue.set(text.value, [text]);
    }
  }

  /** The first text at or after a call that spells its argument and is no other call's. */
  take(value: string, call: PythonCall): PythonText | null {
    const found = this.#byValue.get(value)?.find((text) => {
      const isAfter = text.line > call.line || (text.line === call.line && text.column >= call.column);
      return isAfter && text.line <= call.line + MOST_LINES && !this.#taken.has(text);
    });
    if (found === undefined || found.function !== call.function) return null;
    this.#taken.add(found);
    return found;
  }

  rest(): PythonText[] {
    return this.file.strings.filter((text) => !this.#taken.has(text));
  }
}

/** Names that the addon uses as models: `payment.transaction` may be the id of a view, too. */
function modelNames(source: AddonSource): Set<string> {
  const names = new Set<string>();
  for (const file of source.python) {
    for (const subscript of file.subscripts) names.add(subscript.key);
    for (const owner of file.classes) {
      for (const name of [owner.model ?? '', ...owner.inherit]) names.add(name);
      for (const field of owner.fields) names.add(stringOf(field.kwargs.comodel_name) ?? stringOf(field.args[0]) ?? '');
    }
  }
  return names;
}
