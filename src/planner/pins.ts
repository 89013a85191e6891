import { PlanError } from './errors.js';
import type { Instance } from './instance.js';
import { type Decoder, EPSILON, type Schedule } from './schedule.js';

/** Tries of the exact search for a plan that keeps all pins. */
const NODES = 20_000;

/** Pinned items and everything they wait for. */
export function promisedItems(instance: Instance): number[] {
  const promised = new Set<number>();
  for (const [item, sprint] of instance.pin.entries()) {
    if (sprint === 0) continue;
    for (const i of instance.ancestors[item]!) promised.add(i);
    promised.add(item);
  }
  return [...promised];
}

export function keepsPromises(promised: readonly number[], schedule: Schedule): boolean {
  return promised.every((item) => schedule.last[item]! > 0);
}

/**
 * An order that keeps all pins: the given one where it does, else the promised items first, most urgent and largest
 * first, else what a bounded search over their orders finds.
 * @throws PlanError naming the items and hours that clash
 */
export function orderThatKeepsPins(instance: Instance, decoder: Decoder, order: readonly number[]): number[] {
  checkReservations(instance, decoder);
  const promised = promisedItems(instance);
  const inOrder = new Set(promised);
  const urgent = [...promised].sort(
    (a, b) => instance.latest[a]! - instance.latest[b]! || instance.hours[b]! - instance.hours[a]! || a - b,
  );
  const rest = order.filter((item) => !inOrder.has(item));
  for (const candidate of [[...order], [...order.filter((item) => inOrder.has(item)), ...rest], [...urgent, ...rest]]) {
    if (keepsPromises(promised, decoder.decode(candidate))) return candidate;
  }
  const found = searchOrder(instance, decoder, urgent);
  if (found !== null) return [...found, ...rest];
  throw clash(instance, decoder.decode(urgent), promised);
}

function checkReservations(instance: Instance, decoder: Decoder): void {
  const item = decoder.crowdedOut[0];
  if (item === undefined) return;
  const sprint = instance.pin[item]!;
  const others = instance.ids.filter((_, i) => i !== item && instance.pin[i] === sprint);
  const beside = others.length > 0 ? ` beside ${others.join(', ')}` : '';
  throw new PlanError(
    `${instance.ids[item]} is pinned to sprint ${sprint} and takes ${hours(instance.hours[item]!)}, which does not fit${beside}: ` +
      `a sprint has ${hours(instance.capacity)} for debt.`,
    [instance.ids[item]!, ...others],
  );
}

/** Depth-first over orders of the promised items; null when none was found within the bound. */
function searchOrder(instance: Instance, decoder: Decoder, items: readonly number[]): number[] | null {
  let nodes = 0;
  const descend = (order: number[], left: readonly number[]): number[] | null => {
    if (left.length === 0) return order;
    for (const item of left) {
      if (++nodes > NODES) return null;
      const next = [...order, item];
      if (decoder.decode(next).last[item] === 0) continue;
      const open = new Set(left.filter((i) => i !== item && !instance.ancestors[item]!.includes(i)));
      const found = descend(next, [...open]);
      if (found !== null) return found;
    }
    return null;
  };
  return descend([], items);
}

function clash(instance: Instance, schedule: Schedule, promised: readonly number[]): PlanError {
  const failed = promised.filter((item) => schedule.last[item] === 0);
  const pinned = failed.find((item) => instance.pin[item]! > 0) ?? promised.find((item) => instance.pin[item]! > 0)!;
  const chain = [...instance.ancestors[pinned]!, pinned];
  const need = chain.reduce((sum, item) => sum + instance.hours[item]!, 0);
  const room = instance.capacity * instance.pin[pinned]!;
  const names = chain.slice(0, -1).map((item) => instance.ids[item]!);
  const tight = need > room + EPSILON ? '' : ', and other pinned items take part of them';
  return new PlanError(
    `${instance.ids[pinned]} is pinned to sprint ${instance.pin[pinned]}, but it cannot be done there: with ` +
      `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} that come first it takes ` +
      `${hours(need)}, and the sprints up to then have ${hours(room)} for debt${tight}.`,
    [instance.ids[pinned]!, ...names],
  );
}

function hours(value: number): string {
  return `${Math.round(value * 10) / 10} h`;
}
