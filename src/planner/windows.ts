import type { PlanSettings } from '../domain/plan.js';
import { PlanError } from './errors.js';
import type { OpenItems } from './open-items.js';

/** Where each item may be; see `Instance`. */
interface Windows {
  earliest: Int32Array;
  latest: Int32Array;
  pin: Int32Array;
  promised: number[];
}

interface Order {
  index: ReadonlyMap<string, number>;
  before: readonly number[][];
  after: readonly number[][];
  /** Items so that each comes after what it waits for. */
  order: readonly number[];
  ancestors: readonly number[][];
}

/**
 * First and last sprint of each item from pins, deadlines and first sprints, handed on along the dependencies. A word on
 * an item that is done in parts is on the part it concerns: a pin and a first sprint on the first, a deadline on the last.
 * A deadline after the last sprint asks for nothing. What fixed sprints have settled is not asked for again.
 * @throws PlanError on unknown items, sprints out of range, and promises that fixed sprints have broken
 */
export function readWindows(open: OpenItems, settings: PlanSettings, graph: Order): Windows {
  const count = open.items.length;
  const fixed = settings.fixed?.length ?? 0;
  const windows: Windows = {
    earliest: new Int32Array(count).fill(fixed + 1),
    latest: new Int32Array(count).fill(settings.sprints),
    pin: new Int32Array(count),
    promised: [],
  };
  const promised = new Set<number>();
  const promise = (item: number) => {
    for (const i of graph.ancestors[item]!) promised.add(i);
    promised.add(item);
  };
  const reader = new Reader(open, settings, graph.index);
  for (const { id, sprint, items } of reader.read(settings.pins, 'is pinned to sprint', true)) {
    promise(items.at(-1)!);
    if (sprint <= fixed) {
      if (open.begun.get(open.items[items[0]!]!.id) === sprint || items.length < reader.parts(id)) continue;
      throw broken(id, `is pinned to sprint ${sprint}`, sprint);
    }
    if (items.length === reader.parts(id)) windows.pin[items[0]!] = sprint;
  }
  for (const { id, sprint, items } of reader.read(settings.deadlines, 'is due by sprint')) {
    if (sprint > settings.sprints) continue;
    if (sprint <= fixed) throw broken(id, `is due by sprint ${sprint}`, sprint);
    promise(items.at(-1)!);
    windows.latest[items.at(-1)!] = Math.min(sprint, windows.latest[items.at(-1)!]!);
  }
  for (const { sprint, items } of reader.read(settings.notBefore, 'cannot begin before sprint')) {
    windows.earliest[items[0]!] = Math.max(sprint, windows.earliest[items[0]!]!);
  }
  windows.promised = [...promised].sort((a, b) => a - b);
  handOn(windows, graph);
  return windows;
}

function handOn({ earliest, latest, pin }: Windows, { before, after, order }: Order): void {
  for (const item of order) {
    for (const i of before[item]!) earliest[item] = Math.max(earliest[item]!, earliest[i]!, pin[i]!);
  }
  for (const item of [...order].reverse()) {
    for (const i of after[item]!) {
      latest[item] = Math.min(latest[item]!, latest[i]!, pin[i]! > 0 ? pin[i]! : latest[i]!);
    }
  }
}

function broken(id: string, what: string, sprint: number): PlanError {
  return new PlanError(`${id} ${what}, but sprint ${sprint} is done or active and stays as it is.`, [id]);
}

class Reader {
  constructor(
    private readonly open: OpenItems,
    private readonly settings: PlanSettings,
    private readonly index: ReadonlyMap<string, number>,
  ) {}

  /** Number of parts of an item, those that are done included. */
  parts(id: string): number {
    return this.open.parts.get(id)?.length ?? 1;
  }

  /** One kind of words on items, by id; those on items that are done are left out. `items`: its open parts in order. */
  read(
    words: Readonly<Record<string, number>> | undefined,
    what: string,
    inside = false,
  ): { id: string; sprint: number; items: number[] }[] {
    const { sprints } = this.settings;
    return Object.entries(words ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, sprint]) => {
        const pieces = this.open.parts.get(id) ?? [id];
        const known = pieces.filter((piece) => this.index.has(piece));
        if (known.length === 0 && !pieces.every((piece) => this.open.done.has(piece))) {
          throw new PlanError(`${id} ${what} ${sprint}, but there is no such item.`, [id]);
        }
        if (!Number.isInteger(sprint) || sprint < 1 || (inside && sprint > sprints)) {
          throw new PlanError(`${id} ${what} ${sprint}, but the plan has sprints 1 to ${sprints}.`, [id]);
        }
        return known.length > 0 ? [{ id, sprint, items: known.map((piece) => this.index.get(piece)!) }] : [];
      });
  }
}
