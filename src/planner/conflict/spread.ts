import type { Case } from './case.js';

/** Where an item that is larger than a sprint begins and ends. */
export interface Span {
  item: number;
  first: number;
  last: number;
}

const EPSILON = 1e-9;

/**
 * Spreads the hours of large items over their spans: sprint by sprint, to the one that ends first. For items with one
 * resource no other way has room for more (F. Glover, Naval Research Logistics Quarterly 14, 1967: convex matchings).
 * Returns the extra hours by resource and sprint that all items together need beyond what is left (`left` is negative
 * where whole items have overdrawn it); null where a sprint that may get none is short, or has nothing left for an item
 * that runs through it.
 */
export function spread(
  given: Case,
  left: readonly Float64Array[],
  spans: readonly Span[],
  mayAdd: (sprint: number) => boolean,
): Float64Array[] | null {
  const extra = left.map((room) => Float64Array.from(room, (hours) => (hours < -EPSILON ? -hours : 0)));
  if (spans.length === 0) return extra;
  const room = left.map((hours) => hours.map((value) => Math.max(0, value)));
  const open = new Map(spans.map(({ item }) => [item, given.hours[item]!]));
  const urgent = [...spans].sort((a, b) => a.last - b.last || a.item - b.item);
  for (let t = given.fixed + 1; t <= given.sprints; t++) {
    for (const { item, first, last } of urgent) {
      if (t < first || t > last) continue;
      const uses = given.uses[item]!;
      const free = Math.min(...uses.map((r) => room[r]![t]!));
      // A sprint without any hours is passed over; one that others have filled cuts the run.
      const shut = t > first && t < last && uses.some((r) => given.room[r]![t]! <= EPSILON);
      if (!shut && Math.min(...uses.map((r) => left[r]![t]!)) <= EPSILON && !mayAdd(t)) return null;
      const take = Math.min(free, open.get(item)!);
      for (const r of uses) room[r]![t]! -= take;
      open.set(item, open.get(item)! - take);
      if (t < last || open.get(item)! <= EPSILON) continue;
      if (!mayAdd(t)) return null;
      for (const r of uses) extra[r]![t]! += Math.max(0, open.get(item)! - room[r]![t]!);
      for (const r of uses) room[r]![t] = Math.max(0, room[r]![t]! - open.get(item)!);
    }
  }
  return extra;
}
