/** Seconds. */
export const DAY = 86_400;
export const YEAR = 365 * DAY;

/** ISO date, in UTC. */
export function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** Whole days from one time to a later one; 0 where the order is the other way round. */
export function daysBetween(from: number, to: number): number {
  return Number.isFinite(from) ? Math.max(0, Math.floor((to - from) / DAY)) : 0;
}
