import { type SlaSettings, WEEKDAYS } from '../../domain/kpis.js';
import { offsetAt } from '../zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Counts the hours between two moments. */
export interface Calendar {
  kind: 'clock' | 'working';
  hours(from: number, to: number): number;
}

/** Hours of the clock, or the working hours that the configuration names. */
export function calendarOf(settings: SlaSettings, timezone: string): Calendar {
  const week = weekOf(settings);
  if (week === null) return { kind: 'clock', hours: (from, to) => Math.max(0, to - from) / HOUR };
  return new WorkingTime(week, new Set(settings.holidays), settings.timezone ?? timezone);
}

type Spell = readonly [from: number, to: number];

/** Spells of each day of the week from Monday, in minutes, sorted and joined; null where none is named. */
function weekOf({ workingHours }: SlaSettings): Spell[][] | null {
  if (workingHours === undefined) return null;
  const week = WEEKDAYS.map((day) => {
    const given = workingHours[day];
    const texts = given === undefined ? [] : typeof given === 'string' ? [given] : given;
    return joined(texts.map((text): Spell => [minutesOf(text.slice(0, 5)), minutesOf(text.slice(6))]));
  });
  return week.some((spells) => spells.length > 0) ? week : null;
}

function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** Spells that overlap count once. */
function joined(spells: readonly Spell[]): Spell[] {
  const result: Spell[] = [];
  for (const [from, to] of [...spells].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** Working hours in a time zone. Days are those of the wall clock there; a change of clocks inside working time is not seen. */
class WorkingTime implements Calendar {
  readonly kind = 'working';
  private readonly weekMinutes: number;
  private readonly holidays: readonly number[];

  constructor(
    private readonly week: readonly Spell[][],
    holidays: ReadonlySet<string>,
    private readonly zone: string,
  ) {
    this.weekMinutes = this.week.reduce((sum, spells) => sum + minutesIn(spells), 0);
    this.holidays = [...holidays].map((date) => Date.parse(`${date}T00:00:00Z`) / DAY).sort((a, b) => a - b);
  }

  hours(from: number, to: number): number {
    if (to <= from) return 0;
    return Math.max(0, this.minutesUntil(this.wall(to)) - this.minutesUntil(this.wall(from))) / 60;
  }

  /** Working minutes from Monday 5 January 1970 to a wall clock, so that the time between two needs no walk over the days. */
  private minutesUntil(wall: number): number {
    const day = Math.floor(wall / DAY);
    const weeks = Math.floor((day - 4) / 7);
    let minutes = weeks * this.weekMinutes;
    for (let before = 4 + weeks * 7; before < day; before++) minutes += minutesIn(this.spells(before));
    const now = (wall - day * DAY) / MINUTE;
    for (const holiday of this.holidays) if (holiday >= 4 && holiday < day) minutes -= minutesIn(this.spells(holiday));
    if (this.holidays.includes(day)) return minutes;
    for (const [start, end] of this.spells(day)) minutes += Math.max(0, Math.min(end, now) - start);
    return minutes;
  }

  /** 1 January 1970 was a Thursday. */
  private spells(day: number): readonly Spell[] {
    return this.week[(day + 3) % 7]!;
  }

  /** The wall clock at a moment, as if it were UTC. */
  private wall(instant: number): number {
    return instant + offsetAt(instant, this.zone);
  }
}

function minutesIn(spells: readonly Spell[]): number {
  return spells.reduce((sum, [from, to]) => sum + to - from, 0);
}
