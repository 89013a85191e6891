import type { Portfolio, Reference } from '../../../src/domain/portfolio.js';

const known = new WeakMap<Portfolio, ReadonlyMap<string, readonly Reference[]>>();

/** References of one addon that lead nowhere, in source order. They are sorted out once for all addons. */
export function missingReferences(portfolio: Portfolio, addon: string): readonly Reference[] {
  let missing = known.get(portfolio);
  if (missing === undefined) {
    missing = byAddon(portfolio.registry.references.filter((entry) => entry.outcome === 'missing'));
    known.set(portfolio, missing);
  }
  return missing.get(addon) ?? [];
}

function byAddon(references: readonly Reference[]): Map<string, Reference[]> {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const group = groups.get(reference.addon);
    if (group === undefined) groups.set(reference.addon, [reference]);
    else group.push(reference);
  }
  return groups;
}
