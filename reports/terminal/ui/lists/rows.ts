import type { ListState } from '../state.js';
import type { Matches } from './matches.js';
import type { Group, Grouping, ListSource } from './source.js';

/** Rows of a list from top to bottom: positions in the source, and `-1 - n` for the heading of group `n`. */
export interface Rows {
  entries: Int32Array;
  groups: readonly Group[];
  /** Entries the filter leaves, folded ones too. */
  found: number;
}

interface Memo {
  orders: Map<string, Int32Array>;
  groups: Map<string, { of: Int32Array; keys: string[] }>;
  rows: { key: string; matches: Matches | null; toggled: ReadonlySet<string>; rows: Rows }[];
}

const memos = new WeakMap<ListSource, Memo>();

function memoOf(source: ListSource): Memo {
  let memo = memos.get(source);
  if (memo === undefined) {
    memo = { orders: new Map(), groups: new Map(), rows: [] };
    memos.set(source, memo);
  }
  return memo;
}

/** All positions in one of the source's orders. Sorted once per order. */
export function sorted(source: ListSource, id: string | null): Int32Array {
  const order = source.orders.find((one) => one.id === id) ?? source.orders[0];
  const { orders } = memoOf(source);
  const name = order?.id ?? '';
  const known = orders.get(name);
  if (known !== undefined) return known;
  const all = Int32Array.from({ length: source.count }, (_, index) => index);
  const ranks = order?.ranks();
  if (ranks !== undefined) sortByRank(all, ranks);
  orders.set(name, all);
  return all;
}

/** Small whole ranks and their position share one number, which sorts ten times as fast as comparing does. */
function sortByRank(all: Int32Array, ranks: ArrayLike<number>): void {
  const size = all.length;
  let packs = true;
  for (let index = 0; packs && index < size; index++) {
    const rank = ranks[index]!;
    packs = Number.isInteger(rank) && Math.abs(rank) < 2 ** 30;
  }
  if (!packs) {
    all.sort((a, b) => (ranks[a]! < ranks[b]! ? -1 : ranks[a]! > ranks[b]! ? 1 : a - b));
    return;
  }
  const packed = Float64Array.from(all, (index) => ranks[index]! * 2 ** 22 + index).sort();
  for (let at = 0; at < size; at++) all[at] = packed[at]! - Math.floor(packed[at]! / 2 ** 22) * 2 ** 22;
}

function grouped(source: ListSource, grouping: Grouping): { of: Int32Array; keys: string[] } {
  const { groups } = memoOf(source);
  const known = groups.get(grouping.id);
  if (known !== undefined) return known;
  const numbers = new Map<string, number>();
  const of = new Int32Array(source.count);
  for (let index = 0; index < source.count; index++) {
    const key = grouping.key(index);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    of[index] = number;
  }
  const made = { of, keys: [...numbers.keys()] };
  groups.set(grouping.id, made);
  return made;
}

export function groupingOf(source: ListSource, list: ListState): Grouping | null {
  const { groupings = [] } = source;
  if (list.grouping === null) return null;
  return groupings.find(({ id }) => id === list.grouping) ?? groupings[0] ?? null;
}

/** Groups open while a filter holds, as what matches is what one wants to see. */
export function isOpen(list: ListState, key: string): boolean {
  return (list.allOpen || list.filter !== '') !== list.toggled.has(key);
}

const KEPT = 4;

/** The rows of a list as it is set. The last few are remembered. */
export function rowsOf(source: ListSource, list: ListState): Rows {
  const memo = memoOf(source);
  const grouping = groupingOf(source, list);
  const key = [list.order, list.reversed, grouping?.id, list.allOpen, list.filter !== ''].join('|');
  const known = memo.rows.find(
    (one) => one.key === key && one.matches === list.matches && one.toggled === list.toggled,
  );
  if (known !== undefined) return known.rows;
  const flat = filtered(sorted(source, list.order), list);
  const rows =
    grouping === null ? { entries: flat, groups: [], found: flat.length } : inGroups(source, grouping, flat, list);
  memo.rows = [{ key, matches: list.matches, toggled: list.toggled, rows }, ...memo.rows].slice(0, KEPT);
  return rows;
}

function filtered(order: Int32Array, { matches, reversed }: ListState): Int32Array {
  if (matches === null) return reversed ? order.slice().reverse() : order;
  const { mask, scanned } = matches;
  const kept = order.filter((index) => index < scanned && mask[index] === 1);
  return reversed ? kept.reverse() : kept;
}

/** Entries that the filter leaves, by group: does not depend on what is folded. */
interface Tally {
  groups: readonly (Group & { number: number })[];
  size: number;
}

const tallies = new WeakMap<Int32Array, Map<string, Tally>>();

function tallied(source: ListSource, grouping: Grouping, flat: Int32Array): Tally {
  let known = tallies.get(flat);
  if (known === undefined) {
    known = new Map();
    tallies.set(flat, known);
  }
  const old = known.get(grouping.id);
  if (old !== undefined) return old;
  const { of, keys } = grouped(source, grouping);
  const counts = new Int32Array(keys.length);
  const firsts = new Int32Array(keys.length).fill(-1);
  for (const index of flat) {
    const number = of[index]!;
    if (counts[number]!++ === 0) firsts[number] = index;
  }
  const groups = keys
    .map((key, number) => ({ key, number, count: counts[number]!, first: firsts[number]! }))
    .filter(({ count }) => count > 0)
    .sort(grouping.compare ?? ((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)));
  const tally = { groups, size: keys.length };
  known.set(grouping.id, tally);
  return tally;
}

function inGroups(source: ListSource, grouping: Grouping, flat: Int32Array, list: ListState): Rows {
  const { groups, size } = tallied(source, grouping, flat);
  const { of } = grouped(source, grouping);
  // Where the entries of each open group begin; -1: it is folded.
  const starts = new Int32Array(size).fill(-1);
  const headings = new Int32Array(groups.length);
  let rows = 0;
  let opened = 0;
  groups.forEach(({ key, number, count }, position) => {
    headings[position] = rows++;
    if (!isOpen(list, key)) return;
    opened += 1;
    starts[number] = rows;
    rows += count;
  });
  const entries = new Int32Array(rows);
  headings.forEach((row, position) => {
    entries[row] = -1 - position;
  });
  if (opened > 0) {
    for (const index of flat) {
      const number = of[index]!;
      if (starts[number]! >= 0) entries[starts[number]!++] = index;
    }
  }
  return { entries, groups, found: flat.length };
}

/** Positions of the entries of a group, filtered or not. */
export function membersOf(source: ListSource, grouping: Grouping, key: string): number[] {
  const { of, keys } = grouped(source, grouping);
  const number = keys.indexOf(key);
  const members: number[] = [];
  for (let index = 0; index < of.length; index++) if (of[index] === number) members.push(index);
  return members;
}

/** Does beforehand what the first key that needs it would wait for; one order or grouping per step. */
export function* prepare(source: ListSource): Generator<void> {
  for (const { id } of source.orders) {
    sorted(source, id);
    yield;
  }
  for (const grouping of source.groupings ?? []) {
    tallied(source, grouping, sorted(source, null));
    yield;
  }
}

const GROUP = 'group:';

/** What the selection remembers of a row. */
export function rowId(source: ListSource, rows: Rows, at: number): string | null {
  const entry = rows.entries[at];
  if (entry === undefined) return null;
  return entry < 0 ? GROUP + rows.groups[-1 - entry]!.key : source.id(entry);
}

/** The group that a row is the heading of, or null. */
export function groupAt(rows: Rows, at: number): Group | null {
  const entry = rows.entries[at];
  return entry === undefined || entry >= 0 ? null : rows.groups[-1 - entry]!;
}

/** The heading above a row; the row itself where there is none. */
export function headingAbove(rows: Rows, at: number): number {
  for (let row = at; row >= 0; row--) if (rows.entries[row]! < 0) return row;
  return at;
}

/** Where an id stands now: at `guess` in most cases. -1 where it is not shown. */
export function rowOf(source: ListSource, rows: Rows, id: string | null, guess: number): number {
  if (id === null) return -1;
  if (rowId(source, rows, guess) === id) return guess;
  const { entries, groups } = rows;
  if (id.startsWith(GROUP)) {
    const number = groups.findIndex(({ key }) => GROUP + key === id);
    return number < 0 ? -1 : entries.indexOf(-1 - number);
  }
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]!;
    if (entry >= 0 && source.id(entry) === id) return at;
  }
  return -1;
}

/** Rows kept in sight above and below the selection. */
const MARGIN = 2;

/** First row to show, moved as little as can be so that the selection is in sight. */
export function topOf(at: number, top: number, height: number, count: number): number {
  const margin = Math.min(MARGIN, Math.max(0, Math.floor((height - 1) / 2)));
  const low = at - height + 1 + margin;
  const high = at - margin;
  const wanted = Math.max(low, Math.min(top, high));
  return Math.max(0, Math.min(wanted, count - height));
}
