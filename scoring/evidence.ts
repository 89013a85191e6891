import type { DatabaseAddon, DatabaseEvidence } from '../src/domain/evidence/database.js';
import type { LogEvidence } from '../src/domain/evidence/log.js';
import type { TicketEvidence } from '../src/domain/evidence/tickets.js';
import type { Portfolio } from '../src/domain/portfolio.js';

/** What a running system tells, by source; null for a source that was not given. */
export interface RunningEvidence {
  database: DatabaseEvidence | null;
  log: LogEvidence | null;
  tickets: TicketEvidence | null;
}

/** A stretch of time that was watched, ISO 8601, and the days of it that count. */
export interface Span {
  from: string;
  to: string;
  days: number;
}

export const DAYS_PER_YEAR = 365.25;
const HOURS_PER_DAY = 24;
const DAY = 86_400_000;

/** States in which the code of a module runs. Source: odoo/modules/loading.py loads these. */
const INSTALLED = new Set(['installed', 'to upgrade', 'to remove']);

export function isInstalled(addon: DatabaseAddon | undefined): addon is DatabaseAddon {
  return addon?.state != null && INSTALLED.has(addon.state);
}

/**
 * Evidence that belongs to these addons. A database in which not one of them is installed is somebody else's: it would
 * make all of them look unused. Undefined where nothing is left.
 */
export function belonging(evidence: RunningEvidence | undefined, portfolio: Portfolio): RunningEvidence | undefined {
  if (evidence === undefined) return undefined;
  const modules = evidence.database?.addons ?? {};
  const told = Object.values(modules).some(isInstalled);
  const known = [...portfolio.sources.values()].some(({ addon }) => isInstalled(modules[addon.name]));
  const own = known || !told ? evidence : { ...evidence, database: null };
  return own.database === null && own.log === null && own.tickets === null ? undefined : own;
}

/** Between two bundles of the database; null with one. */
export function databaseSpan(database: DatabaseEvidence | null): Span | null {
  return spanOf(database?.window ?? null);
}

/** First to last line, less the stretches of a day and more without any: a server that was off tells nothing. */
export function logSpan(log: LogEvidence | null): Span | null {
  const span = spanOf(log?.window ?? null);
  if (span === null) return null;
  const silent = (log?.gaps ?? []).reduce((sum, { hours }) => sum + hours, 0) / HOURS_PER_DAY;
  return { ...span, days: Math.max(0, span.days - silent) };
}

/** First to last ticket. */
export function ticketSpan(tickets: TicketEvidence | null): Span | null {
  return spanOf(tickets?.window ?? null);
}

function spanOf(window: { from: string; to: string } | null): Span | null {
  return window === null ? null : { ...window, days: daysBetween(window.from, window.to) };
}

/** Days from one time to another, 0 where the second is earlier or either is no date. */
export function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return Number.isFinite(days) ? Math.max(0, days) : 0;
}

/** The time that all spans share; null where they share none. */
export function jointSpan(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  const from = spans.map((span) => span.from).reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
  const to = spans.map((span) => span.to).reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
  const days = Math.min(daysBetween(from, to), ...spans.map((span) => span.days));
  return days > 0 ? { from, to, days } : null;
}

/** The day of an ISO time, `2026-11-22`. */
export function day(time: string): string {
  return time.slice(0, 10);
}

/** `from 2026-01-01 to 2026-04-30`. */
export function during({ from, to }: Pick<Span, 'from' | 'to'>): string {
  return `from ${day(from)} to ${day(to)}`;
}

/** `120 days`; below two days in hours. */
export function lasting(days: number): string {
  return days < 2 ? `${Math.round(days * HOURS_PER_DAY * 10) / 10} hours` : `${Math.round(days * 10) / 10} days`;
}
