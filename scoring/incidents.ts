import type { Ticket, TicketEvidence } from '../src/domain/evidence/tickets.js';
import { DAYS_PER_YEAR, type RunningEvidence, ticketSpan } from './evidence.js';
import type { IncidentSeverity, ScoringSettings } from './settings.js';

/** A ticket as far as it is about one addon. */
export interface Share {
  ticket: Ticket;
  /** How sure it is that the ticket is about the addon, 0 to 1. */
  confidence: number;
  /** The part of its hours that falls to the addon: tickets about several are shared out, so none counts twice. */
  part: number;
}

/** Tickets of one addon that were not turned down, by id. */
export function ticketsOf(addon: string, evidence: RunningEvidence | undefined): Share[] {
  const tickets = evidence?.tickets?.tickets ?? [];
  return tickets
    .filter(({ status, effortHours }) => status !== 'rejected' || (effortHours ?? 0) > 0)
    .flatMap((ticket) => shareOf(ticket, addon))
    .sort((a, b) => (nameOf(a.ticket) < nameOf(b.ticket) ? -1 : 1));
}

function shareOf(ticket: Ticket, addon: string): Share[] {
  const confidence = sum(ticket.addons.filter(({ name }) => name === addon).map((entry) => entry.confidence));
  const all = sum(ticket.addons.map((entry) => entry.confidence));
  if (confidence <= 0) return [];
  // What is left of a doubtful attribution falls to no addon.
  return [{ ticket, confidence: Math.min(1, confidence), part: confidence / Math.max(1, all) }];
}

/** `jira PROJ-12`: unique among sources. */
export function nameOf({ source, id }: Pick<Ticket, 'source' | 'id'>): string {
  return `${source} ${id}`;
}

const SEVERITIES: Readonly<Record<1 | 2 | 3 | 4, IncidentSeverity>> = {
  1: 'critical',
  2: 'high',
  3: 'medium',
  4: 'low',
};

export function severityOf({ severity }: Ticket): IncidentSeverity {
  return severity === null ? 'unknown' : SEVERITIES[severity];
}

/** Recorded hours, or those an incident of its severity is taken for. */
export function hoursOf(ticket: Ticket, { hoursPerIncident }: ScoringSettings): { hours: number; recorded: boolean } {
  const { effortHours } = ticket;
  if (effortHours !== null) return { hours: effortHours, recorded: true };
  return { hours: hoursPerIncident[severityOf(ticket)], recorded: false };
}

/** A shorter time says too little of a year. Assumption: a month. */
const LEAST_DAYS = 30;

/** What makes a year of the time the tickets are of; a sentence where that time is unknown or too short. */
export function perYear(tickets: TicketEvidence): number | string {
  const span = ticketSpan(tickets);
  if (span === null) return 'the tickets have no time';
  if (span.days < LEAST_DAYS) return `the tickets are of ${Math.floor(span.days)} days, ${LEAST_DAYS} are needed`;
  return DAYS_PER_YEAR / span.days;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
