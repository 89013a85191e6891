import type { AddonSource } from './addon.js';
import type { AccessRight, Model, ModelField, Portfolio, Reference, Registry, Route } from './portfolio.js';

/**
 * Answers to questions that are asked of every addon and would else go through the whole portfolio each time. Each table
 * is made when it is first asked for, and goes with its portfolio.
 */

type Table<V> = ReadonlyMap<string, readonly V[]>;

/** A table that is made once per owner. */
function tableOf<O extends object, V>(make: (owner: O) => Iterable<readonly [string | null, V]>) {
  const tables = new WeakMap<O, Table<V>>();
  return (owner: O, key: string): readonly V[] => {
    let table = tables.get(owner);
    if (table === undefined) {
      table = grouped(make(owner));
      tables.set(owner, table);
    }
    return table.get(key) ?? [];
  };
}

function grouped<V>(entries: Iterable<readonly [string | null, V]>): Table<V> {
  const groups = new Map<string, V[]>();
  for (const [key, value] of entries) {
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Scanned addons of a technical name, by key: several where the name was found again. */
export const addonsNamed: (portfolio: Portfolio, name: string) => readonly AddonSource[] = tableOf(function* ({
  sources,
}) {
  for (const source of sources.values()) yield [source.addon.name, source];
});

/** References that an addon makes, by its key, in source order. */
export const referencesOf: (registry: Registry, addon: string) => readonly Reference[] = tableOf(function* ({
  references,
}) {
  for (const reference of references) yield [reference.addon, reference];
});

const referred = new WeakMap<Registry, ReadonlySet<string>>();

/** Something that was scanned refers to a thing of that kind and name. */
export function isReferred(registry: Registry, kind: Reference['kind'], name: string): boolean {
  let names = referred.get(registry);
  if (names === undefined) {
    names = new Set(registry.references.map((entry) => `${entry.kind} ${entry.name}`));
    referred.set(registry, names);
  }
  return names.has(`${kind} ${name}`);
}

/**
 * A model with more parents, near and far, is not looked through. In the indexes of 8.0 to 19.0 the most are 16, of res.users
 * in 19.0.
 */
export const MOST_PARENTS = 250;

const creators = new WeakMap<Model, boolean>();

/** Some scanned class creates the model. Ask only when the registry is made: the answer is kept. */
export function isCreated(model: Model): boolean {
  let known = creators.get(model);
  if (known === undefined) {
    known = model.declarations.some((entry) => entry.creates);
    creators.set(model, known);
  }
  return known;
}

/** Models whose first creating class stands in an addon, by its key, in the order of the registry. */
export const modelsMadeIn: (registry: Registry, addon: string) => readonly Model[] = tableOf(function* ({ models }) {
  for (const model of models.values()) {
    const first = model.declarations.find((entry) => entry.creates);
    if (first !== undefined) yield [first.addon, model];
  }
});

/** Declarations of fields of that name, on whatever scanned model. */
export const fieldsNamed: (registry: Registry, name: string) => readonly ModelField[] = tableOf(function* ({ models }) {
  for (const { fields } of models.values())
    for (const [name, entries] of fields) for (const entry of entries) yield [name, entry];
});

/** Names of scanned models that have a method of that name. */
export const modelsWithMethod: (registry: Registry, name: string) => readonly string[] = tableOf(function* ({
  models,
}) {
  for (const model of models.values()) for (const name of model.methods.keys()) yield [name, model.name];
});

/** Access lines that give rights on a model. */
export const accessTo: (registry: Registry, model: string) => readonly AccessRight[] = tableOf(function* ({ access }) {
  for (const right of access) yield [right.model, right];
});

/** Access lines that an addon brings, by its key. */
export const accessIn: (registry: Registry, addon: string) => readonly AccessRight[] = tableOf(function* ({ access }) {
  for (const right of access) yield [right.addon, right];
});

/** Routes that an addon declares, by its key. */
export const routesIn: (registry: Registry, addon: string) => readonly Route[] = tableOf(function* ({ routes }) {
  for (const route of routes) yield [route.addon, route];
});
