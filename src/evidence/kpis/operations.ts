import type { CronEvidence, DatabaseEvidence } from '../../domain/evidence/database.js';
import type { LogEvidence } from '../../domain/evidence/log.js';
import type { HistoryEvidence } from '../../domain/history.js';
import type { Kpi, Kpis } from '../../domain/kpis.js';
import { shareKpi, unknownKpi } from './figure.js';
import type { Scope } from './scope.js';

const DAY = 86_400_000;
/**
 * A deployment has failed that is followed within this time by an incident of severity 1 or 2 on what it changed: DORA's change
 * fail rate (dora.dev/guides/dora-metrics), with an incident standing for the intervention it needs.
 */
const FAILED_DAYS = 7;
/** A deployment of the same addon so soon after another mends it. */
const HOTFIX_HOURS = 72;
/** Fewer deployments make no share. */
const LEAST_DEPLOYMENTS = 5;
/** Fewer runs than this are no rate, for the same reason. */
const LEAST_RUNS = 5;

interface Deployment {
  at: number;
  addons: readonly string[];
}

/** How often releases go wrong, from the deployments of the log, the incidents after them, and the commits taken back. */
export function releases(
  scope: Scope | null,
  log: LogEvidence | null,
  history: HistoryEvidence | null,
): Kpis['releases'] {
  const deployments = (log?.deployments ?? [])
    .map(({ at, addons }): Deployment => ({ at: Date.parse(at), addons }))
    .filter(({ addons }) => addons.length > 0);
  return {
    failed: failedOf(scope, log, deployments),
    repeated: repeatedOf(log, deployments),
    reverts: revertsOf(history),
  };
}

function failedOf(scope: Scope | null, log: LogEvidence | null, deployments: readonly Deployment[]): Kpi {
  const frame = {
    unit: 'share' as const,
    definition: `deployments that an incident of severity 1 or 2 on a deployed addon followed within ${FAILED_DAYS} days, of the deployments with that time behind them`,
    window: log?.window ?? null,
  };
  if (log === null) return unknownKpi(frame, 'no server log was given');
  if (scope === null) return unknownKpi(frame, 'no tickets were given');
  const judged = deployments.filter(({ at }) => at >= scope.from && at + FAILED_DAYS * DAY <= scope.asOf);
  if (judged.length < LEAST_DEPLOYMENTS) {
    return unknownKpi(
      frame,
      `insufficient: ${judged.length} deployments with ${FAILED_DAYS} days of tickets after them, ${LEAST_DEPLOYMENTS} are needed`,
    );
  }
  const severe = scope.cases.filter(
    ({ ticket }) => ticket.kind === 'incident' && ticket.status !== 'rejected' && (ticket.severity ?? 9) <= 2,
  );
  const incidents = scope.cases.filter(({ ticket }) => ticket.kind === 'incident');
  const known = incidents.filter(({ ticket }) => ticket.severity !== null && ticket.addons.length > 0);
  const coverage = { whole: known.length, all: incidents.length };
  if (coverage.whole * 2 < coverage.all) {
    return unknownKpi(frame, `severity and addon are known of ${coverage.whole} of ${coverage.all} incidents only`);
  }
  const part = judged.filter(({ at, addons }) =>
    severe.some(
      ({ created, ticket }) =>
        created >= at && created - at <= FAILED_DAYS * DAY && ticket.addons.some(({ name }) => addons.includes(name)),
    ),
  ).length;
  const kpi = shareKpi(frame, { part, whole: judged.length, all: judged.length, none: '' });
  return { ...kpi, coverage: coverage.all === 0 ? 1 : Math.round((coverage.whole / coverage.all) * 1e4) / 1e4 };
}

function repeatedOf(log: LogEvidence | null, deployments: readonly Deployment[]): Kpi {
  const frame = {
    unit: 'share' as const,
    definition: `deployments that another deployment of one of their addons followed within ${HOTFIX_HOURS} hours: hotfixes`,
    window: log?.window ?? null,
  };
  if (log === null) return unknownKpi(frame, 'no server log was given');
  const end = log.window === null ? Number.NEGATIVE_INFINITY : Date.parse(log.window.to);
  const judged = deployments.filter(({ at }) => at + HOTFIX_HOURS * 3_600_000 <= end);
  if (judged.length < LEAST_DEPLOYMENTS) {
    return unknownKpi(frame, `insufficient: ${judged.length} deployments in the log, ${LEAST_DEPLOYMENTS} are needed`);
  }
  const part = judged.filter((one) =>
    deployments.some(
      ({ at, addons }) =>
        at > one.at && at - one.at <= HOTFIX_HOURS * 3_600_000 && addons.some((name) => one.addons.includes(name)),
    ),
  ).length;
  return shareKpi(frame, { part, whole: judged.length, all: judged.length, none: '' });
}

function revertsOf(history: HistoryEvidence | null): Kpi {
  const frame = {
    unit: 'share' as const,
    definition: 'commits that take back another, of the commits made by people, summed over the scanned addons',
    window: null,
  };
  const addons = [...(history?.addons.values() ?? [])];
  const part = addons.reduce((sum, { reverts }) => sum + reverts, 0);
  const whole = addons.reduce((sum, { commits }) => sum + commits, 0);
  return shareKpi(frame, { part, whole, all: whole, none: 'no git history could be read' });
}

/** Whether scheduled work runs: failures by the log, else by the database (18.0 on), and what is late in the database. */
export function crons(log: LogEvidence | null, database: DatabaseEvidence | null): Kpis['crons'] {
  return { failures: cronFailures(log, database), late: lateCrons(database) };
}

function cronFailures(log: LogEvidence | null, database: DatabaseEvidence | null): Kpi {
  const runs = log?.crons.reduce((sum, cron) => sum + cron.runs, 0) ?? 0;
  if (log !== null && runs > 0) {
    const failed = log.crons.reduce((sum, cron) => sum + Math.min(cron.runs, cron.failures + cron.timeouts), 0);
    const definition = 'runs of scheduled actions that failed or ran out of time, of all runs in the server log';
    const frame = { unit: 'share' as const, definition, window: log.window };
    if (runs < LEAST_RUNS) return unknownKpi(frame, `insufficient: ${runs} in the log, ${LEAST_RUNS} are needed`, 1);
    return shareKpi(frame, { part: failed, whole: runs, all: runs, none: '' });
  }
  const active = activeCrons(database);
  const told = active.filter(({ failures }) => failures !== null);
  const definition = 'active scheduled actions whose last runs failed, of those of which the database tells (18.0 on)';
  const none = 'neither a server log with runs of scheduled actions nor a database that tells of them was given';
  return shareKpi(
    { unit: 'share', definition, window: null },
    { part: told.filter(({ failures }) => failures! > 0).length, whole: told.length, all: active.length, none },
  );
}

/** Scheduled actions start within a minute or so (ir.cron); an hour is no waiting for the next free worker. */
const LATE_HOURS = 1;

function lateCrons(database: DatabaseEvidence | null): Kpi {
  const active = activeCrons(database);
  const frame = {
    unit: 'share' as const,
    definition: 'active scheduled actions whose next run lay more than an hour in the past when the database was read',
    window: null,
  };
  const told = active.filter(({ nextCall }) => nextCall !== null);
  const part = told.filter(({ lateHours }) => lateHours !== null && lateHours > LATE_HOURS).length;
  return shareKpi(frame, {
    part,
    whole: told.length,
    all: active.length,
    none: 'no database that tells of scheduled actions was given',
  });
}

function activeCrons(database: DatabaseEvidence | null): CronEvidence[] {
  const byId = new Map<number, CronEvidence>();
  for (const { crons } of Object.values(database?.addons ?? {})) for (const cron of crons) byId.set(cron.id, cron);
  return [...byId.values()].filter(({ active }) => active).sort((a, b) => a.id - b.id);
}

/** Jobs of queue_job that failed. Done jobs are deleted after a while, so the share is of those that are still there. */
export function queue(database: DatabaseEvidence | null): Kpi {
  const frame = {
    unit: 'share' as const,
    definition: 'failed jobs of queue_job, of the jobs that the database still holds',
    window: null,
  };
  let failed = 0;
  let all = 0;
  for (const { jobs } of Object.values(database?.addons ?? {})) {
    for (const [state, count] of Object.entries(jobs ?? {})) {
      all += count;
      if (state === 'failed') failed += count;
    }
  }
  const none = database === null ? 'no database was given' : 'the database tells of no job queue';
  return shareKpi(frame, { part: failed, whole: all, all, none });
}
