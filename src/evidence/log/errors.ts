import { createHash } from 'node:crypto';
import type { ErrorGroup } from '../../domain/evidence/log.js';
import type { AddonBook, Scanned } from './attribution.js';
import { copied } from './lines.js';
import { ADDON_LOGGER } from './patterns.js';
import type { LogRecord, Owner } from './record.js';
import { dayOf } from './time.js';
import type { ErrorFacts } from './traceback.js';

const MAX_GROUPS = 20_000;
/** The access line of a request follows its error at once; a thread of the same process may come between. */
const SAME_REQUEST = 1000;

interface Group extends Omit<ErrorGroup, 'days' | 'recurring' | 'first' | 'last' | 'involved'> {
  involved: Set<string>;
  days: Set<number>;
  first: number;
  last: number;
}

interface Found {
  addon: string | null;
  basis: ErrorGroup['basis'];
  owner: Owner;
}

interface Waiting {
  record: LogRecord;
  facts: ErrorFacts;
  settle: (owner: Owner) => void;
}

/** Groups errors and says whose they are, by the first of: frame, logger, template, model named, the request that failed. */
export class ErrorTally {
  readonly groups = new Map<string, Group>();
  unattributed = 0;
  overflow = 0;
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly scanned: Scanned,
    private readonly book: AddonBook,
  ) {}

  /** @param settle is told whose record it was: now, or when the request of the same process is read. */
  take(record: LogRecord, facts: ErrorFacts, settle: (owner: Owner) => void): void {
    this.give(record.pid);
    const found = this.find(record, facts);
    if (found.basis !== 'none' || found.owner !== null || record.pid === '0') {
      this.count(record, facts, found);
      settle(found.owner);
      return;
    }
    this.waiting.set(copied(record.pid), {
      record: { ...record, message: copied(record.message.slice(0, 500)) },
      facts,
      settle,
    });
    if (this.waiting.size > 1000) this.give(this.waiting.keys().next().value!);
  }

  /** A request of a process ended: an error of it that names nobody was the request's. */
  request(record: LogRecord, owner: Owner, addon: string | null): void {
    if (this.waiting.size === 0) return;
    const open = this.waiting.get(record.pid);
    if (!open) return;
    const near = record.wall - open.record.wall <= SAME_REQUEST && record.database === open.record.database;
    this.give(record.pid, near ? { addon, basis: addon === null ? 'none' : 'request', owner } : undefined);
  }

  finish(): void {
    for (const pid of [...this.waiting.keys()]) this.give(pid);
  }

  private give(pid: string, found: Found = { addon: null, basis: 'none', owner: null }): void {
    const open = this.waiting.get(pid);
    if (!open) return;
    this.waiting.delete(pid);
    this.count(open.record, open.facts, found);
    open.settle(found.owner);
  }

  private find(record: LogRecord, facts: ErrorFacts): Found {
    const own = (addon: string, basis: Found['basis']): Found => ({ addon, basis, owner: addon });
    if (facts.origin) return own(facts.origin.addon, 'frame');
    const logger = ADDON_LOGGER.exec(record.logger)?.[1];
    if (logger !== undefined && this.scanned.has(logger)) return own(logger, 'logger');
    if (facts.template !== null && this.scanned.has(facts.template)) return own(facts.template, 'template');
    const model = facts.model;
    const declarer = model === null ? undefined : this.scanned.ofModel(model).declarers[0];
    if (declarer !== undefined) return own(declarer, 'model');
    const other = logger ?? facts.template ?? (model === null ? null : `model ${model}`);
    return { addon: null, basis: 'none', owner: other };
  }

  private count(record: LogRecord, facts: ErrorFacts, found: Found): void {
    if (found.addon === null) this.unattributed++;
    else this.book.of(found.addon).errors++;
    const origin = facts.origin ? `${facts.origin.file}:${facts.origin.code}` : null;
    const message = withoutValues(facts.exception === '' ? record.message : facts.message);
    const parts = [facts.exception || record.logger, origin ?? facts.place, message, found.addon ?? ''];
    const fingerprint = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
    let group = this.groups.get(fingerprint);
    if (!group) {
      if (this.groups.size >= MAX_GROUPS) {
        this.overflow++;
        return;
      }
      group = {
        fingerprint,
        exception: facts.exception,
        logger: copied(record.logger),
        origin,
        addon: found.addon,
        basis: found.basis,
        involved: new Set(),
        count: 0,
        days: new Set(),
        first: record.wall,
        last: record.wall,
      };
      this.groups.set(fingerprint, group);
    }
    group.count++;
    for (const addon of facts.involved) group.involved.add(addon);
    if (Number.isNaN(record.wall)) return;
    group.days.add(dayOf(record.wall));
    group.first = Math.min(group.first, record.wall);
    group.last = Math.max(group.last, record.wall);
  }
}

/** A message without what differs from one occurrence to the next, and without data: only used to tell errors apart. */
export function withoutValues(message: string): string {
  return message
    .slice(0, 500)
    .replace(/\S{1,100}@\S{1,100}/g, '•')
    .replace(/'[^']*'|"[^"]*"|`[^`]*`|«[^»]*»|“[^”]*”/g, '•')
    .replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, '•')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '•')
    .replace(/\S*\d\S*/g, '•')
    .replace(/(?<=\S\s+)\p{Lu}[\p{L}\p{M}]*/gu, '•')
    .replace(/(?:•\s*)+/g, '• ')
    .trim();
}

/** On at least three days within thirty. */
export function isRecurring(days: ReadonlySet<number>): boolean {
  const sorted = [...days].sort((a, b) => a - b);
  return sorted.some((day, at) => at >= 2 && day - sorted[at - 2]! < 30);
}
