import type { DebtItem } from '../domain/debt-item.js';
import type { PlanSettings, Sprint } from '../domain/plan.js';
import { PlanError } from './errors.js';

/** Less than this of an item is nothing; a plan writes hours with six digits. */
const REST = 2e-6;

/** What is still to be planned, and what fixed sprints have settled. */
export interface OpenItems {
  /** Items, or their parts, with the hours that are left of them; sorted by id. */
  items: DebtItem[];
  /** Ids of items and parts that are done, with the fixed sprint they were last in. */
  done: ReadonlyMap<string, number>;
  /** First fixed sprint of those that are begun and not done. */
  begun: ReadonlyMap<string, number>;
  /** Parts of each item that is done in parts, in order. */
  parts: ReadonlyMap<string, readonly string[]>;
}

/**
 * Takes out of the items what the fixed sprints have done, and cuts up what is done in parts: `X` becomes `X#1`, `X#2` …,
 * each waiting for the one before; what waits for `X` waits for its last part. What is only begun keeps its value and
 * the rest of its hours. Something that a fixed sprint names and that is no item any more counts as done.
 * @throws PlanError on parts that make no sense, ids that are not unique, and fixed sprints that are not 1, 2, 3 …
 */
export function openItems(items: readonly DebtItem[], settings: PlanSettings): OpenItems {
  const fixed = checkFixed(settings);
  const parts = new Map<string, readonly string[]>();
  const pieces = items.flatMap((item) => {
    const hours = settings.splits?.[item.id];
    if (hours === undefined) return [item];
    const cut = cutUp(item, hours);
    parts.set(
      item.id,
      cut.map(({ id }) => id),
    );
    return cut;
  });
  checkIds(items, pieces, settings);
  const last = new Map([...parts].map(([id, ids]) => [id, ids.at(-1)!]));
  const spent = spentHours(pieces, parts, fixed);
  const done = new Map<string, number>();
  const begun = new Map<string, number>();
  for (const [id, { to }] of spent.unknown) for (const name of [id, wholeOf(id)]) done.set(name, to);
  const open: DebtItem[] = [];
  for (const piece of pieces) {
    const own = spent.known.get(piece.id);
    const left = piece.hours.p50 - (own?.hours ?? 0);
    if (own !== undefined && left <= REST) {
      done.set(piece.id, own.to);
      continue;
    }
    if (own !== undefined && own.hours > 0) begun.set(piece.id, own.from);
    open.push(own === undefined ? piece : withHours(piece, left));
  }
  const settled = (id: string) => done.has(last.get(id) ?? id);
  const waiting = open.map((item) => ({
    ...item,
    dependsOn: item.dependsOn.filter((id) => !settled(id)).map((id) => last.get(id) ?? id),
  }));
  return { items: waiting.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)), done, begun, parts };
}

function cutUp(item: DebtItem, hours: readonly number[]): DebtItem[] {
  if (hours.length === 0 || hours.some((part) => !(part > 0) || !Number.isFinite(part))) {
    throw new PlanError(`${item.id} is to be done in parts, and each part must have more than 0 hours.`, [item.id]);
  }
  const all = hours.reduce((sum, part) => sum + part, 0);
  return hours.map((part, i) => ({
    ...withHours(item, part),
    id: `${item.id}#${i + 1}`,
    title: `${item.title} (${i + 1} of ${hours.length})`,
    value: (item.value * part) / all,
    dependsOn: i === 0 ? item.dependsOn : [`${item.id}#${i}`],
  }));
}

/** The item with other hours; the ends of the estimate keep their distance in percent. */
function withHours(item: DebtItem, hours: number): DebtItem {
  const { p15, p50, p85 } = item.hours;
  const scale = p50 > 0 ? hours / p50 : 0;
  return {
    ...item,
    hours: p50 > 0 ? { p15: p15 * scale, p50: hours, p85: p85 * scale } : { p15: hours, p50: hours, p85: hours },
  };
}

interface Spent {
  hours: number;
  /** First and last fixed sprint. */
  from: number;
  to: number;
}

/** Hours in fixed sprints; those that name an item done in parts go to its parts in order, and the other way round. */
function spentHours(
  pieces: readonly DebtItem[],
  parts: ReadonlyMap<string, readonly string[]>,
  fixed: readonly Sprint[],
): { known: Map<string, Spent>; unknown: Map<string, Spent> } {
  const size = new Map(pieces.map(({ id, hours }) => [id, hours.p50]));
  const known = new Map<string, Spent>();
  const unknown = new Map<string, Spent>();
  const add = (to: Map<string, Spent>, id: string, hours: number, sprint: number) => {
    const before = to.get(id);
    to.set(id, { hours: (before?.hours ?? 0) + hours, from: before?.from ?? sprint, to: sprint });
  };
  for (const sprint of fixed) {
    for (const { id, hours } of sprint.items) {
      const whole = wholeOf(id);
      if (size.has(id)) add(known, id, hours, sprint.index);
      else if (parts.has(id)) {
        let left = hours;
        for (const part of parts.get(id)!) {
          const take = Math.min(left, size.get(part)! - (known.get(part)?.hours ?? 0));
          if (take > 0) add(known, part, take, sprint.index);
          left -= Math.max(0, take);
        }
      } else if (whole !== id && size.has(whole)) add(known, whole, hours, sprint.index);
      else add(unknown, id, hours, sprint.index);
    }
  }
  return { known, unknown };
}

function checkFixed({ fixed = [], sprints }: PlanSettings): readonly Sprint[] {
  for (const [i, { index }] of fixed.entries()) {
    if (index !== i + 1)
      throw new PlanError(`Sprints that stay as they are must be 1, 2, 3 …; sprint ${index} is not.`);
  }
  if (fixed.length > sprints) {
    throw new PlanError(`${fixed.length} sprints stay as they are, but the plan has only ${sprints}.`);
  }
  return fixed;
}

/** The item that an id of a part speaks of; the id itself where it is of no part. */
function wholeOf(id: string): string {
  return id.replace(/#\d+$/, '');
}

function checkIds(items: readonly DebtItem[], pieces: readonly DebtItem[], settings: PlanSettings): void {
  const seen = new Set<string>();
  for (const { id } of pieces) {
    if (seen.has(id)) throw new PlanError(`There are two items ${id}.`, [id]);
    seen.add(id);
  }
  const known = new Set(items.map(({ id }) => id));
  for (const sprint of settings.fixed ?? []) for (const { id } of sprint.items) known.add(wholeOf(id));
  for (const id of Object.keys(settings.splits ?? {}).sort()) {
    if (!known.has(id)) throw new PlanError(`${id} is to be done in parts, but there is no such item.`, [id]);
  }
}
