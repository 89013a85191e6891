import type { Kpis } from '../../domain/kpis.js';
import { daysIn, ratio, round, unknownKpi } from './figure.js';
import { arrived, type Scope } from './scope.js';
import { rankOf } from './survival.js';

const DAY = 86_400_000;
const OLD_DAYS = 90;

/** How old what is open has become, and whether it grows. */
export function backlog(scope: Scope): Kpis['backlog'] {
  const { cases, asOf, window } = scope;
  const frame = {
    unit: 'days' as const,
    definition: 'median days of the clock since the creation of what is open at the end of the window',
    window,
  };
  const ages = cases.filter(({ open }) => open).map(({ created }) => (asOf - created) / DAY);
  const flow = flowOf(scope);
  if (ages.length === 0) {
    const why = 'the files hold no open ticket; whether there is none, or open ones were not exported, cannot be told';
    return { ...unknownKpi(frame, why), open: null, p85: null, oldest: null, over90Days: null, ...flow };
  }
  return {
    value: round(rankOf(ages, 0.5)!, 1),
    ...frame,
    numerator: null,
    denominator: ages.length,
    coverage: 1,
    unknown: null,
    open: ages.length,
    p85: round(rankOf(ages, 0.85)!, 1),
    oldest: round(rankOf(ages, 1)!, 1),
    over90Days: ratio(ages.filter((age) => age > OLD_DAYS).length, ages.length),
    ...flow,
  };
}

/** Tickets in and out per week; out only where every closed ticket has a date, or nearly so. */
function flowOf(scope: Scope): Pick<Kpis['backlog'], 'arrivals' | 'closures' | 'growth'> {
  const weeks = daysIn(scope.window) / 7;
  const closed = scope.cases.filter(({ open }) => !open);
  const dated = closed.filter(({ resolved }) => resolved !== null);
  // An export without closed tickets holds open ones alone: those that came and went are not in it.
  if (weeks < 1 || closed.length === 0) return { arrivals: null, closures: null, growth: null };
  const arrivals = arrived(scope).length / weeks;
  if (dated.length < closed.length * 0.9) return { arrivals: round(arrivals), closures: null, growth: null };
  const closures = dated.filter(({ resolved }) => resolved! >= scope.from).length / weeks;
  return { arrivals: round(arrivals), closures: round(closures), growth: round(arrivals - closures) };
}
