import type { PathReason } from '../../src/domain/coverage.js';

export interface Failure extends PathReason {
  /** How many other paths have the same reason. */
  more: number;
}

/** Failures with the same reason as one, at its first path; the order of first appearance is kept. */
export function groupFailures(list: readonly PathReason[]): Failure[] {
  const groups = new Map<string, Failure>();
  for (const { path, why } of list) {
    const known = groups.get(why);
    if (known) known.more += 1;
    else groups.set(why, { path, why, more: 0 });
  }
  return [...groups.values()];
}
