import type { Kpi, Kpis } from '../../domain/kpis.js';
import { LEAST_KNOWN, ratio, round, shareKpi, unknownKpi } from './figure.js';
import { arrived, type Case, resolvedIn, type Scope } from './scope.js';

/** Resolved tickets that had been resolved before. */
export function reopening(scope: Scope): Kpi {
  const resolved = resolvedIn(scope);
  const known = resolved.filter(({ ticket }) => ticket.reopened !== null);
  const frame = {
    unit: 'share' as const,
    definition:
      'tickets resolved within the window that were opened again at least once, of those of which the source tells; not told where it tells of less than half',
    window: scope.window,
  };
  return shareKpi(frame, {
    part: known.filter(({ ticket }) => ticket.reopened! > 0).length,
    whole: known.length,
    all: resolved.length,
    none: 'no ticket was resolved within the window',
  });
}

/** Tickets that work went into within the window: resolved in it, or open at its end. */
function worked(scope: Scope): Case[] {
  return [...resolvedIn(scope), ...scope.cases.filter(({ open }) => open)];
}

const TELLS_EMERGENCY = ['emergency', 'type', 'labels', 'title'] as const;

/** A part of the work, in hours where they are booked on at least half of the tickets, else in tickets. */
function partOfWork(
  cases: readonly Case[],
  counts: (one: Case) => boolean,
): { part: number; whole: number; measured: 'hours' | 'tickets'; coverage: number } {
  const booked = cases.filter(({ ticket }) => ticket.effortHours !== null);
  const sum = (list: readonly Case[]) => list.reduce((hours, { ticket }) => hours + ticket.effortHours!, 0);
  if (booked.length >= cases.length * LEAST_KNOWN && sum(booked) > 0) {
    const coverage = ratio(booked.length, cases.length);
    return { part: round(sum(booked.filter(counts))), whole: round(sum(booked)), measured: 'hours', coverage };
  }
  return { part: cases.filter(counts).length, whole: cases.length, measured: 'tickets', coverage: 1 };
}

/** Share of the work that broke into the plan. */
export function emergencies(scope: Scope): Kpis['emergencies'] {
  const frame = {
    unit: 'share' as const,
    definition:
      'hours booked on emergencies, of the hours booked on all tickets resolved within the window or open at its end; tickets are counted instead where hours are booked on less than half of them',
    window: scope.window,
  };
  const all = worked(scope);
  const cases = all.filter(({ ticket }) => TELLS_EMERGENCY.some((field) => scope.has(ticket, field)));
  if (all.length === 0) return { ...unknownKpi(frame, 'no ticket was worked on within the window'), measured: null };
  const readable = ratio(cases.length, all.length);
  if (cases.length === 0 || readable < LEAST_KNOWN) {
    return { ...unknownKpi(frame, 'the files have no column that could tell an emergency', readable), measured: null };
  }
  const { part, whole, measured, coverage } = partOfWork(cases, ({ ticket }) => ticket.emergency);
  return {
    value: ratio(part, whole),
    ...frame,
    numerator: part,
    denominator: whole,
    coverage: round(coverage * readable, 4),
    unknown: null,
    measured,
  };
}

/** Share of the work that goes into incidents and emergencies, whichever a ticket is; null where half of the kinds are unknown. */
export function unplannedLoad(scope: Scope): { share: number; measured: 'hours' | 'tickets' } | null {
  const all = worked(scope);
  const known = all.filter(({ ticket }) => ticket.kind !== 'unknown' || ticket.emergency);
  if (known.length === 0 || known.length < all.length * LEAST_KNOWN) return null;
  const { part, whole, measured } = partOfWork(known, ({ ticket }) => ticket.kind === 'incident' || ticket.emergency);
  return { share: ratio(part, whole), measured };
}

/** Days within which two incidents of one cause are the same trouble coming back. */
const RECURRING_DAYS = 90;
const MOST_CAUSES = 10;

/** Incidents of a cause that another incident within 90 days has too. */
export function rootCauses(scope: Scope): Omit<Kpis['rootCauses'], 'errors'> {
  const incidents = arrived(scope).filter(({ ticket }) => ticket.kind === 'incident');
  const known = incidents.filter(({ ticket }) => ticket.rootCause !== null);
  const byCause = grouped(known);
  const causes = [...byCause]
    .map(([cause, cases]) => ({ cause, cases: recurringOf(cases) }))
    .filter(({ cases }) => cases.length > 0);
  const frame = {
    unit: 'share' as const,
    definition: `incidents whose cause (or problem) another incident within ${RECURRING_DAYS} days has too, of the incidents of which a cause is named`,
    window: scope.window,
  };
  const kpi = shareKpi(frame, {
    part: causes.reduce((sum, { cases }) => sum + cases.length, 0),
    whole: known.length,
    all: incidents.length,
    none: 'no incident came in within the window',
  });
  const shown = causes.map(({ cause, cases }) => ({ cause, incidents: cases.length, addons: addonsOf(cases) }));
  shown.sort((a, b) => b.incidents - a.incidents || (a.cause < b.cause ? -1 : 1));
  return { ...kpi, causes: shown.slice(0, MOST_CAUSES) };
}

function grouped(cases: readonly Case[]): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const cause = one.ticket.rootCause!;
    groups.set(cause, [...(groups.get(cause) ?? []), one]);
  }
  return groups;
}

function recurringOf(cases: readonly Case[]): Case[] {
  const sorted = [...cases].sort((a, b) => a.created - b.created);
  const near = (a: Case | undefined, b: Case | undefined) =>
    a !== undefined && b !== undefined && b.created - a.created <= RECURRING_DAYS * 86_400_000;
  return sorted.filter((one, index) => near(sorted[index - 1], one) || near(one, sorted[index + 1]));
}

function addonsOf(cases: readonly Case[]): string[] {
  return [...new Set(cases.flatMap(({ ticket }) => ticket.addons.map(({ name }) => name)))].sort();
}
