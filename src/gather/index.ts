import type { Discovery } from '../discovery/discover.js';
import type { DatabaseEvidence } from '../domain/evidence/database.js';
import type { LogEvidence } from '../domain/evidence/log.js';
import type { TicketEvidence } from '../domain/evidence/tickets.js';
import type { Finding } from '../domain/finding.js';
import type { Kpis } from '../domain/kpis.js';
import type { Portfolio } from '../domain/portfolio.js';
import type { Result } from '../domain/result.js';
import { kpisOf } from '../evidence/kpis/index.js';
import type { EvidenceRequest } from '../request.js';
import { namesOfCrons, withoutFreeNames } from './cron-names.js';
import { type GitEvidence, gatherHistory, NO_GIT, referencesOf } from './history.js';
import { gatherDatabase, gatherLog, gatherTickets } from './running-system.js';
import { scannedCodeOf } from './scanned-code.js';

/** What a running system told; null: that source was not given. */
export interface RunningSystem {
  database: DatabaseEvidence | null;
  log: LogEvidence | null;
  tickets: TicketEvidence | null;
}

/** What was learnt beside the code. What could not be learnt is a sentence in `unknown`, never a zero. */
export interface Evidence extends GitEvidence {
  system: RunningSystem;
  kpis: Kpis | null;
  sources: Result['evidence'];
  unknown: string[];
}

interface Known {
  found: Discovery;
  portfolio: Portfolio;
  findings: readonly Finding[];
  /** What older versions of the addons left open. */
  unknown: readonly string[];
}

/**
 * Reads every source of evidence the caller has: git history, a database, the server log, tickets.
 * @throws InputError for a file that is not there or is something else.
 */
export async function gatherEvidence(request: EvidenceRequest | undefined, known: Known): Promise<Evidence> {
  const { found, portfolio, findings } = known;
  const git = request?.history ? await gatherHistory(found, portfolio, findings) : NO_GIT;
  if (request === undefined) {
    return {
      ...git.found,
      system: NO_SYSTEM,
      kpis: null,
      sources: git.sources,
      unknown: [...git.unknown, ...known.unknown],
    };
  }
  const scanned = scannedCodeOf(portfolio);
  const database = await gatherDatabase(request, scanned);
  const log = await gatherLog(request, scanned);
  const tickets = await gatherTickets(request, scanned, referencesOf(git.found.history, found));
  const cronNames = namesOfCrons(scanned, database.found);
  const system = { database: database.found, log: withoutFreeNames(log.found, cronNames), tickets: tickets.found };
  const parts = [git, database, log, tickets];
  return {
    ...git.found,
    system,
    kpis: kpisOf({
      ...system,
      history: git.found.history,
      sla: request.sla,
      ...(request.ticketSettings.timezone === undefined ? {} : { timezone: request.ticketSettings.timezone }),
    }),
    sources: parts.flatMap(({ sources }) => sources),
    unknown: [...known.unknown, ...parts.flatMap(({ unknown }) => unknown)],
  };
}

const NO_SYSTEM: RunningSystem = { database: null, log: null, tickets: null };
