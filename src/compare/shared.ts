import type { SharedAddon } from '../domain/instances.js';
import { isUpgradeKnown } from '../domain/known.js';
import type { AddonResult, Result } from '../domain/result.js';
import { rounded } from './findings.js';

/** A result with the name that the caller gives it. */
export interface NamedResult {
  name: string;
  result: Result;
}

interface Copy {
  instance: string;
  addon: AddonResult;
  ids: ReadonlySet<string>;
}

/**
 * Addons of one name and origin in several instances. Odoo's own are left out: everybody has them. Custom addons that
 * bear one name by chance (another title, no finding in common) are different addons.
 */
export function sharedAddons(named: readonly NamedResult[], sameTarget: boolean): SharedAddon[] {
  const groups = new Map<string, Copy[]>();
  for (const { name, result } of named) {
    const ids = idsByAddon(result);
    const seen = new Set<string>();
    for (const addon of result.addons) {
      const group = `${addon.name}\n${addon.origin}`;
      // Of twins within one instance the first one stands for all.
      if (addon.origin === 'odoo' || seen.has(group)) continue;
      seen.add(group);
      const copies = groups.get(group) ?? [];
      copies.push({ instance: name, addon, ids: ids.get(addon.key) ?? new Set() });
      groups.set(group, copies);
    }
  }
  return [...groups.values()]
    .map(oneAddon)
    .filter((copies) => copies.length > 1)
    .map((copies) => sharedOf(copies, sameTarget))
    .sort((a, b) => (b.savedHours ?? 0) - (a.savedHours ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function idsByAddon({ findings }: Result): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { addon, id } of findings) ids.set(addon, (ids.get(addon) ?? new Set()).add(id));
  return ids;
}

/** The copies that are the first one's addon. OCA names are unique by the rules of the OCA; custom ones need a second sign. */
function oneAddon(copies: readonly Copy[]): Copy[] {
  const [first] = copies;
  return copies.filter(
    ({ addon, ids }) =>
      addon.origin === 'oca' || addon.title === first!.addon.title || [...ids].some((id) => first!.ids.has(id)),
  );
}

function sharedOf(copies: readonly Copy[], sameTarget: boolean): SharedAddon {
  const [first] = copies;
  const { name, origin, title } = first!.addon;
  const common = [...first!.ids].filter((id) => copies.every(({ ids }) => ids.has(id))).length;
  const same = copies.every(
    ({ addon, ids }) =>
      addon.version === first!.addon.version &&
      addon.lines.total === first!.addon.lines.total &&
      ids.size === first!.ids.size &&
      ids.size === common,
  );
  const hours = copies.map(({ addon }) => (isUpgradeKnown(addon) ? addon.upgradeCost.hours.p50 : null));
  const known = hours.flatMap((value) => value ?? []);
  const saved = known.reduce((sum, value) => sum + value, 0) - Math.max(0, ...known);
  return {
    ...{ name, origin, title },
    state: same ? 'same' : 'differs',
    instances: copies.map(({ instance, addon, ids }, index) => ({
      instance,
      key: addon.key,
      series: addon.series,
      version: addon.version,
      lines: addon.lines.total,
      findings: ids.size,
      upgradeHours: hours[index] === null ? null : rounded(hours[index]!),
    })),
    commonFindings: common,
    savedHours: sameTarget && known.length === copies.length ? rounded(saved) : null,
  };
}
