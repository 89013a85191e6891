import type { Severity } from './finding.js';
import type { AddonResult, Result } from './result.js';
import { compareSeries } from './series.js';

/**
 * `there`: every addon is on the target. `clear`: nothing to do was found. `work`: work, but nothing that stops it.
 * `blocked`: something stops working on the way. `unknown`: too little could be read to say.
 */
export type ReadinessKind = 'there' | 'clear' | 'work' | 'blocked' | 'unknown';

/** Severities of an upgrade finding that stop the addon: what is gone in the target is high or worse, the rest is lower. */
const STOPS: ReadonlySet<Severity> = new Set<Severity>(['blocker', 'high']);

export interface Readiness {
  kind: ReadinessKind;
  /** Upgrade findings of severity blocker or high that are certain or likely, and the addons that hold them, most first. */
  blockers: number;
  /** Blockers that are only possible: they are told, and decide nothing. */
  possible: number;
  blocked: AddonResult[];
  /** Of those, addons that the verdict would remove rather than upgrade. */
  leaving: AddonResult[];
  /** Addons whose series nobody could tell. */
  unknownSeries: AddonResult[];
}

/** Whether the scanned addons are ready for the target. Facts alone decide; no score and no threshold on hours. */
export function readiness(result: Result): Readiness {
  const counts = new Map<string, number>();
  let possible = 0;
  for (const finding of result.findings) {
    if (finding.family !== 'upgrade' || !STOPS.has(finding.severity)) continue;
    if (finding.certainty === 'possible') possible += 1;
    else {
      counts.set(finding.addon, (counts.get(finding.addon) ?? 0) + 1);
    }
  }
  const blocked = result.addons
    .filter((addon) => counts.has(addon.key))
    .sort((a, b) => counts.get(b.key)! - counts.get(a.key)! || b.priority - a.priority);
  const unknownSeries = result.addons.filter((addon) => addon.series === null);
  return {
    kind: kindOf(result, blocked.length, unknownSeries.length),
    blockers: [...counts.values()].reduce((sum, value) => sum + value, 0),
    possible,
    blocked,
    leaving: blocked.filter((addon) => addon.verdict.kind === 'retire' || addon.verdict.kind === 'replace'),
    unknownSeries,
  };
}

function kindOf(result: Result, blocked: number, unknownSeries: number): ReadinessKind {
  const { addons, coverage, target } = result;
  if (addons.length === 0) return 'unknown';
  if (blocked > 0) return 'blocked';
  // An all-clear needs most of the code to have been read and checked; a blocker does not.
  if (isMostlyUnread(coverage) || unknownSeries * 2 > addons.length) return 'unknown';
  const there = addons.every((addon) => addon.series !== null && compareSeries(addon.series, target) >= 0);
  if (there) return 'there';
  return addons.some((addon) => addon.upgradeCost.hours.p50 > 0) ? 'work' : 'clear';
}

/** Whether too little of the code was read whole, or checked, to say that something is not in it. */
export function isMostlyUnread({ parsed, files, failed }: Result['coverage']): boolean {
  return parsed * 2 < files || failed.length * 2 > files;
}

/** Addons that nothing certain or likely stops on the way to the target. One of unknown series is not known to be ready. */
export function readyAddons(result: Result): AddonResult[] {
  const { blocked, unknownSeries } = readiness(result);
  const not = new Set([...blocked, ...unknownSeries]);
  return result.addons.filter((addon) => !not.has(addon));
}
