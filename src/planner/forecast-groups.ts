import { type DebtItem, workClassOf } from '../domain/debt-item.js';
import type { PlanSettings } from '../domain/plan.js';
import { type Entry, wholeId } from './forecast-jobs.js';

/** Entries that together are a wave, or all upgrade work. */
export interface Group {
  /** 0 for all upgrade work. */
  wave: number;
  /** Row of the tally. */
  row: number;
  items: number;
  /** Indexes of entries. */
  members: number[];
  /** Items that the plan leaves out, wholly or in part. */
  unplanned: number;
}

/** A group for each wave that has upgrade work, in order, and one for all upgrade work at the end. */
export function readGroups(
  entries: readonly Entry[],
  items: readonly DebtItem[],
  waves: ReadonlyMap<string, number>,
  { splits = {} }: PlanSettings,
): Group[] {
  const upgrade = items.filter((item) => workClassOf(item) === 'upgrade');
  const numbers = [...new Set(upgrade.flatMap(({ id }) => waves.get(id) ?? []))].sort((a, b) => a - b);
  const byItem = new Map<string, number[]>();
  for (const [i, { id, item }] of entries.entries()) {
    const whole = item?.id ?? wholeId(id);
    byItem.set(whole, [...(byItem.get(whole) ?? []), i]);
  }
  const finished = new Set(entries.flatMap(({ id, unfinished }) => (unfinished ? [] : [id])));
  const isPlanned = ({ id }: DebtItem) =>
    finished.has(id) || splits[id]?.every((_, i) => finished.has(`${id}#${i + 1}`)) === true;
  const group = (wave: number, members: readonly DebtItem[], row: number): Group => ({
    wave,
    row: entries.length + row,
    items: members.length,
    members: members.flatMap(({ id }) => byItem.get(id) ?? []),
    unplanned: members.filter((item) => !isPlanned(item)).length,
  });
  const waveOf = (number: number) => upgrade.filter(({ id }) => waves.get(id) === number);
  return [...numbers.map((wave, row) => group(wave, waveOf(wave), row)), group(0, upgrade, numbers.length)];
}
