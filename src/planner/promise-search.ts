import type { Instance } from './instance.js';
import { type Decoder, EPSILON, fullCapacity, isLarge } from './schedule.js';

/** Steps of the exact search for a plan that keeps all promises. */
const STEPS = 200_000;

export interface Found {
  /** Promised items by sprint, so that the decoder puts each no later; null where none was found. */
  order: number[] | null;
  /** Whether all possibilities were looked at: then null means that there is none. */
  complete: boolean;
}

/**
 * Depth-first over the sprints of the promised items, each after what it waits for, tightest first. A branch ends where
 * the hours that are due by some sprint are more than what is left up to it. Exact for items that fit one sprint;
 * a larger one takes all that is left of its sprints, as in every plan of ours, so where there is one, finding nothing
 * proves nothing unless the hours due are too many from the start.
 */
export function feasiblePlacement(instance: Instance, decoder: Decoder): Found {
  return new PromiseSearch(instance, decoder).run();
}

class PromiseSearch {
  private readonly order: number[];
  private readonly large: boolean[];
  private readonly left: Float64Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly stride: number;
  private steps = 0;

  constructor(
    private readonly instance: Instance,
    private readonly decoder: Decoder,
  ) {
    const { promised, ancestors, latest, hours } = instance;
    this.stride = instance.sprints + 1;
    this.large = instance.ids.map((_, item) => isLarge(instance, item));
    this.left = fullCapacity(instance);
    this.first = new Int32Array(instance.ids.length);
    this.last = new Int32Array(instance.ids.length);
    const seen = new Set<number>();
    this.order = [...promised]
      .sort((a, b) => latest[a]! - latest[b]! || hours[b]! - hours[a]! || a - b)
      .flatMap((item) => [...ancestors[item]!, item])
      .filter((item) => !seen.has(item) && seen.add(item));
  }

  run(): Found {
    if (!this.hopeful(0)) return { order: null, complete: true };
    const found = this.descend(0);
    if (found) return { order: this.bySprint(), complete: true };
    return { order: null, complete: this.steps <= STEPS && !this.order.some((item) => this.large[item]) };
  }

  private bySprint(): number[] | null {
    const place = new Map(this.order.map((item, i) => [item, i]));
    const order = [...this.order].sort((a, b) => this.first[a]! - this.first[b]! || place.get(a)! - place.get(b)!);
    const schedule = this.decoder.decode(order);
    return order.every((item) => schedule.last[item]! > 0) ? order : null;
  }

  private descend(depth: number): boolean {
    const item = this.order[depth];
    if (item === undefined) return this.bySprint() !== null;
    const { before, earliest, latest, pin, hours } = this.instance;
    const ready = before[item]!.reduce((most, i) => Math.max(most, this.last[i]!), earliest[item]!);
    const from = pin[item]! > 0 ? pin[item]! : ready;
    const to = pin[item]! > 0 ? pin[item]! : latest[item]!;
    if (from < ready) return false;
    for (let sprint = from; sprint <= to; sprint++) {
      if (++this.steps > STEPS) return false;
      const parts = this.large[item] ? this.span(item, sprint, latest[item]!) : [hours[item]!];
      if (parts === null || (!this.large[item] && this.room(item, sprint) + EPSILON < hours[item]!)) continue;
      if (sprint + parts.length - 1 > latest[item]!) continue;
      for (const [i, part] of parts.entries()) this.take(item, sprint + i, part);
      this.first[item] = sprint;
      this.last[item] = sprint + parts.length - 1;
      if (this.hopeful(depth + 1) && this.descend(depth + 1)) return true;
      for (const [i, part] of parts.entries()) this.take(item, sprint + i, -part);
    }
    return false;
  }

  private room(item: number, sprint: number): number {
    return Math.min(...this.instance.uses[item]!.map((r) => this.left[r * this.stride + sprint]!));
  }

  private span(item: number, first: number, end: number): number[] | null {
    const parts: number[] = [];
    let open = this.instance.hours[item]!;
    for (let sprint = first; sprint <= end && open > EPSILON; sprint++) {
      const room = this.room(item, sprint);
      const empty = this.instance.uses[item]!.some((r) => this.instance.resources[r]!.capacity[sprint]! <= EPSILON);
      if (room <= EPSILON && (sprint === first || !empty)) return null;
      parts.push(room <= EPSILON ? 0 : Math.min(open, room));
      open -= parts.at(-1)!;
    }
    return open > EPSILON ? null : parts;
  }

  private take(item: number, sprint: number, hours: number): void {
    for (const r of this.instance.uses[item]!) this.left[r * this.stride + sprint]! -= hours;
  }

  /** Whether the hours that are due by each sprint still fit into what is left up to it, by resource. */
  private hopeful(depth: number): boolean {
    const { resources, uses, latest, pin, hours, sprints } = this.instance;
    for (let r = 0; r < resources.length; r++) {
      const due = new Float64Array(sprints + 1);
      for (let i = depth; i < this.order.length; i++) {
        const item = this.order[i]!;
        if (!uses[item]!.includes(r)) continue;
        const end = pin[item]! > 0 && !this.large[item] ? pin[item]! : latest[item]!;
        due[end]! += hours[item]!;
      }
      let open = 0;
      for (let t = 1; t <= sprints; t++) {
        open += this.left[r * this.stride + t]! - due[t]!;
        if (open < -EPSILON * 10) return false;
      }
    }
    return true;
  }
}
