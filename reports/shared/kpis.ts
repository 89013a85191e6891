import type { Kpi, Kpis } from '../../src/domain/kpis.js';
import { KPI_WORDS, type KpiWords } from './kpi-words.js';

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

/** `2.3 a month`, `14 h`, `12 days`, `34%`; null where it is not known. */
export function kpiValue({ value, unit }: Pick<Kpi, 'value' | 'unit'>, words: KpiWords = KPI_WORDS): string | null {
  return value === null ? null : words.value[unit](value);
}

/** What the value was made of: `12 of 340`, `28 in 12 months`, `34 cases`; '' where the figure has no such parts. */
export function kpiParts({ numerator, denominator, unit }: Kpi, words: KpiWords = KPI_WORDS): string {
  if (denominator === null) return '';
  if (unit === 'per month') return numerator === null ? '' : words.inMonths(numerator, denominator);
  return numerator === null ? words.cases(denominator) : words.of(numerator, denominator);
}

function resolutionNote(
  { interval, p85, resolved, open }: Kpis['criticalResolution'],
  { resolution: words, semicolon }: KpiWords,
): string {
  const parts = [
    interval &&
      (interval.high === null
        ? words.atLeast(interval.low, interval.level)
        : words.between(interval.low, interval.high, interval.level)),
    p85 !== null && words.p85(p85),
    resolved !== null && open !== null && words.counts(resolved, open),
  ];
  return parts.filter(Boolean).join(semicolon);
}

function backlogNote(
  { open, p85, oldest, over90Days, arrivals, closures, growth }: Kpis['backlog'],
  { backlog: words, semicolon }: KpiWords,
): string {
  const parts = [
    open !== null && words.open(open),
    p85 !== null && words.p85(p85),
    oldest !== null && words.oldest(oldest),
    over90Days !== null && words.over90(over90Days),
    arrivals !== null && words.arrivals(arrivals),
    closures !== null && words.closures(closures),
    growth !== null && growth !== 0 && (growth > 0 ? words.grows(growth) : words.shrinks(-growth)),
  ];
  return parts.filter(Boolean).join(semicolon);
}

function slaRows({ sla }: Kpis, { labels }: KpiWords): KpiRow[] {
  return sla.rows.flatMap(({ severity, reactionHours, resolutionHours, reaction, resolution }) => [
    { group: 'sla' as const, label: labels.reaction(severity, reactionHours), kpi: reaction, note: '' },
    { group: 'sla' as const, label: labels.resolution(severity, resolutionHours), kpi: resolution, note: '' },
  ]);
}

/** Every maintenance figure, known or not, in the order of its groups. */
export function kpiRows(kpis: Kpis, words: KpiWords = KPI_WORDS): KpiRow[] {
  const { releases, crons, emergencies } = kpis;
  const { labels } = words;
  const row = (group: KpiGroup, label: string, kpi: Kpi, note = ''): KpiRow => ({ group, label, kpi, note });
  const measured = emergencies.measured === null ? '' : words.measured[emergencies.measured];
  return [
    row('incidents', labels.criticalIncidents, kpis.criticalIncidents),
    row(
      'incidents',
      labels.criticalResolution,
      kpis.criticalResolution,
      resolutionNote(kpis.criticalResolution, words),
    ),
    row('incidents', labels.reopening, kpis.reopening),
    row('incidents', labels.emergencies, emergencies, measured),
    row('incidents', labels.rootCauses, kpis.rootCauses),
    row('backlog', labels.backlog, kpis.backlog, backlogNote(kpis.backlog, words)),
    ...slaRows(kpis, words),
    row('releases', labels.failed, releases.failed),
    row('releases', labels.repeated, releases.repeated),
    row('releases', labels.reverts, releases.reverts),
    row('scheduled', labels.cronFailures, crons.failures),
    row('scheduled', labels.cronsLate, crons.late),
    row('scheduled', labels.queue, kpis.queue),
    row('plan', labels.reserve, kpis.reserve),
  ];
}
