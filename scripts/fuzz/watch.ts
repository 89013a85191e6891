import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Message, Task } from './child.js';
import { seedsOf } from './corpus.js';
import { inputOf } from './inputs.js';
import { minimise } from './minimise.js';
import type { Failure, Target } from './target.js';

export interface Order {
  reader: string;
  seed: number;
  count: number;
  corpus: string | null;
  /** Module that exports `TARGETS`; our own readers where it is left out. */
  targets?: string;
  /** Processor time after which a reader hangs: all readings of one input together, by two bindings, of edits, and again. */
  milliseconds?: number;
  /** Most readings to make an input smaller that hangs or crashes its process; each takes a process of its own. */
  tries?: number;
  onFailure(failure: Failure): void;
}

export interface Report {
  inputs: number;
  seeds: number;
  /** Kind of failure to the number of inputs that showed it. */
  kinds: Map<string, number>;
  /** Bytes that the memory of the process grew by over the second half of the inputs. */
  grown: number;
}

/** A reader that keeps more than this over the second half of ten thousand inputs keeps it for good. In bytes. */
export const MOST_GROWN = 300 * 2 ** 20;
/** In milliseconds. Of a dozen readings, one of which may take a tenth of a second for a few thousand odd brackets. */
const HANGS = 5000;
/** Reads of a reader that hangs are dear: lines alone are taken out, and not all combinations of them. */
const HANG_TRIES = 40;

/**
 * Fuzzes a reader in a process of its own, so that neither a hang nor a crash of a parser ends the run: the process is
 * ended, the input reported, and the next one goes on behind it.
 */
export async function watch(order: Order): Promise<Report> {
  const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-fuzz-'));
  const report: Report = { inputs: 0, seeds: 0, kinds: new Map(), grown: 0 };
  try {
    for (let from = 0; from < order.count; ) from = await stretch(order, from, folder, report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

/** Reads until the end, or until an input kills the process. Gives the number to go on with. */
async function stretch(order: Order, from: number, folder: string, report: Report): Promise<number> {
  const progress = path.join(folder, 'number');
  writeFileSync(progress, Buffer.alloc(0));
  const task = taskOf(order, progress, { seed: order.seed, from, to: order.count });
  const count = (kind: string, by: number) => report.kinds.set(kind, (report.kinds.get(kind) ?? 0) + by);
  let done = false;
  const limit = order.milliseconds ?? HANGS;
  const ended = await child(task, stuckAt(progress, limit), (message) => {
    if (message.type === 'failure') {
      order.onFailure({ ...message, input: Buffer.from(message.input, 'base64') });
    } else if (message.type === 'done') {
      done = true;
      report.seeds = message.seeds;
      report.grown = Math.max(report.grown, message.grown);
      for (const [kind, times] of message.kinds) count(kind, times);
    }
  });
  if (done) {
    report.inputs = order.count;
    return order.count;
  }
  const number = numberIn(progress);
  if (number === null) throw new Error(`${order.reader}: the process ended (${ended}) before its first input`);
  const lost = await lostInput(order, number, ended, folder);
  if (lost !== null) {
    count(`${lost.oracle}: ${lost.what}`, 1);
    order.onFailure(lost);
  }
  report.inputs = number + 1;
  return number + 1;
}

/** What an input that ended the process does in a process of its own; null where it was the machine that was slow. */
async function lostInput(order: Order, number: number, ended: string, folder: string): Promise<Failure | null> {
  const target = await targetOf(order);
  const input = inputOf(target, seedsOf(target, order.corpus), order.seed, number);
  const limit = order.milliseconds ?? HANGS;
  const outcome = await alone(order, input, folder, limit * 5);
  const oracle = typeof outcome === 'string' ? outcome : outcome.milliseconds > limit ? 'hang' : null;
  const failure = { reader: order.reader, seed: order.seed, number };
  if (oracle === null) {
    // It failed otherwise, and making it smaller took too long.
    const kind = typeof outcome === 'string' ? null : outcome.kind;
    return kind === null ? null : { ...failure, oracle: 'fails', what: kind, input };
  }
  const fails = async (candidate: Uint8Array) => {
    const again = await alone(order, candidate, folder, limit);
    return typeof again === 'string' ? again === oracle : again.milliseconds > limit && oracle === 'hang';
  };
  const least = await minimise(input, fails, order.tries ?? HANG_TRIES);
  const what = oracle === 'hang' ? `more than ${limit} ms` : `the process ended with ${ended}`;
  return { ...failure, oracle, what, input: least };
}

interface Alone {
  milliseconds: number;
  kind: string | null;
}

async function alone(
  order: Order,
  input: Uint8Array,
  folder: string,
  limit: number,
): Promise<Alone | 'hang' | 'crash'> {
  const file = path.join(folder, 'input');
  writeFileSync(file, input);
  const read: Alone[] = [];
  const progress = path.join(folder, 'alone');
  writeFileSync(progress, '');
  const ended = await child(taskOf(order, progress, { file }), stuckAt(progress, limit), (message) => {
    if (message.type === 'read') read.push(message);
  });
  return read[0] ?? (ended === 'SIGKILL' ? 'hang' : 'crash');
}

function taskOf(
  order: Order,
  progress: string,
  more: { file: string } | { seed: number; from: number; to: number },
): Task {
  const { reader, corpus, targets = fileURLToPath(new URL('./targets.ts', import.meta.url)) } = order;
  return { reader, corpus, targets, progress, ...more };
}

async function targetOf({ reader, targets }: Order): Promise<Target> {
  const { TARGETS } = (await import(targets ?? './targets.js')) as { TARGETS: Record<string, () => Promise<Target>> };
  return TARGETS[reader]!();
}

/** Starts a process, ends it when it is stuck, and gives the signal or code that it ended with. */
function child(task: Task, isStuck: (pid: number) => boolean, take: (message: Message) => void): Promise<string> {
  const execArgv = ['--import', 'tsx', '--expose-gc', '--max-old-space-size=1500'];
  const started: ChildProcess = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
    execArgv,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  started.stderr!.on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      if (isStuck(started.pid!)) started.kill('SIGKILL');
    }, 200);
    started.on('message', take);
    started.on('exit', (code, signal) => {
      clearInterval(timer);
      // Code 70: the fuzzer itself failed, not a reader.
      if (code === 70) reject(new Error(said));
      else resolve(signal ?? `code ${code}`);
    });
    started.send(task);
  });
}

function numberIn(progress: string): number | null {
  const bytes = readFileSync(progress);
  return bytes.length < 16 ? null : bytes.readDoubleLE();
}

/**
 * Tells whether a process has been at the same reading for too long: by its processor time where the system tells it, so
 * that a busy machine hangs no reader, and by the clock where it waits for something that does not come.
 */
function stuckAt(progress: string, limit: number): (pid: number) => boolean {
  let known = { mark: '', clock: 0, processor: 0 };
  return (pid) => {
    const now = { mark: readFileSync(progress, 'latin1'), clock: performance.now(), processor: processorTime(pid) };
    if (now.mark === '' || now.mark !== known.mark) {
      known = now;
      return false;
    }
    const waited = now.clock - known.clock;
    const worked = Number.isNaN(now.processor) ? waited : now.processor - known.processor;
    return worked > limit || waited > 15 * limit;
  };
}

/** Milliseconds of processor time of a process; NaN where the system does not tell. Source: proc(5), /proc/pid/stat. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
