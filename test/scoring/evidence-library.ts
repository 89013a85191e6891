import type { RunningEvidence } from '../../scoring/evidence.js';
import type {
  CronEvidence,
  DatabaseAddon,
  DatabaseEvidence,
  ModelEvidence,
} from '../../src/domain/evidence/database.js';
import type { LogAddon, LogEvidence } from '../../src/domain/evidence/log.js';
import type { Ticket, TicketEvidence } from '../../src/domain/evidence/tickets.js';

/** Hand-made evidence of a library that lends books. */

const window = (from: string, to: string) => ({
  from: `${from}T00:00:00Z`,
  to: `${to}T00:00:00Z`,
  hours: (Date.parse(to) - Date.parse(from)) / 3_600_000,
});

export function model(name: string, more: Partial<ModelEvidence> = {}): ModelEvidence {
  return {
    model: name,
    table: name.replaceAll('.', '_'),
    rows: null,
    writesPerDay: null,
    writesEver: null,
    readsPerDay: null,
    readsEver: null,
    newestRecord: null,
    basis: 'none',
    ...more,
  };
}

export function cron(more: Partial<CronEvidence> = {}): CronEvidence {
  return {
    id: 7,
    xmlid: 'library_loan.remind',
    name: 'Remind of loans',
    model: 'library.loan',
    active: true,
    lastCall: null,
    nextCall: null,
    lateHours: null,
    failures: null,
    firstFailure: null,
    stuck: null,
    ...more,
  };
}

export function installed(more: Partial<DatabaseAddon> = {}): DatabaseAddon {
  return {
    state: 'installed',
    installedVersion: '16.0.1.0.0',
    vendor: 'other',
    lastDeploy: null,
    ownModels: [],
    extendedModels: [],
    crons: [],
    menus: null,
    reports: null,
    automations: null,
    jobs: null,
    messages: null,
    messagesEver: null,
    lastMessage: null,
    changedViews: null,
    changedRecords: null,
    disabledViews: null,
    loggedErrors: null,
    ...more,
  };
}

/** A bundle of 1 May 2026; with `since` also an older one. */
export function database(
  addons: Record<string, DatabaseAddon>,
  more: Partial<DatabaseEvidence> & { since?: string } = {},
): DatabaseEvidence {
  const { since, ...rest } = more;
  return {
    series: '16.0',
    takenAt: '2026-05-01T00:00:00Z',
    bundles: [],
    window: since === undefined ? null : window(since, '2026-05-01'),
    confidence: since === undefined ? 0.3 : 0.9,
    blocks: [],
    addons,
    rows: {},
    code: [],
    access: null,
    operations: [],
    users: null,
    work: [],
    role: null,
    customLines: null,
    problems: [],
    ...rest,
  };
}

export function logged(more: Partial<LogAddon> = {}): LogAddon {
  return {
    requests: { own: { read: 0, write: 0, button: 0, other: 0 }, extended: 0, routes: 0, reports: 0, slow: 0 },
    activeDays: 0,
    lastUse: null,
    errors: 0,
    refusals: 0,
    cronRuns: 0,
    cronFailures: 0,
    deployments: 0,
    accessWarnings: 0,
    deprecations: 0,
    ...more,
  };
}

export const requests = (own: Partial<LogAddon['requests']['own']>, more: Partial<LogAddon['requests']> = {}) => ({
  own: { read: 0, write: 0, button: 0, other: 0, ...own },
  extended: 0,
  routes: 0,
  reports: 0,
  slow: 0,
  ...more,
});

/** A log of 50,000 requests up to 1 May 2026, nine of ten with a model. */
export function log(addons: Record<string, LogAddon>, since: string, more: Partial<LogEvidence> = {}): LogEvidence {
  return {
    files: [],
    lines: { total: 0, attributed: 0, elsewhere: 0, unattributable: 0, duplicate: 0, damaged: 0 },
    timezone: { name: 'UTC', assumed: false },
    window: window(since, '2026-05-01'),
    gaps: [],
    databases: [],
    records: 0,
    kinds: {},
    requests: {
      total: 50_000,
      attributed: 45_000,
      excluded: 0,
      slow: 0,
      failed: 0,
      paths: {},
      statuses: {},
    },
    byModel: [],
    byRoute: [],
    errors: [],
    unattributedErrors: 0,
    sqlErrors: 0,
    refusals: [],
    logins: 0,
    crons: [],
    jobs: { runs: 0, failed: 0, p50: null, p95: null },
    contention: { retries: 0, exhausted: 0 },
    killed: {},
    deployments: [],
    accessWarnings: {},
    deprecations: {},
    addons,
    problems: [],
    ...more,
  };
}

export function ticket(more: Partial<Ticket> = {}): Ticket {
  return {
    source: 'jira',
    id: 'LIB-1',
    kind: 'incident',
    kindBasis: 'type',
    emergency: false,
    emergencyBasis: 'none',
    severity: null,
    status: 'resolved',
    createdAt: '2026-02-01T09:00:00Z',
    startedAt: null,
    resolvedAt: null,
    reopened: null,
    slaDueAt: null,
    slaBreached: null,
    effortHours: null,
    rootCause: null,
    addons: [{ name: 'library_loan', basis: 'field', confidence: 1 }],
    ...more,
  };
}

/** Tickets of half a year: 182.625 days, so that a year is twice of it. */
export function tickets(list: Ticket[], more: Partial<TicketEvidence> = {}): TicketEvidence {
  const to = new Date(Date.parse('2025-11-01T00:00:00Z') + 182.625 * 86_400_000).toISOString();
  return {
    files: [],
    window: { from: '2025-11-01T00:00:00Z', to, hours: 182.625 * 24 },
    tickets: list,
    problems: [],
    ...more,
  };
}

export function evidence(more: Partial<RunningEvidence> = {}): RunningEvidence {
  return { database: null, log: null, tickets: null, ...more };
}
