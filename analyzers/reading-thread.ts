import type { Worker } from 'node:worker_threads';
import { messageOf } from '../src/domain/errors.js';
import { runsFromSources, startThread } from '../src/threads.js';
import type { ReadTask } from './read-addon.js';
import type { ParserChoice } from './readers.js';
import type { ReaderData } from './worker.js';

/** What one file may cost before reading it is given up. */
export interface ReadLimits {
  /** Seconds for one file. */
  seconds: number;
  /** Megabytes of the heap of a thread. */
  megabytes: number;
}

/**
 * Assumptions, far above what is usual: of 16,146 files in 44 OCA repositories at 14.0 the slowest took 0.35 s, the loading of the
 * TypeScript compiler included.
 */
export const READ_LIMITS: ReadLimits = { seconds: 30, megabytes: 2048 };

/** The thread ended while it read; `file` is the place in the task's files where it was, or null before the first. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
  constructor(
    readonly why: string,
    readonly file: number | null,
  ) {
    super(why);
  }
}

/** How often it is looked whether a thread still gets on, in milliseconds. */
const LOOK_EVERY = 100;

/** How threads are started; tests give one that fails as real ones should not. */
export type StartReader = (data: ReaderData, limits: ReadLimits) => Worker;

export const startReader: StartReader = (data, { megabytes }) =>
  startThread('analyzers/worker', {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });

/** One reading thread under watch. It is started with the first task, and again with the first after it was lost. */
export class ReadingThread {
  readonly #at = new Int32Array(new SharedArrayBuffer(8));
  readonly #start: StartReader;
  readonly #backend: ParserChoice;
  readonly #limits: ReadLimits;
  #worker: Worker | null = null;

  constructor(backend: ParserChoice, limits: ReadLimits, start: StartReader = startReader) {
    this.#backend = backend;
    this.#limits = limits;
    this.#start = start;
  }

  /**
   * Starts it before there is anything to read, so that it loads its parsers while this thread loads the rest of the program. It
   * keeps no process alive that has nothing to read.
   */
  warm(): this {
    this.#worker ??= this.#startWorker();
    this.#worker.unref();
    return this;
  }

  /**
   * Reads one addon.
   * @returns The outcome, serialised by `node:v8`.
   * @throws ThreadLost where the thread died, ran out of memory, or took too long over one file.
   */
  async read(task: ReadTask): Promise<Uint8Array> {
    Atomics.store(this.#at, 1, -1);
    Atomics.add(this.#at, 0, 1);
    this.#worker ??= this.#startWorker();
    const worker = this.#worker;
    worker.ref();
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const lost = (why: string) => reject(new ThreadLost(why, this.#file()));
        this.#listener = { read: resolve, lost };
        this.#watch(() => lost(`it took more than ${this.#limits.seconds} s`));
        worker.postMessage(task);
      });
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      clearInterval(this.#timer);
    }
  }

  #listener: { read(bytes: Uint8Array): void; lost(why: string): void } | null = null;

  #startWorker(): Worker {
    const worker = this.#start({ backend: this.#backend, at: this.#at }, this.#limits);
    worker.on('message', (bytes: Uint8Array) => this.#listener?.read(bytes));
    worker.on('error', (error) => this.#listener?.lost(whyOf(error, this.#limits)));
    worker.on('exit', (code) => {
      if (this.#listener === null && this.#worker === worker) this.#worker = null;
      this.#listener?.lost(`its thread ended with code ${code}`);
    });
    return worker;
  }

  #timer: NodeJS.Timeout | undefined;

  #watch(onStuck: () => void): void {
    let seen = Atomics.load(this.#at, 0);
    let since = performance.now();
    this.#timer = setInterval(() => {
      const now = Atomics.load(this.#at, 0);
      // The clock runs only from the first file on: starting a thread is not reading.
      if (now !== seen || this.#file() === null) {
        seen = now;
        since = performance.now();
      } else if (performance.now() - since > this.#limits.seconds * 1000) onStuck();
    }, LOOK_EVERY);
  }

  #file(): number | null {
    const file = Atomics.load(this.#at, 1);
    return file < 0 ? null : file;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#listener = null;
    await worker?.terminate();
  }
}

/** A thread that is ready when there is something to read; null where the program runs from its sources, which reads in one thread. */
export function warmThread(parser: ParserChoice, limits: ReadLimits): ReadingThread | null {
  return runsFromSources() ? null : new ReadingThread(parser, limits).warm();
}

function whyOf(error: unknown, { megabytes }: ReadLimits): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? `it took more than ${megabytes} MB of memory` : messageOf(error);
}
