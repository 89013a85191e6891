import type { CsvFacts } from '../../domain/facts/csv.js';
import type { XmlFacts, XmlRecordField } from '../../domain/facts/xml.js';
import type { XmlIdDeclaration } from '../../domain/portfolio.js';
import { modelsByXmlId } from '../access.js';
import { fullXmlId } from '../xmlids.js';
import { resolveModel, type Scope, type Verdict } from './scope.js';

export interface XmlIds {
  declared: ReadonlyMap<string, XmlIdDeclaration[]>;
  modelOf(xmlid: string): string | null;
}

export function xmlIdIndex(declared: ReadonlyMap<string, XmlIdDeclaration[]>, models: ReadonlySet<string>): XmlIds {
  return { declared, modelOf: modelsByXmlId(models) };
}

/**
 * Ids that Odoo makes itself while it loads an addon. Source: odoo/addons/base/models/ir_model.py (model_xmlid,
 * field_xmlid, selection_xmlid, constraint and relation ids) and odoo/modules/db.py (`module_…` of base).
 */
const MADE_BY_ODOO = /^(field|selection|constraint|module)_/;
const PLAIN_ID = /^[\w-]+(\.[\w.-]+)?$/;

/** Is an XML id declared in the scanned code? */
export function resolveXmlId(scope: Scope, ids: XmlIds, id: string): Verdict {
  if (!PLAIN_ID.test(id)) return ['unknown', 'the id is built at run time'];
  const full = fullXmlId(id, scope.source.addon.name);
  if (ids.declared.has(full)) return ['found', ''];
  const [module = '', name = ''] = [full.slice(0, full.indexOf('.')), full.slice(full.indexOf('.') + 1)];
  if (!scope.scanned.has(module)) return ['outside', `addon ${module} was not scanned`];
  if (name.startsWith('model_')) {
    const model = ids.modelOf(full);
    return model ? resolveModel(scope, model) : ['unknown', 'the model cannot be told from the id'];
  }
  if (MADE_BY_ODOO.test(name)) return ['unknown', 'Odoo makes such ids itself'];
  return ['missing', `no data file of addon ${module} declares ${full}`];
}

/** References between data files: `ref`, `eval="ref(…)"`, `inherit_id`, `groups`, menus' parents and actions, `t-call`. */
export function dataReferences(scope: Scope, ids: XmlIds): void {
  for (const file of scope.source.xml) xmlReferences(scope, ids, file);
  for (const file of scope.source.csv) csvReferences(scope, ids, file);
}

function xmlReferences(scope: Scope, ids: XmlIds, file: XmlFacts): void {
  const emit = (id: string, node: number, kind: 'xmlid' | 'view' | 'template' = 'xmlid') => {
    const { line, column } = file.nodes[node]!;
    scope.emit(
      kind,
      fullXmlId(id, scope.source.addon.name),
      { path: file.path, line, column },
      ...resolveXmlId(scope, ids, id),
    );
  };
  for (const record of file.records) {
    for (const field of record.fields) for (const id of idsOf(field)) emit(id, field.node);
    const attributes = file.nodes[record.node]!.attributes;
    if (record.tag === 'menuitem')
      for (const id of [attributes.parent, attributes.action]) if (id) emit(id, record.node);
    if (record.tag === 'menuitem') for (const id of groupsOf(attributes.groups)) emit(id, record.node);
    if (record.model !== 'ir.ui.view') {
      scope.emit(
        'model',
        record.model,
        { path: file.path, ...place(file, record.node) },
        ...resolveModel(scope, record.model),
      );
    }
  }
  for (const view of file.views) {
    if (view.inherit) emit(view.inherit, file.records[view.record]!.node, 'view');
    if (view.model) {
      const at = place(file, file.records[view.record]!.node);
      scope.emit('model', view.model, { path: file.path, ...at }, ...resolveModel(scope, view.model));
    }
  }
  file.nodes.forEach((node, index) => {
    if (node.tag !== 'menuitem' && node.attributes.groups)
      for (const id of groupsOf(node.attributes.groups)) emit(id, index);
    const called = node.attributes['t-call'];
    if (called?.includes('.') && !called.includes('{') && isServerTemplate(file)) emit(called, index, 'template');
  });
}

/** Files of `static/` are templates of the web client, whose names are no XML ids. */
function isServerTemplate(file: XmlFacts): boolean {
  return file.root === 'odoo' || file.root === 'openerp' || file.root === 'data';
}

function place(file: XmlFacts, node: number): { line: number; column: number } {
  const { line, column } = file.nodes[node]!;
  return { line, column };
}

/** `a.b,!c.d` → the ids without their sign. */
function groupsOf(groups: string | undefined): string[] {
  return (groups ?? '')
    .split(',')
    .map((group) => group.trim().replace(/^!/, ''))
    .filter((group) => group.includes('.'));
}

/** XML ids that a field of a record names. `inherit_id` is resolved as a view, not here. */
function idsOf(field: XmlRecordField): string[] {
  if (field.name === 'inherit_id') return [];
  const ids = field.ref ? [field.ref] : [];
  for (const match of (field.eval ?? '').matchAll(/\bref\(\s*(['"])([\w.-]+)\1\s*\)/g)) ids.push(match[2]!);
  return ids;
}

/** Cells that stand for no record. Source: odoo/addons/base/models/ir_fields.py db_id_for, _str_to_boolean (12.0 to 18.0). */
const NO_RECORD = /^(0|false|no)$/i;

function csvReferences(scope: Scope, ids: XmlIds, file: CsvFacts): void {
  file.header.forEach((name, index) => {
    // Source: odoo/models.py load(): `field:id` and `field/id` columns hold XML ids, several with commas.
    if (!/[:/]id$/.test(name) || name === 'id') return;
    for (const row of file.rows) {
      for (const id of (row.cells[index] ?? '').split(',').map((cell) => cell.trim())) {
        if (!id || NO_RECORD.test(id)) continue;
        const at = { path: file.path, line: row.line, column: 1 };
        scope.emit('xmlid', fullXmlId(id, scope.source.addon.name), at, ...resolveXmlId(scope, ids, id));
      }
    }
  });
}
