import type { TicketKind } from '../../src/domain/evidence/tickets.js';
import type { SurfaceLevel } from '../../src/domain/surface.js';
import type { Accepted, Problem } from '../../src/domain/triage.js';
import { count } from '../shared/numbers.js';

/** Wording of the parts that rest on the running system, on git and on decisions of the team. */

export const MAINTENANCE = {
  nav: 'Maintenance',
  title: 'Maintenance figures',
  lede: (window: string | null, hours: 'clock' | 'working') =>
    `${window === null ? 'No ticket could be read in any window.' : `Tickets from ${window}.`} Hours are ${hours === 'clock' ? 'those of the clock' : 'the working hours of the configuration'}. What is not known says why, and counts as nothing else.`,
  caption: 'Each figure with what it is made of. Coverage: of what share of the cases that is known.',
  heads: ['Figure', 'Value', 'Made of', 'Coverage'],
  groups: {
    incidents: 'Incidents',
    backlog: 'Backlog',
    sla: 'Promised times',
    releases: 'Releases',
    scheduled: 'Scheduled work',
    plan: 'For the plan',
  },
  slaBasis: {
    contract: 'targets of the configuration',
    policy: 'targets of this program: a policy, no contract',
  },
  notKnown: 'not known',
  over: (window: string) => `From ${window}.`,
  months: 'Critical incidents by month',
  causes: 'Causes that come back',
  causeHeads: ['Cause', 'Incidents', 'Addons'],
  errors: 'Errors that come back on several days, by the server log',
  errorHeads: ['Fingerprint', 'Addon', 'Times', 'Days'],
  reserve: 'How the reserve comes about',
  reserveHeads: ['Term', 'Percent', 'Basis', 'Why'],
  block: 'In maintenance',
  blockUnknown: (unknown: string, all: string) => [`${unknown} of ${all} `, ' are not known.'] as const,
  figures: 'maintenance figures',
  toAll: 'All maintenance figures',
} as const;

export const SYSTEM = {
  nav: 'Production',
  title: 'The running system',
  lede: 'What the database, the server log and the tickets tell. People appear as ids alone.',
  sources: 'What was given',
  sourceHeads: ['Source', 'Time', 'What it holds', 'What it lacks'],
  database: 'Database',
  log: 'Server log',
  tickets: 'Tickets',
  notGiven: 'not given',
  taken: (day: string) => `taken ${day}`,
  bundles: (bundles: string, modules: string, tables: string, confidence: string) =>
    `${bundles} with ${modules} and ${tables}; confidence in what it says about use ${confidence}`,
  oneBundle: 'one bundle gives counts since the counters began, no rates',
  blocks: (blocks: string, names: string) => `${blocks} of the statements not used: ${names}`,
  logHolds: (files: string, records: string, hours: string) =>
    `${files}, ${records}, ${hours} of them covered by lines`,
  logLacks: (unattributable: string, damaged: number) =>
    `${unattributable} name no addon${damaged > 0 ? `; ${count(damaged, 'damaged line was', 'damaged lines were')} left out` : ''}`,
  gaps: (gaps: string) => `${gaps} of a day and more without any line`,
  assumedZone: (zone: string) => `its times are taken as ${zone}, because nobody said so`,
  ticketsHold: (total: string, kinds: string) => `${total}: ${kinds}`,
  kinds: {
    incident: ['incident', 'incidents'],
    enhancement: ['enhancement', 'enhancements'],
    request: ['request', 'requests'],
    debt: ['about debt', 'about debt'],
    unknown: ['of unknown kind', 'of unknown kind'],
  } satisfies Record<TicketKind, readonly [one: string, many: string]>,
  emergencies: (value: string) => `${value} among them`,
  withoutSeverity: (value: string) => `severity not said on ${value}`,
  unattributed: (value: string) => `no scanned addon found for ${value}`,
  noTime: 'no time',
  users: 'Users',
  usersTold: {
    internal: 'internal',
    portal: 'portal',
    active30Days: 'seen in the last 30 days',
    notSince90Days: 'not seen for 90 days',
    neverLoggedIn: 'never logged in',
  },
  customLines: (lines: string) => `${lines} lines of code live in the database alone and are billed.`,
  operations: 'How it is run',
  operationHeads: ['What', 'Addon', 'How many', 'Why it is told'],
  privileged: 'Users who may administer the system',
  privilegedHeads: ['User', 'Groups', 'Last login', 'Notes'],
  never: 'never',
  inactive: 'switched off',
  access: 'Access review',
  concerns: 'Rights and credentials to look at',
  concernHeads: ['What', 'How many', 'Why it matters', 'Which'],
  code: 'Code that lives in the database alone',
  codeHeads: ['What', 'Id', 'Model', 'Lines', 'Marks'],
  errors: 'Errors of the server log, most frequent first',
  errorHeads: ['Error', 'Where', 'Times', 'Days', 'Last'],
  unattributedErrors: (value: string) => `${value} could not be put to any scanned addon.`,
  crons: 'Scheduled actions that failed or ran out of time',
  cronHeads: ['Scheduled action', 'Addon', 'Runs', 'Failed', 'Out of time'],
  recurring: 'comes back',
  killed: (kinds: string) => `Work that the server ended itself: ${kinds}.`,
  more: (rest: number) => `and ${count(rest, 'more row')}, all in the JSON report`,
} as const;

export const INSTALLATION = {
  nav: 'Verdict',
  title: 'Rescue or rebuild',
  lede: 'One verdict on all addons together: mend what is there, or build it anew. The limits stand in the configuration.',
  verdict: { rescue: 'Rescue: mend what is there', rebuild: 'Rebuild: building anew costs less' },
  block: 'Rescue or rebuild',
  caption: 'The questions asked, each with its limit',
  heads: ['Question', 'Value', 'Limit', 'Answer', 'Limit rests on'],
  exceeded: 'exceeded',
  within: 'within',
  unknown: 'not known',
  byVerdict: 'Hours to build anew, by the verdict on the addon',
  byVerdictHeads: ['Verdict', 'Addons', 'Lines', 'Hours to build anew'],
  toAll: 'Why, with every limit',
} as const;

export const DECISIONS = {
  nav: 'Decisions',
  title: 'Decisions of the team',
  lede: 'What was accepted is no finding here and counts in no score. It stays in sight, with who answers for it.',
  baseline: (added: string, known: string, fixed: string) =>
    `Against the baseline: ${added} new, ${known} known, ${fixed} gone.`,
  accepted: (findings: string, ending: number) =>
    `${findings} accepted${ending > 0 ? `, ${ending} of them until a day` : ''}.`,
  problems: (problems: string) => `${problems} not hold.`,
  problemCount: (value: number) => count(value, 'decision does', 'decisions do'),
  block: 'What the team decided',
  toAll: 'All decisions',
  acceptedCaption: 'Accepted debt',
  acceptedHeads: ['What', 'Where', 'Reason', 'Owner', 'Until', 'By'],
  by: {
    inline: 'comment in the code',
    register: 'register',
    snooze: 'put off',
  } satisfies Record<Accepted['by'], string>,
  nobody: 'nobody named',
  noEnd: 'no end',
  problemCaption: 'Decisions that do not hold',
  problemHeads: ['What', 'Where', 'Why'],
  kind: {
    directive: 'not understood',
    'missing-reason': 'no reason',
    'unknown-rule': 'unknown rule',
    expired: 'expired',
    stale: 'about nothing',
  } satisfies Record<Problem['kind'], string>,
} as const;

/** How close an addon gets to Odoo's own code: docs/explanation/override-surface.md. */
export const SURFACE = {
  head: 'Surface',
  title: 'Override surface',
  caption:
    'Surface: how close an addon gets to Odoo’s own code, from A (documented extension points alone) to D (takes the place of Odoo’s code).',
  meaning: {
    A: 'documented extension points alone; Odoo can change without breaking it',
    B: 'public methods of Odoo; breaks when one changes its meaning',
    C: 'inside Odoo’s code; breaks when anything there changes',
    D: 'takes the place of Odoo’s code; breaks silently, for every database of the server',
  } satisfies Record<SurfaceLevel, string>,
  counts: (counts: string) => `Extensions by level: ${counts}.`,
  text: 'Told from the code alone, so less was seen.',
} as const;

export const TRAITS = {
  history: 'History',
  commits: (all: string, year: string) => `${all} by people, ${year} in the last year`,
  incomplete: 'not all of the history is there',
  last: (age: string, day: string) => `last change ${age} before ${day}`,
  authors: (all: string, year: string) => `${all}, ${year} in the last year`,
  truck: (value: number) =>
    `more than half of the files ${value === 1 ? 'rest on one person' : `rest on ${value} people`}`,
  orphaned: (value: number) =>
    `${value === 1 ? 'who' : 'none of whom'} changed ${value === 1 ? 'nothing' : 'anything'} in the last year`,
  fixes: (share: string) => `${share} of the commits mend something`,
  hotspots: 'Changed often and hard to follow',
  hotspot: (commits: string, complexity: string) => `${commits}, complexity ${complexity}`,
  coupled: 'Changes together with',
  duplicated: 'Standing twice',
  duplicatedText: (share: string) => `${share} of its lines stand somewhere else too`,
  observed: 'In production',
  installed: (state: string, version: string | null) => (version === null ? state : `${state}, version ${version}`),
  unknownModule: 'the database does not know it',
  rows: (rows: string, models: string) => `${rows} in ${models} of its own`,
  requests: (requests: string, days: string, last: string | null) =>
    `${requests} on ${days}${last === null ? '' : `, the last on ${last}`}`,
  errors: (errors: string) => errors,
  crons: (failed: string, runs: string) => `${failed} of ${runs} scheduled runs failed`,
  tickets: (kinds: string, open: string) => `tickets: ${kinds}; ${open} open`,
  changedViews: (views: string) => `${views} changed in the database`,
  useState: {
    used: 'Use was observed.',
    silent: (window: string | null) =>
      window === null ? 'No use was observed.' : `No use was observed ${window}; that is not proof that there is none.`,
    unknown: 'Nothing given could tell of its use.',
    'not-installed': 'Not installed in the database given.',
  },
  interest: 'A year of waiting',
  credit: 'in its favour',
} as const;

export const MARKS = {
  fresh: 'new',
  alsoAt: (lines: string) => `also line ${lines}`,
  age: (age: string) => `stands for ${age}`,
  alsoBy: (tools: string) => `also told by ${tools}`,
  told: (tool: string) => `told by ${tool}`,
} as const;
