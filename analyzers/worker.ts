import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { type ReadTask, readAddon } from './read-addon.js';
import { createReaders, type ParserChoice } from './readers.js';

/** What a reading thread is started with. */
export interface ReaderData {
  backend: ParserChoice;
  /** A count that grows with each file, and the file at hand: how the caller sees where a thread is that says no more. */
  at: Int32Array;
}

/** A reading thread: takes one addon at a time, gives back what it read, serialised by `node:v8`. */
const { backend, at } = workerData as ReaderData;
const readers = createReaders(backend);

parentPort?.on('message', async (task: ReadTask) => {
  const outcome = await readAddon(task, await readers, (file) => {
    Atomics.store(at, 1, file);
    Atomics.add(at, 0, 1);
  });
  // A copy that fills its buffer, as a view of a larger one would be sent whole.
  const bytes = new Uint8Array(serialize(outcome));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
