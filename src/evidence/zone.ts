const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A wall clock as an instant; in the hour that a change of clocks repeats, the first one. */
export function fromWall(wall: number, zone: string): number {
  if (zone === 'UTC') return wall;
  const before = wall - offsetAt(wall - 24 * HOUR, zone);
  if (wall - before === offsetAt(before, zone)) return before;
  const after = wall - offsetAt(wall + 24 * HOUR, zone);
  // In the hour that is left out, neither fits: the clock as it was before.
  return wall - after === offsetAt(after, zone) ? after : before;
}

const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that a zone is ahead of UTC at an instant. No zone changes its clocks within a quarter of an hour. */
export function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const quarter = Math.floor(instant / (15 * MINUTE));
  const cached = known.get(quarter);
  if (cached !== undefined) return cached;
  const at = quarter * 15 * MINUTE;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const offset = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!) - at;
  known.set(quarter, offset);
  return offset;
}
