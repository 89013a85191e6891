import type { Instance } from './instance.js';

/** Hours compare equal below this; estimates are never finer. */
export const EPSILON = 1e-9;

/** Where a list of priorities puts every item. */
export interface Schedule {
  /** First and last sprint of each item; 0 where it is not planned. */
  first: Int32Array;
  last: Int32Array;
  /** Hours left in each sprint; index 0 is unused. */
  left: Float64Array;
  /** Planned items in an order in which they can be done. */
  sequence: number[];
  /** Σ value × share of the horizon that is left after the item. */
  objective: number;
  /** The objective with a trace of value for merely being planned: it orders plans that are otherwise equal. */
  rank: number;
}

/** How much finishing at all counts beside finishing early. Small enough never to outweigh a sprint. */
const PLANNED_AT_ALL = 1e-4;

/**
 * Decodes a list of priorities: each item in turn goes, with whatever it waits for, into the earliest sprint that has
 * room; what does not fit in the plan whole is left out. Larger-than-sprint items take what is left of consecutive
 * sprints. Places of pinned items are reserved first. One decoder is reused, since the search calls it often.
 */
export class Decoder {
  private readonly reserved: Float64Array;
  private readonly pinFirst: Int32Array;
  private readonly pinLast: Int32Array;
  /** Pinned items that found no room in their sprint. */
  readonly crowdedOut: number[] = [];

  constructor(private readonly instance: Instance) {
    const { sprints, capacity, ids } = instance;
    this.reserved = new Float64Array(sprints + 1).fill(capacity);
    this.reserved[0] = 0;
    this.pinFirst = new Int32Array(ids.length);
    this.pinLast = new Int32Array(ids.length);
    this.reservePins();
  }

  private reservePins(): void {
    const { pin, hours, capacity, sprints } = this.instance;
    const large = (item: number) => hours[item]! > capacity + EPSILON;
    const pinned = Array.from(pin, (_, item) => item).filter((item) => pin[item]! > 0);
    pinned.sort((a, b) => Number(large(a)) - Number(large(b)) || pin[a]! - pin[b]! || a - b);
    for (const item of pinned) {
      const last = this.take(this.reserved, item, pin[item]!, pin[item]!, sprints);
      if (last === 0) this.crowdedOut.push(item);
      else [this.pinFirst[item], this.pinLast[item]] = [pin[item]!, last];
    }
  }

  /** Takes the hours of an item from the sprint on; returns its last sprint, or 0 and takes nothing. */
  private take(left: Float64Array, item: number, from: number, to: number, end: number): number {
    const { hours, capacity } = this.instance;
    const need = hours[item]!;
    if (need <= capacity + EPSILON) {
      for (let sprint = from; sprint <= to; sprint++) {
        if (left[sprint]! + EPSILON < need) continue;
        left[sprint]! -= need;
        return sprint;
      }
      return 0;
    }
    for (let first = from; first <= to; first++) {
      const last = spanEnd(left, need, first, end);
      if (last === 0) continue;
      let open = need;
      for (let sprint = first; sprint <= last; sprint++) {
        const part = Math.min(open, left[sprint]!);
        left[sprint]! -= part;
        open -= part;
      }
      return last;
    }
    return 0;
  }

  decode(order: readonly number[]): Schedule {
    const { ids, sprints, value, weight } = this.instance;
    const schedule: Schedule = {
      first: new Int32Array(ids.length),
      last: new Int32Array(ids.length),
      left: this.reserved.slice(),
      sequence: [],
      objective: 0,
      rank: 0,
    };
    for (const item of order) if (schedule.last[item] === 0) this.placeWithAncestors(schedule, item);
    for (const item of schedule.sequence) {
      const sprint = schedule.last[item]!;
      schedule.objective += value[item]! * weight[sprint]!;
      schedule.rank += value[item]! * (weight[sprint]! + (PLANNED_AT_ALL * (sprints + 1 - sprint)) / sprints);
    }
    return schedule;
  }

  /** Places an item and what it waits for, or nothing at all. */
  private placeWithAncestors(schedule: Schedule, item: number): void {
    const { ancestors } = this.instance;
    const mark = schedule.sequence.length;
    const before = ancestors[item]!.length > 0 ? schedule.left.slice() : null;
    for (const ancestor of ancestors[item]!) {
      if (schedule.last[ancestor] === 0 && !this.place(schedule, ancestor)) {
        this.undo(schedule, mark, before!);
        return;
      }
    }
    if (!this.place(schedule, item) && before !== null) this.undo(schedule, mark, before);
  }

  private undo(schedule: Schedule, mark: number, left: Float64Array): void {
    while (schedule.sequence.length > mark) {
      const item = schedule.sequence.pop()!;
      schedule.first[item] = 0;
      schedule.last[item] = 0;
    }
    schedule.left.set(left);
  }

  private place(schedule: Schedule, item: number): boolean {
    const { before, latest, missing, pin, sprints, hours, capacity } = this.instance;
    if (missing[item]!.length > 0) return false;
    let ready = 1;
    for (const i of before[item]!) ready = Math.max(ready, schedule.last[i]!);
    if (pin[item]! > 0) {
      if (this.pinLast[item] === 0 || this.pinFirst[item]! < ready || this.pinLast[item]! > latest[item]!) return false;
      schedule.first[item] = this.pinFirst[item]!;
      schedule.last[item] = this.pinLast[item]!;
    } else {
      const from = hours[item]! <= capacity + EPSILON ? null : schedule.left.slice();
      const last = this.take(schedule.left, item, ready, latest[item]!, Math.min(latest[item]!, sprints));
      if (last === 0) return false;
      schedule.first[item] = from === null ? last : firstTaken(from, schedule.left, last);
      schedule.last[item] = last;
    }
    schedule.sequence.push(item);
    return true;
  }
}

/** Last sprint of an item that starts in `first` and takes all that is left of each sprint it crosses; 0 if none. */
function spanEnd(left: Float64Array, need: number, first: number, end: number): number {
  let open = need;
  for (let sprint = first; sprint <= end; sprint++) {
    if (left[sprint]! <= EPSILON) return 0;
    open -= left[sprint]!;
    if (open <= EPSILON) return sprint;
  }
  return 0;
}

function firstTaken(before: Float64Array, after: Float64Array, last: number): number {
  let first = last;
  while (first > 1 && before[first - 1]! > after[first - 1]! + EPSILON / 2) first--;
  return first;
}
