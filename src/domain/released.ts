import type { FieldDefinition, PythonClass, PythonFacts } from './facts/python.js';
import { stringOf, type Value } from './facts/value.js';

/** A field as far as its values in the database depend on it. */
export interface StoredField {
  name: string;
  type: string;
  /** `unknown`: an expression decides. */
  stored: 'yes' | 'no' | 'unknown';
  /** Model it points to, or null. */
  comodel: string | null;
  /** Relation table of a many2many, where the code names one. */
  relation: string | null;
  /** Keys of a selection written out here; null where code makes them or another class begins the list. */
  selection: readonly string[] | null;
  required: boolean;
  /** Rows that are there already get a value: a default, a compute method, a related field. */
  filled: boolean;
  /** Odoo computes it whenever it must: nobody types it in, so nothing is lost with it. */
  derived: boolean;
  companyDependent: boolean;
  /** Its text on screen, where the code gives one. */
  label: string | null;
  /** Name it had before; Odoo up to 12.0 renames the column by itself. Source: odoo/fields.py, 12.0, `oldname`. */
  oldName: string | null;
}

/** One model as one addon declares or extends it. */
export interface StoredModel {
  /** True where the addon makes the model, false where it adds to somebody else's. */
  creates: boolean;
  fields: ReadonlyMap<string, StoredField>;
}

/** What the Python of an addon says of its tables. */
export interface StoredModels {
  /** Models with a table of their own. */
  models: ReadonlyMap<string, StoredModel>;
  /** Fields of abstract models: they lie in the tables of whoever inherits them. */
  mixinFields: ReadonlySet<string>;
}

/** An addon as a commit of its branch had it when a version of it began. */
export interface ReleasedState extends StoredModels {
  /** As the manifest had it. */
  version: string;
  /** ISO date of the commit. */
  since: string;
  /** Files of `migrations/` and `upgrades/` that were there, relative to the addon. */
  scripts: readonly string[];
}

/** Reads the models out of the facts of an addon's Python files; tests and upgrade scripts are to be left out. */
export function storedModels(files: readonly Pick<PythonFacts, 'classes'>[]): StoredModels {
  const models = new Map<string, { creates: boolean; fields: Map<string, StoredField> }>();
  const mixinFields = new Set<string>();
  for (const { classes } of files) {
    for (const owner of classes) {
      if (owner.kind === 'abstract') for (const { name } of owner.fields) mixinFields.add(name);
      const name = tableModelOf(owner);
      if (name === null) continue;
      const model = models.get(name) ?? { creates: false, fields: new Map<string, StoredField>() };
      models.set(name, model);
      model.creates ||= owner.model !== null && !owner.inherit.includes(owner.model);
      for (const field of owner.fields) if (!field.columns) model.fields.set(field.name, storedField(field, owner));
    }
  }
  return { models, mixinFields };
}

/** The model of a class that has a table, or null. Source: odoo/models.py, `_auto`, `_abstract`, `_transient`. */
function tableModelOf(owner: PythonClass): string | null {
  if (owner.kind !== 'model' || owner.auto === false) return null;
  return owner.model ?? (owner.inherit.length === 1 ? owner.inherit[0]! : null);
}

/** Keyword that each type takes as its first positional argument. Source: odoo/fields.py, `__init__` of the types. */
const FIRST: Readonly<Record<string, string>> = {
  many2one: 'comodel_name',
  many2many: 'comodel_name',
  one2many: 'comodel_name',
  selection: 'selection',
  reference: 'selection',
};

function storedField(field: FieldDefinition, owner: PythonClass): StoredField {
  const { name, type, args, kwargs } = field;
  const first = FIRST[type];
  const argument = (key: string, at: number) => kwargs[key] ?? args[at];
  const delegated = Object.values(owner.inherits).includes(name) || isTrue(kwargs.delegate);
  const comodel = first === 'comodel_name' ? stringOf(argument('comodel_name', 0)) : null;
  return {
    name,
    type,
    stored: storage(field),
    comodel,
    relation: type === 'many2many' ? stringOf(argument('relation', 1)) : null,
    selection: first === 'selection' && !('selection_add' in kwargs) ? keysOf(argument('selection', 0)) : null,
    required: isTrue(kwargs.required),
    filled: 'default' in kwargs || 'compute' in kwargs || 'related' in kwargs || delegated,
    derived: isDerived(kwargs),
    companyDependent: isTrue(kwargs.company_dependent),
    label: stringOf(kwargs.string ?? (first === undefined ? args[0] : undefined)),
    oldName: stringOf(kwargs.oldname),
  };
}

/** Source: odoo/fields.py, `_setup_attrs`: computed and related fields are stored only where they say so. */
function storage({ type, kwargs }: FieldDefinition): StoredField['stored'] {
  if (type === 'one2many' || 'sparse' in kwargs) return 'no';
  const { store } = kwargs;
  if (store !== undefined && store.kind !== 'boolean') return 'unknown';
  if (store !== undefined) return store.value ? 'yes' : 'no';
  return isSet(kwargs.compute) || isSet(kwargs.related) ? 'no' : 'yes';
}

/** Source: odoo/fields.py: a computed field is read-only unless it says otherwise or has an inverse. */
function isDerived({ compute, related, readonly, inverse }: FieldDefinition['kwargs']): boolean {
  if (!isSet(compute) && !isSet(related)) return false;
  return inverse === undefined && (readonly === undefined || isTrue(readonly));
}

const isSet = (value: Value | undefined) =>
  value !== undefined && value.kind !== 'none' && !(value.kind === 'boolean' && !value.value);

const isTrue = (value: Value | undefined) => value?.kind === 'boolean' && value.value;

/** Keys of `[('draft', 'Draft'), …]`, or null where one of them is no literal. */
function keysOf(value: Value | undefined): string[] | null {
  if (value?.kind !== 'list' && value?.kind !== 'tuple') return null;
  const keys: string[] = [];
  for (const item of value.items) {
    const key = item.kind === 'tuple' || item.kind === 'list' ? stringOf(item.items[0]) : null;
    if (key === null) return null;
    keys.push(key);
  }
  return keys;
}
