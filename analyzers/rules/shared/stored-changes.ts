import type { ReleasedState, StoredField, StoredModel, StoredModels } from '../../../src/domain/released.js';
import { compareVersions } from './versions.js';

/** What became of a stored field between two states of an addon. */
export type StoredChange =
  | { kind: 'renamed'; model: string; field: string; to: string }
  | { kind: 'model'; model: string; to: string }
  | { kind: 'retyped'; model: string; field: string; from: string; to: string }
  | { kind: 'pointed'; model: string; field: string; from: string; to: string }
  | { kind: 'values'; model: string; field: string; values: readonly string[] }
  | { kind: 'required'; model: string; field: string }
  | { kind: 'removed'; model: string; field: string | null };

/** Compares two states of one addon: what Odoo does not carry over by itself when the addon is updated. */
export function storedChanges(before: StoredModels, after: StoredModels): StoredChange[] {
  const changes: StoredChange[] = [];
  for (const [name, old] of before.models) {
    const now = after.models.get(name);
    if (now === undefined) {
      const to = old.creates ? successorOf(name, old, before, after) : null;
      if (to !== null) changes.push({ kind: 'model', model: name, to });
      else if (old.creates) changes.push({ kind: 'removed', model: name, field: null });
      else changes.push(...removed(name, old, after));
    } else {
      changes.push(...fieldChanges(name, old, now, after));
    }
  }
  return changes;
}

/** Share of the fields that a new model must have of one that is gone to be the same under another name. An assumption. */
const SAME_MODEL = 0.7;

function successorOf(name: string, old: StoredModel, before: StoredModels, after: StoredModels): string | null {
  if (old.fields.size < 3) return null;
  for (const [other, candidate] of after.models) {
    if (other === name || before.models.has(other) || !candidate.creates) continue;
    const common = [...old.fields.keys()].filter((field) => candidate.fields.has(field)).length;
    if (common / Math.max(old.fields.size, candidate.fields.size) >= SAME_MODEL) return other;
  }
  return null;
}

/** Fields of a class that is gone. */
function removed(model: string, { fields }: StoredModel, { mixinFields }: StoredModels): StoredChange[] {
  const gone = [...fields.values()].filter((field) => isTyped(field) && !mixinFields.has(field.name));
  return gone.map(({ name }) => ({ kind: 'removed', model, field: name }));
}

/** In the database, and put there by people. */
const isTyped = ({ stored, derived }: StoredField) => stored === 'yes' && !derived;

function fieldChanges(model: string, old: StoredModel, now: StoredModel, after: StoredModels): StoredChange[] {
  const changes: StoredChange[] = [];
  const added = [...now.fields.values()].filter(({ name }) => !old.fields.has(name));
  const taken = new Set<string>();
  const oldNames = new Set(added.flatMap(({ oldName }) => oldName ?? []));
  const gone = [...old.fields.values()].filter(
    // A field that went up to a mixin is still there; one that names its old name is renamed by Odoo.
    ({ name }) => !now.fields.has(name) && !after.mixinFields.has(name) && !oldNames.has(name),
  );
  for (const field of gone.filter(isTyped)) {
    const to = added.find((one) => !taken.has(one.name) && isRenamed(field, one));
    if (to === undefined) {
      changes.push({ kind: 'removed', model, field: field.name });
    } else {
      taken.add(to.name);
      changes.push({ kind: 'renamed', model, field: field.name, to: to.name });
    }
  }
  for (const field of now.fields.values()) {
    const was = old.fields.get(field.name);
    if (was !== undefined) changes.push(...changesOf(model, was, field));
    if (isNewlyRequired(was, field) && !taken.has(field.name))
      changes.push({ kind: 'required', model, field: field.name });
  }
  return changes;
}

/** Same kind of values, and a name or label that says it is the same thing. */
function isRenamed(old: StoredField, now: StoredField): boolean {
  if (!isTyped(now) || old.type !== now.type || old.comodel !== now.comodel || old.filled !== now.filled) return false;
  if (old.label !== null && old.label === now.label) return true;
  const words = new Set(wordsOf(old.name));
  return wordsOf(now.name).some((word) => words.has(word));
}

/** Words of a field's name that tell something. */
function wordsOf(name: string): string[] {
  return name.split('_').filter((word) => word.length > 2 && !/^(ids|the|has|date|name|type|is|custom)$/.test(word));
}

function changesOf(model: string, was: StoredField, now: StoredField): StoredChange[] {
  if (!isTyped(was) || !isTyped(now)) return [];
  const field = now.name;
  const from = typeOf(was);
  const to = typeOf(now);
  if (from !== to && !keepsValues(was, now)) return [{ kind: 'retyped', model, field, from, to }];
  if (pointsElsewhere(was, now)) {
    return [{ kind: 'pointed', model, field, from: was.comodel!, to: now.comodel! }];
  }
  if (was.selection !== null && now.selection !== null && was.type === now.type) {
    const values = was.selection.filter((key) => !now.selection!.includes(key));
    if (values.length > 0) return [{ kind: 'values', model, field, values }];
  }
  return [];
}

const typeOf = ({ type, companyDependent }: StoredField) => (companyDependent ? `company-dependent ${type}` : type);

/** Many2one: the ids stay and name other records. Many2many: the default relation table is another one. */
function pointsElsewhere(was: StoredField, now: StoredField): boolean {
  if (was.type !== now.type || was.comodel === null || now.comodel === null || was.comodel === now.comodel)
    return false;
  return now.type === 'many2one' || now.type === 'many2many';
}

/**
 * Kinds of values that lie in the column in the same form, or that Odoo casts without loss. Source: odoo/fields.py,
 * column_type and column_cast_from (14.0, 15.0); from 16.0 on update_db_column casts whatever PostgreSQL can cast.
 */
const TEXT = new Set(['char', 'text', 'html', 'selection']);
const GROWS: Readonly<Record<string, readonly string[]>> = {
  integer: ['float', 'monetary', 'char', 'text', 'many2onereference'],
  float: ['monetary'],
  monetary: ['float'],
  binary: ['image'],
  image: ['binary'],
  date: ['datetime'],
  serialized: ['json', 'text'],
  many2onereference: ['integer'],
  many2one: ['many2onereference'],
};

function keepsValues(was: StoredField, now: StoredField): boolean {
  if (was.companyDependent !== now.companyDependent) return false;
  // Words become keys: what was typed is no key of the list.
  if (TEXT.has(was.type) && TEXT.has(now.type)) return now.type !== 'selection';
  return was.type === now.type || (GROWS[was.type] ?? []).includes(now.type);
}

function isNewlyRequired(was: StoredField | undefined, now: StoredField): boolean {
  if (!now.required || now.filled || !isTyped(now) || now.type === 'many2many') return false;
  return was === undefined || (isTyped(was) && !was.required && !was.filled);
}

/**
 * Whether a script runs for those who had the old version and get the new one. A script that came to the old version's
 * own folder after that version began counts, too: whoever wrote it meant it.
 * Source: odoo/modules/migration.py, `compare`: installed < version of the folder <= version of the manifest.
 */
export function hasScript(
  before: Pick<ReleasedState, 'version' | 'scripts'>,
  to: string,
  scripts: readonly string[],
  series: string,
): boolean {
  return scripts.some((script) => {
    const version = script.split('/')[1]!;
    if (version === '0.0.0') return true;
    const full = version.startsWith(`${series}.`) ? version : `${series}.${version}`;
    const late = compareVersions(full, to);
    const early = compareVersions(full, before.version);
    if (late === null || early === null || late > 0) return false;
    return early > 0 || (early === 0 && !before.scripts.includes(script));
  });
}
