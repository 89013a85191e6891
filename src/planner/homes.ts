import type { DebtItem } from '../domain/debt-item.js';
import type { PlanSettings } from '../domain/plan.js';
import { earliestEnds } from './bound.js';
import { type Instance, roomFor } from './instance.js';
import { openItems } from './open-items.js';
import { EPSILON, isLarge } from './schedule.js';

/** Where each item was in the plan before, as far as it was in it. */
export interface Homes {
  /** 1 for items that were planned. */
  known: Uint8Array;
  /** Sprint an item began in; 0 where it was not planned, and where fixed sprints have begun it (it goes on anywhere). */
  home: Int32Array;
  /** The same, and 0 where no plan can begin the item there any more. */
  stay: Int32Array;
  /** Fixed sprint that has begun it; 0 for the others. */
  begun: Int32Array;
}

/**
 * Finds every item in the plan before. An item that is now done in parts is at home with its first part, and one whose
 * parts were planned with the first of them.
 */
export function homesOf(
  instance: Instance,
  items: readonly DebtItem[],
  settings: PlanSettings,
  previous: ReadonlyMap<string, number>,
): Homes {
  const count = instance.ids.length;
  const { begun } = openItems(items, settings);
  const numbers = () => new Int32Array(count);
  const homes: Homes = { known: new Uint8Array(count), home: numbers(), stay: numbers(), begun: numbers() };
  const ends = earliestEnds(instance);
  for (const [item, id] of instance.ids.entries()) {
    const before =
      previous.get(id) ?? previous.get(`${id}#1`) ?? (id.endsWith('#1') ? previous.get(id.slice(0, -2)) : undefined);
    if (before === undefined) continue;
    homes.known[item] = 1;
    homes.begun[item] = begun.get(id) ?? 0;
    if (begun.has(id)) continue;
    homes.home[item] = before;
    if (canStay(instance, item, before, ends[item]!)) homes.stay[item] = before;
  }
  return homes;
}

function canStay(instance: Instance, item: number, sprint: number, end: number): boolean {
  const { fixed, sprints, earliest, latest, pin, hours } = instance;
  if (sprint <= fixed || sprint > sprints || sprint < earliest[item]! || sprint > latest[item]!) return false;
  if (pin[item]! > 0 && pin[item] !== sprint) return false;
  if (isLarge(instance, item)) return end <= sprints && roomFor(instance, item, sprint) > EPSILON;
  return end <= sprint && roomFor(instance, item, sprint) + EPSILON >= hours[item]!;
}

/**
 * Proved: no plan moves fewer items. Counts those that cannot stay; then sprint by sprint the fewest (that is the
 * largest) whose hours must leave for the rest to fit, or the same for all sprints up to one together with what is
 * promised by then; and one of each pair in which one would begin before what it now waits for.
 */
export function leastMoves(instance: Instance, homes: Homes): number {
  const { known, home, stay } = homes;
  const ends = earliestEnds(instance);
  let forced = 0;
  for (let item = 0; item < known.length; item++) {
    if (known[item] === 1 && stay[item] === 0 && (home[item]! > 0 || ends[item]! > instance.sprints)) forced++;
  }
  const cells = new Int32Array(instance.sprints + 2);
  for (let t = instance.fixed + 1; t <= instance.sprints; t++) cells[t] = removals(instance, homes, t, t);
  const overall = cells.reduce((sum, count) => sum + count, 0);
  let best = overall + pairs(instance, homes, cells);
  for (let t = instance.fixed + 1, later = overall; t <= instance.sprints; t++) {
    later -= cells[t]!;
    best = Math.max(best, removals(instance, homes, instance.fixed + 1, t) + later);
  }
  return forced + best;
}

/** Fewest items at home in sprints `from` to `to` that must leave, whatever goes where. */
function removals(instance: Instance, { stay }: Homes, from: number, to: number): number {
  const { resources, uses, hours, earliest, latest, pin, promised } = instance;
  const must = new Set(promised.filter((item) => stay[item] === 0 && !isLarge(instance, item)));
  const counts = resources.map(({ capacity }, r) => {
    let over = -EPSILON * 10;
    for (let t = from; t <= to; t++) over -= capacity[t]!;
    const here: number[] = [];
    for (let item = 0; item < hours.length; item++) {
      if (!uses[item]!.includes(r)) continue;
      const first = pin[item]! > 0 ? pin[item]! : earliest[item]!;
      const last = pin[item]! > 0 ? pin[item]! : latest[item]!;
      if (must.has(item) && first >= from && last <= to) over += hours[item]!;
      if (stay[item]! < from || stay[item]! > to || isLarge(instance, item)) continue;
      over += hours[item]!;
      here.push(hours[item]!);
    }
    here.sort((a, b) => b - a);
    let count = 0;
    for (; over > 0 && count < here.length; count++) over -= here[count]!;
    return count;
  });
  const sum = (skill: boolean) =>
    counts.reduce((total, count, r) => total + ((resources[r]!.kind === 'skill') === skill ? count : 0), 0);
  return Math.max(sum(false), sum(true));
}

/** Pairs, no item in two of them, of which one must move: it waits for the other, which begins later. */
function pairs({ ancestors }: Instance, { stay }: Homes, cells: Int32Array): number {
  const used = new Set<number>();
  let count = 0;
  for (let item = 0; item < stay.length; item++) {
    if (stay[item] === 0 || cells[stay[item]!]! > 0 || used.has(item)) continue;
    const other = ancestors[item]!.find((i) => stay[i]! > stay[item]! && cells[stay[i]!] === 0 && !used.has(i));
    if (other === undefined) continue;
    used.add(item).add(other);
    count++;
  }
  return count;
}
