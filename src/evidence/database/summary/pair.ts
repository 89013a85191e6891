import type { EvidenceProblem, Window } from '../../../domain/evidence/window.js';
import type { Bundle } from '../bundle/read.js';
import { formatTime } from '../time.js';

/** What is compared: the newest bundle, and the oldest where both are of the same database. */
export interface Pair {
  newest: Bundle;
  /** Null with one bundle, or where the two cannot be compared. */
  older: Bundle | null;
  hours: number;
}

/** Bundles closer than this tell nothing about use per day. */
const LEAST_HOURS = 1;
/** Share of modules that two bundles of one database have in common at least, even across an upgrade. */
const SAME_DATABASE = 0.5;

/** @param bundles oldest first, at least one */
export function pairOf(bundles: readonly Bundle[], problems: EvidenceProblem[]): Pair {
  const newest = bundles.at(-1)!;
  const alone = (why: string | null): Pair => {
    if (why) problems.push({ source: newest.name, why, count: 1 });
    return { newest, older: null, hours: 0 };
  };
  const older = bundles[0]!;
  if (older === newest) return alone(null);
  const hours = (newest.takenAt - older.takenAt) / 3_600_000;
  if (hours < LEAST_HOURS) return alone('taken within an hour of the other bundle: no rates can be given');
  if (!sameDatabase(older, newest)) return alone(`its modules are not those of ${older.name}: not compared`);
  if (wasReset(older, newest)) return alone(`the counters were reset after ${older.name}: no rates can be given`);
  if (isReplica(older) || isReplica(newest)) return alone('taken on a replica, which does not count writes: no rates');
  return { newest, older, hours };
}

export function isReplica(bundle: Bundle): boolean {
  return bundle.rows('S01')?.[0]?.is_replica === true;
}

export function windowOf({ newest, older, hours }: Pair): Window | null {
  if (!older) return null;
  return { from: formatTime(older.takenAt), to: formatTime(newest.takenAt), hours: Math.round(hours * 10) / 10 };
}

/** 0.3 for cumulative counters of unknown age; two bundles a quarter apart or more give 0.9. */
export function confidenceOf({ older, hours }: Pair): number {
  if (!older) return 0.3;
  return Math.round((0.5 + 0.4 * Math.min(1, hours / 24 / 90)) * 100) / 100;
}

function sameDatabase(older: Bundle, newest: Bundle): boolean {
  const [before, after] = [older, newest].map((bundle) => new Set((bundle.rows('S03') ?? []).map(({ name }) => name)));
  if (before!.size === 0 || after!.size === 0) return true;
  const common = [...before!].filter((name) => after!.has(name)).length;
  return common / Math.min(before!.size, after!.size) >= SAME_DATABASE;
}

/** pg_stat counters only grow; they start anew after a crash, a restore or pg_stat_reset. */
function wasReset(older: Bundle, newest: Bundle): boolean {
  const before = older.rows('S08')?.[0];
  const after = newest.rows('S08')?.[0];
  if (!before || !after) return false;
  if (before.stats_reset !== after.stats_reset) return true;
  const fell = (from: number | null, to: number | null) => from !== null && to !== null && to < from;
  return fell(before.tup_inserted, after.tup_inserted) || fell(before.tup_updated, after.tup_updated);
}
