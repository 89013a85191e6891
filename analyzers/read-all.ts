import { Worker } from 'node:worker_threads';
import type { AddonSource } from '../src/domain/addon.js';
import { messageOf } from '../src/domain/errors.js';
import { type ReadOutcome, type ReadTask, readAddon } from './read-addon.js';
import type { ParserChoice, Readers } from './readers.js';

export interface ReadAllOptions {
  /** Threads to read with; 1 reads in this one. */
  jobs: number;
  /** Readers of this thread. */
  readers: Readers;
  onAddon(done: number, total: number): void;
}

/**
 * Below this many bytes of source, starting threads costs more than it saves: each loads its own parsers, measured at
 * about the time that reading 1.5 MB takes.
 */
const WORTH_THREADS = 1_500_000;

/** Reads all addons, on several threads where that pays. Outcomes stand in the order of the tasks, whatever the threads. */
export async function readAll(tasks: readonly ReadTask[], options: ReadAllOptions): Promise<ReadOutcome[]> {
  const sizes = tasks.map(sourceBytes);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const jobs = Math.min(options.jobs, tasks.length);
  if (jobs <= 1 || total < WORTH_THREADS) return readHere(tasks, options);
  // Largest first, so that no thread is left alone with a large addon at the end.
  const queue = tasks.map((_, index) => index).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const outcomes: ReadOutcome[] = new Array(tasks.length);
  let done = 0;
  const take = (index: number, outcome: ReadOutcome) => {
    outcomes[index] = outcome;
    options.onAddon(++done, tasks.length);
  };
  await Promise.all(Array.from({ length: jobs }, () => runWorker(tasks, queue, options.readers.parser.backend, take)));
  return outcomes;
}

async function readHere(tasks: readonly ReadTask[], options: ReadAllOptions): Promise<ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  for (const task of tasks) {
    outcomes.push(await readAddon(task, options.readers));
    options.onAddon(outcomes.length, tasks.length);
  }
  return outcomes;
}

/** One thread after another works on the queue; a thread that dies costs the addon it was reading. */
async function runWorker(
  tasks: readonly ReadTask[],
  queue: number[],
  backend: ParserChoice,
  take: (index: number, outcome: ReadOutcome) => void,
): Promise<void> {
  while (queue.length > 0) {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { backend } });
    let current: number | undefined;
    await new Promise<void>((resolve) => {
      const next = () => {
        current = queue.shift();
        if (current === undefined) resolve();
        else worker.postMessage(tasks[current]);
      };
      const lost = (why: string) => {
        if (current !== undefined) take(current, lostOutcome(tasks[current]!, why));
        current = undefined;
        resolve();
      };
      worker.on('message', (outcome: ReadOutcome) => {
        take(current!, outcome);
        next();
      });
      worker.on('error', (error) => lost(messageOf(error)));
      worker.on('exit', (code) => lost(`the reading thread ended with code ${code}`));
      next();
    });
    worker.removeAllListeners();
    await worker.terminate();
  }
}

function lostOutcome(task: ReadTask, why: string): ReadOutcome {
  const { addon, manifest, files } = task;
  const lines = { python: 0, xml: 0, javascript: 0, csv: 0, total: 0, billed: 0 };
  const source: AddonSource = { addon, manifest, python: [], xml: [], csv: [], javascript: [], files, lines };
  return {
    source,
    files: files.length,
    parsed: 0,
    failed: [{ path: addon.path, why: `not read: ${why}` }],
    skipped: [],
  };
}

function sourceBytes(task: ReadTask): number {
  return task.files.reduce((sum, file) => (/\.(py|xml|js|csv)$/.test(file.path) ? sum + file.bytes : sum), 0);
}
