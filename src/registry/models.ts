import type { AddonSource } from '../domain/addon.js';
import type { PythonClass, PythonFacts } from '../domain/facts/python.js';
import { inClass } from '../domain/file-lookups.js';
import type { Model, ModelDeclaration, Place } from '../domain/portfolio.js';

/**
 * Merges every class of every addon into models, as Odoo's registry does when it loads them.
 * Source: odoo/models.py MetaModel and BaseModel._build_model: `_name` defaults to a single `_inherit`.
 */
export function collectModels(sources: readonly AddonSource[]): Map<string, Model> {
  const models = new Map<string, Model>();
  const parents = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const file of source.python) {
      for (const [index, definition] of file.classes.entries())
        addClass(models, parents, source.addon.key, file, definition, index);
    }
  }
  for (const model of models.values()) model.parents = [...parents.get(model.name)!].sort();
  return models;
}

/** The model a class creates or extends, or null where it is no model or its name is not a literal. */
export function modelNameOf(definition: PythonClass): string | null {
  if (definition.kind !== 'model' && definition.kind !== 'transient' && definition.kind !== 'abstract') return null;
  return definition.model ?? (definition.inherit.length === 1 ? definition.inherit[0]! : null);
}

function addClass(
  models: Map<string, Model>,
  parents: Map<string, Set<string>>,
  addon: string,
  file: PythonFacts,
  definition: PythonClass,
  index: number,
): void {
  const name = modelNameOf(definition);
  if (name === null) return;
  const model = modelOf(models, name);
  const at = (where: { line: number; column: number }): Place => ({
    addon,
    path: file.path,
    line: where.line,
    column: where.column,
  });
  const declaration: ModelDeclaration = {
    ...at(definition),
    className: definition.name,
    kind: definition.kind as ModelDeclaration['kind'],
    creates: definition.model !== null && !definition.inherit.includes(definition.model),
    inherit: definition.inherit,
  };
  model.declarations.push(declaration);
  const known = parents.get(name) ?? new Set<string>();
  parents.set(name, known);
  for (const parent of [...definition.inherit, ...Object.keys(definition.inherits)])
    if (parent !== name) known.add(parent);
  for (const field of definition.fields) push(model.fields, field.name, { ...at(field), definition: field });
  for (const method of inClass(file.functions, index)) {
    if (method.within === definition.within) push(model.methods, method.name, { ...at(method), definition: method });
  }
}

function modelOf(models: Map<string, Model>, name: string): Model {
  const known = models.get(name);
  if (known) return known;
  const model: Model = { name, declarations: [], parents: [], fields: new Map(), methods: new Map() };
  models.set(name, model);
  return model;
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
