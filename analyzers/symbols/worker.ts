import { parentPort, workerData } from 'node:worker_threads';
import { createReaders, type ParserChoice } from '../readers.js';
import { readSource, type SourceTask } from './extract/read.js';

/** A reading thread of the index builder: takes one addon at a time, gives back its symbols. */
const readers = createReaders((workerData as { backend: ParserChoice }).backend);

parentPort?.on('message', async (task: SourceTask) => {
  parentPort?.postMessage(await readSource(task, await readers));
});
