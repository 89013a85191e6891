import type { Kpi, Kpis } from '../../src/domain/kpis.js';
import { count, decimal, hours, percent, whole } from './numbers.js';

/** Groups of maintenance figures, in the order in which they are told. */
export const KPI_GROUPS = ['incidents', 'backlog', 'sla', 'releases', 'scheduled', 'plan'] as const;
export type KpiGroup = (typeof KPI_GROUPS)[number];

export interface KpiRow {
  group: KpiGroup;
  label: string;
  kpi: Kpi;
  /** What stands beside the value: interval, counts, a distribution; '' where nothing does. */
  note: string;
}

const LABELS = {
  criticalIncidents: 'Critical incidents',
  criticalResolution: 'Median time to resolve a critical incident',
  reopening: 'Opened again',
  emergencies: 'Taken by emergencies',
  rootCauses: 'Incidents whose cause comes back',
  backlog: 'Median age of the backlog',
  reaction: (severity: number, target: string) => `Severity ${severity} taken up within ${target} h`,
  resolution: (severity: number, target: string) => `Severity ${severity} resolved within ${target} h`,
  failed: 'Deployments followed by an incident',
  repeated: 'Deployments mended at once',
  reverts: 'Commits taken back',
  cronFailures: 'Scheduled actions that fail',
  cronsLate: 'Scheduled actions that are late',
  queue: 'Failed background jobs',
  reserve: 'Reserve for debt that follows from it',
} as const;

/** `2.3 a month`, `14 h`, `12 days`, `34%`; null where it is not known. */
export function kpiValue({ value, unit }: Pick<Kpi, 'value' | 'unit'>): string | null {
  if (value === null) return null;
  if (unit === 'per month') return `${decimal(value)} a month`;
  if (unit === 'hours') return `${hours(value)} h`;
  if (unit === 'days') return `${decimal(value)} ${value === 1 ? 'day' : 'days'}`;
  return unit === 'share' ? percent(value) : `${decimal(value)}%`;
}

/** What the value was made of: `12 of 340`, `28 in 12 months`, `34 cases`; '' where the figure has no such parts. */
export function kpiParts({ numerator, denominator, unit }: Kpi): string {
  if (denominator === null) return '';
  if (unit === 'per month') {
    return numerator === null ? '' : `${decimal(numerator)} in ${decimal(denominator)} months`;
  }
  if (numerator === null) return count(denominator, 'case');
  return `${decimal(numerator)} of ${decimal(denominator)}`;
}

function resolutionNote({ interval, p85, resolved, open }: Kpis['criticalResolution']): string {
  const parts = [
    interval &&
      `${interval.high === null ? `at least ${hours(interval.low)}` : `${hours(interval.low)}–${hours(interval.high)}`} h with ${percent(interval.level)} confidence`,
    p85 !== null && `85% within ${hours(p85)} h`,
    resolved !== null && open !== null && `${whole(resolved)} resolved, ${whole(open)} open`,
  ];
  return parts.filter(Boolean).join('; ');
}

function backlogNote({ open, p85, oldest, over90Days, arrivals, closures, growth }: Kpis['backlog']): string {
  const parts = [
    open !== null && `${whole(open)} open`,
    p85 !== null && `85% younger than ${decimal(p85)} days`,
    oldest !== null && `the oldest ${decimal(oldest)} days`,
    over90Days !== null && `${percent(over90Days)} older than 90 days`,
    arrivals !== null && `${decimal(arrivals)} a week come in`,
    closures !== null && `${decimal(closures)} are closed`,
    growth !== null && growth !== 0 && `it ${growth > 0 ? 'grows' : 'shrinks'} by ${decimal(Math.abs(growth))}`,
  ];
  return parts.filter(Boolean).join('; ');
}

function slaRows({ sla }: Kpis): KpiRow[] {
  return sla.rows.flatMap(({ severity, reactionHours, resolutionHours, reaction, resolution }) => [
    { group: 'sla' as const, label: LABELS.reaction(severity, hours(reactionHours)), kpi: reaction, note: '' },
    { group: 'sla' as const, label: LABELS.resolution(severity, hours(resolutionHours)), kpi: resolution, note: '' },
  ]);
}

/** Every maintenance figure, known or not, in the order of its groups. */
export function kpiRows(kpis: Kpis): KpiRow[] {
  const { releases, crons, emergencies } = kpis;
  const row = (group: KpiGroup, label: string, kpi: Kpi, note = ''): KpiRow => ({ group, label, kpi, note });
  const measured = emergencies.measured === null ? '' : `measured in ${emergencies.measured}`;
  return [
    row('incidents', LABELS.criticalIncidents, kpis.criticalIncidents),
    row('incidents', LABELS.criticalResolution, kpis.criticalResolution, resolutionNote(kpis.criticalResolution)),
    row('incidents', LABELS.reopening, kpis.reopening),
    row('incidents', LABELS.emergencies, emergencies, measured),
    row('incidents', LABELS.rootCauses, kpis.rootCauses),
    row('backlog', LABELS.backlog, kpis.backlog, backlogNote(kpis.backlog)),
    ...slaRows(kpis),
    row('releases', LABELS.failed, releases.failed),
    row('releases', LABELS.repeated, releases.repeated),
    row('releases', LABELS.reverts, releases.reverts),
    row('scheduled', LABELS.cronFailures, crons.failures),
    row('scheduled', LABELS.cronsLate, crons.late),
    row('scheduled', LABELS.queue, kpis.queue),
    row('plan', LABELS.reserve, kpis.reserve),
  ];
}
