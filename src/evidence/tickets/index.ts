import { createHash } from 'node:crypto';
import type { ScannedCode } from '../../domain/evidence/scanned-code.js';
import type { TicketSettings } from '../../domain/evidence/ticket-settings.js';
import type { Ticket, TicketEvidence } from '../../domain/evidence/tickets.js';
import type { EvidenceProblem, Window } from '../../domain/evidence/window.js';
import { unknownRules } from './classify.js';
import { type FileReading, readTicketFile, type TicketOptions } from './read-file.js';

export { linksOf } from './commits.js';
export { describeTickets } from './describe.js';
export type { TicketOptions } from './read-file.js';

/**
 * Reads ticket exports, CSV or JSON, plain or gzip. A file or record that cannot be read is a problem in the outcome and
 * nothing else is lost. No title, text or person is in the outcome.
 * @throws InputError for a file that is not there.
 */
export async function readTickets(
  files: readonly string[],
  settings: TicketSettings,
  scanned: ScannedCode,
  options: TicketOptions = {},
): Promise<TicketEvidence> {
  const readings: FileReading[] = [];
  for (const file of files) readings.push(await readTicketFile(file, settings, scanned, options));
  return joined(readings, settings);
}

/** One outcome of several files; a ticket that is in two of them counts once, as it was last. */
export function joined(readings: readonly FileReading[], settings: TicketSettings): TicketEvidence {
  const kept = new Map<string, { ticket: Ticket; stamp: number }>();
  const twice = new Map<string, number>();
  for (const { tickets, stamps, file } of readings) {
    for (const [index, ticket] of tickets.entries()) {
      const key = `${ticket.source}\u0000${ticket.id}`;
      const stamp = stamps[index]!;
      const known = kept.get(key);
      if (known !== undefined) twice.set(file!.name, (twice.get(file!.name) ?? 0) + 1);
      if (known === undefined || stamp >= known.stamp) kept.set(key, { ticket, stamp });
    }
  }
  const problems: EvidenceProblem[] = readings.flatMap((reading) => reading.problems);
  for (const [source, count] of twice)
    problems.push({ source, why: 'a ticket of the same id was read already; the newer one counts', count });
  for (const name of unknownRules(settings)) {
    problems.push({
      source: 'configuration',
      why: `tickets.rules.off names ${JSON.stringify(name)}, which is no built-in rule`,
      count: 1,
    });
  }
  const tickets = withoutText([...kept.values()].map(({ ticket }) => ticket)).sort(byName);
  return {
    files: readings.flatMap(({ file }) => (file === null ? [] : [file])),
    window: windowOf([...kept.values()]),
    tickets,
    problems,
  };
}

function byName(a: Ticket, b: Ticket): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** From the first ticket to the last thing that happened to any: the files know nothing later. */
function windowOf(kept: readonly { ticket: Ticket; stamp: number }[]): Window | null {
  if (kept.length === 0) return null;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { ticket, stamp } of kept) {
    from = Math.min(from, Date.parse(ticket.createdAt));
    to = Math.max(to, stamp);
  }
  const iso = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return { from: iso(from), to: iso(to), hours: Math.round((to - from) / 36_000) / 100 };
}

/** A cause that two tickets share is a category; any other may be a sentence about somebody, and only its mark is kept. */
function withoutText(tickets: readonly Ticket[]): Ticket[] {
  const counts = new Map<string, number>();
  for (const { rootCause } of tickets) if (rootCause !== null) counts.set(rootCause, (counts.get(rootCause) ?? 0) + 1);
  return tickets.map((ticket) => {
    const cause = ticket.rootCause;
    if (cause === null || (counts.get(cause)! > 1 && cause.length <= 60 && !cause.includes('@'))) return ticket;
    return { ...ticket, rootCause: `#${createHash('sha256').update(cause).digest('hex').slice(0, 8)}` };
  });
}
