import type { XmlFacts, XmlNode, XmlRecord, XmlRecordField } from '../../src/domain/facts/xml.js';
import type { XmlTree } from './tree.js';

/** `DATA_ROOTS` of odoo/tools/convert.py, 16.0; `openerp` is accepted up to 19.0. */
const CONTAINERS = new Set(['odoo', 'openerp', 'data']);

/**
 * What a shortcut tag creates, by odoo/tools/convert.py: `_tag_menuitem`, `_tag_template`, `_tag_report`,
 * `_tag_act_window` of 16.0 (`report` made `ir.actions.report.xml` up to 10.0), `_tag_url`, `_tag_wizard` and
 * `_tag_ir_set` of openerp/tools/convert.py 7.0 and 8.0, `_tag_asset` of the master after 18.0. Models of addons named
 * `theme_…` get the prefix `theme.` there; the name of the addon is not known here.
 */
const SHORTCUTS: ReadonlyMap<string, string> = new Map([
  ['menuitem', 'ir.ui.menu'],
  ['template', 'ir.ui.view'],
  ['report', 'ir.actions.report'],
  ['act_window', 'ir.actions.act_window'],
  ['url', 'ir.actions.act_url'],
  ['asset', 'ir.asset'],
  ['wizard', 'ir.actions.wizard'],
  ['ir_set', 'ir.values'],
]);

/** Old tags that act on a record of the model they name and declare none: their `id` is a reference, not a declaration. */
const ACTING = new Set(['workflow', 'assert']);

type Found = Pick<XmlFacts, 'records' | 'functions' | 'deletes'>;
enum Kind {
  Other,
  Container,
  Record,
  Field,
  Menu,
}

/**
 * Records, functions and deletions in the order of the file, as `_tag_root` of odoo/tools/convert.py (16.0) walks it:
 * only under `<odoo>`, `<openerp>` or `<data>`, at any nesting of these; records inside a record's field and menu items
 * inside menu items belong too. Any other root gives none.
 */
export function readRecords(tree: XmlTree): Found {
  const { nodes } = tree;
  const found: Found = { records: [], functions: [], deletes: [] };
  const kinds = new Uint8Array(nodes.length);
  const noupdate = new Uint8Array(nodes.length);
  nodes.forEach((node, index) => {
    const outer = node.parent === -1 ? Kind.Container : (kinds[node.parent] as Kind);
    if (outer === Kind.Other) return;
    const kind = node.parent === -1 && !CONTAINERS.has(node.tag) ? Kind.Other : kindOf(node, outer);
    kinds[index] = kind;
    const inherited = node.parent !== -1 && noupdate[node.parent] === 1;
    const held = kind === Kind.Container ? flag(node, 'noupdate', inherited) : inherited;
    noupdate[index] = held ? 1 : 0;
    if (kind === Kind.Record || kind === Kind.Menu) addRecord(found, tree, index, held);
    else if (outer === Kind.Container && kind === Kind.Other) addOther(found, node, index, held);
  });
  return found;
}

function kindOf(node: XmlNode, outer: Kind): Kind {
  const { tag } = node;
  if (outer === Kind.Container) {
    if (CONTAINERS.has(tag)) return Kind.Container;
    if (tag === 'menuitem') return Kind.Menu;
    return tag === 'record' || SHORTCUTS.has(tag) || ACTING.has(tag) ? Kind.Record : Kind.Other;
  }
  // `rec.iterchildren('menuitem')` in `_tag_menuitem`, `field.findall('./record')` in `_tag_record`.
  if (outer === Kind.Menu) return tag === 'menuitem' ? Kind.Menu : Kind.Other;
  if (outer === Kind.Field) return tag === 'record' ? Kind.Record : Kind.Other;
  const { type } = node.attributes;
  return tag === 'field' && type !== 'xml' && type !== 'html' ? Kind.Field : Kind.Other;
}

function addRecord(found: Found, tree: XmlTree, index: number, noupdate: boolean): void {
  const node = tree.nodes[index]!;
  const { tag, attributes } = node;
  const model = SHORTCUTS.get(tag) ?? attributes.model;
  // Without a model Odoo refuses the file (`model` is mandatory in import_xml.rng): nothing is known of the record.
  if (!model) return;
  const written = attributes.id || (tag === 'template' ? attributes['t-name'] : undefined);
  found.records.push({
    node: index,
    tag,
    id: (ACTING.has(tag) ? null : written) || null,
    model,
    noupdate,
    forcecreate: flag(node, 'forcecreate', true),
    fields: tag === 'record' || tag === 'ir_set' ? readFields(tree, index) : [],
  });
}

function addOther(found: Found, node: XmlNode, index: number, noupdate: boolean): void {
  const { model, name, id, search } = node.attributes;
  if (!model) return;
  if (node.tag === 'function' && name) found.functions.push({ node: index, model, name, noupdate });
  if (node.tag === 'delete') found.deletes.push({ node: index, model, id: id ?? null, search: search ?? null });
}

/** `rec.findall('./field')` of `_tag_record`. */
function readFields(tree: XmlTree, record: number): XmlRecordField[] {
  const fields: XmlRecordField[] = [];
  for (const index of tree.children(record)) {
    const { tag, attributes, text } = tree.nodes[index]!;
    if (tag !== 'field' || attributes.name === undefined) continue;
    fields.push({
      node: index,
      name: attributes.name,
      ref: attributes.ref ?? null,
      eval: attributes.eval ?? null,
      search: attributes.search ?? null,
      type: attributes.type ?? null,
      text,
    });
  }
  return fields;
}

/** `nodeattr2bool` and `str2bool` of odoo/tools/convert.py. */
function flag(node: XmlNode, name: string, otherwise: boolean): boolean {
  const value = node.attributes[name]?.trim();
  return value ? !['0', 'false', 'off'].includes(value.toLowerCase()) : otherwise;
}

/** The field of that name; the last one, which is the one Odoo keeps. */
export function fieldOf(record: XmlRecord, name: string): XmlRecordField | undefined {
  return record.fields.findLast((field) => field.name === name);
}
