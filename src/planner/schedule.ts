import type { Instance } from './instance.js';

/** Hours compare equal below this; estimates are never finer. */
export const EPSILON = 1e-9;

/** Where a list of priorities puts every item. */
export interface Schedule {
  /** First and last sprint of each item; 0 where it is not planned. */
  first: Int32Array;
  last: Int32Array;
  /** Hours per sprint, from its first one on, of each item that runs over several. */
  parts: Map<number, number[]>;
  /** Hours left in each sprint; index 0 is unused. */
  left: Float64Array;
  /** Planned items in an order in which they can be done. */
  sequence: number[];
  /** Σ value × share of the horizon that is left after the item. */
  objective: number;
  /** The objective by `rankWeight`. */
  rank: number;
}

/**
 * Decodes a list of priorities: each item in turn goes, with whatever it waits for, into the earliest sprint that has
 * room; what does not fit in the plan whole is left out. Larger-than-sprint items take what is left of consecutive
 * sprints. Places of pinned items are reserved first. One decoder is reused, since the search calls it often.
 */
export class Decoder {
  private readonly reserved: Float64Array;
  private readonly pinFirst: Int32Array;
  private readonly pinLast: Int32Array;
  private readonly pinParts = new Map<number, number[]>();
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
    const { pin, hours, sprints } = this.instance;
    const pinned = Array.from(pin, (_, item) => item).filter((item) => pin[item]! > 0);
    pinned.sort((a, b) => Number(this.isLarge(a)) - Number(this.isLarge(b)) || pin[a]! - pin[b]! || a - b);
    for (const item of pinned) {
      const sprint = pin[item]!;
      const end = this.isLarge(item) ? sprints : sprint;
      const parts = takeSpan(this.reserved, hours[item]!, sprint, end);
      if (parts === null) {
        this.crowdedOut.push(item);
        continue;
      }
      this.pinFirst[item] = sprint;
      this.pinLast[item] = Math.max(sprint, sprint + parts.length - 1);
      if (parts.length > 1) this.pinParts.set(item, parts);
    }
  }

  /** Takes the hours of an item that fits one sprint; returns that sprint, or 0 and takes nothing. */
  private takeWhole(left: Float64Array, need: number, from: number, to: number): number {
    for (let sprint = from; sprint <= to; sprint++) {
      if (left[sprint]! + EPSILON < need) continue;
      left[sprint]! -= need;
      return sprint;
    }
    return 0;
  }

  private isLarge(item: number): boolean {
    return this.instance.hours[item]! > this.instance.capacity + EPSILON;
  }

  decode(order: readonly number[]): Schedule {
    const { ids, value, weight, rankWeight } = this.instance;
    const schedule: Schedule = {
      first: new Int32Array(ids.length),
      last: new Int32Array(ids.length),
      parts: new Map(),
      left: this.reserved.slice(),
      sequence: [],
      objective: 0,
      rank: 0,
    };
    for (const item of order) if (schedule.last[item] === 0) this.placeWithAncestors(schedule, item);
    for (const item of schedule.sequence) {
      const sprint = schedule.last[item]!;
      schedule.objective += value[item]! * weight[sprint]!;
      schedule.rank += value[item]! * rankWeight[sprint]!;
    }
    return schedule;
  }

  /** Places an item and what it waits for, or nothing at all. */
  private placeWithAncestors(schedule: Schedule, item: number): void {
    const { ancestors, sprints } = this.instance;
    const { last, left, sequence } = schedule;
    const own = ancestors[item]!;
    let need = this.openHours(item);
    let open = false;
    for (let i = 0; i < own.length; i++) {
      if (last[own[i]!] !== 0) continue;
      open = true;
      need += this.openHours(own[i]!);
    }
    if (!open) {
      this.place(schedule, item);
      return;
    }
    let room = 0;
    for (let sprint = 1; sprint <= sprints; sprint++) room += left[sprint]!;
    if (need > room + EPSILON) return;
    const mark = sequence.length;
    for (let i = 0; i < own.length; i++) {
      if (last[own[i]!] === 0 && !this.place(schedule, own[i]!)) {
        this.undo(schedule, mark);
        return;
      }
    }
    if (!this.place(schedule, item)) this.undo(schedule, mark);
  }

  /** Hours an item still has to find room for: none where its place is reserved. */
  private openHours(item: number): number {
    return this.pinFirst[item]! > 0 ? 0 : this.instance.hours[item]!;
  }

  private undo(schedule: Schedule, mark: number): void {
    while (schedule.sequence.length > mark) {
      const item = schedule.sequence.pop()!;
      const first = schedule.first[item]!;
      schedule.first[item] = 0;
      schedule.last[item] = 0;
      if (this.pinFirst[item]! > 0) continue;
      const parts = schedule.parts.get(item);
      if (parts === undefined) schedule.left[first]! += this.instance.hours[item]!;
      else for (let i = 0; i < parts.length; i++) schedule.left[first + i]! += parts[i]!;
      schedule.parts.delete(item);
    }
  }

  private place(schedule: Schedule, item: number): boolean {
    const { before, latest, missing, pin, hours } = this.instance;
    if (missing[item]!.length > 0) return false;
    let ready = 1;
    for (const i of before[item]!) ready = Math.max(ready, schedule.last[i]!);
    if (pin[item]! > 0) {
      if (this.pinLast[item] === 0 || this.pinFirst[item]! < ready || this.pinLast[item]! > latest[item]!) return false;
      schedule.first[item] = this.pinFirst[item]!;
      schedule.last[item] = this.pinLast[item]!;
      const parts = this.pinParts.get(item);
      if (parts !== undefined) schedule.parts.set(item, parts);
    } else if (this.isLarge(item)) {
      if (!this.placeSpan(schedule, item, ready)) return false;
    } else {
      const sprint = this.takeWhole(schedule.left, hours[item]!, ready, latest[item]!);
      if (sprint === 0) return false;
      schedule.first[item] = sprint;
      schedule.last[item] = sprint;
    }
    schedule.sequence.push(item);
    return true;
  }

  private placeSpan(schedule: Schedule, item: number, ready: number): boolean {
    const end = this.instance.latest[item]!;
    for (let first = ready; first <= end; first++) {
      const parts = takeSpan(schedule.left, this.instance.hours[item]!, first, end);
      if (parts === null) continue;
      schedule.first[item] = first;
      schedule.last[item] = first + parts.length - 1;
      schedule.parts.set(item, parts);
      return true;
    }
    return false;
  }
}

/** Takes all that is left of each sprint from `first` on until the need is met; null, and nothing taken, where a sprint on the way is full. */
function takeSpan(left: Float64Array, need: number, first: number, end: number): number[] | null {
  const parts: number[] = [];
  let open = need;
  for (let sprint = first; sprint <= end && open > EPSILON; sprint++) {
    if (left[sprint]! <= EPSILON) return null;
    parts.push(Math.min(open, left[sprint]!));
    open -= parts.at(-1)!;
  }
  if (open > EPSILON) return null;
  for (const [i, part] of parts.entries()) left[first + i]! -= part;
  return parts;
}
