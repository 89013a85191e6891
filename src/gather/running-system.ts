import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../domain/errors.js';
import type { DatabaseEvidence } from '../domain/evidence/database.js';
import type { LogEvidence } from '../domain/evidence/log.js';
import type { ScannedCode } from '../domain/evidence/scanned-code.js';
import type { TicketEvidence } from '../domain/evidence/tickets.js';
import type { Window } from '../domain/evidence/window.js';
import type { TicketReference } from '../domain/history.js';
import type { EvidenceRequest } from '../request.js';
import { type Gathered, notGiven, sentences } from './source.js';

/** Readers are loaded only where there is something to read. */
export async function gatherDatabase(
  { bundles }: EvidenceRequest,
  scanned: ScannedCode,
): Promise<Gathered<DatabaseEvidence | null>> {
  if (bundles.length === 0) return notGiven;
  const { readBundles } = await import('../evidence/database/index.js');
  const found = await readBundles(bundles, scanned);
  const used = found.blocks.filter(({ state }) => state === 'used').length;
  const basis = `${used} of ${found.blocks.length} blocks${found.window === null ? '; one bundle: counts since an unknown beginning' : ''}`;
  const window = spelled(found.window) ?? `at ${found.takenAt}`;
  return {
    found,
    sources: [{ source: 'database', window, basis }],
    unknown: [...sentences(found.problems), ...unverified(found)],
  };
}

/** What the database tells and nothing rests on. */
function unverified({ work }: DatabaseEvidence): string[] {
  return work
    .filter(({ verified }) => !verified)
    .map(({ source, total }) => {
      const what = `${total} tickets of ${source} in it are counted and decide nothing`;
      return `database: ${what}: its columns are known from public copies alone; export the tickets and give them with --tickets`;
    });
}

export async function gatherLog(
  { logs, logTimezone }: EvidenceRequest,
  scanned: ScannedCode,
): Promise<Gathered<LogEvidence | null>> {
  if (logs.length === 0) return notGiven;
  const gone = logs.find((log) => !existsSync(log));
  if (gone !== undefined) throw new InputError(`${path.basename(gone)}: no such log file`);
  const { readLogs } = await import('../evidence/log/index.js');
  const found = await readLogs([...logs], scanned, logTimezone === undefined ? {} : { timezone: logTimezone });
  const hours = found.window === null ? '' : `, ${Math.round(found.window.hours)} hours with any line`;
  const basis = `${found.requests.total} requests, ${found.requests.attributed} of them attributed, in ${found.records} records${hours}`;
  const assumed = found.timezone.assumed ? ['server log: its time zone was not named, UTC is assumed'] : [];
  return {
    found,
    sources: [{ source: 'log', window: spelled(found.window), basis }],
    unknown: [...assumed, ...sentences(found.problems)],
  };
}

export async function gatherTickets(
  { tickets, ticketSettings, today }: EvidenceRequest,
  scanned: ScannedCode,
  references: readonly TicketReference[],
): Promise<Gathered<TicketEvidence | null>> {
  if (tickets.length === 0) return notGiven;
  const { linksOf, readTickets } = await import('../evidence/tickets/index.js');
  const found = await readTickets(tickets, ticketSettings, scanned, {
    commits: linksOf(references),
    ...(today === undefined ? {} : { today }),
  });
  const own = found.tickets.filter(({ addons }) => addons.length > 0).length;
  const byCommit = found.tickets.filter(({ addons }) => addons.some(({ basis }) => basis === 'commit')).length;
  const commits = byCommit === 0 ? '' : ` (${byCommit} by commits that name them)`;
  const basis = `${found.tickets.length} tickets, ${own} of them attributed to scanned addons${commits}`;
  return {
    found,
    sources: [{ source: 'tickets', window: spelled(found.window), basis }],
    unknown: sentences(found.problems),
  };
}

function spelled(window: Window | null): string | null {
  return window === null ? null : `from ${window.from} to ${window.to}`;
}
