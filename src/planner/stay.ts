import type { Homes } from './homes.js';
import type { Instance } from './instance.js';
import { Decoder, EPSILON, type Schedule } from './schedule.js';

/** A schedule measured against the plan before. Compared in the order of the fields, the last one the other way round. */
export interface Stay {
  /** Promised items that found no place. */
  broken: number;
  /** Known items that begin elsewhere or are not planned, and those of them that are not planned. */
  moved: number;
  dropped: number;
  schedule: Schedule;
}

/**
 * Decodes a list of priorities so that what was planned stays where it was: in turn each item at home takes its old
 * sprint if there is room. Items marked as wanderers, and promised ones that find none, take the earliest room at their
 * turn, so that they can displace others. Then the displaced are placed, and last what was not planned before, so that
 * it only takes what is left. What an item waits for is placed with it. For items that fit one sprint, some list and
 * set of wanderers gives a schedule as good as any: an optimal one read off sprint by sprint, what moves in it marked.
 */
export class StayDecoder extends Decoder {
  private readonly promises: Uint8Array;

  constructor(
    instance: Instance,
    private readonly homes: Homes,
  ) {
    super(instance);
    this.promises = new Uint8Array(instance.ids.length);
    for (const item of instance.promised) this.promises[item] = 1;
  }

  decodeFrom(order: readonly number[], wanders: Uint8Array): Stay {
    const { stay, known } = this.homes;
    const schedule = this.empty();
    const { last } = schedule;
    for (let i = 0; i < order.length; i++) {
      const item = order[i]!;
      if (last[item] !== 0) continue;
      const keep = stay[item]! > 0 && wanders[item] === 0;
      if (keep && this.claim(schedule, item, wanders, true)) continue;
      if (this.promises[item] === 1 || (!keep && wanders[item] === 1)) this.claim(schedule, item, wanders, false);
    }
    for (let pass = 1; pass >= 0; pass--) {
      for (let i = 0; i < order.length; i++) {
        if (last[order[i]!] === 0 && known[order[i]!] === pass) this.claim(schedule, order[i]!, wanders, false);
      }
    }
    this.measure(schedule);
    return this.compare(schedule);
  }

  private compare(schedule: Schedule): Stay {
    const { known, home } = this.homes;
    const result: Stay = { broken: 0, moved: 0, dropped: 0, schedule };
    for (let item = 0; item < known.length; item++) {
      const first = schedule.first[item]!;
      if (first === 0) {
        result.broken += this.promises[item]!;
        result.dropped += known[item]!;
        result.moved += known[item]!;
      } else if (home[item]! > 0 && home[item] !== first) result.moved++;
    }
    return result;
  }

  /** Places an item, at home or anywhere, and what it waits for, or nothing at all. */
  private claim(schedule: Schedule, item: number, wanders: Uint8Array, atHome: boolean): boolean {
    const own = this.instance.ancestors[item]!;
    const mark = schedule.sequence.length;
    for (let i = 0; i < own.length; i++) {
      const other = own[i]!;
      if (schedule.last[other] !== 0) continue;
      if ((wanders[other] === 0 && this.placeAtHome(schedule, other)) || this.place(schedule, other)) continue;
      this.undo(schedule, mark);
      return false;
    }
    if ((atHome || wanders[item] === 0) && this.placeAtHome(schedule, item)) return true;
    if (!atHome && this.place(schedule, item)) return true;
    this.undo(schedule, mark);
    return false;
  }

  private placeAtHome(schedule: Schedule, item: number): boolean {
    const { before, latest, pin, hours } = this.instance;
    const sprint = this.homes.stay[item]!;
    if (sprint === 0) return false;
    if (pin[item]! > 0) return this.place(schedule, item);
    const own = before[item]!;
    for (let i = 0; i < own.length; i++) if (schedule.last[own[i]!]! > sprint) return false;
    schedule.first[item] = sprint;
    if (this.large[item] === 1) {
      const parts = this.takeSpan(schedule.left, item, sprint, latest[item]!);
      if (parts === null) {
        schedule.first[item] = 0;
        return false;
      }
      schedule.parts.set(item, parts);
      schedule.last[item] = sprint + parts.length - 1;
    } else {
      if (this.roomLeft(schedule.left, item, sprint) + EPSILON < hours[item]! || sprint > latest[item]!) {
        schedule.first[item] = 0;
        return false;
      }
      this.give(schedule.left, item, sprint, -hours[item]!);
      schedule.last[item] = sprint;
    }
    schedule.sequence.push(item);
    return true;
  }
}

/** Whether a schedule is better than another: fewer broken promises, fewer moves, fewer dropped, more value. */
export function isBetter(a: Stay, b: Stay): boolean {
  if (a.broken !== b.broken) return a.broken < b.broken;
  if (a.moved !== b.moved) return a.moved < b.moved;
  if (a.dropped !== b.dropped) return a.dropped < b.dropped;
  return a.schedule.rank > b.schedule.rank + 1e-12;
}
