import { type Instance, roomFor } from './instance.js';

/** Hours compare equal below this; estimates are never finer. */
export const EPSILON = 1e-9;

/** Where a list of priorities puts every item. */
export interface Schedule {
  /** First and last sprint of each item; 0 where it is not planned. */
  first: Int32Array;
  last: Int32Array;
  /** Hours per sprint, from its first one on, of each item that runs over several; 0 where a sprint has no room for anybody. */
  parts: Map<number, number[]>;
  /** Hours left: of resource r in sprint t at r × (sprints + 1) + t. */
  left: Float64Array;
  /** Planned items in an order in which they can be done. */
  sequence: number[];
  /** Σ value × share of the horizon that is left after the item. */
  objective: number;
  /** The objective by `rankWeight`. */
  rank: number;
}

/** Whether an item is larger than any single sprint has room for; only then it runs over several. */
export function isLarge(instance: Instance, item: number): boolean {
  for (let t = 1; t <= instance.sprints; t++) {
    if (roomFor(instance, item, t) + EPSILON >= instance.hours[item]!) return false;
  }
  return true;
}

/** Full capacity of every resource, laid out as `Schedule.left`. */
export function fullCapacity({ resources, sprints }: Instance): Float64Array {
  const left = new Float64Array(resources.length * (sprints + 1));
  for (const [r, { capacity }] of resources.entries()) left.set(capacity, r * (sprints + 1));
  return left;
}

/**
 * Decodes a list of priorities: each item in turn goes, with whatever it waits for, into the earliest sprint that has
 * room; what does not fit in the plan whole is left out. Larger-than-sprint items take what is left of consecutive
 * sprints, and pass over sprints that have no room for anybody. Places of pinned items are reserved first. One decoder
 * is reused, since the search calls it often.
 */
export class Decoder {
  protected readonly reserved: Float64Array;
  protected readonly pinFirst: Int32Array;
  protected readonly pinLast: Int32Array;
  protected readonly pinParts = new Map<number, number[]>();
  protected readonly large: Uint8Array;
  /** Place in `left` before the first sprint of each item's resources; the second is −1 where there is one only. */
  protected readonly base: Int32Array;
  protected readonly base2: Int32Array;
  /** Pinned items that found no room in their sprint. */
  readonly crowdedOut: number[] = [];

  constructor(readonly instance: Instance) {
    const { sprints, uses, ids } = instance;
    this.reserved = fullCapacity(instance);
    this.pinFirst = new Int32Array(ids.length);
    this.pinLast = new Int32Array(ids.length);
    this.large = Uint8Array.from(ids, (_, item) => Number(isLarge(instance, item)));
    this.base = Int32Array.from(uses, (list) => list[0]! * (sprints + 1));
    this.base2 = Int32Array.from(uses, (list) => (list.length > 1 ? list[1]! * (sprints + 1) : -1));
    this.reservePins();
  }

  protected reservePins(): void {
    const { pin, sprints } = this.instance;
    const pinned = Array.from(pin, (_, item) => item).filter((item) => pin[item]! > 0);
    pinned.sort((a, b) => this.large[a]! - this.large[b]! || pin[a]! - pin[b]! || a - b);
    for (const item of pinned) {
      const sprint = pin[item]!;
      if (this.large[item] === 0) {
        if (this.takeWhole(this.reserved, item, sprint, sprint) === 0) this.crowdedOut.push(item);
        else this.pinFirst[item] = this.pinLast[item] = sprint;
        continue;
      }
      const parts = this.takeSpan(this.reserved, item, sprint, sprints);
      if (parts === null) {
        this.crowdedOut.push(item);
        continue;
      }
      this.pinFirst[item] = sprint;
      this.pinLast[item] = sprint + parts.length - 1;
      this.pinParts.set(item, parts);
    }
  }

  /** Takes the hours of an item that fits one sprint; returns that sprint, or 0 and takes nothing. */
  protected takeWhole(left: Float64Array, item: number, from: number, to: number): number {
    const need = this.instance.hours[item]!;
    const base = this.base[item]!;
    const base2 = this.base2[item]!;
    for (let sprint = from; sprint <= to; sprint++) {
      if (left[base + sprint]! + EPSILON < need) continue;
      if (base2 >= 0) {
        if (left[base2 + sprint]! + EPSILON < need) continue;
        left[base2 + sprint]! -= need;
      }
      left[base + sprint]! -= need;
      return sprint;
    }
    return 0;
  }

  /** Takes all that is left from `first` on until the need is met; null, and nothing taken, where a sprint on the way is full. */
  protected takeSpan(left: Float64Array, item: number, first: number, end: number): number[] | null {
    const parts: number[] = [];
    let open = this.instance.hours[item]!;
    for (let sprint = first; sprint <= end && open > EPSILON; sprint++) {
      const room = this.roomLeft(left, item, sprint);
      if (room <= EPSILON) {
        if (sprint === first || roomFor(this.instance, item, sprint) > EPSILON) return null;
        parts.push(0);
        continue;
      }
      parts.push(Math.min(open, room));
      open -= parts.at(-1)!;
    }
    if (open > EPSILON) return null;
    for (const [i, part] of parts.entries()) this.give(left, item, first + i, -part);
    return parts;
  }

  protected roomLeft(left: Float64Array, item: number, sprint: number): number {
    const room = left[this.base[item]! + sprint]!;
    return this.base2[item]! < 0 ? room : Math.min(room, left[this.base2[item]! + sprint]!);
  }

  protected give(left: Float64Array, item: number, sprint: number, hours: number): void {
    left[this.base[item]! + sprint]! += hours;
    if (this.base2[item]! >= 0) left[this.base2[item]! + sprint]! += hours;
  }

  decode(order: readonly number[]): Schedule {
    const schedule = this.empty();
    for (let i = 0; i < order.length; i++) {
      if (schedule.last[order[i]!] === 0) this.placeWithAncestors(schedule, order[i]!);
    }
    this.measure(schedule);
    return schedule;
  }

  /** Nothing placed, the places of pinned items reserved. */
  protected empty(): Schedule {
    const count = this.instance.ids.length;
    return {
      first: new Int32Array(count),
      last: new Int32Array(count),
      parts: new Map(),
      left: this.reserved.slice(),
      sequence: [],
      objective: 0,
      rank: 0,
    };
  }

  protected measure(schedule: Schedule): void {
    const { value, weight, rankWeight } = this.instance;
    for (const item of schedule.sequence) {
      const sprint = schedule.last[item]!;
      schedule.objective += value[item]! * weight[sprint]!;
      schedule.rank += value[item]! * rankWeight[sprint]!;
    }
  }

  /** Places an item and what it waits for, or nothing at all. */
  protected placeWithAncestors(schedule: Schedule, item: number): void {
    const { last, sequence } = schedule;
    const own = this.instance.ancestors[item]!;
    const mark = sequence.length;
    for (let i = 0; i < own.length; i++) {
      if (last[own[i]!] === 0 && !this.place(schedule, own[i]!)) {
        this.undo(schedule, mark);
        return;
      }
    }
    if (!this.place(schedule, item)) this.undo(schedule, mark);
  }

  protected undo(schedule: Schedule, mark: number): void {
    while (schedule.sequence.length > mark) {
      const item = schedule.sequence.pop()!;
      const first = schedule.first[item]!;
      schedule.first[item] = 0;
      schedule.last[item] = 0;
      const parts = schedule.parts.get(item);
      schedule.parts.delete(item);
      if (this.pinFirst[item]! > 0) continue;
      if (parts === undefined) this.give(schedule.left, item, first, this.instance.hours[item]!);
      else for (let i = 0; i < parts.length; i++) this.give(schedule.left, item, first + i, parts[i]!);
    }
  }

  protected place(schedule: Schedule, item: number): boolean {
    const { before, earliest, latest, missing, pin } = this.instance;
    if (missing[item]!.length > 0) return false;
    let ready = earliest[item]!;
    const own = before[item]!;
    for (let i = 0; i < own.length; i++) ready = Math.max(ready, schedule.last[own[i]!]!);
    if (pin[item]! > 0) {
      if (this.pinLast[item] === 0 || this.pinFirst[item]! < ready || this.pinLast[item]! > latest[item]!) return false;
      schedule.first[item] = this.pinFirst[item]!;
      schedule.last[item] = this.pinLast[item]!;
      const parts = this.pinParts.get(item);
      if (parts !== undefined) schedule.parts.set(item, parts);
    } else if (this.large[item] === 1) {
      if (!this.placeSpan(schedule, item, ready)) return false;
    } else {
      const sprint = this.takeWhole(schedule.left, item, ready, latest[item]!);
      if (sprint === 0) return false;
      schedule.first[item] = sprint;
      schedule.last[item] = sprint;
    }
    schedule.sequence.push(item);
    return true;
  }

  protected placeSpan(schedule: Schedule, item: number, ready: number): boolean {
    const end = this.instance.latest[item]!;
    for (let first = ready; first <= end; first++) {
      const parts = this.takeSpan(schedule.left, item, first, end);
      if (parts === null) continue;
      schedule.first[item] = first;
      schedule.last[item] = first + parts.length - 1;
      schedule.parts.set(item, parts);
      return true;
    }
    return false;
  }
}
