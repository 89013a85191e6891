/** Seconds. */
export const DAY = 86_400;
export const YEAR = 365 * DAY;

/** 9999-12-31T23:59:59Z; ISO dates of later years have more digits. */
const LATEST = 253_402_300_799;

/** Seconds that git writes: 0, as for a time that is missing, where they are no number or of no year that dates can tell. */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  return Number.isInteger(seconds) && Math.abs(seconds) <= LATEST ? seconds || 0 : 0;
}

/** ISO date, in UTC. */
export function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** Whole days from one time to a later one; 0 where the order is the other way round. */
export function daysBetween(from: number, to: number): number {
  return Number.isFinite(from) ? Math.max(0, Math.floor((to - from) / DAY)) : 0;
}
