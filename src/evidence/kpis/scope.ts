import type { Ticket, TicketEvidence } from '../../domain/evidence/tickets.js';
import type { Window } from '../../domain/evidence/window.js';
import type { Calendar } from './calendar.js';
import { windowBetween } from './figure.js';

/** A ticket with its dates as milliseconds. */
export interface Case {
  ticket: Ticket;
  created: number;
  started: number | null;
  resolved: number | null;
  due: number | null;
  open: boolean;
}

/** The tickets, and the time they are looked at. */
export interface Scope {
  cases: readonly Case[];
  /** The moment ages are told at: the end of the window. */
  asOf: number;
  from: number;
  window: Window;
  calendar: Calendar;
  /** Whether a field could be read from the file a ticket is from: an empty value then tells something. */
  has(ticket: Ticket, field: string): boolean;
}

const YEAR = 365 * 86_400_000;

/** The year before the last thing the files know of, or the window that was asked for; null without a ticket. */
export function scopeOf(tickets: TicketEvidence | null, calendar: Calendar, asked?: Window): Scope | null {
  if (tickets?.window == null || tickets.tickets.length === 0) return null;
  const asOf = Math.min(Date.parse(tickets.window.to), asked === undefined ? Infinity : Date.parse(asked.to));
  const first = Date.parse(tickets.window.from);
  const from = Math.max(first, asked === undefined ? asOf - YEAR : Date.parse(asked.from));
  if (!(from <= asOf)) return null;
  const cases = tickets.tickets.map(caseOf).filter(({ created }) => created <= asOf);
  const fields = new Map<string, Set<string>>();
  for (const { source, mapping } of tickets.files) {
    const known = fields.get(source) ?? new Set();
    for (const field of Object.keys(mapping)) known.add(field);
    fields.set(source, known);
  }
  return {
    cases: cases.map((one) => asSeenAt(one, asOf)),
    asOf,
    from,
    window: windowBetween(from, asOf),
    calendar,
    has: ({ source }, field) => fields.get(source)?.has(field) ?? false,
  };
}

function caseOf(ticket: Ticket): Case {
  const at = (date: string | null) => (date === null ? null : Date.parse(date));
  return {
    ticket,
    created: Date.parse(ticket.createdAt),
    started: at(ticket.startedAt),
    resolved: at(ticket.resolvedAt),
    due: at(ticket.slaDueAt),
    open: ticket.status === 'open' || ticket.status === 'waiting',
  };
}

/** What was resolved after the window was open at its end. */
function asSeenAt(one: Case, asOf: number): Case {
  return one.resolved !== null && one.resolved > asOf ? { ...one, resolved: null, open: true } : one;
}

/** Tickets that came in within the window. */
export function arrived({ cases, from }: Scope): Case[] {
  return cases.filter(({ created }) => created >= from);
}

/** Tickets that were resolved within the window, as far as their date is known. */
export function resolvedIn({ cases, from }: Scope): Case[] {
  return cases.filter(({ resolved, ticket }) => ticket.status !== 'rejected' && resolved !== null && resolved >= from);
}
