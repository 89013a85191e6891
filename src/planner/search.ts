import type { Instance } from './instance.js';
import { move, swap } from './moves.js';
import { generator } from './random.js';
import type { Decoder, Schedule } from './schedule.js';

export interface SearchLimits {
  /** Orders tried at most. Bounded by count and not by time, so that a slow machine gives the same plan. */
  tries: number;
  seed: number;
  /** Loss that is accepted at first about every third time, as a share of what a planned item brings on average. */
  heat: number;
  /** Rank that no plan can pass: the search ends where it is reached. */
  goal: number;
}

/** Orders that keep 200 items well under a second. */
export function defaultLimits(instance: Instance, goal: number): SearchLimits {
  const count = instance.ids.length;
  const edges = instance.before.reduce((sum, list) => sum + list.length, 0);
  const tries = Math.min(40_000, 6_000_000 / Math.max(1, count + edges), 100 * count ** 2);
  return { tries: Math.floor(tries), seed: 1, heat: 0.05, goal };
}

/**
 * Simulated annealing over lists of priorities: an item moves to another place or two change places; a worse plan is
 * kept with a chance that falls to none. `acceptable` refuses plans that break a promise (a pin that is not kept).
 */
export function improve(
  start: readonly number[],
  decoder: Decoder,
  limits: SearchLimits,
  acceptable: (schedule: Schedule) => boolean,
): Schedule {
  const random = generator(limits.seed);
  const order = [...start];
  let current = decoder.decode(order);
  let best = current;
  if (order.length < 2) return best;
  const hot = (limits.heat * Math.max(current.rank, 1e-9)) / Math.max(1, current.sequence.length);
  for (let attempt = 0; attempt < limits.tries && best.rank < limits.goal - 1e-9; attempt++) {
    const heat = hot * (1 - attempt / limits.tries) ** 2;
    const undo = disturb(order, random);
    const next = decoder.decode(order);
    const change = next.rank - current.rank;
    if (acceptable(next) && (change >= 0 || (heat > 0 && random() < Math.exp(change / heat)))) {
      current = next;
      if (current.rank > best.rank + 1e-12) best = current;
    } else {
      undo();
    }
  }
  return best;
}

/** Changes the order a little and returns how to take it back. */
function disturb(order: number[], random: () => number): () => void {
  const from = Math.floor(random() * order.length);
  const reach = random() < 0.7 ? Math.max(2, order.length / 6) : order.length;
  const shift = Math.max(1, Math.floor(random() * reach)) * (random() < 0.5 ? -1 : 1);
  const to = Math.min(order.length - 1, Math.max(0, from + shift));
  if (random() < 0.5) {
    swap(order, from, to);
    return () => swap(order, from, to);
  }
  move(order, from, to);
  return () => move(order, to, from);
}
