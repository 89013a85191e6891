import { deserialize, serialize } from 'node:v8';
import { STOPPED } from '../src/domain/coverage.js';
import { runsFromSources } from '../src/threads.js';
import { type ReadOutcome, type ReadTask, readAddon } from './read-addon.js';
import type { Readers } from './readers.js';
import { ReadingThread, type ReadLimits, type StartReader, startReader, ThreadLost } from './reading-thread.js';
import { shareTexts } from './share-texts.js';

/** What earlier runs read, by what the files hold. Bytes are outcomes, serialised by `node:v8`. */
export interface ReadCache {
  find(task: ReadTask): Uint8Array | null;
  keep(task: ReadTask, bytes: Uint8Array): void;
}

export interface ReadAllOptions {
  /** Threads to read with. */
  jobs: number;
  /** Readers of this thread, and which parser the others take. */
  readers: Readers;
  limits: ReadLimits;
  cache: ReadCache | null;
  onAddon(done: number, total: number): void;
  /** A thread that was started already, with the same parser and limits. */
  warm?: ReadingThread | null | undefined;
  /** How threads are started; null reads in this one, which no limit holds. */
  start?: StartReader | null;
}

/**
 * Bytes of source from which on another thread is worth its start: one reads some 0.4 MB in the 0.17 s until another is ready, and the
 * other needs as much again to win anything. Measured on 44 OCA repositories at 14.0, at 2 MB a second beside other work.
 */
const WORTH_A_THREAD = 750_000;
/** Of one addon; where reading was stopped at more files than this, the rest is not tried. */
const MOST_LOST = 25;

/**
 * Reads all addons, each once, in threads of their own: a file that kills or holds up its thread costs that file. What an
 * earlier run read of the very same files is taken from the cache. Outcomes stand in the order of the tasks, whatever the
 * threads.
 */
export async function readAll(tasks: readonly ReadTask[], options: ReadAllOptions): Promise<ReadOutcome[]> {
  const outcomes: ReadOutcome[] = new Array(tasks.length);
  const share = shareTexts();
  let done = 0;
  const take = (index: number, bytes: Uint8Array) => {
    const outcome = share(deserialize(bytes) as ReadOutcome);
    // What came along with the task is here already: its copies would be a third of what a small addon takes.
    const { addon, manifest, files } = tasks[index]!;
    Object.assign(outcome.source, share({ addon, manifest, files }));
    outcomes[index] = outcome;
    options.onAddon(++done, tasks.length);
  };
  // Largest first, so that no thread is left alone with a large addon at the end.
  const sizes = tasks.map(sourceBytes);
  const queue = tasks.map((_, index) => index).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  let at = 0;
  const next = (): number | undefined => {
    for (let index = queue[at++]; index !== undefined; index = queue[at++]) {
      const known = options.cache?.find(tasks[index]!) ?? null;
      if (known === null) return index;
      take(index, known);
    }
    return undefined;
  };
  const finish = (index: number, bytes: Uint8Array, whole: boolean) => {
    if (whole) options.cache?.keep(tasks[index]!, bytes);
    take(index, bytes);
  };
  // From the sources (tests, scripts) each thread would compile the readers anew, which takes longer than it saves.
  const start = options.start === undefined && runsFromSources() ? null : (options.start ?? startReader);
  if (start === null) {
    for (let index = next(); index !== undefined; index = next())
      finish(index, serialize(await readAddon(tasks[index]!, options.readers)), true);
    return outcomes;
  }
  const worth = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / WORTH_A_THREAD);
  const jobs = Math.max(1, Math.min(options.jobs, tasks.length, worth));
  const { readers, limits } = options;
  const threads = Array.from({ length: jobs }, () => new ReadingThread(readers.parser.backend, limits, start));
  if (options.warm) threads[0] = options.warm;
  await Promise.all(threads.map((thread) => readInThread(thread, tasks, next, finish)));
  return outcomes;
}

/** Reads addons one after the other in this thread, which no limit holds: for a few files, scripts and tests. */
export async function readHere(tasks: readonly ReadTask[], readers: Readers): Promise<ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  for (const task of tasks) outcomes.push(await readAddon(task, readers));
  return outcomes;
}

async function readInThread(
  thread: ReadingThread,
  tasks: readonly ReadTask[],
  next: () => number | undefined,
  finish: (index: number, bytes: Uint8Array, whole: boolean) => void,
): Promise<void> {
  try {
    for (let index = next(); index !== undefined; index = next()) {
      let task = tasks[index]!;
      let bytes: Uint8Array | null = null;
      let whole = true;
      while (bytes === null) {
        try {
          bytes = await thread.read(task);
        } catch (error) {
          whole = false;
          if (!(error instanceof ThreadLost)) throw error;
          const { why, file } = error;
          const known = Object.keys(task.lost ?? {}).length;
          if (file === null || known >= MOST_LOST) bytes = serialize(lostOutcome(task, why));
          else task = { ...task, lost: { ...task.lost, [task.files[file]!.path]: `${STOPPED}: ${why}` } };
        }
      }
      // What was lost may be read another time, with more memory or a faster machine.
      finish(index, bytes, whole);
    }
  } finally {
    // What it leaves behind is cleared away beside what comes next.
    void thread.close();
  }
}

function lostOutcome(task: ReadTask, why: string): ReadOutcome {
  const { addon, manifest, files } = task;
  const lines = { python: 0, xml: 0, javascript: 0, csv: 0, total: 0, billed: 0 };
  return {
    source: { addon, manifest, python: [], xml: [], csv: [], javascript: [], files, lines },
    files: files.length,
    parsed: 0,
    failed: [{ path: addon.path, why: `${STOPPED}: ${why}` }],
    skipped: [],
  };
}

/** How much an addon has to read. */
export function sourceBytes(task: Pick<ReadTask, 'files'>): number {
  return task.files.reduce((sum, file) => (/\.(py|xml|js|csv)$/.test(file.path) ? sum + file.bytes : sum), 0);
}
