import type { Part } from './corpus.js';

/** Folders that together hold about a quarter of a corpus. */
export interface Quarter {
  folders: string[];
  lines: number;
}

/**
 * A quarter of a corpus by lines, in whole folders: ranked by lines (then by name), every fourth, beginning with the one of
 * the first four that comes nearest to a quarter; so large and small folders are in it as they are in the whole.
 * @returns null where there are fewer than four folders with lines.
 */
export function quarterOf(parts: readonly Part[]): Quarter | null {
  const ranked = parts
    .filter(({ lines }) => lines > 0)
    .sort((a, b) => b.lines - a.lines || (a.folder < b.folder ? -1 : 1));
  if (ranked.length < 4) return null;
  const wanted = linesOf(ranked) / 4;
  const choices = [0, 1, 2, 3].map((first) => ranked.filter((_, rank) => rank % 4 === first));
  const off = (choice: readonly Part[]) => Math.abs(linesOf(choice) - wanted);
  const best = choices.reduce((one, other) => (off(other) < off(one) ? other : one));
  return { folders: best.map(({ folder }) => folder).sort(), lines: linesOf(best) };
}

const linesOf = (parts: readonly Part[]) => parts.reduce((sum, { lines }) => sum + lines, 0);

/**
 * How much longer four times the source takes: time(whole) / time(quarter), × 4 × lines(quarter) / lines(whole), as a quarter
 * in whole folders is not exactly one. 4 where time grows with the lines.
 */
export function timesForFour(
  whole: { seconds: number; lines: number },
  quarter: { seconds: number; lines: number },
): number {
  return (whole.seconds / quarter.seconds) * ((4 * quarter.lines) / whole.lines);
}

/** The folder whose lines come nearest to a number; null where there is none. */
export function nearestPart(parts: readonly Part[], lines: number): Part | null {
  const off = (part: Part) => Math.abs(part.lines - lines);
  return parts.reduce<Part | null>((best, part) => (best === null || off(part) < off(best) ? part : best), null);
}
