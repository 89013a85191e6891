import { HEAD, SYSLOG_BODY } from './patterns.js';
import type { LogRecord } from './record.js';
import { wallTime } from './time.js';

/** A wrapped line: a head, or text that continues the record before; each part of it a line of its own. */
export interface Unwrapped {
  head: LogRecord | null;
  rest: string[];
}

/** Head of a line in Odoo's own format; null for any other line. */
export function headOf(line: string): LogRecord | null {
  if (line.charCodeAt(4) !== 45 || line.charCodeAt(19) !== 44) return null;
  const match = HEAD.exec(line);
  if (!match) return null;
  const [all, stamp, pid, level, database, logger] = match;
  return {
    stamp: stamp!,
    pid: pid!,
    level: level!,
    database: database!,
    logger: logger!,
    message: line.slice(all.length),
    wall: Number.NaN,
  };
}

/** Kubernetes' container runtime, and docker compose. */
const CONTAINER = /^(?:\d{4}-\d{2}-\d{2}T\S{1,40} (?:stdout|stderr) [FP] |[\w.-]{1,64} +\| )/;
/** RFC 3164 and RFC 5424 as syslog daemons and journalctl write them, with the time and what follows the program. */
const SYSLOG =
  /^(?:<\d{1,3}>)?(?:1 )?((?:[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2})|(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)) \S{1,255} ([^\s:[]{1,128})(?:\[(\d{1,10})\])?: ?/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const YEAR = /\[\d\d\/[A-Z][a-z]{2}\/(\d{4}) /;

/** Takes off what collectors of logs put around a line. Keeps the year, which syslog leaves out. */
export class Envelope {
  private year: string | null;

  /** @param head the first bytes of the file, for the year of a syslog. */
  constructor(head: string) {
    this.year = YEAR.exec(head)?.[1] ?? null;
  }

  /** null for a line that nothing is wrapped around. */
  open(line: string): Unwrapped | null {
    const first = line.charCodeAt(0);
    if (first === 123) return this.openJson(line);
    if (first === 60 || (first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (first >= 97 && first <= 122)) {
      const syslog = SYSLOG.exec(line);
      if (syslog) return this.openSyslog(syslog, line.slice(syslog[0].length));
      const container = CONTAINER.exec(line);
      if (container) return this.openText(line.slice(container[0].length), null, '0');
      if (first === 79) return this.openText(line, null, '0', true);
    }
    return null;
  }

  /** rsyslog writes a line end inside a message as #012. */
  private openSyslog(match: RegExpExecArray, text: string): Unwrapped | null {
    const [, when, , pid] = match;
    const year = YEAR.exec(text)?.[1];
    if (year) this.year = year;
    return this.openText(text.replaceAll('#012', '\n'), this.stampOf(when!), pid ?? '0');
  }

  private openText(text: string, stamp: string | null, pid: string, only = false): Unwrapped | null {
    const [first = '', ...rest] = text.split('\n');
    const own = headOf(first);
    if (own) return { head: own, rest };
    const body = SYSLOG_BODY.exec(first);
    if (!body) return only ? null : { head: null, rest: [first, ...rest] };
    const [all, database, level, logger] = body;
    const message = first.slice(all.length);
    const head = { stamp: stamp ?? '', pid, level: level!, database: database!, logger: logger!, message };
    return { head: { ...head, wall: Number.NaN }, rest };
  }

  /** Wall-clock time of a syslog line; an offset in it is the server's own and is left off. */
  private stampOf(when: string): string | null {
    if (when.charAt(10) === 'T') {
      const fraction = /\.(\d{3})/.exec(when)?.[1] ?? '000';
      return `${when.slice(0, 10)} ${when.slice(11, 19)},${fraction}`;
    }
    const month = MONTHS.indexOf(when.slice(0, 3)) + 1;
    if (this.year === null || month === 0) return null;
    const two = (text: string) => text.trim().padStart(2, '0');
    return `${this.year}-${two(String(month))}-${two(when.slice(4, 6))} ${when.slice(7)},000`;
  }

  /**
   * python-json-logger with Odoo's names (camptocamp/odoo-cloud-platform, logging_json), or a container's wrapper around
   * a plain line (docker json-file, journald's JSON, Google's text payload).
   */
  private openJson(line: string): Unwrapped | null {
    const value = parsed(line);
    if (value === null) return null;
    for (const key of ['log', 'MESSAGE', 'textPayload'] as const) {
      const inner = value[key];
      if (typeof inner === 'string') return this.openInner(inner.replace(/\n$/, ''));
    }
    const { message, name, levelname } = value;
    if (typeof message !== 'string') return null;
    if (typeof name !== 'string' || typeof levelname !== 'string') return this.openInner(message.replace(/\n$/, ''));
    const perf = typeof value.perf_info === 'string' ? ` ${value.perf_info}` : '';
    const [first = '', ...rest] = message.split('\n');
    const trace = typeof value.exc_info === 'string' ? value.exc_info.split('\n') : [];
    const database = typeof value.dbname === 'string' && value.dbname !== '' ? value.dbname : '?';
    const asctime = typeof value.asctime === 'string' ? value.asctime : String(value.timestamp ?? '');
    const stamp = asctime.charAt(10) === 'T' ? (this.stampOf(asctime) ?? '') : asctime;
    const head = {
      stamp,
      pid: String(value.pid ?? '0'),
      level: levelname,
      database,
      logger: name,
      message: first + perf,
    };
    return {
      head: { ...head, stamp: Number.isNaN(wallTime(stamp)) ? '' : stamp, wall: Number.NaN },
      rest: [...rest, ...trace],
    };
  }

  private openInner(text: string): Unwrapped | null {
    const clean = text.replace(/\u001b\[[0-9;]*m/g, '');
    return clean.charCodeAt(0) === 123 ? this.openJson(clean) : this.openText(clean, null, '0');
  }
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
