import type { Conflict } from './types.js';

/** Whether a set of constraints (by index) can be kept; null: cannot tell. */
export type Test = (set: ReadonlySet<number>) => boolean | null;

export interface Core {
  /** Ascending indexes of constraints that cannot be kept together; empty where none were proved to clash. */
  members: number[];
  found: Conflict['found'];
}

/** Steps of one search for a least hitting set. */
const HITTING_STEPS = 10_000;

/** Rounds of the search for the smallest set. */
const ROUNDS = 200;

/**
 * The smallest set of constraints that clash. First one set from which nothing can be left out, by divide and conquer
 * (U. Junker, QuickXplain, AAAI 2004). Then the smallest: every clash meets every set whose removal makes the rest
 * possible, so the least set that meets all of those found so far either clashes, and is the smallest, or gives one more
 * of them (A. Ignatiev et al., Smallest MUS Extraction with Minimal Hitting Set Dualization, CP 2015). `test` must
 * never call a larger set possible when it called a smaller one impossible.
 */
export function smallestConflict(count: number, test: Test): Core {
  const all = Array.from({ length: count }, (_, i) => i);
  const whole = test(new Set(all));
  if (whole !== false) return { members: [], found: whole === null ? 'unknown' : 'none' };
  const memory = { doubt: false };
  const clashes = (set: Iterable<number>) => {
    const answer = test(new Set(set));
    if (answer === null) memory.doubt = true;
    return answer === false;
  };
  const first = quickXplain(all, clashes);
  if (memory.doubt) return { members: first, found: 'clashing' };
  const smaller = hittingSets(all, first, test);
  return smaller === null
    ? { members: first, found: 'irreducible' }
    : { members: smaller.sort((a, b) => a - b), found: 'smallest' };
}

function quickXplain(all: readonly number[], clashes: (set: Iterable<number>) => boolean): number[] {
  if (clashes([])) return [];
  const explain = (background: readonly number[], changed: boolean, open: readonly number[]): number[] => {
    if (changed && clashes(background)) return [];
    if (open.length === 1) return [...open];
    const half = Math.floor(open.length / 2);
    const [left, right] = [open.slice(0, half), open.slice(half)];
    const ofRight = explain([...background, ...left], left.length > 0, right);
    const ofLeft = explain([...background, ...ofRight], ofRight.length > 0, left);
    return [...ofLeft, ...ofRight];
  };
  return explain([], false, all).sort((a, b) => a - b);
}

/** The smallest clashing set, at most as large as the one known; null where the rounds or the certainty ran out. */
function hittingSets(all: readonly number[], known: number[], test: Test): number[] | null {
  const removals: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const least = leastHittingSet(removals, known.length);
    if (least === null) return null;
    if (least.length >= known.length) return known;
    const set = new Set(least);
    const answer = test(set);
    if (answer === null) return null;
    if (!answer) return least;
    for (const member of all) {
      if (set.has(member)) continue;
      set.add(member);
      const kept = test(set);
      if (kept === null) return null;
      if (!kept) set.delete(member);
    }
    removals.push(all.filter((member) => !set.has(member)));
  }
  return null;
}

/** A least set with a member of each list, or one of `limit` members where none is smaller; null where that is too much work. */
function leastHittingSet(lists: readonly number[][], limit: number): number[] | null {
  let best = Array.from({ length: limit }, () => -1);
  let steps = 0;
  const chosen = new Set<number>();
  const descend = (): void => {
    if (++steps > HITTING_STEPS) return;
    const open = lists.filter((list) => !list.some((member) => chosen.has(member)));
    if (open.length === 0) {
      if (chosen.size < best.length) best = [...chosen];
      return;
    }
    if (chosen.size + disjoint(open) >= best.length) return;
    const list = open.reduce((a, b) => (b.length < a.length ? b : a));
    for (const member of list) {
      chosen.add(member);
      descend();
      chosen.delete(member);
    }
  };
  descend();
  return steps > HITTING_STEPS ? null : best;
}

/** Lists that have no member in common need a member each. */
function disjoint(lists: readonly number[][]): number {
  const seen = new Set<number>();
  let count = 0;
  for (const list of lists) {
    if (list.some((member) => seen.has(member))) continue;
    count++;
    for (const member of list) seen.add(member);
  }
  return count;
}
