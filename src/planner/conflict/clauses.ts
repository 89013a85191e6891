import type { DebtItem } from '../../domain/debt-item.js';
import type { PlanSettings } from '../../domain/plan.js';
import { type Instance, makeInstance } from '../instance.js';
import { openItems } from '../open-items.js';
import { EPSILON, isLarge } from '../schedule.js';

/** One constraint that can be given up by itself. Items by index of the instance. */
export type Clause =
  /** `on` must begin in `sprint`, and `item` (its last part, else the same) must be planned. */
  | { kind: 'pin'; id: string; item: number; on: number | null; sprint: number }
  | { kind: 'deadline'; id: string; item: number; sprint: number }
  | { kind: 'not-before'; id: string; item: number; sprint: number }
  /** `item` waits for `other`; null where that is no item. */
  | { kind: 'dependency'; item: number; other: number | null; id: string; otherId: string }
  | { kind: 'capacity'; resource: number; sprint: number };

/** Everything that can clash, with the numbers of the instance, whose own windows and promises are not used. */
export interface Problem {
  instance: Instance;
  clauses: Clause[];
  /** Items so that each comes after what it waits for. */
  order: number[];
  /** Items that may run over several sprints; given up capacity does not change which. */
  large: boolean[];
}

/**
 * The constraints of a planning problem one by one: what was promised, what comes first, and the hours of each sprint,
 * as far as they concern what was promised.
 * @throws PlanError where the settings are out of range, or dependencies run in a circle
 */
export function readProblem(items: readonly DebtItem[], settings: PlanSettings): Problem {
  const { pins: _pins, deadlines: _deadlines, notBefore: _notBefore, ...rest } = settings;
  const instance = makeInstance(items, { ...rest, pins: {} });
  const promises = readPromises(items, settings, instance);
  const promised = new Set<number>();
  for (const { item } of promises) for (const i of [...instance.ancestors[item]!, item]) promised.add(i);
  const clauses: Clause[] = [
    ...promises,
    ...readFirstSprints(items, settings, instance).filter(({ item }) => promised.has(item)),
    ...dependencies(instance).filter(({ item }) => promised.has(item)),
    ...capacities(instance, promised),
  ];
  const order = instance.ids.map((_, item) => item);
  order.sort((a, b) => instance.ancestors[a]!.length - instance.ancestors[b]!.length || a - b);
  return { instance, clauses, order, large: order.map((_, item) => isLarge(instance, item)) };
}

type Word<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

/** The open parts of an item, and all its parts; a word on an item is on its first part or on its last. */
function partsOf(items: readonly DebtItem[], settings: PlanSettings, instance: Instance) {
  const open = openItems(items, settings);
  const index = new Map(instance.ids.map((id, item) => [id, item]));
  return (id: string) => {
    const pieces = open.parts.get(id) ?? [id];
    const parts = pieces.flatMap((piece) => index.get(piece) ?? []);
    const begun = parts.length > 0 ? open.begun.get(instance.ids[parts[0]!]!) : undefined;
    return { parts, begun, whole: parts.length === pieces.length };
  };
}

function byId(words: Readonly<Record<string, number>> | undefined): [string, number][] {
  return Object.entries(words ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Pins and deadlines of what is not done yet. One that a fixed sprint has kept asks only that the rest is planned. */
function readPromises(items: readonly DebtItem[], settings: PlanSettings, instance: Instance) {
  const find = partsOf(items, settings, instance);
  const clauses: (Word<'pin'> | Word<'deadline'>)[] = [];
  for (const [id, sprint] of byId(settings.pins)) {
    const { parts, begun, whole } = find(id);
    if (parts.length === 0) continue;
    const kept = !whole || (sprint <= instance.fixed && begun === sprint);
    clauses.push({ kind: 'pin', id, item: parts.at(-1)!, on: kept ? null : parts[0]!, sprint });
  }
  for (const [id, sprint] of byId(settings.deadlines)) {
    const { parts } = find(id);
    if (parts.length > 0 && sprint <= settings.sprints) {
      clauses.push({ kind: 'deadline', id, item: parts.at(-1)!, sprint });
    }
  }
  return clauses;
}

function readFirstSprints(items: readonly DebtItem[], settings: PlanSettings, instance: Instance) {
  const find = partsOf(items, settings, instance);
  return byId(settings.notBefore).flatMap(([id, sprint]): Word<'not-before'>[] => {
    const first = find(id).parts[0];
    return first === undefined ? [] : [{ kind: 'not-before', id, item: first, sprint }];
  });
}

function dependencies({ ids, before, missing }: Instance): Word<'dependency'>[] {
  return ids.flatMap((id, item) => [
    ...before[item]!.map((other) => ({ kind: 'dependency' as const, item, other, id, otherId: ids[other]! })),
    ...missing[item]!.map((otherId) => ({ kind: 'dependency' as const, item, other: null, id, otherId })),
  ]);
}

/** The hours of each open sprint that promised items take from. */
function capacities({ resources, uses, hours, fixed, sprints }: Instance, promised: ReadonlySet<number>) {
  const used = new Set([...promised].flatMap((item) => (hours[item]! > EPSILON ? uses[item]! : [])));
  const clauses: Word<'capacity'>[] = [];
  for (const resource of resources.keys()) {
    if (!used.has(resource)) continue;
    for (let sprint = fixed + 1; sprint <= sprints; sprint++) clauses.push({ kind: 'capacity', resource, sprint });
  }
  return clauses;
}
