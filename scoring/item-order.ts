import type { DebtItem } from '../src/domain/debt-item.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import { type Series, seriesIndex } from '../src/domain/series.js';

/** An item with what its place in the order hangs on. */
export interface OrderedItem {
  item: DebtItem;
  /** Name of its addon, as manifests write it. */
  addonName: string;
  /** -1: before all steps (a tool run, a replacement). Else the index of the step. Null: takes no part in the order. */
  stage: number | null;
}

export function stageOf(hop: Series | null): number {
  return hop === null ? -1 : seriesIndex(hop);
}

/**
 * Fills `dependsOn`. Inside an addon the tool runs come before the handwork and an earlier step before a later one.
 * Between addons a step waits for the same or, where there is none, the nearest earlier step of what the addon depends
 * on, looking through addons that need no work. Only addons of an earlier upgrade wave are waited for, and inside one
 * addon only earlier stages, so there is no circle even where addons depend on each other.
 */
export function orderItems(entries: readonly OrderedItem[], portfolio: Portfolio): void {
  const stages = new Map<string, Map<number, string[]>>();
  for (const { item, addonName, stage } of entries) {
    if (stage === null) continue;
    const own = stages.get(addonName) ?? new Map<number, string[]>();
    own.set(stage, [...(own.get(stage) ?? []), item.id]);
    stages.set(addonName, own);
  }
  const wave = new Map(portfolio.graph.waves.flatMap((names, index) => names.map((name) => [name, index] as const)));
  for (const { item, addonName, stage } of entries) {
    if (stage === null) continue;
    const before = new Set<string>(idsUpTo(stages.get(addonName), stage - 1));
    for (const id of foreignIds(addonName, stage, stages, wave, portfolio)) before.add(id);
    item.dependsOn = [...before].sort();
  }
}

/** Items of the latest stage that is not after the given one. */
function idsUpTo(own: ReadonlyMap<number, string[]> | undefined, stage: number): string[] {
  const fitting = [...(own?.keys() ?? [])].filter((entry) => entry <= stage);
  return fitting.length > 0 ? (own?.get(Math.max(...fitting)) ?? []) : [];
}

function foreignIds(
  addon: string,
  stage: number,
  stages: ReadonlyMap<string, Map<number, string[]>>,
  wave: ReadonlyMap<string, number>,
  portfolio: Portfolio,
): string[] {
  const ids: string[] = [];
  const seen = new Set([addon]);
  const open = [addon];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of portfolio.graph.dependencies.get(next) ?? []) {
      const earlier = (wave.get(name) ?? Number.POSITIVE_INFINITY) < (wave.get(addon) ?? Number.NEGATIVE_INFINITY);
      if (seen.has(name) || !earlier) continue;
      seen.add(name);
      const found = idsUpTo(stages.get(name), stage);
      if (found.length > 0) ids.push(...found);
      else open.push(name);
    }
  }
  return ids;
}
