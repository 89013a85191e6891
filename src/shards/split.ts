/** One part of a portfolio that several jobs read: the second of four is `{ index: 2, of: 4 }`. */
export interface Part {
  /** From 1. */
  index: number;
  of: number;
}

/** What is split: an addon by its key, with the size of its source files. */
export interface Weighed {
  key: string;
  bytes: number;
}

/**
 * Splits addons so that all parts have about as much to read: the largest first, each to the part that has the least so far.
 * The same addons are split the same way, in whatever order they come.
 * Source: Graham, Bounds on Multiprocessing Timing Anomalies, 1969 (longest processing time first: at most a third above the best).
 * @returns The index of the part of each addon, from 1, in the order of the addons.
 */
export function splitAddons(addons: readonly Weighed[], of: number): number[] {
  const order = addons
    .map(({ key, bytes }, place) => ({ key, bytes, place }))
    .sort((a, b) => b.bytes - a.bytes || (a.key < b.key ? -1 : 1));
  const loads = new Array<number>(of).fill(0);
  const parts = new Array<number>(addons.length);
  for (const { bytes, place } of order) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least]! += bytes;
    parts[place] = least + 1;
  }
  return parts;
}
