const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

/** No database of Odoo knows a moment before or after; `9999-12-31` is how people write "never". */
const EARLIEST = Date.UTC(1990, 0);
const END = Date.UTC(2100, 0);

/** Milliseconds of a date or time of PostgreSQL; one without offset is UTC, as Odoo stores it. Null for anything else. */
export function parseTime(text: unknown): number | null {
  const match = typeof text === 'string' ? DATE.exec(text) : null;
  if (!match) return null;
  const [, day, time = '00:00:00', offset = 'Z'] = match;
  const zone = /^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const value = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${zone}`);
  return Number.isNaN(value) || value < EARLIEST || value >= END ? null : value;
}

/** `2026-11-22T03:05:13Z`, or null. */
export function isoTime(text: unknown): string | null {
  const value = parseTime(text);
  return value === null ? null : formatTime(value);
}

/** `2026-11-22`, or null. */
export function isoDay(text: unknown): string | null {
  return isoTime(text)?.slice(0, 10) ?? null;
}

export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
