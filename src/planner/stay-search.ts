import type { Homes } from './homes.js';
import type { Instance } from './instance.js';
import { move, swap } from './moves.js';
import { generator } from './random.js';
import { isBetter, type Stay, type StayDecoder } from './stay.js';

/** A list of priorities and who wanders; see `StayDecoder`. */
interface State {
  order: number[];
  wanders: Uint8Array;
}

export interface StaySearch {
  /** Lists tried at most; a count and not a time, so that a slow machine gives the same plan. */
  tries: number;
  seed: number;
  /** Proved least number of moves. */
  least: number;
}

/** Tries that keep 200 items at a fraction of a second. */
export function stayTries(instance: Instance): number {
  const count = instance.ids.length;
  const edges = instance.ancestors.reduce((sum, list) => sum + list.length, 0);
  return Math.floor(Math.min(12_000, 1_800_000 / Math.max(1, count + edges / 4), 40 * count ** 2));
}

/**
 * The best of some lists to begin with, then simulated annealing from it: a displaced item changes places with one of
 * its sprint that stayed, anything moves in the list, or begins or ends to wander. A worse plan is kept with a chance
 * that falls to none. Ends with every displaced item asked once more whether it can stay.
 */
export function searchStay(
  instance: Instance,
  homes: Homes,
  decoder: StayDecoder,
  starts: readonly State[],
  limits: StaySearch,
): Stay {
  let state = copy(starts[0]!);
  let current = decoder.decodeFrom(state.order, state.wanders);
  for (const start of starts.slice(1)) {
    const next = decoder.decodeFrom(start.order, start.wanders);
    if (!isBetter(next, current)) continue;
    state = copy(start);
    current = next;
  }
  let best = { stay: current, state: copy(state) };
  if (settled(instance, homes, current)) return current;
  const energy = energyOf(instance, current);
  const random = generator(limits.seed);
  const mover = new Mover(instance, homes, random);
  for (let attempt = 0; attempt < limits.tries; attempt++) {
    const heat = 0.4 * (1 - attempt / limits.tries) ** 2;
    const undo = mover.disturb(state, current);
    const next = decoder.decodeFrom(state.order, state.wanders);
    const change = energy(current) - energy(next);
    if (change >= 0 || (heat > 0 && random() < Math.exp(change / heat))) {
      current = next;
      if (isBetter(current, best.stay)) best = { stay: current, state: copy(state) };
    } else undo();
  }
  return settle(homes, decoder, best, limits.least);
}

function copy({ order, wanders }: State): State {
  return { order: [...order], wanders: wanders.slice() };
}

/** Nothing moved, and everything has an old place. */
function settled({ ids }: Instance, { home }: Homes, { moved, broken }: Stay): boolean {
  return moved === 0 && broken === 0 && ids.every((_, item) => home[item]! > 0);
}

/** One number for all that counts: a move is 1, and what an average item brings 0.2. */
function energyOf(instance: Instance, start: Stay): (stay: Stay) => number {
  const { value, rankWeight, fixed, ids } = instance;
  const all = value.reduce((sum, item) => sum + item, 0) * (rankWeight[Math.min(fixed + 1, instance.sprints)] ?? 0);
  const scale = (0.2 * ids.length) / Math.max(1e-9, start.schedule.rank, all / 4);
  return ({ broken, moved, dropped, schedule }) => 5 * broken + moved + 0.3 * dropped - scale * schedule.rank;
}

/** Each displaced item once more, first in the list, as long as that makes a plan better. */
function settle(
  { stay }: Homes,
  decoder: StayDecoder,
  { stay: best, state }: { stay: Stay; state: State },
  least: number,
): Stay {
  let result = best;
  for (let again = true; again && result.moved > least; ) {
    again = false;
    for (const item of state.order.filter((i) => stay[i]! > 0 && result.schedule.first[i] !== stay[i])) {
      const order = [item, ...state.order.filter((i) => i !== item)];
      const wanders = state.wanders.slice();
      wanders[item] = 0;
      const next = decoder.decodeFrom(order, wanders);
      if (!isBetter(next, result)) continue;
      result = next;
      state = { order, wanders };
      again = true;
    }
  }
  return result;
}

class Mover {
  private readonly atHome: number[][];

  constructor(
    private readonly instance: Instance,
    private readonly homes: Homes,
    private readonly random: () => number,
  ) {
    this.atHome = Array.from({ length: instance.sprints + 1 }, () => []);
    for (const [item, sprint] of homes.stay.entries()) if (sprint > 0) this.atHome[sprint]!.push(item);
  }

  private pick(list: readonly number[]): number {
    return list[Math.floor(this.random() * list.length)]!;
  }

  /** Changes the state a little and returns how to take it back. */
  disturb(state: State, current: Stay): () => void {
    const { stay } = this.homes;
    const { first } = current.schedule;
    const lost = state.order.filter((item) => first[item] === 0 || (stay[item]! > 0 && first[item] !== stay[item]));
    const dice = this.random();
    if (dice < 0.45 && lost.length > 0) {
      const item = this.pick(lost);
      if (stay[item]! > 0) return this.exchange(state, item, this.pick(this.atHome[stay[item]!]!));
    }
    if (dice < 0.6) return this.toggle(state, lost);
    if (dice < 0.8 && lost.length > 0) return this.shift(state, state.order.indexOf(this.pick(lost)));
    return this.shift(state, Math.floor(this.random() * state.order.length));
  }

  /** The displaced item gets the place in the list of one of its sprint where that is the earlier one. */
  private exchange({ order, wanders }: State, item: number, other: number): () => void {
    const wandered = wanders[item]!;
    wanders[item] = 0;
    const a = order.indexOf(item);
    const b = order.indexOf(other);
    if (b < a) swap(order, a, b);
    return () => {
      wanders[item] = wandered;
      if (b < a) swap(order, a, b);
    };
  }

  /** A displaced item, or something that a random item waits for, begins or ends to wander, at a random place. */
  private toggle(state: State, lost: readonly number[]): () => void {
    const { order, wanders } = state;
    let item = lost.length > 0 && this.random() < 0.6 ? this.pick(lost) : this.pick(order);
    const own = this.instance.ancestors[item]!;
    if (own.length > 0 && this.random() < 0.5) item = this.pick(own);
    if (this.homes.known[item] === 0 && this.instance.after[item]!.length === 0)
      return this.shift(state, order.indexOf(item));
    wanders[item] = 1 - wanders[item]!;
    const back = this.random() < 0.5 ? this.shift(state, order.indexOf(item)) : () => undefined;
    return () => {
      back();
      wanders[item] = 1 - wanders[item]!;
    };
  }

  private shift({ order }: State, from: number): () => void {
    const to = Math.floor(this.random() * order.length);
    move(order, from, to);
    return () => move(order, to, from);
  }
}
