import type { TicketSource } from '../../domain/evidence/tickets.js';
import type { TicketReference } from '../../domain/history.js';
import { issueName, referencesIn } from '../ticket-references.js';

/** A ticket as commits may name it. */
export interface Named {
  source: TicketSource;
  /** As its source writes it. */
  id: string;
  /** `owner/repository` at GitHub that the ticket belongs to, or null. */
  repository: string | null;
  /** Milliseconds since 1970. */
  created: number;
}

/** Which addons the commits that name a ticket changed. */
export interface CommitLinks {
  addonsOf(ticket: Named): readonly string[];
}

/** Clocks and time zones of two systems. */
const SLACK = 24 * 3_600_000;

/**
 * Joins tickets to commits by the names both give. A bare number never joins: `#12` is an issue of its own repository and a
 * pull request as easily; a ticket of GitHub needs the repository, another one a prefix that names its tracker.
 * What landed before the ticket was written cannot mean it.
 */
export function linksOf(references: readonly TicketReference[]): CommitLinks {
  const byName = new Map<string, TicketReference[]>();
  for (const reference of references) {
    const known = byName.get(reference.name);
    if (known === undefined) byName.set(reference.name, [reference]);
    else known.push(reference);
  }
  return {
    addonsOf: (ticket) => {
      const meant = namesOf(ticket).flatMap((name) => byName.get(name) ?? []);
      const after = meant.filter(({ landed }) => landed * 1000 >= ticket.created - SLACK);
      return [...new Set(after.map(({ addon }) => addon))].sort();
    },
  };
}

/** Word with which Odoo's guidelines name the tickets of a source that has only numbers. */
const WORDS: Partial<Record<TicketSource, string>> = {
  'odoo-project': 'task',
  'odoo-helpdesk': 'ticket',
  zendesk: 'ticket',
};
/** Import-compatible exports. Source: odoo/models.py, __ensure_xml_id: table, id and eight hexadecimal figures. */
const EXPORTED = /^__export__\.(?:project_task|helpdesk_ticket)_(\d{1,10})_[0-9a-f]{8}$/;

function namesOf({ source, id, repository }: Named): string[] {
  const number = (EXPORTED.exec(id)?.[1] ?? /^#?(\d{1,10})$/.exec(id)?.[1])?.replace(/^0+(?=.)/, '');
  if (number === undefined) return referencesIn(id).filter((name) => !name.startsWith('#'));
  if (source === 'github') return repository === null ? [] : [issueName(repository, number)];
  const word = WORDS[source];
  return word === undefined ? [] : [`${word}-${number}`];
}
