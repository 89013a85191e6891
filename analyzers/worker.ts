import { parentPort, workerData } from 'node:worker_threads';
import type { PythonBackend } from './python/parser.js';
import { type ReadTask, readAddon } from './read-addon.js';
import { createReaders } from './readers.js';

/** A reading thread: takes one addon at a time, gives back what it read. */
const readers = createReaders((workerData as { backend: PythonBackend }).backend);

parentPort?.on('message', async (task: ReadTask) => {
  parentPort?.postMessage(await readAddon(task, await readers));
});
