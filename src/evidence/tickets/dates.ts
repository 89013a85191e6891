import { fromWall } from '../zone.js';

/** Order of the parts of a date that is written with figures alone. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `12:05`, `3:42 PM`, `09:41:07.123+02:00`, and nothing. */
const TIME = String.raw`(?:(?:,?\s+|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i');
const NAMED = new RegExp(String.raw`^(\d{1,2})[-/.\s]{1,2}(\p{L}{3,12})[-/.\s]{1,2}(\d{4}|\d{2})${TIME}$`, 'iu');
const NAME_FIRST = new RegExp(String.raw`^(\p{L}{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})${TIME}$`, 'iu');
const FIGURES = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'i');

/**
 * Months as Jira and spreadsheets write them in English, French, Dutch, German, Polish and Spanish, by their beginnings
 * (CLDR abbreviated and wide names without accents).
 */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'sty', 'ene'],
  ['feb', 'fev', 'lut'],
  ['mar', 'maa', 'mrt', 'mrz'],
  ['apr', 'avr', 'kwi', 'abr'],
  ['may', 'mai', 'mei', 'maj'],
  ['jun', 'juin', 'cze'],
  ['jul', 'juil', 'lip'],
  ['aug', 'aou', 'sie', 'ago'],
  ['sep', 'wrz'],
  ['oct', 'okt', 'paz', 'out'],
  ['nov', 'lis'],
  ['dec', 'dez', 'gru', 'dic'],
];

/** Whether a date can only be read when the order of its parts is known. Dots are day first wherever they are used. */
export function needsOrder(text: string): boolean {
  const match = FIGURES.exec(text.trim());
  return match !== null && match[2] !== '.';
}

/**
 * The order of day and month in the dates of a file: the only one that can be. Values that are no date either way (13/14)
 * tell nothing.
 * @returns null where both are possible, or where some dates rule out the one and some the other.
 */
export function orderOf(texts: Iterable<string>): 'dmy' | 'mdy' | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const match = FIGURES.exec(text.trim());
    if (match === null || match[2] === '.') continue;
    const [a, b] = [Number(match[1]), Number(match[3])];
    if (a > 12 && a <= 31 && b <= 12 && b > 0) dayFirst++;
    else if (b > 12 && b <= 31 && a <= 12 && a > 0) monthFirst++;
  }
  // One damaged date in fifty does not make the others ambiguous.
  if (dayFirst > 0 && monthFirst * 50 <= dayFirst) return 'dmy';
  return monthFirst > 0 && dayFirst * 50 <= monthFirst ? 'mdy' : null;
}

/**
 * Milliseconds since 1970 of a date, or null where it is none. Without an offset it is a wall clock in `zone`.
 * @param order For dates that need one; null makes those null.
 */
export function parseDate(text: string, order: DateOrder | null, zone: string): number | null {
  const trimmed = text.trim().replace(/[\u00a0\u202f]/g, ' ');
  const iso = ISO.exec(trimmed);
  if (iso) return epoch([iso[1]!, iso[2]!, iso[3]!], iso.slice(4), zone);
  const figures = FIGURES.exec(trimmed);
  if (figures) {
    const [a, b, c] = [figures[1]!, figures[3]!, figures[4]!];
    const used = figures[2] === '.' ? (order ?? 'dmy') : order;
    if (used === null) return null;
    if (used === 'ymd') return c.length === 4 ? null : epoch([a, b, c], figures.slice(5), zone);
    return epoch(used === 'dmy' ? [c, b, a] : [c, a, b], figures.slice(5), zone);
  }
  const named = NAMED.exec(trimmed.replace(/(\p{L})\.(?=[-/\s])/u, '$1'));
  if (named) return epoch([named[3]!, monthOf(named[2]!), named[1]!], named.slice(4), zone);
  const american = NAME_FIRST.exec(trimmed);
  if (american) return epoch([american[3]!, monthOf(american[1]!), american[2]!], american.slice(4), zone);
  return null;
}

function monthOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const index = MONTHS.findIndex((starts) => starts.some((start) => plain.startsWith(start)));
  return String(index + 1);
}

function epoch(date: readonly string[], time: readonly (string | undefined)[], zone: string): number | null {
  const [year, month, day] = date.map(Number) as [number, number, number];
  const full = date[0]!.length === 2 ? year + 2000 : year;
  const [hour, minute, second] = time.slice(0, 3).map((part) => Number(part ?? 0)) as [number, number, number];
  const half = time[3]?.toLowerCase();
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  if (full < 1990 || full > 2100 || month < 1 || hours > 23 || minute > 59 || second > 60) return null;
  const wall = Date.UTC(full, month - 1, day, hours, minute, second);
  const check = new Date(Date.UTC(full, month - 1, day));
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return null;
  return time[4] === undefined ? fromWall(wall, zone) : wall - offsetIn(time[4]);
}

function offsetIn(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * HOUR + Number(match[3]) * MINUTE);
}

/** ISO 8601 in UTC, without fractions of a second. */
export function isoOf(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
