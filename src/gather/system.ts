import type { TicketEvidence } from '../domain/evidence/tickets.js';
import { countKinds, type Observed, type System } from '../domain/system.js';
import type { RunningSystem } from './index.js';

/** What the result keeps of the running system; undefined where nothing of it was given. */
export function systemOf({ database, log, tickets }: RunningSystem): System | undefined {
  if (database === null && log === null && tickets === null) return undefined;
  return { database: without(database, 'addons', 'rows'), log: without(log, 'addons'), tickets: summarised(tickets) };
}

/** What it keeps per addon, by technical name. */
export function observedOf({ database, log, tickets }: RunningSystem, name: string): Observed | undefined {
  if (database === null && log === null && tickets === null) return undefined;
  return {
    database: database?.addons[name] ?? null,
    log: log?.addons[name] ?? null,
    tickets: ticketsOf(tickets, name),
  };
}

function without<T extends object, K extends keyof T>(whole: T | null, ...names: K[]): Omit<T, K> | null {
  if (whole === null) return null;
  const dropped: readonly PropertyKey[] = names;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !dropped.includes(name))) as Omit<T, K>;
}

function summarised(evidence: TicketEvidence | null): System['tickets'] {
  if (evidence === null) return null;
  const { files, window, tickets, problems } = evidence;
  return {
    files,
    window,
    total: tickets.length,
    byKind: countKinds(tickets.map(({ kind }) => kind)),
    emergencies: tickets.filter(({ emergency }) => emergency).length,
    withoutSeverity: tickets.filter(({ severity }) => severity === null).length,
    unattributed: tickets.filter(({ addons }) => addons.length === 0).length,
    problems,
  };
}

function ticketsOf(evidence: TicketEvidence | null, name: string): Observed['tickets'] {
  const own = evidence?.tickets.filter(({ addons }) => addons.some((addon) => addon.name === name)) ?? [];
  if (own.length === 0) return null;
  return {
    byKind: countKinds(own.map(({ kind }) => kind)),
    emergencies: own.filter(({ emergency }) => emergency).length,
    open: own.filter(({ status }) => status === 'open' || status === 'waiting').length,
  };
}
