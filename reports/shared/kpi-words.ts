import type { Kpi } from '../../src/domain/kpis.js';
import { count, decimal, hours, percent, whole } from './numbers.js';

/** Wording of the maintenance figures, one object per language. Numbers come in as they are and leave formatted. */
export interface KpiWords {
  /** Between the parts of a note. */
  semicolon: string;
  labels: {
    [id in
      | 'criticalIncidents'
      | 'criticalResolution'
      | 'reopening'
      | 'emergencies'
      | 'rootCauses'
      | 'backlog'
      | 'failed'
      | 'repeated'
      | 'reverts'
      | 'cronFailures'
      | 'cronsLate'
      | 'queue'
      | 'reserve']: string;
  } & {
    reaction(severity: number, targetHours: number): string;
    resolution(severity: number, targetHours: number): string;
  };
  /** `2.3 a month`, `14 h`, `12 days`, `34%`. */
  value: Record<Kpi['unit'], (value: number) => string>;
  /** What a value was made of: `28 in 12 months`, `34 cases`, `12 of 340`. */
  inMonths(value: number, months: number): string;
  cases(value: number): string;
  of(part: number, whole: number): string;
  resolution: {
    between(low: number, high: number, level: number): string;
    atLeast(low: number, level: number): string;
    p85(hours: number): string;
    counts(resolved: number, open: number): string;
  };
  backlog: {
    open(tickets: number): string;
    p85(days: number): string;
    oldest(days: number): string;
    over90(share: number): string;
    arrivals(perWeek: number): string;
    closures(perWeek: number): string;
    grows(perWeek: number): string;
    shrinks(perWeek: number): string;
  };
  measured: { hours: string; tickets: string };
}

/** The English wording; reports that know one language only take it. */
export const KPI_WORDS: KpiWords = {
  semicolon: '; ',
  labels: {
    criticalIncidents: 'Critical incidents',
    criticalResolution: 'Median time to resolve a critical incident',
    reopening: 'Opened again',
    emergencies: 'Taken by emergencies',
    rootCauses: 'Incidents whose cause comes back',
    backlog: 'Median age of the backlog',
    reaction: (severity, target) => `Severity ${severity} taken up within ${hours(target)} h`,
    resolution: (severity, target) => `Severity ${severity} resolved within ${hours(target)} h`,
    failed: 'Deployments followed by an incident',
    repeated: 'Deployments mended at once',
    reverts: 'Commits taken back',
    cronFailures: 'Scheduled actions that fail',
    cronsLate: 'Scheduled actions that are late',
    queue: 'Failed background jobs',
    reserve: 'Reserve for debt that follows from it',
  },
  value: {
    'per month': (value) => `${decimal(value)} a month`,
    hours: (value) => `${hours(value)} h`,
    days: (value) => `${decimal(value)} ${value === 1 ? 'day' : 'days'}`,
    share: percent,
    percent: (value) => `${decimal(value)}%`,
  },
  inMonths: (value, months) => `${decimal(value)} in ${decimal(months)} months`,
  cases: (value) => count(value, 'case'),
  of: (part, all) => `${decimal(part)} of ${decimal(all)}`,
  resolution: {
    between: (low, high, level) => `${hours(low)}–${hours(high)} h with ${percent(level)} confidence`,
    atLeast: (low, level) => `at least ${hours(low)} h with ${percent(level)} confidence`,
    p85: (value) => `85% within ${hours(value)} h`,
    counts: (resolved, open) => `${whole(resolved)} resolved, ${whole(open)} open`,
  },
  backlog: {
    open: (tickets) => `${whole(tickets)} open`,
    p85: (days) => `85% younger than ${decimal(days)} days`,
    oldest: (days) => `the oldest ${decimal(days)} days`,
    over90: (share) => `${percent(share)} older than 90 days`,
    arrivals: (value) => `${decimal(value)} a week come in`,
    closures: (value) => `${decimal(value)} are closed`,
    grows: (value) => `it grows by ${decimal(value)}`,
    shrinks: (value) => `it shrinks by ${decimal(value)}`,
  },
  measured: { hours: 'measured in hours', tickets: 'measured in tickets' },
};
