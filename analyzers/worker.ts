import { parentPort, workerData } from 'node:worker_threads';
import { type ReadTask, readAddon } from './read-addon.js';
import { createReaders, type ParserChoice } from './readers.js';

/** A reading thread: takes one addon at a time, gives back what it read. */
const readers = createReaders((workerData as { backend: ParserChoice }).backend);

parentPort?.on('message', async (task: ReadTask) => {
  parentPort?.postMessage(await readAddon(task, await readers));
});
