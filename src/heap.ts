import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { InputError } from './domain/errors.js';

/** Bytes of source from which on memory is worth more than time. At 11 MB of source a scan was seen to take 620 MB either way. */
const LARGE = 15_000_000;
/** An addon of one model, one view and its rights was seen to take 30 kB of memory; a byte of source takes some 10. */
const BYTES_PER_ADDON = 3000;
/** Bytes of source, some three million lines, from which on it is worth still more. */
const VERY_LARGE = 120_000_000;
/** How much the heap may grow over what is in use before it is gone through, in per cent. V8 itself takes 100 to 300. */
const [GROWTH, LEAST_GROWTH] = [20, 15];

let sparing = false;

/**
 * Lets V8 collect sooner where much is read: at a million lines the peak falls by nearly half, and about a tenth more time
 * is spent (docs/performance.md).
 * @param bytes Of all sources together. @param addons A small one takes as much memory as some of its bytes do.
 * Source: heap_growing_percent in V8's src/flags/flag-definitions.h, read in MemoryController::GrowingFactor.
 * @returns Whether memory is spared.
 */
export function spareMemory(bytes: number, addons: number): boolean {
  const size = bytes + addons * BYTES_PER_ADDON;
  if (size > LARGE) {
    sparing = true;
    setFlagsFromString(`--heap-growing-percent=${size > VERY_LARGE ? LEAST_GROWTH : GROWTH}`);
  }
  return sparing;
}

/**
 * Collects what nobody holds any more, where memory is spared: after a scan that is four fifths of the heap, and what is written from
 * its result would else come on top of it.
 */
export function releaseMemory(): void {
  if (sparing) collect();
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  // The function stands in contexts that are made after the flag.
  (runInNewContext('gc') as () => void)();
}

/**
 * Share of the heap that V8 may take, from which on it is looked how much of it is in use; and what may be in use then. Assumptions:
 * room for what one addon takes until it is looked again.
 */
const [NEARLY_FULL, FULL] = [0.93, 0.88];

/** Memory that Node was given, and how much of it is taken, in bytes; tests give their own. */
export interface Heap {
  statistics(): { used_heap_size: number; heap_size_limit: number };
  collect(): void;
}

const OWN: Heap = { statistics: getHeapStatistics, collect };

/**
 * Ends a scan that does not fit into memory, while it can still be said: V8 itself ends the program with a list of addresses.
 * Asked for each addon, of so many. It collects at most once for every twentieth of the heap that is filled.
 * @throws InputError that says what to do instead.
 */
export function holdMemory(addons: number, heap: Heap = OWN): void {
  if (share(heap) < NEARLY_FULL) return;
  heap.collect();
  if (share(heap) < FULL) return;
  const gigabytes = Math.round((heap.statistics().heap_size_limit - YOUNG) / 1e8) / 10;
  throw new InputError(
    `${addons} addons take more than the ${gigabytes} GB of memory that Node has: give it more with ` +
      'NODE_OPTIONS=--max-old-space-size=<megabytes>, or scan them in several calls and set the results side by side with odoo-debt portfolio',
  );
}

/** Part of the limit that only young objects may take: three half-spaces of 16 MiB, V8's default on 64 bits. */
const YOUNG = 3 * 2 ** 24;

function share({ statistics }: Heap): number {
  const { used_heap_size: used, heap_size_limit: limit } = statistics();
  return used / (limit - YOUNG);
}
