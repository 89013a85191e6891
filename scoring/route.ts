import type { DependencyGraph } from '../src/domain/portfolio.js';
import type { Hours } from '../src/domain/score.js';
import { sumHours } from './effort.js';
import { round } from './factor.js';

/** The upgrade as a route: waves one after the other, what holds each back, and the longest chain of addons. */

/** One wave of the upgrade order. */
export interface RouteWave {
  addons: string[];
  /** All its addons, one after the other. */
  hours: Hours;
  /** The addon of the wave that takes longest: with enough people, the wave takes at least this long. */
  longest: { addon: string; hours: number } | null;
  /** Addons of earlier waves that most addons of this wave wait for, the most waited-for first; at most five. */
  blockedBy: { addon: string; waiting: string[] }[];
}

export interface Route {
  /** Work of one person, one addon after the other. */
  hours: Hours;
  waves: RouteWave[];
  /** Addons that depend on each other and take longest in sum, first one first. */
  criticalPath: { addon: string; hours: number }[];
  /** Hours of the critical path: what the upgrade takes with as many people as it can use. */
  criticalHours: number;
}

const MOST_BLOCKERS = 5;

/**
 * @param graph Waves and dependencies, by addon name.
 * @param hours Upgrade hours by addon name; addons that are missing take none (they are already there, or unknown).
 */
export function routeOf(
  graph: Pick<DependencyGraph, 'waves' | 'dependencies'>,
  hours: ReadonlyMap<string, Hours>,
): Route {
  const middle = (addon: string) => hours.get(addon)?.p50 ?? 0;
  const { path, total } = criticalPath(graph, middle);
  const all = graph.waves.flat().flatMap((addon) => hours.get(addon) ?? []);
  return {
    hours: sumHours(all),
    waves: graph.waves.map((addons, index) =>
      waveOf(addons, graph, hours, new Set(graph.waves.slice(0, index).flat())),
    ),
    criticalPath: path.map((addon) => ({ addon, hours: round(middle(addon), 2) })),
    criticalHours: round(total, 2),
  };
}

function waveOf(
  addons: readonly string[],
  { dependencies }: Pick<DependencyGraph, 'dependencies'>,
  hours: ReadonlyMap<string, Hours>,
  earlier: ReadonlySet<string>,
): RouteWave {
  const waiting = new Map<string, string[]>();
  for (const addon of [...addons].sort()) {
    for (const other of dependencies.get(addon) ?? []) {
      // What takes no hours blocks nobody.
      if (earlier.has(other) && (hours.get(other)?.p50 ?? 0) > 0)
        waiting.set(other, [...(waiting.get(other) ?? []), addon]);
    }
  }
  const blockedBy = [...waiting]
    .map(([addon, list]) => ({ addon, waiting: list }))
    .sort((a, b) => b.waiting.length - a.waiting.length || (a.addon < b.addon ? -1 : 1))
    .slice(0, MOST_BLOCKERS);
  const slowest = [...addons].sort(
    (a, b) => (hours.get(b)?.p50 ?? 0) - (hours.get(a)?.p50 ?? 0) || (a < b ? -1 : 1),
  )[0];
  const longest = slowest === undefined ? 0 : (hours.get(slowest)?.p50 ?? 0);
  return {
    addons: [...addons],
    hours: sumHours(addons.flatMap((addon) => hours.get(addon) ?? [])),
    longest: slowest === undefined || longest === 0 ? null : { addon: slowest, hours: round(longest, 2) },
    blockedBy,
  };
}

/**
 * The heaviest chain through the dependencies, by dynamic programming in the order of the waves. Addons that depend on
 * each other in a circle are moved together, so within one wave a dependency does not lengthen a chain.
 */
function criticalPath(
  { waves, dependencies }: Pick<DependencyGraph, 'waves' | 'dependencies'>,
  weight: (addon: string) => number,
): { path: string[]; total: number } {
  const best = new Map<string, { total: number; before: string | null }>();
  const waveAt = new Map(waves.flatMap((addons, index) => addons.map((addon) => [addon, index] as const)));
  let end: string | null = null;
  for (const [index, addons] of waves.entries()) {
    for (const addon of [...addons].sort()) {
      let before: string | null = null;
      for (const other of [...(dependencies.get(addon) ?? [])].sort()) {
        if ((waveAt.get(other) ?? index) >= index) continue;
        if (before === null || best.get(other)!.total > best.get(before)!.total) before = other;
      }
      const total = weight(addon) + (before === null ? 0 : best.get(before)!.total);
      best.set(addon, { total, before });
      if (end === null || total > best.get(end)!.total) end = addon;
    }
  }
  const total = end === null ? 0 : best.get(end)!.total;
  const path: string[] = [];
  for (let at = end; at !== null; at = best.get(at)!.before) path.unshift(at);
  // Addons without work at the start of the chain do not hold it up.
  while (path.length > 0 && weight(path[0]!) === 0) path.shift();
  return { path, total };
}
