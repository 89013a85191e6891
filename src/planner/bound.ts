import { type MacroItem, macroItems } from './closure.js';
import type { Instance } from './instance.js';
import { EPSILON } from './schedule.js';

/**
 * Proved upper bound of the objective. By the end of sprint t no plan can have finished more value than the best cut of
 * a relaxed problem; each sprint earns its share of the horizon on that. The relaxed problems: all hours of the reserve
 * up to t as one pool; each part of the reserve by itself with its own items, what other parts must do first given free;
 * each resource alone, items that do not use it given free. The least of them counts. Items that cannot end by t,
 * because of their first sprint or because what they wait for takes longer, are left out of all of them.
 */
export function upperBound(instance: Instance, weight: Float64Array = instance.weight): number {
  const ends = earliestEnds(instance);
  let bound = 0;
  let seen = -1;
  let problems: Relaxation[] = [];
  for (let sprint = instance.fixed + 1; sprint <= instance.sprints; sprint++) {
    const within = instance.ids.flatMap((_, item) => (ends[item]! <= sprint ? [item] : []));
    if (within.length !== seen) problems = relaxations(instance, within);
    seen = within.length;
    const reach = Math.min(...problems.map((problem) => reachableBy(problem, sprint)));
    bound += (weight[sprint]! - weight[sprint + 1]!) * reach;
  }
  return bound;
}

/** Sums of pools, each with the blocks that compete for it. */
type Relaxation = { blocks: MacroItem[]; capacity: Float64Array; free: number }[];

function reachableBy(pools: Relaxation, sprint: number): number {
  return pools.reduce((sum, { blocks, capacity, free }) => sum + free + reachableValue(blocks, capacity[sprint]!), 0);
}

function relaxations(instance: Instance, within: readonly number[]): Relaxation[] {
  const { resources, uses, value, hours } = instance;
  const inside = new Set(within);
  const kept = (test: (item: number) => boolean) => within.filter(test);
  const sum = (items: readonly number[]) => items.reduce((total, item) => total + value[item]!, 0);
  const pools = resources.flatMap(({ kind }, r) => (kind === 'skill' ? [] : [r]));
  const together = cumulative(pools.map((r) => resources[r]!.capacity));
  const result: Relaxation[] = [[{ blocks: macroItems(instance, within), capacity: together, free: 0 }]];
  if (resources.length === 1) return result;
  const uses_ = (item: number, r: number) => uses[item]!.includes(r);
  result.push(
    pools.map((r) => ({
      blocks: macroItems(
        instance,
        kept((item) => uses_(item, r)),
      ),
      capacity: cumulative([resources[r]!.capacity]),
      free: 0,
    })),
  );
  for (const [r, { capacity }] of resources.entries()) {
    const users = kept((item) => uses_(item, r));
    if (users.length === 0) continue;
    const own = Float64Array.from(hours, (need, item) => (inside.has(item) && uses_(item, r) ? need : 0));
    result.push([
      { blocks: macroItems({ ...instance, hours: own }, within), capacity: cumulative([capacity]), free: 0 },
    ]);
    if (resources[r]!.kind !== 'skill') continue;
    // A skill by itself, and everything else out of the reserve as a whole.
    const others = kept((item) => !uses_(item, r));
    result.push([
      { blocks: macroItems(instance, users), capacity: cumulative([capacity]), free: 0 },
      { blocks: macroItems(instance, others), capacity: together, free: 0 },
    ]);
  }
  const all = sum(within);
  result.push([{ blocks: [], capacity: together, free: all }]);
  return result;
}

function cumulative(capacities: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(capacities[0]!.length);
  for (let t = 1; t < total.length; t++) {
    total[t] = total[t - 1]!;
    for (const capacity of capacities) total[t]! += capacity[t]!;
  }
  return total;
}

function reachableValue(blocks: readonly MacroItem[], hours: number): number {
  let left = hours;
  let value = 0;
  for (const block of blocks) {
    if (block.hours <= left) value += block.value;
    else return value + (block.value * left) / block.hours;
    left -= block.hours;
  }
  return value;
}

/** First sprint by whose end each item can be done if it were alone with what it waits for; past the last where never. */
export function earliestEnds(instance: Instance): Int32Array {
  const { ids, hours, uses, ancestors, earliest, missing, sprints, resources, pin } = instance;
  const totals = resources.map(({ capacity }) => cumulative([capacity]));
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
