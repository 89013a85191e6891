import type { AddonSource } from '../src/domain/addon.js';
import type { PythonClass, PythonFunction } from '../src/domain/facts/python.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import { countsAsCode } from './changed-lines.js';

/**
 * Counts of overrides as the upgrade model was fitted with them (upgrade-features.ts); refit it before changing them.
 * What an override says of the risk is told by its level (analyzers/surface). Entries are places (`path:line`).
 */
export interface Overrides {
  /** Methods of extended models that replace an inherited one and never call it. */
  withoutSuper: string[];
  withSuper: string[];
}

/**
 * Methods that every model inherits; overriding one without super() drops what other addons added.
 * Source: class BaseModel in odoo/models.py, 16.0 (get_view replaces fields_view_get there).
 */
const ORM_METHODS = new Set(
  'create write unlink copy copy_data default_get fields_get fields_view_get get_view read read_group search_read'.split(
    ' ',
  ),
);

export function overridesOf(source: AddonSource, portfolio: Portfolio): Overrides {
  const overrides: Overrides = { withoutSuper: [], withSuper: [] };
  for (const file of source.python) {
    if (!countsAsCode(file.path)) continue;
    for (const method of file.functions) {
      const owner = method.class === null ? undefined : file.classes[method.class];
      if (owner === undefined || owner.inherit.length === 0 || method.within !== null) continue;
      const place = `${file.path}:${method.line}`;
      if (method.callsSuper) overrides.withSuper.push(place);
      else if (replacesInherited(method, owner, source, portfolio)) overrides.withoutSuper.push(place);
    }
  }
  return overrides;
}

/** Models of addons that were not scanned which an addon extends, sorted. */
export function foreignModels(source: AddonSource, portfolio: Portfolio): string[] {
  const classes = source.python.filter(({ path }) => countsAsCode(path)).flatMap((file) => file.classes);
  return [...new Set(classes.flatMap(extendedModels))].filter((name) => isForeign(name, portfolio)).sort();
}

/** Models a class extends in place: `_inherit` without a `_name` of its own. */
export function extendedModels(entry: PythonClass): string[] {
  return entry.inherit.filter((name) => entry.model === null || entry.model === name);
}

/** True only where the inherited method is known: one of the ORM, or one that another scanned addon declares. */
function replacesInherited(
  method: PythonFunction,
  owner: PythonClass,
  source: AddonSource,
  portfolio: Portfolio,
): boolean {
  const models = extendedModels(owner);
  if (method.stub || models.length === 0) return false;
  if (ORM_METHODS.has(method.name)) return true;
  return models.some((name) => {
    const others = portfolio.registry.models.get(name)?.methods.get(method.name) ?? [];
    return others.some(({ addon }) => addon !== source.addon.key && comesBefore(addon, source, portfolio));
  });
}

/** True where the other addon is one this addon depends on, directly or through others. */
function comesBefore(other: string, source: AddonSource, portfolio: Portfolio): boolean {
  const name = portfolio.sources.get(other)?.addon.name ?? other;
  const seen = new Set<string>();
  const open = [source.addon.name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const dependency of portfolio.graph.dependencies.get(next) ?? []) {
      if (dependency === name) return true;
      if (!seen.has(dependency)) open.push(dependency);
      seen.add(dependency);
    }
  }
  return false;
}

function isForeign(name: string, portfolio: Portfolio): boolean {
  const model = portfolio.registry.models.get(name);
  return model === undefined || !model.declarations.some((declaration) => declaration.creates);
}
