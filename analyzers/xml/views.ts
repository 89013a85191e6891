import type { XmlNode, XmlRecord, XmlView } from '../../src/domain/facts/xml.js';
import { operationsOf } from './operations.js';
import { fieldOf } from './records.js';
import type { XmlTree } from './tree.js';

const VIEW_MODELS = new Set(['ir.ui.view', 'theme.ir.ui.view']);

/** Views among the records of a file, `<template>` included, in the same order. */
export function readViews(tree: XmlTree, records: readonly XmlRecord[]): XmlView[] {
  return records.flatMap((record, index) => {
    if (!VIEW_MODELS.has(record.model)) return [];
    return [record.tag === 'template' ? templateView(tree, record, index) : recordView(tree, record, index)];
  });
}

/** `_tag_template` of odoo/tools/convert.py (16.0): the element itself is the arch, `<data>` when it inherits. */
function templateView(tree: XmlTree, record: XmlRecord, index: number): XmlView {
  const { attributes } = tree.nodes[record.node]!;
  const inherit = attributes.inherit_id || null;
  return {
    record: index,
    arch: record.node,
    model: null,
    type: inherit === null ? 'qweb' : null,
    inherit,
    mode: inherit === null || attributes.primary === 'True' ? 'primary' : 'extension',
    priority: attributes.priority ?? null,
    groups: names(attributes.groups),
    operations: inherit === null ? [] : operationsOf(tree, tree.children(record.node)),
  };
}

function recordView(tree: XmlTree, record: XmlRecord, index: number): XmlView {
  const arch = archOf(tree, record);
  const root = arch === null ? undefined : tree.nodes[arch];
  const inherit = inheritOf(record);
  // A record that only updates an inherited view need not name its parent again; its arch says what it is.
  const inherited = inherit !== null || (root !== undefined && isSpec(root));
  const mode = literalOf(record, 'mode');
  return {
    record: index,
    arch,
    model: literalOf(record, 'model'),
    type: inherited ? null : (literalOf(record, 'type') ?? root?.tag ?? null),
    inherit,
    // Default of `create` in ir_ui_view.py (16.0): extension where the view inherits, else primary.
    mode: mode === 'primary' || (mode === null && inherit === null) ? 'primary' : 'extension',
    priority: literalOf(record, 'priority'),
    groups: groupsOf(record),
    operations: inherited && arch !== null ? operationsOf(tree, specsOf(tree, arch)) : [],
  };
}

/**
 * Root of the arch: the one element in the field, or the field itself where it holds several, which Odoo wraps in a
 * `<data>` (`_fix_multiple_roots` of odoo/tools/convert.py). Null where the field is missing or holds only text.
 */
function archOf(tree: XmlTree, record: XmlRecord): number | null {
  const field = fieldOf(record, 'arch') ?? fieldOf(record, 'arch_db') ?? fieldOf(record, 'arch_base');
  if (!field) return null;
  const roots = tree.children(field.node);
  return roots.length > 1 ? field.node : (roots[0] ?? null);
}

const isArchField = ({ tag, attributes }: XmlNode): boolean =>
  tag === 'field' && attributes.position === undefined && /^arch(?:_db|_base)?$/.test(attributes.name ?? '');

const isSpec = (root: XmlNode): boolean =>
  root.tag === 'xpath' || root.tag === 'data' || root.attributes.position !== undefined || isArchField(root);

const specsOf = (tree: XmlTree, arch: number): number[] =>
  isArchField(tree.nodes[arch]!) ? tree.children(arch) : [arch];

/** `ref="…"`, or `eval="ref('…')"`. */
function inheritOf(record: XmlRecord): string | null {
  const field = fieldOf(record, 'inherit_id');
  return field?.ref || field?.eval?.match(/^\s*ref\(\s*['"]([^'"]+)['"]\s*\)\s*$/)?.[1] || null;
}

/** The text of a field, or what its `eval` says where that is one plain literal. */
function literalOf(record: XmlRecord, name: string): string | null {
  const field = fieldOf(record, name);
  if (!field) return null;
  if (field.eval === null) return field.text || null;
  return (
    field.eval
      .match(/^\s*(?:'([^'\\]*)'|"([^"\\]*)"|(-?\d+))\s*$/)
      ?.slice(1)
      .find(Boolean) ?? null
  );
}

/** Groups a view is limited to (`groups_id`, `group_ids` from 19.0): every `ref` of the commands that add one. */
function groupsOf(record: XmlRecord): string[] {
  const field = fieldOf(record, 'groups_id') ?? fieldOf(record, 'group_ids');
  if (!field) return [];
  if (field.ref) return [field.ref];
  const adding = (field.eval ?? '').replace(/(?:\(\s*[23]\s*,|\b(?:unlink|delete)\()\s*ref\([^()]*\)/g, '');
  return [...adding.matchAll(/\bref\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1]!);
}

function names(list: string | undefined): string[] {
  return (list ?? '').split(',').flatMap((name) => name.trim() || []);
}
