import { isUpgradeKnown } from '../../src/domain/known.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import { byText } from '../../src/domain/text-order.js';

export interface Stop {
  key: string;
  /** From 1. */
  wave: number;
  /** Null where they could not be told. */
  hours: number | null;
  /** Keys of scanned addons that it needs directly, and of those that need it, sorted. */
  needs: string[];
  neededBy: string[];
  /** Whether it is on the chain that takes longest. */
  onChain: boolean;
}

export interface RouteMap {
  /** Addons that need a scanned addon or are needed by one; by wave, then heaviest first. */
  stops: Stop[];
  /** Scanned addons of the upgrade order without any such tie. */
  alone: number;
  waves: number;
}

/** The upgrade order as a map of addons and what they need of each other. */
export function routeMap({ addons, waves, route }: Pick<Result, 'addons' | 'waves' | 'route'>): RouteMap {
  const waveOf = new Map(waves.flatMap((keys, index) => keys.map((key) => [key, index + 1] as const)));
  const path = route?.criticalPath ?? [];
  const chain = new Set(path.length > 1 ? path.map(({ addon }) => addon) : []);
  const placed = addons.filter(({ key }) => waveOf.has(key));
  const needs = new Map(placed.map((addon) => [addon.key, needsOf(addon, waveOf)]));
  const neededBy = new Map<string, string[]>(placed.map(({ key }) => [key, []]));
  for (const [key, list] of needs) for (const other of list) neededBy.get(other)?.push(key);
  const stops = placed
    .map(
      (addon): Stop => ({
        key: addon.key,
        wave: waveOf.get(addon.key)!,
        hours: isUpgradeKnown(addon) ? addon.upgradeCost.hours.p50 : null,
        needs: needs.get(addon.key)!,
        neededBy: neededBy.get(addon.key)!.sort(byText),
        onChain: chain.has(addon.key),
      }),
    )
    .filter((stop) => stop.needs.length + stop.neededBy.length > 0)
    .sort((a, b) => a.wave - b.wave || (b.hours ?? 0) - (a.hours ?? 0) || byText(a.key, b.key));
  return { stops, alone: placed.length - stops.length, waves: waves.length };
}

/** Scanned addons of earlier waves: a name that was found twice stands for the first one. */
function needsOf({ key, depends }: AddonResult, waveOf: ReadonlyMap<string, number>): string[] {
  const own = waveOf.get(key)!;
  return [...new Set(depends)].filter((name) => (waveOf.get(name) ?? own) < own).sort(byText);
}
