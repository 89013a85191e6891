import type { AddonSource } from '../domain/addon.js';
import { compareSeries, LATEST_SERIES, type Series } from '../domain/series.js';
import type { Problem } from '../domain/triage.js';

/** What decisions are held against: the scan they are applied to. */
export interface TriageScope {
  /** Addons by key. */
  sources: ReadonlyMap<string, AddonSource>;
  /** Ids of every rule there is, switched off or not. */
  known: ReadonlySet<string>;
  /** Ids of the rules that ran. */
  ran: ReadonlySet<string>;
  target: Series;
  /** The day of the scan, `2026-11-22`: decisions end after their last day. */
  today: string;
}

export function isOver(until: string | null | undefined, today: string): boolean {
  return until != null && until < today;
}

/**
 * Whether silence means that there is nothing left to decide. Not for a rule that did not run; not for upgrade findings
 * of a scan that stops before the newest series: a scan to it finds more.
 */
export function canBeStale(rule: string, { ran, target }: TriageScope): boolean {
  return ran.has(rule) && (!rule.startsWith('upgrade/') || compareSeries(target, LATEST_SERIES) >= 0);
}

export function byPlace(a: Problem, b: Problem): number {
  return compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
