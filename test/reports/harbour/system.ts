import type { Installation } from '../../../src/domain/score.js';
import type { Observed, System } from '../../../src/domain/system.js';
import { HOSTILE_NAME } from './berths.js';

const MONTH = { from: '2026-08-01T00:00:00Z', to: '2026-08-31T18:00:00Z', hours: 702.5 };

const DATABASE: System['database'] = {
  series: '14.0',
  takenAt: '2026-08-31T18:00:00Z',
  bundles: [{ name: 'august.ndjson', takenAt: '2026-08-31T18:00:00Z', modules: 64, tables: 512 }],
  window: null,
  confidence: 0.3,
  blocks: [
    { id: 'S01', state: 'used', why: '' },
    { id: 'S19', state: 'missing', why: 'auth_role is not installed' },
  ],
  code: [
    {
      kind: 'server-action',
      id: 'ir.actions.server:412',
      model: 'harbour.berth',
      lines: 38,
      flags: ['sudo', 'raw SQL'],
    },
    { kind: 'computed-field', id: 'ir.model.fields:9001', model: null, lines: null, flags: ['Studio'] },
  ],
  access: {
    privileged: [
      { user: 2, groups: ['base.group_system'], lastLogin: '2026-08-30T07:12:00Z', active: true, notes: [] },
      { user: 17, groups: ['base.group_erp_manager'], lastLogin: null, active: false, notes: [] },
      {
        user: 23,
        groups: ['base.group_system', '<x>.group'],
        lastLogin: null,
        active: true,
        notes: ['never logged in'],
      },
    ],
    concerns: [
      {
        kind: 'key-never-expires',
        count: 9,
        ids: ['res.users:2', 'res.users:17'],
        why: 'API keys without an end: whoever got hold of one keeps it',
      },
    ],
  },
  operations: [
    { kind: 'cron-late', addon: 'harbour_tides', count: 1, why: 'harbour_tides.renew is 31 hours late' },
    { kind: 'mail-failed', addon: null, count: 1204, why: 'mails could not be sent (<smtp>)' },
  ],
  users: { internal: 84, portal: 912, neverLoggedIn: 6, notSince90Days: 11, active30Days: null },
  work: [],
  role: null,
  customLines: 112,
  problems: [{ source: 'august.ndjson', why: 'line 88 is cut', count: 1 }],
};

const LOG: System['log'] = {
  files: [{ name: 'odoo.log', lines: 90_412, damaged: 3, duplicate: 0, from: MONTH.from, to: MONTH.to }],
  lines: { total: 90_412, attributed: 60_011, elsewhere: 21_000, unattributable: 9398, duplicate: 0, damaged: 3 },
  timezone: { name: 'UTC', assumed: true },
  window: MONTH,
  gaps: [{ from: '2026-08-15T00:00:00Z', to: '2026-08-16T06:00:00Z', hours: 30 }],
  databases: [{ name: 'port', records: 88_000 }],
  records: 88_213,
  kinds: { request: 80_000 },
  requests: { total: 80_000, attributed: 71_000, excluded: 0, slow: 41, failed: 9, paths: {}, statuses: {} },
  byModel: [],
  byRoute: [],
  errors: [
    {
      ...{ fingerprint: '5f0c2ab1d3e4', exception: 'KeyError', logger: 'odoo.http', basis: 'frame', involved: [] },
      ...{ origin: 'harbour_invoicing/models/due.py:_compute_due', addon: 'harbour_invoicing' },
      ...{ count: 214, days: 9, recurring: true, first: '2026-08-02T04:00:00Z', last: '2026-08-30T04:00:00Z' },
    },
    {
      ...{ fingerprint: 'aa', exception: '', logger: 'odoo.<b>', basis: 'none', involved: [] },
      ...{ origin: null, addon: null },
      ...{ count: 2, days: 1, recurring: false, first: '2026-08-03T04:00:00Z', last: '2026-08-03T05:00:00Z' },
    },
  ],
  unattributedErrors: 2,
  sqlErrors: 0,
  refusals: [],
  logins: 2201,
  crons: [
    {
      name: 'Renew tide tables',
      id: 9,
      addon: 'harbour_tides',
      runs: 31,
      failures: 4,
      timeouts: 1,
      days: 31,
      p50: 2,
      longest: 900,
    },
    {
      name: 'Dues',
      id: 10,
      addon: 'harbour_invoicing',
      runs: 31,
      failures: 0,
      timeouts: 0,
      days: 31,
      p50: 2,
      longest: 9,
    },
  ],
  jobs: { runs: 0, failed: 0, p50: null, p95: null },
  contention: { retries: 0, exhausted: 0 },
  killed: { 'real-time': 3 },
  deployments: [],
  accessWarnings: {},
  deprecations: {},
  problems: [],
};

/** What the running port told. */
export function harbourSystem(): System {
  return {
    database: DATABASE,
    log: LOG,
    tickets: {
      files: [],
      window: { from: '2025-09-01T00:00:00Z', to: '2026-08-31T18:00:00Z', hours: 8754 },
      total: 226,
      byKind: { incident: 104, enhancement: 61, request: 50, debt: 0, unknown: 11 },
      emergencies: 61,
      withoutSeverity: 12,
      unattributed: 40,
      problems: [],
    },
  };
}

/** What was observed of one addon. */
export function harbourObserved(): Observed {
  return {
    database: {
      ...{ state: 'installed', installedVersion: '14.0.1.3.0', vendor: 'other', lastDeploy: null },
      ownModels: [
        {
          ...{ model: 'harbour.due', table: 'harbour_due', rows: 48_210, writesPerDay: null, writesEver: 9 },
          ...{ readsPerDay: null, readsEver: null, newestRecord: '2026-08-31', basis: 'cumulative' },
        },
      ],
      ...{ extendedModels: [], crons: [], menus: 3, reports: 1, automations: 0, jobs: null, messages: null },
      ...{
        messagesEver: null,
        lastMessage: null,
        changedViews: 2,
        changedRecords: 0,
        disabledViews: 0,
        loggedErrors: null,
      },
    },
    log: {
      requests: { own: { read: 300, write: 40, button: 10, other: 0 }, extended: 9, routes: 2, reports: 8, slow: 1 },
      ...{ activeDays: 22, lastUse: '2026-08-30T16:00:00Z', errors: 214, refusals: 0, cronRuns: 31, cronFailures: 4 },
      ...{ deployments: 1, accessWarnings: 0, deprecations: 0 },
    },
    tickets: { byKind: { incident: 12, enhancement: 2, request: 0, debt: 0, unknown: 0 }, emergencies: 3, open: 4 },
  };
}

/** Mend it or build it anew. */
export function harbourInstallation(): Installation {
  const none = { addons: 0, lines: 0, hours: 0 };
  return {
    verdict: 'rescue',
    confidence: 'medium',
    reasons: ['1 of 3 limits exceeded; 2 would speak for rebuilding', `most of it in ${HOSTILE_NAME}`],
    criteria: [
      { id: 'work', value: 0.31, limit: 0.5, exceeded: false, why: 'repair takes 321 h', basis: 'rating E of SQALE' },
      { id: 'debt', value: 0.23, limit: 0.2, exceeded: true, why: 'debt is 693 h', basis: 'rating D of SQALE' },
      { id: 'lines', value: null, limit: 0.5, exceeded: false, why: 'no line was counted', basis: 'assumption' },
    ],
    byVerdict: { keep: { addons: 8, lines: 7155, hours: 1788 }, refactor: none, replace: none, retire: none },
  };
}
