import type { FieldDefinition } from '../../src/domain/facts/python.js';
import type { FileContext } from './context.js';
import { K } from './kinds.js';
import { stringText } from './strings.js';
import { firstChild, lastChild, nextSibling, textOf, unwrapped } from './tree.js';

/** New API: `odoo.fields.Char` (8.0 and later: `openerp.fields`). A name that is not imported here is taken as written. */
const NEW_FIELD = /^(?:(?:odoo|openerp)\.(?:orm\.)?)?fields\.([A-Z]\w*)$/;
/** Old API: `fields.char` from `openerp.osv` or `osv`, up to 9.0. */
const OLD_FIELD = /^(?:(?:odoo|openerp)\.)?(?:osv\.)?fields\.([a-z]\w*)$/;

/**
 * A field class of another addon: `Serialized` from `odoo.addons.base_sparse_field.models.fields`, `JobSerialized` from
 * `..fields`. Its module or the name it is used by says so. Source: the field classes of OCA/queue, OCA/geospatial and
 * odoo/addons/base_sparse_field (11.0 to 18.0).
 */
const ADDON_FIELD = /^(?:(?:odoo|openerp)\.addons\.|\.+)(?:\w+\.)*(?:\w+_)?fields?\.([A-Z]\w*)$/;

/** Lower-case type of a field made by `callee`, or null where it makes none. */
export function fieldType(file: FileContext, callee: string, columns: boolean): string | null {
  const full = file.resolve(callee);
  const found = columns ? OLD_FIELD.exec(full) : (NEW_FIELD.exec(full) ?? ADDON_FIELD.exec(full));
  return found === null ? null : found[1]!.toLowerCase();
}

function fieldOf(file: FileContext, at: number, name: string, value: number, columns: boolean): FieldDefinition | null {
  const call = unwrapped(file.tree, value);
  if (file.tree.kinds[call] !== K.Call) return null;
  const type = fieldType(file, file.dotted(firstChild(file.tree, call)), columns);
  if (type === null) return null;
  const place = file.at(at);
  const endLine = file.endLine(call);
  const places = endLine > place.line ? { places: keywordPlaces(file, call) } : {};
  return { ...place, endLine, name, type, ...file.values.arguments(call), columns, ...places };
}

/** Lines of each keyword argument of a call, by keyword. */
function keywordPlaces(file: FileContext, call: number): Record<string, [number, number]> {
  const { tree } = file;
  const entries: [string, [number, number]][] = [];
  const list = lastChild(tree, call);
  for (let child = firstChild(tree, list); child >= 0; child = nextSibling(tree, child)) {
    if (tree.kinds[child] !== K.KeywordArgument) continue;
    entries.push([textOf(tree, firstChild(tree, child)), [file.at(child).line, file.endLine(child)]]);
  }
  return Object.fromEntries(entries);
}

/** The field that `<target> = <value>` in a class body defines, or null. */
export function readField(file: FileContext, target: number, name: string, value: number): FieldDefinition | null {
  return fieldOf(file, target, name, value, false);
}

/** The fields of an old-API `_columns` dictionary. */
export function readColumns(file: FileContext, value: number): FieldDefinition[] {
  const { tree } = file;
  const fields: FieldDefinition[] = [];
  const dictionary = unwrapped(tree, value);
  if (tree.kinds[dictionary] !== K.Dictionary) return fields;
  for (let pair = firstChild(tree, dictionary); pair >= 0; pair = nextSibling(tree, pair)) {
    const key = firstChild(tree, pair);
    if (tree.kinds[pair] !== K.Pair || tree.kinds[key] !== K.String) continue;
    const field = fieldOf(file, key, stringText(tree, key), lastChild(tree, pair), true);
    if (field !== null) fields.push(field);
  }
  return fields;
}
