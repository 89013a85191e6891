import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of source from which on memory is worth more than time. At 11 MB of source a scan was seen to take 620 MB either way. */
const LARGE = 15_000_000;
/** How much the heap may grow over what is in use before it is gone through, in per cent. V8 itself takes 100 to 300. */
const GROWTH = 25;

let sparing = false;

/**
 * Lets V8 collect sooner where much is read: at a million lines the peak falls from 1.9 GB to 1.0 GB, and about a tenth more time
 * is spent (docs/performance.md).
 * Source: heap_growing_percent in V8's src/flags/flag-definitions.h, read in MemoryController::GrowingFactor.
 */
export function spareMemory(bytes: number): void {
  if (bytes <= LARGE) return;
  sparing = true;
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}

/**
 * Collects what nobody holds any more, where memory is spared: after a scan that is four fifths of the heap, and what is written from
 * its result would else come on top of it.
 */
export function releaseMemory(): void {
  if (!sparing) return;
  setFlagsFromString('--expose-gc');
  // The function stands in contexts that are made after the flag.
  (runInNewContext('gc') as () => void)();
}
