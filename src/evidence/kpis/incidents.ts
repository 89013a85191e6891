import type { Kpis } from '../../domain/kpis.js';
import { daysIn, LEAST_KNOWN, ratio, round, unknownKpi } from './figure.js';
import { arrived, type Case, type Scope } from './scope.js';
import { type Duration, LEAST_ENDED, medianInterval, quantileOf, survivalOf } from './survival.js';

/** Mean length of a month: 365.25 / 12. */
const MONTH_DAYS = 30.4375;
/** A figure per month from less than four weeks is chance. */
const LEAST_DAYS = 28;

/** Incidents that came in, the critical ones among them, and of how many tickets that is known. */
function criticalOf(scope: Scope): { critical: Case[]; incidents: number; known: number; coverage: number | null } {
  const all = arrived(scope);
  const incidents = all.filter(({ ticket }) => ticket.kind === 'incident');
  const known = incidents.filter(({ ticket }) => ticket.severity !== null);
  const undecided = all.filter(({ ticket }) => ticket.kind === 'unknown').length;
  const decided = all.length - undecided - (incidents.length - known.length);
  return {
    critical: known.filter(({ ticket }) => ticket.severity === 1),
    incidents: incidents.length,
    known: known.length,
    coverage: all.length === 0 ? null : ratio(decided, all.length),
  };
}

/** Why it cannot be told which incidents are critical, or null. */
function undecidable({ incidents, known, coverage }: ReturnType<typeof criticalOf>): string | null {
  if (coverage === null) return 'no ticket came in within the window';
  if (incidents > 0 && known === 0) return 'what the priorities mean is not said; set tickets.priorities';
  if (coverage >= LEAST_KNOWN) return null;
  return `of ${Math.round(coverage * 100)} % of the tickets only is it known whether they are critical incidents`;
}

/** Incidents of severity 1 per month. */
export function criticalIncidents(scope: Scope): Kpis['criticalIncidents'] {
  const { window } = scope;
  const frame = {
    unit: 'per month' as const,
    definition: 'incidents of severity 1 that came in within the window, per month of 30.44 days',
    window,
  };
  const found = criticalOf(scope);
  const days = daysIn(window);
  const why = undecidable(found) ?? (days < LEAST_DAYS ? 'the tickets span less than four weeks' : null);
  if (why !== null) return { ...unknownKpi(frame, why, found.coverage), months: [] };
  const count = found.critical.length;
  return {
    value: round(count / (days / MONTH_DAYS)),
    ...frame,
    numerator: count,
    denominator: round(days / MONTH_DAYS),
    coverage: found.coverage,
    unknown: null,
    months: monthsOf(found.critical, scope),
  };
}

/** Every month that the window touches, those without an incident too. Months are those of UTC. */
function monthsOf(critical: readonly Case[], { from, asOf }: Scope): Kpis['criticalIncidents']['months'] {
  const months: Kpis['criticalIncidents']['months'] = [];
  const start = new Date(from);
  for (let index = 0; ; index++) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1);
    if (at > asOf) return months;
    const month = new Date(at).toISOString().slice(0, 7);
    const count = critical.filter(({ ticket }) => ticket.createdAt.startsWith(month)).length;
    months.push({ month, count });
  }
}

/** Median time to resolve a critical incident; those still open count as long as they have been open. */
export function criticalResolution(scope: Scope): Kpis['criticalResolution'] {
  const { window, calendar, asOf } = scope;
  const hours = calendar.kind === 'working' ? 'working hours' : 'hours of the clock';
  const frame = {
    unit: 'hours' as const,
    definition: `median ${hours} from creation to resolution of incidents of severity 1 that came in within the window; open ones as lasting longer (Kaplan–Meier), rejected ones left out`,
    window,
  };
  const none = { interval: null, p85: null, resolved: null, open: null };
  const found = criticalOf(scope);
  const why = undecidable(found);
  if (why !== null) return { ...unknownKpi(frame, why, found.coverage), ...none };
  const critical = found.critical.filter(({ ticket }) => ticket.status !== 'rejected');
  const timed = critical.filter(({ open, resolved }) => open || resolved !== null);
  const durations = timed.map(
    ({ created, resolved }): Duration => ({
      hours: calendar.hours(created, resolved ?? asOf),
      ended: resolved !== null,
    }),
  );
  const ended = durations.filter((duration) => duration.ended).length;
  const counts = { resolved: ended, open: durations.length - ended };
  const coverage = critical.length === 0 ? null : ratio(timed.length, critical.length);
  if (ended < LEAST_ENDED) {
    return {
      ...unknownKpi(frame, `insufficient: ${ended} resolved, ${LEAST_ENDED} are needed`, coverage),
      ...none,
      ...counts,
    };
  }
  const steps = survivalOf(durations);
  const median = quantileOf(steps, 0.5);
  if (median === null) return { ...unknownKpi(frame, 'more than half are still open', coverage), ...none, ...counts };
  const p85 = quantileOf(steps, 0.85);
  const interval = medianInterval(steps);
  return {
    value: round(median),
    ...frame,
    numerator: null,
    denominator: durations.length,
    coverage,
    unknown: null,
    interval: interval && {
      ...interval,
      low: round(interval.low),
      high: interval.high === null ? null : round(interval.high),
    },
    p85: p85 === null ? null : round(p85),
    ...counts,
  };
}
