import { InputError } from '../../domain/errors.js';

const HOUR = 3_600_000;

/** Turns the server's own wall clock, which names no offset, into moments. */
export class Clock {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  /** @throws InputError for a name that is no time zone. */
  constructor(readonly zone: string) {
    try {
      this.format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      throw new InputError(`"${zone}" is no time zone: give a name such as Europe/Vienna or UTC`);
    }
  }

  /** ISO 8601 with offset and seconds, of wall-clock milliseconds. A time that a change of clocks makes twice is the earlier. */
  iso(wall: number): string {
    const offset = this.offsetAt(wall);
    const sign = offset < 0 ? '-' : '+';
    const minutes = Math.abs(Math.round(offset / 60_000));
    const two = (value: number) => String(value).padStart(2, '0');
    const text = new Date(wall).toISOString().slice(0, 19);
    return offset === 0 ? `${text}Z` : `${text}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }

  private offsetAt(wall: number): number {
    const hour = Math.floor(wall / HOUR);
    const known = this.offsets.get(hour);
    if (known !== undefined) return known;
    const early = this.offsetOf(wall - this.offsetOf(wall - 14 * HOUR));
    this.offsets.set(hour, early);
    return early;
  }

  /** Offset of the zone from UTC at a moment, milliseconds. */
  private offsetOf(moment: number): number {
    const part: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(moment)) part[type] = Number(value);
    const shown = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
    return shown - Math.floor(moment / 1000) * 1000;
  }
}

/** Wall-clock milliseconds of `YYYY-MM-DD HH:MM:SS,mmm`; NaN for what is no time of the years 2000 to 2099. */
export function wallTime(stamp: string): number {
  const at = (from: number, to: number) => Number(stamp.slice(from, to));
  const [month, day, hour] = [at(5, 7), at(8, 10), at(11, 13)];
  const [minute, second] = [at(14, 16), at(17, 19)];
  if (!stamp.startsWith('20') || month < 1 || month > 12 || day < 1 || day > 31) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return Date.UTC(at(0, 4), month - 1, day, hour, minute, second) + (at(20, 23) || 0);
}

export const dayOf = (wall: number): number => Math.floor(wall / 86_400_000);
export const hourOf = (wall: number): number => Math.floor(wall / HOUR);
