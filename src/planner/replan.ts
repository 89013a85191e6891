import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import { upperBound } from './bound.js';
import { closureOrder, macroItems } from './closure.js';
import { type Homes, homesOf, leastMoves } from './homes.js';
import { findSchedule, writePlan } from './index.js';
import { type Instance, makeInstance } from './instance.js';
import { explainMoves } from './move-reasons.js';
import type { Schedule } from './schedule.js';
import { type Stay, StayDecoder } from './stay.js';
import { searchStay, stayTries } from './stay-search.js';

export interface Replan {
  /** With `moves`; they are sorted by id. */
  plan: Plan;
  /** Items that were planned and begin in another sprint now or are not planned, and those that are not. */
  moved: number;
  dropped: number;
  /** No plan that keeps the promises moves fewer: proved. Where it equals `moved`, none was moved without need. */
  leastMoves: number;
  /** What planning from nothing would bring: hours per year (as `objective`) more, and how many items it would move. */
  fresh: { gain: number; moved: number };
}

/**
 * Plans anew so that as little as possible moves: first all pins, deadlines, hours and the order are kept, then the
 * fewest items of the plan before begin elsewhere (at equal number fewest fall out of the plan), then comes the value.
 * What was not planned before only takes room that is left. `previous` is the sprint each item (or part `X#1`) began in.
 * Items that are new, done or gone are no moves, and neither are those that a fixed sprint has begun.
 * @throws PlanError as `planSprints`
 */
export function replan(
  items: readonly DebtItem[],
  settings: PlanSettings,
  previous: ReadonlyMap<string, number>,
): Replan {
  const instance = makeInstance(items, settings);
  const homes = homesOf(instance, items, settings, previous);
  const fresh = findSchedule(instance, { effort: 0.5 });
  const least = leastMoves(instance, homes);
  const stay = stayClose(instance, homes, fresh, least);
  const { schedule } = stay;
  const plan = writePlan(instance, schedule, settings, upperBound(instance));
  const gain = round(Math.min(round(fresh.objective), plan.bound!) - plan.objective);
  return {
    plan: { ...plan, moves: explainMoves(instance, settings, homes, schedule) },
    moved: stay.moved,
    dropped: stay.dropped,
    leastMoves: least,
    fresh: gain > 0 ? { gain, moved: countMoves(homes, fresh) } : { gain: 0, moved: stay.moved },
  };
}

function stayClose(instance: Instance, homes: Homes, fresh: Schedule, least: number): Stay {
  const decoder = new StayDecoder(instance, homes);
  const closure = closureOrder(instance, macroItems(instance));
  const staying = new Uint8Array(instance.ids.length);
  const starts = [bySize(instance, homes), byNeed(instance, homes), closure].map((order) => ({
    order,
    wanders: staying,
  }));
  const kept = new Set(fresh.sequence);
  // Keeps all promises, since it is the fresh plan.
  const anew = [...fresh.sequence, ...closure.filter((item) => !kept.has(item))];
  starts.push({ order: anew, wanders: new Uint8Array(instance.ids.length).fill(1) });
  return searchStay(instance, homes, decoder, starts, { tries: stayTries(instance), seed: 1, least });

  /** Smallest first, so that few large ones make room; larger ones than a sprint after all others; then what is new. */
  function bySize({ hours }: Instance, { stay }: Homes): number[] {
    return [...closure].sort(
      (a, b) => Number(stay[a] === 0) - Number(stay[b] === 0) || (stay[a] === 0 ? 0 : hours[a]! - hours[b]!),
    );
  }

  /** The same, but what planned items wait for before them. */
  function byNeed({ ancestors }: Instance, { stay }: Homes): number[] {
    const waiting = new Float64Array(instance.ids.length);
    for (const [item, list] of ancestors.entries()) if (stay[item]! > 0) for (const i of list) waiting[i]!++;
    const order = bySize(instance, homes);
    return order.sort(
      (a, b) => Number(stay[a] === 0) - Number(stay[b] === 0) || Number(waiting[b]! > 0) - Number(waiting[a]! > 0),
    );
  }
}

function countMoves({ known, home }: Homes, { first }: Schedule): number {
  let count = 0;
  for (const [item, sprint] of first.entries()) {
    if (known[item] === 1 && (sprint === 0 || (home[item]! > 0 && home[item] !== sprint))) count++;
  }
  return count;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
