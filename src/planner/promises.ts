import { PlanError } from './errors.js';
import { type Instance, roomFor } from './instance.js';
import { feasiblePlacement } from './promise-search.js';
import { type Decoder, EPSILON, type Schedule } from './schedule.js';

export function keepsPromises(instance: Instance, schedule: Schedule): boolean {
  const { promised } = instance;
  for (let i = 0; i < promised.length; i++) if (schedule.last[promised[i]!] === 0) return false;
  return true;
}

/**
 * An order that keeps all pins and deadlines: the given one where it does, else the promised items first, most urgent
 * and largest first, else what a bounded exact search finds.
 * @throws PlanError naming the items and hours that clash; `proved` is false where the search was cut short
 */
export function orderThatKeepsPromises(instance: Instance, decoder: Decoder, order: readonly number[]): number[] {
  const { promised, latest, hours } = instance;
  if (promised.length === 0) return [...order];
  checkWindows(instance);
  checkReservations(instance, decoder);
  const inside = new Set(promised);
  const urgent = [...promised].sort((a, b) => latest[a]! - latest[b]! || hours[b]! - hours[a]! || a - b);
  const rest = order.filter((item) => !inside.has(item));
  for (const candidate of [[...order], [...order.filter((item) => inside.has(item)), ...rest], [...urgent, ...rest]]) {
    if (keepsPromises(instance, decoder.decode(candidate))) return candidate;
  }
  const found = feasiblePlacement(instance, decoder);
  if (found.order !== null) return [...found.order, ...rest];
  throw clash(instance, decoder.decode(urgent), found.complete);
}

/** What can be told without looking at hours: promises against what comes first, and against the first sprint. */
function checkWindows(instance: Instance): void {
  const { ids, pin, ancestors, missing, promised } = instance;
  for (const item of promised) {
    const lost = missing[item]![0];
    if (lost !== undefined) {
      const asking = promised.findLast((i) => i === item || ancestors[i]!.includes(item))!;
      throw new PlanError(
        `${ids[asking]} is promised, but ${asking === item ? 'it' : ids[item]} waits for ${lost}, which is not among the items.`,
        [...new Set([ids[asking]!, ids[item]!])],
      );
    }
    const later = ancestors[item]!.find((i) => pin[item]! > 0 && pin[i]! > pin[item]!);
    if (later !== undefined) {
      throw new PlanError(
        `${ids[item]} is pinned to sprint ${pin[item]}, but it waits for ${ids[later]}, which is pinned to sprint ${pin[later]}.`,
        [ids[later]!, ids[item]!],
      );
    }
  }
  for (const item of promised) checkWindow(instance, item);
}

function checkWindow({ ids, pin, earliest, latest }: Instance, item: number): void {
  const [from, to, at] = [earliest[item]!, latest[item]!, pin[item]!];
  if (from <= to && (at === 0 || (from <= at && at <= to))) return;
  const late = `cannot begin before sprint ${from}`;
  const due = `must be done by the end of sprint ${to}`;
  const pinned = `is pinned to sprint ${at}`;
  const clash = at === 0 ? `${late}, but ${due}` : from > at ? `${pinned}, but ${late}` : `${pinned}, but ${due}`;
  throw new PlanError(`${ids[item]} ${clash}; what it waits for and what waits for it is counted in.`, [ids[item]!]);
}

function checkReservations(instance: Instance, decoder: Decoder): void {
  const item = decoder.crowdedOut[0];
  if (item === undefined) return;
  const { ids, pin, hours, uses, resources } = instance;
  const sprint = pin[item]!;
  const shares = (i: number) => uses[i]!.some((r) => uses[item]!.includes(r));
  const others = ids.filter((_, i) => i !== item && pin[i] === sprint && shares(i));
  const beside = others.length > 0 ? ` beside ${others.join(', ')}` : '';
  const tight = uses[item]!.reduce((a, b) =>
    resources[b]!.capacity[sprint]! < resources[a]!.capacity[sprint]! ? b : a,
  );
  throw new PlanError(
    `${ids[item]} is pinned to sprint ${sprint} and takes ${text(hours[item]!)}, which does not fit${beside}: ` +
      `a sprint has ${text(roomFor(instance, item, sprint))} for ${resourceName(instance, tight)}.`,
    [ids[item]!, ...others],
  );
}

function clash(instance: Instance, schedule: Schedule, proved: boolean): PlanError {
  const { ids, hours, pin, latest, promised, ancestors, uses } = instance;
  const failed = promised.filter((item) => schedule.last[item] === 0);
  const waitedFor = new Set<number>();
  for (const other of failed) for (const i of ancestors[other]!) waitedFor.add(i);
  const last = failed.filter((i) => !waitedFor.has(i));
  const item = last.find((i) => pin[i]! > 0) ?? last.find((i) => latest[i]! < instance.sprints) ?? last[0]!;
  const chain = [...ancestors[item]!, item];
  const end = pin[item]! > 0 ? pin[item]! : latest[item]!;
  const asks = pin[item]! > 0 ? `is pinned to sprint ${end}` : `must be done by the end of sprint ${end}`;
  const tight = uses[item]!.map((r) => ({
    r,
    need: chain.reduce((sum, i) => sum + (uses[i]!.includes(r) ? hours[i]! : 0), 0),
    room: instance.resources[r]!.capacity.subarray(0, end + 1).reduce((sum, room) => sum + room, 0),
  })).reduce((a, b) => (b.room - b.need < a.room - a.need ? b : a));
  const names = chain.slice(0, -1).map((i) => ids[i]!);
  const first =
    names.length === 0
      ? 'it takes '
      : `with ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} that come first it takes `;
  const rest = tight.need > tight.room + EPSILON ? '' : ', and other promised items take part of them';
  return new PlanError(
    `${ids[item]} ${asks}, but ${proved ? 'it cannot be done then' : 'no plan was found that keeps it'}: ${first}` +
      `${text(tight.need)}, and the sprints up to then have ${text(tight.room)} for ${resourceName(instance, tight.r)}${rest}.`,
    [ids[item]!, ...names],
  );
}

/** What the hours of a resource are for, in words: `debt`, `debt of class security`, `work in javascript`. */
export function resourceName({ resources }: Instance, index: number): string {
  const { kind, name } = resources[index]!;
  if (kind === 'skill') return `work in ${name}`;
  if (kind === 'class') return `debt of class ${name}`;
  return resources.some((resource) => resource.kind === 'class') ? 'debt of classes with no part of their own' : 'debt';
}

function text(value: number): string {
  return `${Math.round(value * 10) / 10} h`;
}
