import type { CronRuns, ErrorGroup, LogAddon, LogEvidence, RequestGroup } from '../../domain/evidence/log.js';
import type { EvidenceProblem } from '../../domain/evidence/window.js';
import { isRecurring } from './errors.js';
import type { FileCounts, LogReader } from './reader.js';
import type { Clock } from './time.js';

const HOUR = 3_600_000;
const GAP_HOURS = 24;
const MAX_GAPS = 100;

export interface Reading {
  reader: LogReader;
  files: readonly { name: string; file: FileCounts }[];
  clock: Clock;
  /** Whether nobody named the time zone. */
  assumed: boolean;
  problems: EvidenceProblem[];
}

/** The evidence of all that was read, sorted, so that the same logs give the same bytes. */
export function summarise({ reader, files, clock, assumed, problems }: Reading): LogEvidence {
  const { requests, events } = reader;
  const moment = (wall: number) => (Number.isFinite(wall) ? clock.iso(wall) : null);
  return {
    files: files.map(({ name, file }) => ({
      name,
      lines: file.lines,
      damaged: file.damaged,
      duplicate: file.duplicate,
      from: moment(file.from),
      to: moment(file.to),
    })),
    lines: reader.lines,
    timezone: { name: clock.zone, assumed },
    window: windowOf(reader, files, clock),
    gaps: gapsOf(reader.hours, clock),
    databases: [...reader.databases].map(([name, { records }]) => ({ name, records })).sort(by(({ name }) => name)),
    records: reader.records,
    kinds: sortedRecord(reader.kinds),
    requests: {
      total: requests.total,
      attributed: requests.attributed,
      excluded: requests.excluded,
      slow: requests.slow,
      failed: requests.failed,
      paths: sortedRecord(requests.paths),
      statuses: sortedRecord(requests.statuses),
    },
    byModel: requestGroups(reader),
    byRoute: [...requests.routes.values()]
      .map(({ days, ...route }) => ({ ...route, days: days.size }))
      .sort(by(({ addon, url }) => `${addon} ${url}`)),
    errors: errorGroups(reader, clock),
    unattributedErrors: reader.errors.unattributed,
    sqlErrors: events.sqlErrors,
    refusals: [...events.refusals]
      .map(([key, count]) => ({ model: key.split(' ')[0]!, operation: key.split(' ')[1]!, count }))
      .sort(by(({ model, operation }) => `${model} ${operation}`)),
    logins: events.logins,
    crons: cronRuns(reader),
    jobs: {
      runs: requests.jobs.runs,
      failed: requests.jobs.failed,
      p50: requests.jobs.time.at(0.5),
      p95: requests.jobs.time.at(0.95),
    },
    contention: events.contention,
    killed: sortedRecord(events.killed),
    deployments: events.deployments
      .map(({ at, addons }) => ({ at: moment(at) ?? '', addons: [...addons].sort() }))
      .sort(by(({ at, addons }) => `${at} ${addons[0]}`)),
    accessWarnings: sortedRecord(events.accessWarnings),
    deprecations: sortedRecord(events.deprecations),
    addons: addonsOf(reader, clock),
    problems: [...problems, ...problemsOf(reader, files)].sort(by(({ source, why }) => `${source} ${why}`)),
  };
}

function windowOf(reader: LogReader, files: Reading['files'], clock: Clock): LogEvidence['window'] {
  if (reader.hours.size === 0) return null;
  const from = Math.min(...files.map(({ file }) => file.from));
  const to = Math.max(...files.map(({ file }) => file.to));
  return { from: clock.iso(from), to: clock.iso(to), hours: reader.hours.size };
}

/** Stretches without any line: a server that was off, or a log that is missing. */
function gapsOf(hours: ReadonlySet<number>, clock: Clock): LogEvidence['gaps'] {
  const sorted = [...hours].sort((a, b) => a - b);
  const gaps: { from: number; hours: number }[] = [];
  for (let at = 1; at < sorted.length; at++) {
    const empty = sorted[at]! - sorted[at - 1]! - 1;
    if (empty >= GAP_HOURS) gaps.push({ from: sorted[at - 1]! + 1, hours: empty });
  }
  return gaps
    .sort((a, b) => b.hours - a.hours || a.from - b.from)
    .slice(0, MAX_GAPS)
    .sort((a, b) => a.from - b.from)
    .map((gap) => ({
      from: clock.iso(gap.from * HOUR),
      to: clock.iso((gap.from + gap.hours) * HOUR),
      hours: gap.hours,
    }));
}

function requestGroups(reader: LogReader): RequestGroup[] {
  return [...reader.requests.groups.values()]
    .filter(({ count }) => count > 0)
    .map(({ time, queries, days, ...group }) => ({
      ...group,
      days: Math.max(1, days.size),
      p50: time.at(0.5),
      p95: time.at(0.95),
      queriesP50: queries.at(0.5),
      queriesP95: queries.at(0.95),
    }))
    .sort(by(({ model, method, verb }) => `${model} ${method} ${verb}`));
}

function errorGroups(reader: LogReader, clock: Clock): ErrorGroup[] {
  const moment = (wall: number) => (Number.isNaN(wall) ? '' : clock.iso(wall));
  return [...reader.errors.groups.values()]
    .map(({ days, first, last, involved, ...group }) => ({
      ...group,
      involved: [...involved].sort(),
      days: Math.max(1, days.size),
      recurring: isRecurring(days),
      first: moment(first),
      last: moment(last),
    }))
    .sort((a, b) => b.count - a.count || (a.fingerprint < b.fingerprint ? -1 : 1));
}

function cronRuns(reader: LogReader): CronRuns[] {
  const seconds = (milliseconds: number | null) => (milliseconds === null ? null : milliseconds / 1000);
  return [...reader.crons.crons.values()]
    .map((cron) => ({
      name: cron.name,
      id: cron.id,
      addon: reader.crons.addonOf(cron),
      runs: cron.runs,
      failures: cron.failures,
      timeouts: cron.timeouts,
      days: cron.days.size,
      p50: seconds(cron.seconds.at(0.5)),
      longest: cron.seconds.size === 0 ? null : seconds(cron.seconds.max),
    }))
    .sort(by(({ name, id }) => `${name} ${id ?? ''}`));
}

function addonsOf(reader: LogReader, clock: Clock): Record<string, LogAddon> {
  for (const cron of reader.crons.crons.values()) {
    const addon = reader.crons.addonOf(cron);
    if (addon === null) continue;
    const counts = reader.book.of(addon);
    counts.cronRuns += cron.runs;
    counts.cronFailures += cron.failures + cron.timeouts;
  }
  const entries = [...reader.book.counts].sort(by(([addon]) => addon));
  return Object.fromEntries(
    entries.map(([addon, { own, extended, routes, reports, slow, days, lastUse, ...counts }]) => [
      addon,
      {
        requests: { own, extended, routes, reports, slow },
        activeDays: days.size,
        lastUse: Number.isFinite(lastUse) ? clock.iso(lastUse) : null,
        ...counts,
      },
    ]),
  );
}

function problemsOf(reader: LogReader, files: Reading['files']): EvidenceProblem[] {
  const found: EvidenceProblem[] = [];
  const say = (source: string, why: string, count: number) => {
    if (count > 0) found.push({ source, why, count });
  };
  for (const { name, file } of files) {
    const read = file.lines - file.damaged - file.duplicate;
    if (file.records === 0 && file.duplicate === 0) {
      say(name, 'holds no record of an Odoo server: nothing recognised', 1);
      continue;
    }
    if (file.from > file.to && read > 0) say(name, 'gives no time that can be read: its records count, but no days', 1);
    say(name, 'lines are damaged or no part of a record: left out', file.damaged);
    say(name, 'lines stand in another file too: counted once', file.duplicate);
    say(name, 'lines are not UTF-8: read as Latin-1', file.recoded);
  }
  say('log', 'requests are told by monitoring_log_requests and by access lines: counted once', reader.toldTwice);
  say('log', 'requests on models beyond the number kept apart: in the totals only', reader.requests.overflow);
  say('log', 'errors beyond the number kept apart: in the totals only', reader.errors.overflow);
  say('log', 'records of scheduled actions beyond the number kept apart: left out', reader.crons.overflow);
  return found;
}

function sortedRecord(map: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...map].sort(by(([key]) => key)));
}

/** Order by a text, by code units, so that no locale matters. */
function by<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [x, y] = [key(a), key(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}
