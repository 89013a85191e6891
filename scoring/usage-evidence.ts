import type { AddonSource } from '../src/domain/addon.js';
import type { DatabaseAddon } from '../src/domain/evidence/database.js';
import { counted } from '../src/domain/wording.js';
import type { WeighContext } from './context.js';
import { databaseSpan, day, daysBetween, lasting, logSpan } from './evidence.js';
import { round, saturate } from './factor.js';
import { inDatabase } from './flows.js';
import type { Signals } from './signals.js';

/** One thing that was observed. A source that says nothing makes no observation; a zero is one. */
export interface Observation {
  id: string;
  /** Share of the whole at most; less where the time watched is short or part of the requests names no model. */
  weight: number;
  /** 0 to 1: nothing, to all day long. */
  level: number;
  value: number;
  why: string;
  evidence: string[];
}

/** What each kind of observation counts; the sum is 1. Opinion: what people do before what runs by itself. */
const WEIGHTS = { requests: 0.3, writes: 0.25, runs: 0.15, recency: 0.15, messages: 0.1, menus: 0.05 } as const;
/** An addon that extends sale.order must not inherit all of Sales. */
const EXTENDED = 0.2;
/** What is done in one working week shows most of what is done at all; a shorter watch counts in proportion. */
export const FULL_WATCH_DAYS = 7;
/** Use differs by powers of ten, so levels are logarithms: of so many a day, the level is 1. Assumption. */
const BUSY = { requests: 1000, writes: 1000, runs: 24, messages: 100 } as const;
/** Days after which what was new counts half. Assumption: a quarter, the longest rhythm below the year. */
const HALF_AGE_DAYS = 90;
/** Jobs are counted over so many days, as long as queue_job keeps done ones. */
const JOB_DAYS = 30;

/** All observations of an addon, in a fixed order. */
export function observe(source: AddonSource, signals: Signals, context: WeighContext): Observation[] {
  const known = inDatabase(source, context) ?? null;
  return [
    ...requests(source, signals, known, context),
    ...writes(known, context),
    ...runs(source, signals, known, context),
    ...recency(known, context),
    ...messages(known, context),
    ...menus(signals, known),
  ];
}

/**
 * How much of what could tell does tell, 0 to 1. What an addon does not have (scheduled actions, menus) cannot tell of it
 * and is left out; own models and requests always could, so an addon that only extends others stays little known.
 */
export function coverageOf(observations: readonly Observation[], signals: Signals): number {
  const told = (id: string) => observations.some((entry) => entry.id === id);
  const lacking = (['runs', 'menus'] as const).filter(
    (id) => !told(id) && signals[id === 'runs' ? 'crons' : 'menus'].length === 0,
  );
  const could = lacking.reduce((sum, id) => sum - WEIGHTS[id], 1);
  return Math.min(1, weightOf(observations) / could);
}

/** Sum of the weights. */
export function weightOf(observations: readonly Observation[]): number {
  return observations.reduce((sum, { weight }) => sum + weight, 0);
}

function requests(
  { addon }: AddonSource,
  signals: Signals,
  known: DatabaseAddon | null,
  { evidence }: WeighContext,
): Observation[] {
  const log = evidence?.log;
  const span = logSpan(log ?? null);
  if (log == null || span === null || span.days === 0 || log.requests.total === 0) return [];
  const told = log.requests.attributed / log.requests.total;
  const weight = WEIGHTS.requests * watched(span.days) * Math.min(1, told);
  const seen = log.addons[addon.name]?.requests;
  const { read, write, button, other } = seen?.own ?? { read: 0, write: 0, button: 0, other: 0 };
  const own = read + write + button + other + (seen?.routes ?? 0) + (seen?.reports ?? 0);
  const shows = [signals.ownModels, signals.routes, signals.reports, known?.ownModels ?? []];
  const made: Observation[] = [];
  const rate = (count: number) => `${counted(count, 'request')} in ${lasting(span.days)} of the server log`;
  if (shows.some((list) => list.length > 0) || own > 0) {
    const parts = `${button} by buttons, ${write} writes, ${read} reads, ${seen?.routes ?? 0} on routes, ${seen?.reports ?? 0} reports`;
    const why = `${rate(own)} on what it brings (${parts})`;
    made.push({ id: 'requests', weight, level: busy(own / span.days, BUSY.requests), value: own, why, evidence: [] });
  }
  if (signals.extendedModels.length > 0) {
    const count = seen?.extended ?? 0;
    const level = busy(count / span.days, BUSY.requests);
    const why = `${rate(count)} on models of others that it extends; counts a fifth`;
    made.push({
      id: 'extended-requests',
      weight: EXTENDED * weight,
      level,
      value: count,
      why,
      evidence: signals.extendedModels,
    });
  }
  return made;
}

/** Rows written per day where two bundles tell; else how the counters compare with those of all other models. */
function writes(known: DatabaseAddon | null, context: WeighContext): Observation[] {
  return [
    ...writesOf('writes', known?.ownModels ?? [], WEIGHTS.writes, 'its own models', context),
    ...writesOf(
      'extended-writes',
      known?.extendedModels ?? [],
      EXTENDED * WEIGHTS.writes,
      'models it extends',
      context,
    ),
  ];
}

function writesOf(
  id: string,
  models: DatabaseAddon['ownModels'],
  weight: number,
  whose: string,
  { evidence }: WeighContext,
): Observation[] {
  const span = databaseSpan(evidence?.database ?? null);
  const timed = models.filter((entry) => entry.writesPerDay !== null);
  if (span !== null && timed.length > 0) {
    const perDay = timed.reduce((sum, entry) => sum + entry.writesPerDay!, 0);
    const why = `${round(perDay, 2)} rows a day written in ${whose}, over ${lasting(span.days)} between two bundles`;
    const names = timed.map(({ model, writesPerDay }) => `${model}: ${round(writesPerDay!, 2)} a day`);
    const level = busy(perDay, BUSY.writes);
    return [{ id, weight: weight * watched(span.days), level, value: perDay, why, evidence: names }];
  }
  const counted = models.filter((entry) => entry.writesEver !== null);
  if (counted.length === 0) return [];
  const most = Math.max(...counted.map((entry) => entry.writesEver!));
  const why = `${most} rows written in the busiest of ${whose} since the counters began, which have no date: compared with all models of the database`;
  const names = counted.map(({ model, writesEver }) => `${model}: ${writesEver} since the counters began`);
  return [{ id, weight, level: rankOf(most, evidence!), value: most, why, evidence: names }];
}

/** Share of the models that were ever written and have fewer writes; 0 for none. */
function rankOf(writes: number, evidence: NonNullable<WeighContext['evidence']>): number {
  const all = Object.values(evidence.database?.addons ?? {}).flatMap(({ ownModels }) =>
    ownModels.flatMap(({ writesEver }) => (writesEver !== null && writesEver > 0 ? [writesEver] : [])),
  );
  return all.length === 0 ? 0 : all.filter((other) => other <= writes).length / all.length;
}

/** Scheduled actions and jobs; nothing where it has none. */
function runs(
  { addon }: AddonSource,
  signals: Signals,
  known: DatabaseAddon | null,
  { evidence }: WeighContext,
): Observation[] {
  const span = logSpan(evidence?.log ?? null);
  // A run that fails serves nobody.
  const seen = evidence?.log?.addons[addon.name];
  const logged = seen === undefined ? 0 : Math.max(0, seen.cronRuns - seen.cronFailures);
  const jobs = Object.values(known?.jobs ?? {}).reduce((sum, count) => sum + count, 0);
  const has = signals.crons.length > 0 || (known?.crons.length ?? 0) > 0 || jobs > 0 || logged > 0;
  const watching = span !== null && span.days > 0;
  if (!has || (!watching && known === null)) return [];
  const perDay = (watching ? logged / span.days : 0) + jobs / JOB_DAYS;
  const called = (known?.crons ?? []).filter(({ active, lastCall }) => active && isRecent(lastCall, evidence));
  // A call within the month is at least one run in it.
  const level = busy(Math.max(perDay, called.length / JOB_DAYS), BUSY.runs);
  const why = `${counted(called.length, 'scheduled action')} called within ${JOB_DAYS} days, ${counted(logged, 'run')} in the log that did not fail, ${counted(jobs, 'job')}`;
  const weight = WEIGHTS.runs * (known === null ? watched(span!.days) : 1);
  const names = called.map(({ xmlid, id }) => `scheduled action ${xmlid ?? id}`);
  return [{ id: 'runs', weight, level, value: called.length + logged + jobs, why, evidence: names }];
}

function isRecent(time: string | null, evidence: WeighContext['evidence']): boolean {
  return time !== null && daysBetween(time, evidence!.database!.takenAt) <= JOB_DAYS;
}

function recency(known: DatabaseAddon | null, { evidence }: WeighContext): Observation[] {
  const models = (known?.ownModels ?? []).filter((entry) => entry.newestRecord !== null || entry.rows === 0);
  if (models.length === 0) return [];
  const newest = models.flatMap((entry) => entry.newestRecord ?? []).sort();
  const at = evidence!.database!.takenAt;
  const names = models.map(
    ({ model, newestRecord }) => `${model}: ${newestRecord === null ? 'no record' : day(newestRecord)}`,
  );
  const base = { id: 'recency', weight: WEIGHTS.recency, evidence: names };
  if (newest.length === 0) return [{ ...base, level: 0, value: 0, why: `its models hold no record on ${day(at)}` }];
  const age = daysBetween(newest.at(-1)!, at);
  const why = `its newest record was made ${counted(Math.round(age), 'day')} before the bundle of ${day(at)}`;
  return [{ ...base, level: aged(age), value: age, why }];
}

/** Messages and files on its records. None at all says nothing: many models have no place for them. */
function messages(known: DatabaseAddon | null, { evidence }: WeighContext): Observation[] {
  if (known === null) return [];
  const base = { id: 'messages', weight: WEIGHTS.messages, evidence: [] };
  if ((known.messages ?? 0) > 0) {
    const perDay = known.messages!;
    const why = `${round(perDay, 2)} messages and attachments a day on its records`;
    return [{ ...base, level: busy(perDay, BUSY.messages), value: perDay, why }];
  }
  if ((known.messagesEver ?? 0) === 0 || known.lastMessage === null) return [];
  const age = daysBetween(known.lastMessage, evidence!.database!.takenAt);
  const why = `${known.messagesEver} messages on its records, the last on ${day(known.lastMessage)}`;
  return [{ ...base, level: aged(age), value: known.messagesEver!, why }];
}

/** Menus that are there. None where the code has none says nothing. */
function menus(signals: Signals, known: DatabaseAddon | null): Observation[] {
  const count = known?.menus ?? null;
  if (count === null || (count === 0 && signals.menus.length === 0)) return [];
  const why = `${counted(count, 'menu')} of it in the database`;
  return [
    { id: 'menus', weight: WEIGHTS.menus, level: saturate(count, 2), value: count, why, evidence: signals.menus },
  ];
}

/** 0 at none a day, 1 at `most` and above, evenly by powers between. */
function busy(perDay: number, most: number): number {
  return Math.min(1, Math.log1p(Math.max(0, perDay)) / Math.log1p(most));
}

function aged(days: number): number {
  return 1 / (1 + days / HALF_AGE_DAYS);
}

function watched(days: number): number {
  return Math.min(1, days / FULL_WATCH_DAYS);
}
