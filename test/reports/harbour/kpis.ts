import type { Kpi, Kpis } from '../../../src/domain/kpis.js';
import { HOSTILE_NAME } from './berths.js';

const YEAR = { from: '2025-09-01T00:00:00Z', to: '2026-08-31T18:00:00Z', hours: 8754 };
const LOG = { from: '2026-08-01T00:00:00Z', to: '2026-08-31T18:00:00Z', hours: 702.5 };

function known(
  unit: Kpi['unit'],
  value: number,
  [part, whole]: [number | null, number | null],
  definition: string,
): Kpi {
  const parts = { numerator: part, denominator: whole, coverage: 0.94 };
  return { value, unit, ...parts, window: YEAR, definition, unknown: null };
}

function unknown(unit: Kpi['unit'], definition: string, why: string): Kpi {
  return {
    value: null,
    unit,
    numerator: null,
    denominator: null,
    coverage: null,
    window: null,
    definition,
    unknown: why,
  };
}

/** What the port knows of its maintenance: most figures, and some that nobody can tell. */
export function harbourKpis(): Kpis {
  return {
    asOf: YEAR.to,
    window: YEAR,
    hours: 'working',
    criticalIncidents: {
      ...known('per month', 2.33, [28, 12], 'incidents of severity 1 that came in within the window, per month'),
      months: [
        { month: '2026-06', count: 4 },
        { month: '2026-07', count: 0 },
        { month: '2026-08', count: 7 },
      ],
    },
    criticalResolution: {
      ...known('hours', 6.5, [null, 26], 'median working hours from creation to resolution of incidents of severity 1'),
      interval: { low: 4.2, high: 11, level: 0.95, method: 'log-log' },
      p85: 31,
      resolved: 24,
      open: 2,
    },
    reopening: unknown('share', 'resolved tickets that were opened again', 'the files do not tell of reopening'),
    emergencies: {
      ...known('share', 0.27, [61, 226], 'tickets marked as emergency, of all that came in'),
      measured: 'tickets',
    },
    rootCauses: {
      ...known('share', 0.41, [19, 46], 'incidents whose cause came three times or more, of those with a cause'),
      causes: [
        { cause: 'tide table not renewed', incidents: 11, addons: ['harbour_tides', 'harbour_pilotage'] },
        { cause: '<script>alert(4)</script>', incidents: 8, addons: [HOSTILE_NAME, 'quay_of_nobody'] },
      ],
      errors: [
        { fingerprint: '5f0c2ab1d3e4', addon: 'harbour_invoicing', count: 214, days: 9 },
        { fingerprint: '</td><img src=x onerror=alert(5)>', addon: null, count: 12, days: 2 },
      ],
    },
    backlog: {
      ...known('days', 47.5, [null, 38], 'median days since the creation of what is open at the end of the window'),
      ...{ open: 38, p85: 190, oldest: 612, over90Days: 0.29, arrivals: 4.4, closures: 3.9, growth: 0.5 },
    },
    sla: {
      basis: 'policy',
      source: 'no targets were configured',
      rows: [
        {
          ...{ severity: 1, reactionHours: 1, resolutionHours: 4 },
          reaction: unknown('share', 'taken up in time', 'no ticket tells when it was taken up'),
          resolution: known('share', 0.58, [14, 24], 'resolved in time'),
        },
      ],
    },
    releases: {
      failed: { ...known('share', 0.25, [3, 12], 'deployments that an incident followed within 7 days'), window: LOG },
      repeated: unknown('share', 'deployments mended within 72 hours', 'insufficient: 3 deployments, 5 are needed'),
      reverts: known('share', 0.004, [5, 1204], 'commits that take back another'),
    },
    crons: {
      failures: known('share', 0.02, [6, 310], 'runs of scheduled actions that failed, of all runs in the server log'),
      late: known('share', 0.0, [0, 14], 'active scheduled actions that were late when the database was read'),
    },
    queue: unknown('share', 'failed jobs of queue_job', 'the database tells of no job queue'),
    reserve: {
      ...known('percent', 27, [null, null], '20 % + share of unplanned work × share of incidents that come back'),
      coverage: null,
      terms: [
        { name: 'usual', percent: 20, basis: 'assumption', why: 'what teams set aside who have measured nothing' },
        { name: 'recurring', percent: 7.1, basis: 'measured', why: 'unplanned work × incidents that come back' },
        { name: 'most', percent: null, basis: 'unknown', why: 'nobody said' },
      ],
    },
  };
}
