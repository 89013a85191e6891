import type { Instance } from './instance.js';
import { FlowNetwork } from './max-flow.js';

/** Items that are worth doing together, because some of them only pay through the others. */
export interface MacroItem {
  items: number[];
  hours: number;
  value: number;
}

type Work = Pick<Instance, 'hours' | 'value' | 'before' | 'after'>;

/**
 * Sidney's decomposition (J. B. Sidney, Operations Research 23, 1975): the items in blocks of falling value per hour,
 * each block the best closed set of what is left. It is the optimal order where items may be cut anywhere, so it also
 * bounds what any plan can reach (bound.ts). Blocks are found by halving: the set of items that is worth more than the average of a
 * block is a maximum-weight closure, one minimum cut (Picard, Management Science 22, 1976).
 * Dependencies on items that are not `within` are left out.
 */
export function macroItems(instance: Work, within: readonly number[] = Array.from(instance.hours.keys())): MacroItem[] {
  const result: MacroItem[] = [];
  const stack: number[][] = components(instance, within);
  while (stack.length > 0) {
    const block = stack.pop()!;
    const part = betterPart(instance, block);
    if (part === null) result.push(summarise(instance, block));
    else stack.push(part.rest, part.better);
  }
  // Blocks of unconnected items are merged by ratio; within one component ratios fall already, so ties keep their order.
  return result
    .map((macro, position) => ({ macro, position }))
    .sort((a, b) => ratio(b.macro) - ratio(a.macro) || a.position - b.position)
    .map(({ macro }) => macro);
}

/** Value per hour; infinite for what costs nothing. */
export function ratio(macro: { hours: number; value: number }): number {
  return macro.hours > 0 ? macro.value / macro.hours : Number.POSITIVE_INFINITY;
}

function summarise(instance: Work, items: number[]): MacroItem {
  let hours = 0;
  let value = 0;
  for (const item of items) {
    hours += instance.hours[item]!;
    value += instance.value[item]!;
  }
  return { items, hours, value };
}

/** Groups of items that are joined by dependencies; the blocks of one never hinge on another. */
function components(instance: Work, within: readonly number[]): number[][] {
  const open = new Set(within);
  const groups: number[][] = [];
  for (const start of within) {
    if (!open.delete(start)) continue;
    const group = [start];
    for (let at = 0; at < group.length; at++) {
      for (const item of [...instance.before[group[at]!]!, ...instance.after[group[at]!]!]) {
        if (open.delete(item)) group.push(item);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

/** The closed part of a block that is worth more per hour than the block, and the rest; null where there is none. */
function betterPart(instance: Work, block: readonly number[]): { better: number[]; rest: number[] } | null {
  if (block.length < 2) return null;
  const whole = summarise(instance, [...block]);
  if (whole.hours <= 0) return null;
  const rate = whole.value / whole.hours;
  const scale = Math.max(whole.value, 1e-12);
  const tolerance = scale * 1e-11;
  const place = new Map(block.map((item, i) => [item, i]));
  const [source, sink] = [block.length, block.length + 1];
  const network = new FlowNetwork(block.length + 2, tolerance);
  for (const [i, item] of block.entries()) {
    const gain = instance.value[item]! - rate * instance.hours[item]!;
    if (gain > 0) network.add(source, i, gain);
    else if (gain < 0) network.add(i, sink, -gain);
    for (const j of instance.before[item]!) {
      const other = place.get(j);
      if (other !== undefined) network.add(i, other, Number.MAX_VALUE);
    }
  }
  const inside = network.sourceSide(source, sink);
  const better = block.filter((_, i) => inside[i]);
  const gain = better.reduce((sum, item) => sum + instance.value[item]! - rate * instance.hours[item]!, 0);
  if (better.length === 0 || better.length === block.length || gain <= scale * 1e-9) return null;
  return { better, rest: block.filter((_, i) => !inside[i]) };
}

/** Items block by block; inside a block predecessors first, then by value per hour. */
export function closureOrder(instance: Instance, blocks: readonly MacroItem[]): number[] {
  return blocks.flatMap((block) => {
    const inside = new Set(block.items);
    const done = new Set<number>();
    const order: number[] = [];
    const byRatio = [...block.items].sort((a, b) => itemRatio(instance, b) - itemRatio(instance, a) || a - b);
    for (const item of byRatio) {
      for (const i of [...instance.ancestors[item]!, item]) {
        if (!inside.has(i) || done.has(i)) continue;
        done.add(i);
        order.push(i);
      }
    }
    return order;
  });
}

/** Value per hour of one item alone. */
export function itemRatio(instance: Instance, item: number): number {
  return ratio({ hours: instance.hours[item]!, value: instance.value[item]! });
}
