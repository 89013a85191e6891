import { type MacroItem, macroItems } from './closure.js';
import type { Instance } from './instance.js';
import { EPSILON } from './schedule.js';

/** Rounds of better weights per sprint, and the work (items × rounds) that all sprints together may take. */
const ROUNDS = 12;
const WORK = 40_000;

/**
 * Proved upper bound of the objective. By the end of sprint t no plan can have finished more value than a relaxed problem
 * of one pool can; each sprint earns its share of the horizon on that. Any weighted sum of the resources is such a pool
 * (a surrogate relaxation: F. Glover, Operations Research 16, 1968): an item takes its hours times the weights of what it
 * uses, and the pool has the weighted hours up to t. Weights are looked for that make the bound small: all parts of the
 * reserve alike first, then more for what the relaxed plan takes too much of. The parts of the reserve one by one, what
 * other parts must do first given free, are the other relaxation; the least counts. Items that cannot end by t, because
 * of their first sprint or because what they wait for takes longer, are left out.
 */
export function upperBound(instance: Instance, weight: Float64Array = instance.weight): number {
  return boundFrom(reachableValues(instance), weight);
}

/** The bound from what can be finished by the end of each sprint. */
export function boundFrom(reachable: Float64Array, weight: Float64Array): number {
  return reachable.reduce((sum, value, t) => sum + (weight[t]! - weight[t + 1]!) * value, 0);
}

/** More value than this no plan can have finished by the end of each sprint. */
export function reachableValues(instance: Instance): Float64Array {
  const { ids, fixed, sprints, resources } = instance;
  const ends = earliestEnds(instance);
  const room = resources.map(({ capacity }) => cumulative(capacity));
  const pools = resources.flatMap(({ kind }, r) => (kind === 'skill' ? [] : [r]));
  const effort = WORK / Math.max(1, ids.length * (sprints - fixed));
  const rounds = resources.length === 1 ? 0 : Math.max(1, Math.min(ROUNDS, Math.floor(effort)));
  const weights = Float64Array.from(resources, ({ kind }) => (kind === 'skill' ? 0.3 : 1));
  const reachable = new Float64Array(sprints + 1);
  let blocks: MacroItem[][] = [];
  let seen = -1;
  for (let sprint = fixed + 1; sprint <= sprints; sprint++) {
    const within = ids.flatMap((_, item) => (ends[item]! <= sprint ? [item] : []));
    if (within.length !== seen) blocks = separateBlocks(instance, within, pools);
    seen = within.length;
    const hours = room.map((total) => total[sprint]!);
    const all = pools.reduce((sum, r) => sum + hours[r]!, 0);
    const apart = pools.reduce((sum, r, i) => sum + (blocks[i + 1] ? reach(blocks[i + 1]!, hours[r]!).value : 0), 0);
    let least = reach(blocks[0]!, all).value;
    if (pools.length > 1) least = Math.min(least, apart);
    for (let i = 0; i < rounds; i++) least = Math.min(least, surrogate(instance, within, hours, weights));
    reachable[sprint] = least;
  }
  return reachable;
}

/** Blocks of all items, then of each part of the reserve by itself. */
function separateBlocks(instance: Instance, within: readonly number[], pools: readonly number[]): MacroItem[][] {
  if (pools.length === 1) return [macroItems(instance, within)];
  const own = (r: number) => within.filter((item) => instance.uses[item]![0] === r);
  return [macroItems(instance, within), ...pools.map((r) => macroItems(instance, own(r)))];
}

/** The bound with these weights, which are then changed for the better. */
function surrogate(
  instance: Instance,
  within: readonly number[],
  room: readonly number[],
  weights: Float64Array,
): number {
  const { hours, uses } = instance;
  const weighted = hours.map((need, item) => need * uses[item]!.reduce((sum, r) => sum + weights[r]!, 0));
  const pool = room.reduce((sum, total, r) => sum + total * weights[r]!, 0);
  const blocks = macroItems({ ...instance, hours: weighted }, within);
  const { value, share } = reach(blocks, pool);
  const used = new Float64Array(room.length);
  for (const [i, block] of blocks.entries()) {
    if (share[i] === undefined) break;
    for (const item of block.items) for (const r of uses[item]!) used[r]! += share[i]! * hours[item]!;
  }
  for (let r = 0; r < weights.length; r++) {
    const excess = room[r]! > EPSILON ? Math.min(2, used[r]! / room[r]!) - 1 : used[r]! > EPSILON ? 1 : 0;
    weights[r] = Math.min(1e3, Math.max(1e-3, weights[r]!) * Math.exp(0.7 * excess));
  }
  return value;
}

function cumulative(capacity: Float64Array): Float64Array {
  const total = new Float64Array(capacity.length);
  for (let t = 1; t < total.length; t++) total[t] = total[t - 1]! + capacity[t]!;
  return total;
}

/** Most value that hours can finish where items may be cut, and the share of each block that they finish. */
function reach(blocks: readonly MacroItem[], hours: number): { value: number; share: number[] } {
  let left = hours;
  let value = 0;
  const share: number[] = [];
  for (const block of blocks) {
    const part = block.hours <= left ? 1 : left / block.hours;
    share.push(part);
    value += block.value * part;
    if (part < 1) break;
    left -= block.hours;
  }
  return { value, share };
}

/** First sprint by whose end each item can be done if it were alone with what it waits for; past the last where never. */
export function earliestEnds(instance: Instance): Int32Array {
  const { ids, hours, uses, ancestors, earliest, missing, sprints, resources, pin } = instance;
  const totals = resources.map(({ capacity }) => cumulative(capacity));
  const ends = new Int32Array(ids.length).fill(sprints + 1);
  const need = new Float64Array(resources.length);
  for (let item = 0; item < ids.length; item++) {
    const chain = [...ancestors[item]!, item];
    if (chain.some((i) => missing[i]!.length > 0)) continue;
    need.fill(0);
    for (const i of chain) for (const r of uses[i]!) need[r]! += hours[i]!;
    let end = Math.max(earliest[item]!, pin[item]!);
    while (end <= sprints && totals.some((total, r) => need[r]! > total[end]! + EPSILON)) end++;
    ends[item] = end;
  }
  return ends;
}
