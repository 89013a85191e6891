import { MOST_PARENTS } from '../../../src/domain/lookups.js';
import type { Model, Portfolio, Registry } from '../../../src/domain/portfolio.js';

/** Names that scanned code gives itself: a change of Odoo's own thing of that name says nothing about them. */

/** A model that some scanned addon creates. */
export function isOwnModel(registry: Registry, name: string): boolean {
  return registry.models.get(name)?.declarations.some((declaration) => declaration.creates) ?? false;
}

/**
 * A method that scanned code defines itself, rather than overrides: on one of the given models or their parents, or,
 * where the model is unknown, on any model.
 */
export function isOwnMethod(registry: Registry, name: string, models: readonly string[]): boolean {
  if (models.length === 0) return ownMethodNames(registry).has(name);
  return family(registry, models).some((model) =>
    model.methods.get(name)?.some(({ definition }) => !definition.callsSuper),
  );
}

const ownMethods = new WeakMap<Registry, Set<string>>();
function ownMethodNames(registry: Registry): ReadonlySet<string> {
  let names = ownMethods.get(registry);
  if (names === undefined) {
    names = new Set();
    for (const model of registry.models.values()) {
      for (const [name, methods] of model.methods)
        if (methods.some(({ definition }) => !definition.callsSuper)) names.add(name);
    }
    ownMethods.set(registry, names);
  }
  return names;
}

/**
 * A field that scanned code creates on one of these models or their parents. A definition that only changes keywords
 * of a field (no type argument can tell) counts too: whoever writes `fields.Char()` gets the field, whatever Odoo lost.
 */
export function isOwnField(registry: Registry, models: readonly string[], name: string): boolean {
  return family(registry, models).some((model) => model.fields.has(name));
}

function family(registry: Registry, names: readonly string[]): Model[] {
  const seen = new Set<string>();
  const found: Model[] = [];
  const queue = [...names];
  while (queue.length > 0) {
    const name = queue.pop()!;
    const model = registry.models.get(name);
    if (seen.has(name) || !model) continue;
    if (found.length === MOST_PARENTS) break;
    seen.add(name);
    found.push(model);
    for (const parent of model.parents) queue.push(parent);
  }
  return found;
}

const scannedCache = new WeakMap<Portfolio, Set<string>>();

/** Technical names of all scanned addons. */
export function scannedNames(portfolio: Portfolio): ReadonlySet<string> {
  let names = scannedCache.get(portfolio);
  if (names === undefined) {
    names = new Set([...portfolio.sources.values()].map((source) => source.addon.name));
    scannedCache.set(portfolio, names);
  }
  return names;
}
