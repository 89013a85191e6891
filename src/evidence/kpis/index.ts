import type { DatabaseEvidence } from '../../domain/evidence/database.js';
import type { LogEvidence } from '../../domain/evidence/log.js';
import type { TicketEvidence } from '../../domain/evidence/tickets.js';
import type { Window } from '../../domain/evidence/window.js';
import type { HistoryEvidence } from '../../domain/history.js';
import type { Kpi, Kpis, SlaSettings } from '../../domain/kpis.js';
import { backlog } from './backlog.js';
import { calendarOf } from './calendar.js';
import { unknownKpi } from './figure.js';
import { criticalIncidents, criticalResolution } from './incidents.js';
import { crons, queue, releases } from './operations.js';
import { reserve } from './reserve.js';
import { type Scope, scopeOf } from './scope.js';
import { slaKpis } from './sla.js';
import { emergencies, reopening, rootCauses, unplannedLoad } from './workload.js';

export interface KpiInputs {
  tickets: TicketEvidence | null;
  log?: LogEvidence | null;
  database?: DatabaseEvidence | null;
  history?: HistoryEvidence | null;
  /** The key `sla` of the configuration, and the time zone of `tickets`. */
  sla: SlaSettings;
  timezone?: string;
  /** What time is looked at; the year before the last ticket where left out. */
  window?: Window;
}

/** The maintenance figures; null where neither tickets nor a log nor a database was given. Pure: no clock, no file. */
export function kpisOf(inputs: KpiInputs): Kpis | null {
  const { tickets, log = null, database = null, history = null, sla } = inputs;
  if (tickets === null && log === null && database === null) return null;
  const calendar = calendarOf(sla, inputs.timezone ?? 'UTC');
  const scope = scopeOf(tickets, calendar, inputs.window);
  const why = tickets === null ? 'no tickets were given' : 'no ticket could be read in the window';
  return {
    asOf: scope?.window.to ?? null,
    window: scope?.window ?? null,
    hours: calendar.kind,
    ...ofTickets(scope, log, why),
    sla: slaKpis(scope, sla, why),
    releases: releases(scope, log, history),
    crons: crons(log, database),
    queue: queue(database),
  };
}

type OfTickets = Pick<
  Kpis,
  'criticalIncidents' | 'criticalResolution' | 'reopening' | 'emergencies' | 'rootCauses' | 'backlog' | 'reserve'
>;

function ofTickets(scope: Scope | null, log: LogEvidence | null, why: string): OfTickets {
  const errors = errorsOf(log);
  if (scope === null) {
    const none = (unit: Kpi['unit'], definition: string) => unknownKpi({ unit, definition, window: null }, why);
    return {
      criticalIncidents: { ...none('per month', 'incidents of severity 1 per month'), months: [] },
      criticalResolution: {
        ...none('hours', 'median time to resolve an incident of severity 1'),
        interval: null,
        p85: null,
        resolved: null,
        open: null,
      },
      reopening: none('share', 'resolved tickets that were opened again'),
      emergencies: { ...none('share', 'work that broke into the plan'), measured: null },
      rootCauses: { ...none('share', 'incidents whose cause comes back'), causes: [], errors },
      backlog: {
        ...none('days', 'median age of open tickets'),
        open: null,
        p85: null,
        oldest: null,
        over90Days: null,
        arrivals: null,
        closures: null,
        growth: null,
      },
      reserve: reserve(null, null, null, why),
    };
  }
  const causes = rootCauses(scope);
  return {
    criticalIncidents: criticalIncidents(scope),
    criticalResolution: criticalResolution(scope),
    reopening: reopening(scope),
    emergencies: emergencies(scope),
    rootCauses: { ...causes, errors },
    backlog: backlog(scope),
    reserve: reserve(unplannedLoad(scope), causes.value, scope.window),
  };
}

const MOST_ERRORS = 10;

/** Errors that came on more than one day, most frequent first. */
function errorsOf(log: LogEvidence | null): Kpis['rootCauses']['errors'] {
  return (log?.errors ?? [])
    .filter(({ days }) => days > 1)
    .map(({ fingerprint, addon, count, days }) => ({ fingerprint, addon, count, days }))
    .sort((a, b) => b.count - a.count || (a.fingerprint < b.fingerprint ? -1 : 1))
    .slice(0, MOST_ERRORS);
}
