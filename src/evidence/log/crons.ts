import type { Scanned } from './attribution.js';
import { Histogram } from './histogram.js';
import { copied } from './lines.js';
import { CRON_18, CRON_DONE, CRON_DONE_17, CRON_FAILED, CRON_START } from './patterns.js';
import type { LogRecord } from './record.js';
import { dayOf } from './time.js';

const MAX_CRONS = 5000;
const MAX_OPEN = 5000;

interface Cron {
  name: string;
  id: number | null;
  /** By the tracebacks of its failures, else by the name in the scanned data. */
  addons: Set<string>;
  runs: number;
  failures: number;
  timeouts: number;
  days: Set<number>;
  seconds: Histogram;
}

/** A run whose end was not read yet. */
interface Open {
  wall: number;
  failed: boolean;
}

/** Counts runs of scheduled actions. Starts and ends are paired by process and name. */
export class CronTally {
  readonly crons = new Map<string, Cron>();
  overflow = 0;
  private readonly open = new Map<string, Open>();

  constructor(private readonly scanned: Scanned) {}

  /** @returns the action, for a record that tells of one. */
  take(record: LogRecord): Cron | null {
    return this.old(record) ?? this.recent(record);
  }

  /** Addon of an action as far as it is known. */
  addonOf(cron: Cron): string | null {
    if (cron.addons.size === 1) return [...cron.addons][0]!;
    return cron.addons.size === 0 ? this.scanned.cron(cron.name) : null;
  }

  /** The action that a failure names. */
  named(record: LogRecord): Cron | null {
    const old = CRON_FAILED.exec(record.message);
    if (old) return this.cron(old[1]!, null);
    const recent = CRON_18.exec(record.message);
    return recent ? this.cron(nameOf(recent[1]!), Number(recent[2])) : null;
  }

  private old(record: LogRecord): Cron | null {
    const { message } = record;
    const start = CRON_START.exec(message);
    if (start) return this.start(record, this.cron(start[1]!, null));
    const timed = CRON_DONE_17.exec(message);
    if (timed) return this.done(record, this.cron(timed[1]!, null), Number(timed[2]));
    const done = CRON_DONE.exec(message);
    if (done) return this.done(record, this.cron(done[1]!, null), null);
    const failed = CRON_FAILED.exec(message);
    if (!failed) return null;
    const cron = this.cron(failed[1]!, null);
    cron.id = Number(failed[2]);
    return this.fail(record, cron);
  }

  private recent(record: LogRecord): Cron | null {
    const match = CRON_18.exec(record.message);
    if (!match) return null;
    const [, repr, id, what, seconds, whole] = match;
    const cron = this.cron(nameOf(repr!), Number(id));
    if (what === 'starting' || what === 'started manually') return this.start(record, cron);
    if (what === 'timed out') cron.timeouts++;
    if (what!.startsWith('server action')) return this.fail(record, cron);
    if (what!.startsWith('failed')) this.fail(record, cron);
    if (seconds !== undefined || whole !== undefined || what === 'done') {
      return this.done(record, cron, (seconds ?? whole) ? Number(seconds ?? whole) : null);
    }
    return cron;
  }

  private start(record: LogRecord, cron: Cron): Cron {
    cron.runs++;
    if (!Number.isNaN(record.wall)) cron.days.add(dayOf(record.wall));
    if (this.open.size >= MAX_OPEN) this.open.delete(this.open.keys().next().value!);
    this.open.set(this.key(record, cron), { wall: record.wall, failed: false });
    return cron;
  }

  /** 14.0 says done after a failure too, 15.0 to 18.0 say nothing, 19.0 says failed. */
  private fail(record: LogRecord, cron: Cron): Cron {
    const key = this.key(record, cron);
    let open = this.open.get(key);
    if (!open) {
      this.start(record, cron);
      open = this.open.get(key)!;
    }
    if (!open.failed) cron.failures++;
    open.failed = true;
    return cron;
  }

  private done(record: LogRecord, cron: Cron, seconds: number | null): Cron {
    const key = this.key(record, cron);
    const open = this.open.get(key);
    if (!open) this.start(record, cron);
    this.open.delete(key);
    if (open?.failed) return cron;
    const paired = open ? (record.wall - open.wall) / 1000 : Number.NaN;
    const took = seconds ?? paired;
    // Milliseconds, so that the buckets of the histogram are narrow.
    if (took >= 0) cron.seconds.add(Math.round(took * 1000));
    return cron;
  }

  private key(record: LogRecord, cron: Cron): string {
    return copied(`${record.database} ${record.pid} ${cron.name}`);
  }

  private cron(name: string, id: number | null): Cron {
    const shown = copied(name.replace(/\S{1,100}@\S{1,100}/g, '…'));
    const key = id === null ? shown : `${id} ${shown}`;
    const known = this.crons.get(key);
    if (known) return known;
    const cron = {
      name: shown,
      id,
      addons: new Set<string>(),
      runs: 0,
      failures: 0,
      timeouts: 0,
      days: new Set<number>(),
    };
    const fresh: Cron = { ...cron, seconds: new Histogram() };
    if (this.crons.size < MAX_CRONS) this.crons.set(key, fresh);
    else this.overflow++;
    return fresh;
  }
}

/** The text of a Python repr. */
function nameOf(repr: string): string {
  return repr.slice(1, -1).replace(/\\(['"\\])/g, '$1');
}

export type { Cron };
