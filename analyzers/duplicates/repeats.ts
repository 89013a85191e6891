/** A sequence of statements that stands in several places. */
export interface Repeat {
  /** In statements. */
  length: number;
  /** Where it starts, ascending. */
  starts: number[];
}

/** Runs between gaps may be this long: ranks double until they tell sequences of this length apart. A power of two. */
export const LONGEST_RUN = 1024;

/**
 * All repeats that cannot be made longer without losing a place, over an array of small numbers; -1 stands for what is
 * never part of one. Suffixes are sorted by doubling ranks with a counting sort, so time is O(n log LONGEST_RUN) and memory
 * a few integers an entry whatever the text holds.
 * Source: U. Manber, G. Myers, "Suffix arrays: a new method for on-line string searches" (1990); T. Kasai et al.,
 * "Linear-time longest-common-prefix computation in suffix arrays" (2001).
 * @param units Values from 0 to units.length - 1, or -1; no more than LONGEST_RUN others between two of -1.
 * @param accepts Whether a repeat of `length` at `start` is worth having; must be monotonic in `length`.
 */
export function findRepeats(units: Int32Array, accepts: (start: number, length: number) => boolean): Repeat[] {
  const order = sortSuffixes(units);
  const common = commonPrefixes(units, order);
  return intervals(units, order, common, accepts);
}

/** Ranks of suffixes by their first units; a suffix ends at the next -1, which has rank 0. */
interface Ranks {
  rank: Int32Array;
  /** Units up to the next -1. */
  left: Int32Array;
}

/** Starts of suffixes in their order; equal ones in the order of their places. */
function sortSuffixes(units: Int32Array): Int32Array {
  const n = units.length;
  const ranks: Ranks = { rank: new Int32Array(n), left: new Int32Array(n + 1) };
  let kept = 0;
  for (let at = n - 1; at >= 0; at--) {
    if (units[at]! < 0) continue;
    ranks.rank[at] = units[at]! + 1;
    ranks.left[at] = ranks.left[at + 1]! + 1;
    kept++;
  }
  let order = new Int32Array(kept);
  for (let at = 0, next = 0; at < n; at++) if (units[at]! >= 0) order[next++] = at;
  const slots = new Int32Array(n + 2);
  order = countingSort(order, ranks, 0, slots);
  for (let width = 1; width <= LONGEST_RUN; width *= 2) {
    if (width > 1) order = countingSort(countingSort(order, ranks, width >> 1, slots), ranks, 0, slots);
    const { next, distinct } = rerank(order, ranks, width >> 1);
    ranks.rank = next;
    if (distinct === kept) break;
  }
  return order;
}

/** Rank of what follows `shift` units after a start; 0 where the suffix has ended by then. */
function rankAfter({ rank, left }: Ranks, start: number, shift: number): number {
  return left[start]! <= shift ? 0 : rank[start + shift]!;
}

/** Sorts starts by the rank `shift` further on, keeping the order of equal ones. */
function countingSort(order: Int32Array, ranks: Ranks, shift: number, slots: Int32Array): Int32Array<ArrayBuffer> {
  slots.fill(0);
  for (const start of order) slots[rankAfter(ranks, start, shift) + 1]!++;
  for (let at = 1; at < slots.length; at++) slots[at]! += slots[at - 1]!;
  const sorted = new Int32Array(order.length);
  for (const start of order) {
    const key = rankAfter(ranks, start, shift);
    sorted[slots[key]!++] = start;
  }
  return sorted;
}

/** New ranks, from 1, of suffixes that are sorted by pairs of old ones. */
function rerank(order: Int32Array, ranks: Ranks, shift: number): { next: Int32Array; distinct: number } {
  const { rank } = ranks;
  const next = new Int32Array(rank.length);
  let distinct = 0;
  for (let at = 0; at < order.length; at++) {
    const start = order[at]!;
    const before = at === 0 ? -1 : order[at - 1]!;
    const same =
      before >= 0 && rank[before] === rank[start] && rankAfter(ranks, before, shift) === rankAfter(ranks, start, shift);
    if (!same) distinct++;
    next[start] = distinct;
  }
  return { next, distinct };
}

/** Units each suffix has in common with the one before it in the order. */
function commonPrefixes(units: Int32Array, order: Int32Array): Int32Array {
  const n = units.length;
  const place = new Int32Array(n).fill(-1);
  for (let at = 0; at < order.length; at++) place[order[at]!] = at;
  const common = new Int32Array(order.length);
  let length = 0;
  for (let start = 0; start < n; start++) {
    const at = place[start]!;
    if (at <= 0) {
      length = 0;
      continue;
    }
    const other = order[at - 1]!;
    while (
      start + length < n &&
      other + length < n &&
      units[start + length] === units[other + length] &&
      units[start + length]! >= 0
    ) {
      length++;
    }
    common[at] = length;
    if (length > 0) length--;
  }
  return common;
}

/** Runs of suffixes with a common beginning, from the longest beginning to the shortest around it. */
function intervals(
  units: Int32Array,
  order: Int32Array,
  common: Int32Array,
  accepts: (start: number, length: number) => boolean,
): Repeat[] {
  const found: Repeat[] = [];
  const open: { length: number; from: number }[] = [];
  for (let at = 1; at <= order.length; at++) {
    const length = at < order.length ? common[at]! : 0;
    let from = at - 1;
    for (let last = open.at(-1); last !== undefined && last.length > length; last = open.at(-1)) {
      open.pop();
      from = last.from;
      if (accepts(order[from]!, last.length) && !growsLeft(units, order, from, at)) {
        found.push({ length: last.length, starts: [...order.subarray(from, at)].sort((a, b) => a - b) });
      }
    }
    if (length > 0 && (open.at(-1)?.length ?? 0) < length) open.push({ length, from });
  }
  return found;
}

/** The same unit stands before all of them, so a longer repeat has the same places. */
function growsLeft(units: Int32Array, order: Int32Array, from: number, to: number): boolean {
  const before = order[from]! > 0 ? units[order[from]! - 1]! : -1;
  if (before < 0) return false;
  for (let at = from + 1; at < to; at++) {
    if (order[at] === 0 || units[order[at]! - 1] !== before) return false;
  }
  return true;
}
