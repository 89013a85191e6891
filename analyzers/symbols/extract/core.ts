import type { PythonClass, PythonFacts } from '../../../src/domain/facts/python.js';
import { stringsOf } from '../../../src/domain/facts/value.js';
import { type Entry, row } from '../sections.js';
import { fieldLine, methodLine, methodsOf } from './models.js';
import { pythonEntry } from './python.js';

/** Under this name the index holds what every model has from the core package. No model can have it: it has a capital. */
export const BASE_MODEL = 'BaseModel';

/** Where the ORM is. Source: trees of 8.0 to 19.0; from 19.0 odoo/models, odoo/fields only lead to odoo/orm. */
const MODEL_FILES = /^(models\.py|orm\/models(_transient)?\.py)$/;
const FIELD_FILES = /^(fields\.py|orm\/fields\w*\.py)$/;
/** Set by the metaclass and the registry, or declared without a value. Source: odoo/models.py MetaModel, BaseModel; odoo/modules/registry.py. */
const GIVEN = [
  'env',
  'pool',
  '_fields',
  '_name',
  '_table',
  '_module',
  '_original_module',
  '_rec_name',
  '_ids',
  '_prefetch',
];
const MODEL_CLASSES = new Set(['BaseModel', 'Model', 'AbstractModel', 'TransientModel']);

/** One file of the core package, its path relative to the package. */
export function coreEntries(file: PythonFacts): Entry[] {
  const entries = [pythonEntry('odoo', file, true)];
  // 19.0: `odoo` has no `__init__.py`; odoo/init.py hangs names on it (`odoo._ = …`).
  const hung = file.assignments.flatMap(({ target }) => /^(?:odoo|openerp)\.(\w+)$/.exec(target)?.[1] ?? []);
  if (hung.length > 0) entries.push({ section: 'python', key: 'odoo', lines: hung.map((name) => row('n', name)) });
  if (MODEL_FILES.test(file.path)) entries.push(...baseModelEntries(file));
  if (FIELD_FILES.test(file.path)) entries.push(...fieldTypeEntries(file));
  // Controllers of the core package itself do not exist; addons hold them.
  return entries;
}

function baseModelEntries(file: PythonFacts): Entry[] {
  const lines = [row('D', 'odoo', 'ac'), ...GIVEN.map((name) => row('M', name, 'odoo'))];
  file.classes.forEach((definition, index) => {
    if (!MODEL_CLASSES.has(definition.name)) return;
    for (const field of definition.fields) lines.push(fieldLine('odoo', field));
    for (const method of methodsOf(file, index)) lines.push(methodLine('M', 'odoo', method));
    lines.push(...attributeLines(definition));
  });
  lines.push(...magicFields(file), ...recordAttributes(file));
  return [{ section: 'models', key: BASE_MODEL, lines }];
}

/**
 * Attributes every model has: those of the class body, `env` and its like from `__slots__` (13.0 on), and up to 12.0 those
 * set on a new recordset. Calls of field types are fields: `id = Id()` (19.0).
 */
function attributeLines(definition: PythonClass): string[] {
  return definition.attributes.flatMap(({ name, value }) => {
    if (name === '__slots__') return stringsOf(value).map((slot) => row('M', slot, 'odoo'));
    const type = value.kind === 'call' ? /^(?:fields\.)?([A-Z][a-z]\w*)$/.exec(value.callee)?.[1] : undefined;
    return [type === undefined ? row('M', name, 'odoo') : row('F', name, 'odoo', type.toLowerCase())];
  });
}

/** `records.env = env` in `_browse` (8.0–12.0). */
function recordAttributes(file: PythonFacts): string[] {
  return file.assignments.flatMap(({ target }) => {
    const name = /^(?:self|records?)\.(\w+)$/.exec(target)?.[1];
    return name === undefined ? [] : [row('M', name, 'odoo')];
  });
}

/**
 * Fields every model gets: `add('id', fields.Id(…))`, `cls._add_field(…)`, `add_default(…)` in `_add_magic_fields` (8.0–16.0),
 * `MetaModel.__init__` (17.0, 18.0) or odoo/orm/models.py (19.0); `__last_update` is named by the constant
 * `CONCURRENCY_CHECK_FIELD` up to 16.0.
 */
function magicFields(file: PythonFacts): string[] {
  const lines: string[] = [];
  for (const call of file.calls) {
    if (!/(^|\.)(add|add_default|_add_field)$/.test(call.callee)) continue;
    const [name, made] = call.args;
    const type = made?.kind === 'call' ? /^(?:fields\.)?([A-Z]\w*)$/.exec(made.callee)?.[1] : undefined;
    if (!type || made?.kind !== 'call') continue;
    const constant = name?.kind === 'name' && /(^|\.)CONCURRENCY_CHECK_FIELD$/.test(name.name);
    const field = name?.kind === 'string' ? name.value : constant ? '__last_update' : null;
    const first = made.args[0];
    if (field !== null) {
      lines.push(
        row('F', field, 'odoo', type.toLowerCase(), type === 'Many2one' && first?.kind === 'string' ? first.value : ''),
      );
    }
  }
  return lines;
}

/** Field types: `b` base classes, `a` the attributes that can be set as keywords. */
function fieldTypeEntries(file: PythonFacts): Entry[] {
  return file.classes.flatMap((definition, index): Entry[] => {
    if (definition.within !== null || /^_?Meta/.test(definition.name)) return [];
    const names = definition.attributes.flatMap(({ name, value }) => {
      // 9.0 to 13.0: `_slots = {'related': None, …}`.
      if (name === '_slots' && value.kind === 'dict') {
        return value.entries.flatMap(([key]) => (key.kind === 'string' ? [key.value] : []));
      }
      return [name];
    });
    // `Float(digits=…)` is a parameter of its own, whatever the attribute behind it is called.
    for (const method of methodsOf(file, index)) {
      if (method.name === '__init__') names.push(...method.parameters.slice(1).map((one) => one.name));
    }
    const lines = [
      ...definition.bases.map((base) => row('b', base)),
      ...names.filter((name) => !name.startsWith('__')).map((name) => row('a', name)),
    ];
    return [{ section: 'fieldtypes', key: definition.name, lines }];
  });
}
