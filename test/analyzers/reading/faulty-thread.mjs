import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';

/** Stands for a reading thread whose readers fail as no file is known to make them fail, by the name of the file. */
const FAULTS = {
  'hang.py': () => {
    for (;;);
  },
  'hungry.py': () => {
    const held = [];
    for (;;) held.push(new Array(100_000).fill(held.length));
  },
  'exit.py': () => process.exit(3),
  'throw.py': () => {
    throw new Error('the reader is broken');
  },
};

const { at } = workerData;
parentPort.on('message', (task) => {
  const failed = [];
  const read = [];
  for (const [index, { path }] of task.files.entries()) {
    if (task.lost?.[path] !== undefined) {
      failed.push({ path, why: task.lost[path] });
      continue;
    }
    if (path === 'before.py') throw new Error('before any file');
    Atomics.store(at, 1, index);
    Atomics.add(at, 0, 1);
    FAULTS[path]?.();
    read.push(path);
  }
  const bytes = new Uint8Array(serialize({ source: { read }, files: task.files.length, parsed: read.length, failed }));
  parentPort.postMessage(bytes, [bytes.buffer]);
});
