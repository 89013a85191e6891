import type { AddonSource } from '../src/domain/addon.js';
import type { WeighContext } from './context.js';
import { databaseSpan, daysBetween, during, jointSpan, logSpan, type Span } from './evidence.js';
import { flowsOf, inDatabase } from './flows.js';
import type { Signals } from './signals.js';
import { FULL_WATCH_DAYS } from './usage-evidence.js';
import { holdsYearEnd, worksAtYearEnd } from './year-end.js';

/** What one source says of the use of an addon; `unknown` where it could not see any. */
type Word = { source: string; said: 'used' | 'silent' | 'unknown'; span: Span | null };

export interface Silence {
  /** Silent: no use was seen by any source, and at least one could have seen it. */
  state: 'used' | 'silent' | 'unknown';
  /** The time that the silent sources share. */
  span: Span | null;
  sources: string[];
  /** `no use observed from … to … (database, log)`, with the guard for the end of the year; empty where use was seen. */
  words: string;
  /** The time holds a fiscal year-end, or the addon has nothing to do with one. */
  yearEnd: boolean;
}

/** Reads of a table a day that need no user: what is left of dumps and joins once the floor is taken off. Assumption. */
const IDLE_READS = 1;
/** Share of the requests that must name a model or route before their silence says something. Assumption. */
const LEAST_TOLD = 0.35;

/** Whether, when and for whom an addon was silent. */
export function silenceOf(source: AddonSource, signals: Signals, context: WeighContext): Silence {
  const words = [databaseWord(source, context), logWord(source, signals, context)];
  const quiet = words.filter(({ said }) => said === 'silent');
  const used = words.some(({ said }) => said === 'used');
  if (used || quiet.length === 0) {
    return { state: used ? 'used' : 'unknown', span: null, sources: [], words: '', yearEnd: true };
  }
  const { usage } = context.settings;
  const span = jointSpan(quiet.flatMap((word) => word.span ?? []));
  const sources = quiet.map((word) => word.source);
  const late = worksAtYearEnd(source, context.portfolio, usage.yearEndAddons);
  const yearEnd = !late || (span !== null && holdsYearEnd(span, usage.fiscalYearEnd));
  const guard = yearEnd
    ? ''
    : `; that holds no fiscal year-end (${usage.fiscalYearEnd}), so it may be used at year-end`;
  return { state: 'silent', span, sources, words: `no use observed ${timesOf(quiet, span)}${guard}`, yearEnd };
}

/** The time all silent sources share; else the time of each. */
function timesOf(quiet: readonly Word[], joint: Span | null): string {
  if (joint !== null) return `${during(joint)} (${quiet.map(({ source }) => source).join(', ')})`;
  const each = quiet.map(({ source, span }) => `${span === null ? 'on one day' : during(span)} (${source})`);
  return each.join(' and ');
}

/** The database sees the rows of own models; from one bundle it can only tell that something is used. */
function databaseWord(source: AddonSource, context: WeighContext): Word {
  const known = inDatabase(source, context);
  const database = context.evidence?.database ?? null;
  const span = databaseSpan(database);
  const word = (said: Word['said']): Word => ({ source: 'database', said, span });
  if (known === undefined || database === null) return word('unknown');
  if (known === null) return word('silent');
  const { ownModels, jobs, messages } = known;
  const writes = ownModels.reduce((sum, { writesPerDay }) => sum + (writesPerDay ?? 0), 0);
  const reads = Math.max(0, ...ownModels.map(({ readsPerDay }) => readsPerDay ?? 0));
  const jobCount = Object.values(jobs ?? {}).reduce((sum, count) => sum + count, 0);
  const isNew = ({ newestRecord }: { newestRecord: string | null }) =>
    newestRecord !== null && daysBetween(newestRecord, database.takenAt) < context.settings.verdict.silentDays;
  if (writes > 0 || reads > IDLE_READS || jobCount > 0 || (messages ?? 0) > 0 || ownModels.some(isNew))
    return word('used');
  const timed = ownModels.length > 0 && ownModels.every(({ writesPerDay }) => writesPerDay !== null);
  return word(isLong(span) && timed ? 'silent' : 'unknown');
}

/** Whether there is anything of the addon that database or log could see being used. */
export function canBeSeen({ ownModels, routes, reports }: Signals): boolean {
  return [ownModels, routes, reports].some((list) => list.length > 0);
}

/** The log sees requests on own models, routes and reports, and scheduled actions. */
function logWord({ addon }: AddonSource, signals: Signals, { evidence }: WeighContext): Word {
  const log = evidence?.log ?? null;
  const span = logSpan(log);
  const word = (said: Word['said']): Word => ({ source: 'log', said, span });
  if (log === null || span === null || log.requests.attributed < LEAST_TOLD * log.requests.total)
    return word('unknown');
  if (log.requests.total === 0) return word('unknown');
  const seen = log.addons[addon.name];
  const own = seen === undefined ? 0 : Object.values(seen.requests.own).reduce((sum, count) => sum + count, 0);
  const rest = seen === undefined ? 0 : seen.requests.routes + seen.requests.reports + seen.cronRuns + seen.errors;
  if (own + rest > 0) return word('used');
  return word(isLong(span) && canBeSeen(signals) ? 'silent' : 'unknown');
}

/** A shorter silence is none: people do not work on every day. */
function isLong(span: Span | null): boolean {
  return span !== null && span.days >= FULL_WATCH_DAYS;
}

/** Whether anything else stands against retiring: flows that no screen shows, and addons that need it and are in use. */
export function isHeld(source: AddonSource, context: WeighContext, inUse: (name: string) => boolean): boolean {
  const { crons, jobs, routes, webhooks } = flowsOf(source, context);
  if ([crons, jobs, routes, webhooks].some((flows) => flows.length > 0)) return true;
  const { dependents } = context.portfolio.graph;
  const seen = new Set(dependents.get(source.addon.name) ?? []);
  for (const name of seen) {
    if (name !== source.addon.name && inUse(name)) return true;
    for (const next of dependents.get(name) ?? []) seen.add(next);
  }
  return false;
}
