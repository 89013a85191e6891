import type { DebtItem } from '../../../../src/domain/debt-item.js';
import type { Move, Plan } from '../../../../src/domain/plan.js';
import type { PlanFile } from '../../../../src/domain/plan-file.js';
import type { Model } from '../model.js';
import { wholeOf } from './decided.js';

/** One line of a plan: an item, or a part of one, in a sprint; or an item that is in none. */
export interface PlanLine {
  /** Its own among all lines: the id, and `@2` for what goes on in a second sprint; `sprint:5` for one with nothing in it. */
  id: string;
  /** Id as the plan has it: of an item or of a part. Null: nothing is in the sprint. */
  part: string | null;
  /** Null where it is no item of this result any more. */
  item: DebtItem | null;
  /** Null: not planned. */
  sprint: number | null;
  /** Hours in this sprint; all of it where it is not planned. */
  hours: number;
  /** Why it is not planned. */
  why: string | null;
}

/** Key of the group of what is not planned. */
export const UNPLANNED = 'none';

interface PlanLines {
  lines: readonly PlanLine[];
  /** Item or part to the sprints it is in, first and last. */
  places: ReadonlyMap<string, { first: number; last: number }>;
}

const memo = new WeakMap<Plan, { model: Model; lines: PlanLines }>();

/** All lines of a plan, by sprint and in the order in which they are done; then what is not planned, dearest first. */
export function linesOf(plan: Plan, model: Model): PlanLines {
  const known = memo.get(plan);
  if (known?.model === model) return known.lines;
  const places = new Map<string, { first: number; last: number }>();
  const counts = new Map<string, number>();
  const put = (id: string, sprint: number) => {
    const place = places.get(id);
    if (place === undefined) places.set(id, { first: sprint, last: sprint });
    else place.last = Math.max(place.last, sprint);
  };
  const planned = plan.sprints.flatMap(({ index, items }): PlanLine[] => {
    if (items.length === 0)
      return [{ id: `sprint:${index}`, part: null, item: null, sprint: index, hours: 0, why: null }];
    return items.map(({ id, hours }) => {
      const nth = (counts.get(id) ?? 0) + 1;
      counts.set(id, nth);
      put(id, index);
      if (wholeOf(id) !== id) put(wholeOf(id), index);
      const item = model.item(wholeOf(id)) ?? null;
      return { id: nth === 1 ? id : `${id}@${nth}`, part: id, item, sprint: index, hours, why: null };
    });
  });
  const value = (id: string) => model.item(wholeOf(id))?.value ?? 0;
  const rest = [...plan.unplanned]
    .sort((a, b) => value(b.id) - value(a.id) || (a.id < b.id ? -1 : 1))
    .map(({ id, why }): PlanLine => {
      const item = model.item(wholeOf(id)) ?? null;
      return { id, part: id, item, sprint: null, hours: item?.hours.p50 ?? 0, why };
    });
  const lines = { lines: [...planned, ...rest], places };
  memo.set(plan, { model, lines });
  return lines;
}

/** `3`, `3–4`, or null where it is not planned. */
export function placeWords(plan: Plan, model: Model, id: string): string | null {
  const place = linesOf(plan, model).places.get(id);
  if (place === undefined) return null;
  return place.first === place.last ? String(place.first) : `${place.first}–${place.last}`;
}

/** The line of a plan with an id, or null. */
export const lineOf = (plan: Plan, model: Model, id: string): PlanLine | null =>
  linesOf(plan, model).lines.find((line) => line.id === id) ?? null;

/** First sprint that is still to be planned; one more than there are where none is. */
export function firstOpen(plan: Plan): number {
  return plan.sprints.find(({ state }) => state === undefined || state === 'planned')?.index ?? plan.sprints.length + 1;
}

function begins(plan: Plan): Map<string, number> {
  const at = new Map<string, number>();
  for (const { index, items } of plan.sprints) for (const { id } of items) if (!at.has(id)) at.set(id, index);
  return at;
}

/** What stands elsewhere in a second plan. */
export function movesBetween(before: Plan, after: Plan, why: string): Move[] {
  const [old, next] = [begins(before), begins(after)];
  return [...new Set([...old.keys(), ...next.keys()])].sort().flatMap((id) => {
    const [from, to] = [old.get(id) ?? null, next.get(id) ?? null];
    return from === to ? [] : [{ id, from, to, why }];
  });
}

/** Whether both have the same in each sprint, whatever the order. */
export const samePlaces = (a: Plan, b: Plan): boolean => a === b || layOf(a) === layOf(b);

/** Whether the plan file has what is still to come as the plan has it. */
export function isInFile(plan: Plan, file: PlanFile): boolean {
  return openLayOf(plan) === fileLayOf(file);
}

/** Asked for with every frame, and only another plan or file has another answer. */
function once<K extends object>(make: (of: K) => string): (of: K) => string {
  const known = new WeakMap<K, string>();
  return (of) => {
    const text = known.get(of) ?? make(of);
    known.set(of, text);
    return text;
  };
}

const layOf = once(({ sprints }: Plan) => textOf(sprints));

const openLayOf = once(({ sprints }: Plan) => textOf(sprints.filter(({ state = 'planned' }) => state === 'planned')));

const fileLayOf = once(({ sprints }: PlanFile) =>
  textOf(
    sprints
      .filter(({ state }) => state === 'planned')
      .map(({ sprint, items }) => ({ index: sprint, items: items.map(({ item, hours }) => ({ id: item, hours })) })),
  ),
);

/** The plan file keeps hours with two digits. */
function textOf(sprints: readonly { index: number; items: readonly { id: string; hours: number }[] }[]): string {
  const full = sprints.filter(({ items }) => items.length > 0);
  const itemsText = (items: readonly { id: string; hours: number }[]) =>
    items
      .map(({ id, hours }) => `${id}=${hours.toFixed(2)}`)
      .sort()
      .join();
  return full.map(({ index, items }) => `${index}:${itemsText(items)}`).join(' ');
}
