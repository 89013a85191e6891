import type { LogLines } from '../../domain/evidence/log.js';
import { AddonBook, type Scanned } from './attribution.js';
import { CronTally } from './crons.js';
import type { Duplicates } from './duplicates.js';
import { type Envelope, headOf } from './envelope.js';
import { ErrorTally } from './errors.js';
import { EventTally } from './events.js';
import { copied, type LineQuality } from './lines.js';
import { MONITORED_LOGGER, MonitoredRequests } from './monitored.js';
import {
  ACCESS,
  ACCESS_ERROR,
  ACCESS_START,
  ADDON_LOGGER,
  BROKEN_HEAD,
  CUT_EVENT,
  EXCEPTION,
  HEAD_INSIDE,
  TRACEBACK,
} from './patterns.js';
import type { LogRecord, Owner, Recognised } from './record.js';
import { RequestTally } from './requests.js';
import { hourOf, wallTime } from './time.js';
import { TracebackReader } from './traceback.js';

const CRON_LOGGER = 'odoo.addons.base.models.ir_cron';
const MAX_DATABASES = 1000;

/** Where the lines go that follow no record: before the first, or after one whose head is lost. */
interface Open extends Recognised {
  lines: number;
  record: LogRecord;
  trace: TracebackReader | null;
  shaky: boolean;
}

/** What of one file is counted. */
export class FileCounts {
  lines = 0;
  damaged = 0;
  duplicate = 0;
  recoded = 0;
  records = 0;
  from = Number.POSITIVE_INFINITY;
  to = Number.NEGATIVE_INFINITY;

  constructor(
    readonly index: number,
    readonly envelope: Envelope,
    /** First moment of any later file; lines from then on may come again. */
    readonly nextStart: number,
  ) {}
}

/** Makes records of lines, and hands each to who counts its kind. One for all files, which come in order of time. */
export class LogReader {
  readonly book = new AddonBook();
  readonly requests: RequestTally;
  /** Lines about requests that access lines told as well. */
  toldTwice = 0;
  readonly errors: ErrorTally;
  readonly crons: CronTally;
  readonly events: EventTally;
  readonly hours = new Set<number>();
  readonly kinds = new Map<string, number>();
  readonly databases = new Map<string, { records: number }>();
  readonly lines: LogLines = { total: 0, attributed: 0, elsewhere: 0, unattributable: 0, duplicate: 0, damaged: 0 };
  records = 0;
  private readonly monitored: MonitoredRequests;
  private file!: FileCounts;
  private open: Open | null = null;
  private skipping = false;
  private lastRead = Number.NEGATIVE_INFINITY;
  private minute = '';
  private minuteWall = Number.NaN;
  private hour = Number.NaN;

  constructor(
    private readonly scanned: Scanned,
    private readonly duplicates: Duplicates,
  ) {
    this.requests = new RequestTally(scanned, this.book);
    this.monitored = new MonitoredRequests(scanned);
    this.errors = new ErrorTally(scanned, this.book);
    this.crons = new CronTally(scanned);
    this.events = new EventTally(scanned, this.book);
  }

  begin(file: FileCounts): void {
    this.file = file;
    this.open = null;
    this.skipping = false;
  }

  end(): void {
    this.close();
    this.lastRead = Math.max(this.lastRead, this.file.to);
  }

  finish(): void {
    this.errors.finish();
    this.toldTwice = this.monitored.settle(this.requests, this.book);
  }

  line(line: string, quality: LineQuality): void {
    this.lines.total++;
    this.file.lines++;
    if (quality === 'recoded') this.file.recoded++;
    if (quality === 'garbled') {
      this.damaged(line);
      return;
    }
    const head = headOf(line);
    if (head) {
      this.start(head, line, quality, 1);
      return;
    }
    const wrapped = this.file.envelope.open(line);
    if (wrapped?.head) {
      if (!this.start(wrapped.head, line, quality, 1)) return;
      for (const text of wrapped.rest) this.open?.trace?.line(text);
      return;
    }
    if (quality === 'cut') this.damaged(line);
    else if (wrapped) this.goOn(wrapped.rest[0] ?? '', wrapped.rest.slice(1));
    else this.goOn(line, []);
  }

  /** @returns whether a record was opened. @param weight lines to count for it. */
  private start(record: LogRecord, line: string, quality: LineQuality, weight: number): boolean {
    const wall = record.stamp === '' ? Number.NaN : this.wallOf(record.stamp);
    if (record.stamp !== '' && Number.isNaN(wall)) {
      this.damaged('', weight);
      return false;
    }
    this.close();
    this.skipping = false;
    if (this.isDuplicate(line, wall)) {
      this.skipping = true;
      this.lines.duplicate += weight;
      this.file.duplicate += weight;
      return false;
    }
    record.wall = wall;
    const request = quality === 'good' ? this.request(record) : null;
    if (!request && isCutRequest(record, quality)) {
      this.damaged(record.message, weight);
      return false;
    }
    const seen = request ?? this.recognise(record);
    if (seen.kind === 'other' && isCutEvent(record)) {
      this.damaged(record.message, weight);
      return false;
    }
    this.dated(wall);
    this.records++;
    this.file.records++;
    this.kinds.set(seen.kind, (this.kinds.get(seen.kind) ?? 0) + 1);
    this.ofDatabase(record.database);
    const failed = seen.kind === 'error' || (record.level === 'ERROR' && seen.kind === 'cron');
    const trace = failed || seen.kind === 'deprecation' ? new TracebackReader(this.scanned, record.message) : null;
    const single = seen.single && trace === null;
    this.open = { kind: seen.kind, owner: seen.owner, single, lines: weight, record, trace, shaky: false };
    return true;
  }

  private request(record: LogRecord): Recognised | null {
    const monitored = record.logger === MONITORED_LOGGER;
    if (!monitored && record.logger !== 'werkzeug') return null;
    const target = monitored ? this.monitored.take(record) : this.requests.take(record);
    if (!target) return null;
    this.errors.request(record, target.owner, target.route?.addon ?? target.declarers[0] ?? null);
    const kind = monitored ? 'monitored request' : 'request';
    return { kind: target.excluded ? 'excluded request' : kind, owner: target.owner, single: true };
  }

  private recognise(record: LogRecord): Recognised {
    // odoo/service/server.py: the gevent worker writes its requests in a layout of its own.
    if (record.logger === 'longpolling') {
      this.requests.excluded++;
      return { kind: 'excluded request', owner: null, single: true };
    }
    if (record.logger === CRON_LOGGER) {
      const cron = this.crons.take(record);
      if (cron) return { kind: 'cron', owner: this.crons.addonOf(cron), single: true };
    }
    const event = this.events.take(record);
    if (event) return event;
    const owner = ADDON_LOGGER.exec(record.logger)?.[1] ?? null;
    if (record.level === 'ERROR' || record.level === 'CRITICAL') return { kind: 'error', owner, single: false };
    return { kind: record.level === 'WARNING' ? 'warning' : 'other', owner, single: false };
  }

  /** A line without a head: more of the record before, or no part of any. */
  private goOn(text: string, more: readonly string[]): void {
    if (this.skipping) {
      this.lines.duplicate++;
      this.file.duplicate++;
      return;
    }
    const broken = BROKEN_HEAD.test(text);
    const { open } = this;
    if (broken || (open === null && !looksTraced(text)) || (open?.single && text !== '')) {
      this.damaged(text);
      return;
    }
    if (open?.shaky && open.trace?.complete && text.startsWith(TRACEBACK)) this.close();
    if (!this.open) {
      this.lines.unattributable++;
      return;
    }
    this.open.lines++;
    for (const part of [text, ...more]) this.open.trace?.line(part);
  }

  /**
   * Costs the line and nothing else: a whole head behind the damage is read, the record before goes on.
   * @param weight lines to count for it: none behind damage that was counted.
   */
  private damaged(line: string, weight = 1): void {
    this.lines.damaged += weight;
    this.file.damaged += weight;
    if (this.open?.single) this.close();
    if (this.open) this.open.shaky = true;
    const inside = HEAD_INSIDE.exec(line);
    if (!inside) return;
    const head = headOf(line.slice(inside.index).replace(/[\x00-\x08\x0b-\x1f]/g, ''));
    if (head && (head.logger !== 'werkzeug' || ACCESS.test(head.message))) this.start(head, line, 'good', 0);
  }

  private ofDatabase(name: string): void {
    const counted = this.databases.get(name);
    if (counted !== undefined) counted.records++;
    else if (this.databases.size < MAX_DATABASES) this.databases.set(copied(name), { records: 1 });
  }

  private close(): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    if (!open.trace) {
      this.settle(open.owner, open.lines);
      return;
    }
    const settle = (owner: Owner) => this.settle(owner, open.lines);
    const facts = open.trace.finish();
    if (open.kind === 'deprecation') {
      settle(open.owner ?? facts.origin?.addon ?? null);
      return;
    }
    if (open.kind === 'cron') this.blame(open.record, facts.origin?.addon ?? null);
    this.errors.take(open.record, facts, settle);
  }

  /** The traceback of a failed scheduled action says whose it is. */
  private blame(record: LogRecord, addon: string | null): void {
    const cron = this.crons.named(record);
    if (cron && addon !== null) cron.addons.add(addon);
  }

  private settle(owner: Owner, lines: number): void {
    if (owner === null) this.lines.unattributable += lines;
    else if (this.scanned.has(owner)) this.lines.attributed += lines;
    else this.lines.elsewhere += lines;
  }

  private isDuplicate(line: string, wall: number): boolean {
    const keep = wall >= this.file.nextStart;
    if (!keep && !(wall <= this.lastRead)) return false;
    return this.duplicates.seen(line, this.file.index, keep);
  }

  private dated(wall: number): void {
    if (Number.isNaN(wall)) return;
    if (wall < this.file.from) this.file.from = wall;
    if (wall > this.file.to) this.file.to = wall;
    const hour = hourOf(wall);
    if (hour !== this.hour) {
      this.hours.add(hour);
      this.hour = hour;
    }
  }

  private wallOf(stamp: string): number {
    if (!stamp.startsWith(this.minute) || this.minute === '') {
      this.minuteWall = wallTime(`${stamp.slice(0, 16)}:00,000`);
      this.minute = `${stamp.slice(0, 16)}`;
    }
    const digit = (at: number) => stamp.charCodeAt(at) - 48;
    const seconds = digit(17) * 10 + digit(18);
    if (seconds > 59) return Number.NaN;
    return this.minuteWall + seconds * 1000 + digit(20) * 100 + digit(21) * 10 + digit(22);
  }
}

/** A line of a traceback whose head is lost: belongs to a record, though nobody knows to which. */
function looksTraced(text: string): boolean {
  return text === '' || text.startsWith(' ') || text.startsWith(TRACEBACK) || EXCEPTION.test(text);
}

/** Of a line about a request, all or nothing counts; other lines of werkzeug are what they are. */
function isCutRequest({ logger, message }: LogRecord, quality: LineQuality): boolean {
  if (logger === MONITORED_LOGGER) return message.startsWith('{');
  if (logger !== 'werkzeug') return false;
  return ACCESS_START.test(message) && !(quality === 'good' && ACCESS_ERROR.test(message));
}

/** Odoo ends every line but those of requests with a space; one that begins as we know it and has none was cut. */
function isCutEvent({ logger, message }: LogRecord): boolean {
  return (
    (logger === CRON_LOGGER || logger === 'odoo.modules.loading') && !message.endsWith(' ') && CUT_EVENT.test(message)
  );
}
