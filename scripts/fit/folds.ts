import type { Row } from './extract.js';

export const FOLDS = 5;

/** Repositories to folds of about equal counts of rows: largest first, each to the emptiest fold. Always the same. */
export function foldsOf(rows: readonly Pick<Row, 'repo'>[], folds: number = FOLDS): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { repo } of rows) counts.set(repo, (counts.get(repo) ?? 0) + 1);
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const filled = new Array<number>(folds).fill(0);
  const fold = new Map<string, number>();
  for (const [repo, count] of order) {
    const at = filled.indexOf(Math.min(...filled));
    fold.set(repo, at);
    filled[at]! += count;
  }
  return fold;
}
