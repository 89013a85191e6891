import type { SourceSettings } from '../../domain/evidence/ticket-settings.js';
import type { Ticket, TicketSource } from '../../domain/evidence/tickets.js';

/**
 * States as they are delivered, in English, French, Dutch, German and Polish. Sources: helpdesk_mgmt/i18n of OCA/helpdesk 16.0;
 * project.task states of odoo/odoo 17.0; default resolutions and status categories of Jira; Zendesk ticket status; GitHub
 * issue states. Whole values only: "waiting for support" is work, not waiting.
 */
const DONE = words(`done, closed, resolved, solved, fixed, complete, completed, finished, 1_done, deployed, released,
  terminé, fermé, résolu, clôturé, clos, gedaan, gesloten, opgelost, afgerond, voltooid, erledigt, geschlossen, gelöst,
  abgeschlossen, fertig, zakończone, zakończony, zamknięte, zamknięty, rozwiązane, rozwiązany, gotowe, wykonane`);
const REJECTED =
  words(`cancelled, canceled, rejected, declined, refused, won't do, wont do, won't fix, wontfix, duplicate,
  cannot reproduce, can't reproduce, invalid, incomplete, not a bug, not planned, not_planned, abandoned, 1_canceled, annulé,
  rejeté, refusé, geannuleerd, afgewezen, abgebrochen, storniert, abgelehnt, verworfen, anulowane, anulowano, odrzucone`);
const WAITING =
  words(`waiting, awaiting, on hold, on-hold, hold, pending, waiting for customer, 04_waiting_normal, en attente,
  wachtend, in de wacht, warten auf, wartend, oczekujące, wstrzymane`);

/** States that a source is delivered with and that mean work to be done. */
const OPEN =
  words(`open, new, opened, reopened, in progress, to do, todo, backlog, nouveau, en cours, nieuw, in behandeling, neu,
  in arbeit, nowe, w toku, in bearbeitung, offen, ouvert, selected for development, waiting for support, in review, te doen, à faire`);

const YES = words('true, t, 1, yes, y, oui, vrai, ja, waar, wahr, tak, prawda');
const NO = words('false, f, 0, no, n, non, faux, nee, nein, onwaar, falsch, nie, fałsz');

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(',').map((word) => word.trim()));
}

export function plain(value: string): string {
  return value.normalize('NFC').replace(/[’`]/g, "'").trim().toLowerCase();
}

/** True, false, or null for anything else. */
export function truth(value: string): boolean | null {
  const word = plain(value);
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

/** Everything of a record that tells its state. */
export interface StateWords {
  source: TicketSource;
  status: string;
  category: string;
  closed: string;
  resolution: string;
  /** Milliseconds, or null. */
  resolvedAt: number | null;
  updatedAt: number | null;
}

export interface State {
  status: Ticket['status'];
  /** False where no word of it is known; it is then told by the date alone. */
  known: boolean;
}

/** What state a ticket is in: by the configuration, by a flag or category of the source, by words, at last by its date. */
export function stateOf(record: StateWords, settings: SourceSettings): State {
  const status = plain(record.status);
  const told = [status, plain(record.resolution), plain(record.category)].filter((word) => word !== '');
  const own = ownState(told, settings);
  if (own !== null) return { status: own, known: true };
  const rejected = told.some((word) => REJECTED.has(word));
  const flag = closedFlag(record, told);
  if (flag === true) return { status: rejected ? 'rejected' : 'resolved', known: true };
  const waiting = told.some((word) => WAITING.has(word));
  if (flag === false) return { status: waiting ? 'waiting' : 'open', known: true };
  if (rejected) return { status: 'rejected', known: true };
  if (DONE.has(status)) return { status: 'resolved', known: true };
  if (waiting) return { status: 'waiting', known: true };
  return byDate(record, status);
}

function ownState(told: readonly string[], settings: SourceSettings): Ticket['status'] | null {
  const has = (list: readonly string[]) => list.some((word) => told.includes(plain(word)));
  if (has(settings.rejected)) return 'rejected';
  if (has(settings.waiting)) return 'waiting';
  return has(settings.closed) ? 'resolved' : null;
}

/** Whether the source itself says closed or not closed; null where it says neither. */
function closedFlag({ source, closed, category, resolution }: StateWords, told: readonly string[]): boolean | null {
  const flag = truth(closed);
  if (flag !== null) return flag;
  const group = plain(category);
  if (group !== '') {
    if (DONE.has(group) || REJECTED.has(group)) return true;
    if (source === 'jira' || /^0\d_/.test(group) || OPEN.has(group) || WAITING.has(group)) return false;
  }
  // An issue of Jira that has a resolution is done, whatever its state is called (Atlassian, "What is a resolution").
  if (source === 'jira' && resolution !== '' && plain(resolution) !== 'unresolved') return true;
  if (source !== 'github') return null;
  return told.includes('closed') ? true : told.includes('open') ? false : null;
}

function byDate({ source, resolvedAt, updatedAt }: StateWords, status: string): State {
  if (OPEN.has(status)) return { status: 'open', known: true };
  if (resolvedAt === null) return { status: 'open', known: status === '' };
  // OCA keeps the closing date of a ticket that was opened again (helpdesk_mgmt/models/helpdesk_ticket.py, 16.0): its stage
  // has then changed after that date.
  const moved = source === 'oca-helpdesk' && updatedAt !== null && updatedAt > resolvedAt + 60_000;
  return { status: moved ? 'open' : 'resolved', known: status === '' };
}
