import type { EvidenceProblem } from '../domain/evidence/window.js';
import type { Result } from '../domain/result.js';

/** What one source gave: its outcome (null where it was not given), how it is named in the result, and what it left open. */
export interface Gathered<T> {
  found: T;
  sources: Result['evidence'];
  /** Sentences for the coverage. */
  unknown: string[];
}

export const notGiven: Gathered<null> = { found: null, sources: [], unknown: [] };

export function sentences(problems: readonly EvidenceProblem[]): string[] {
  return problems.map(({ source, why, count }) => `${source}: ${why}${count > 1 ? ` (${count} times)` : ''}`);
}
