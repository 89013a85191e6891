import { openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { seedsOf } from './corpus.js';
import { fuzz } from './engine.js';
import { judge, kindOf } from './judge.js';
import type { Failure, Target } from './target.js';
import { keepFilesIn } from './targets/folder.js';

/** What the process that watches asks of one that reads. */
export type Task = {
  /** Module that exports `TARGETS`. */
  targets: string;
  reader: string;
  corpus: string | null;
  /** File that always holds the number of the input being read and the count of readings, eight bytes each. */
  progress: string;
} & ({ seed: number; from: number; to: number } | { file: string });

/** What it says: failures as they come, then once what it did. */
export type Message =
  | ({ type: 'failure' } & Omit<Failure, 'input'> & { input: string })
  | { type: 'done'; inputs: number; kinds: [string, number][]; seeds: number; grown: number }
  | { type: 'read'; kind: string | null; milliseconds: number };

/** Share of the inputs after which caches are full and the heap of the parsers is as large as it gets. */
const WARM = 0.5;

/** Trees of the native parser are freed by callbacks after a collection, so it takes two with a pause between. */
async function memory(): Promise<number> {
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 20));
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

/** Messages are read by another process; a process that ends at once would lose the last. */
const say = (message: Message): Promise<void> =>
  new Promise((resolve) => {
    process.send!(message, () => resolve());
  });

async function run(task: Task): Promise<void> {
  const { TARGETS } = (await import(pathToFileURL(task.targets).href)) as {
    TARGETS: Record<string, () => Promise<Target>>;
  };
  const target = await TARGETS[task.reader]!();
  keepFilesIn(path.dirname(task.progress));
  if ('file' in task) return readOne(target, task);
  const seeds = seedsOf(target, task.corpus);
  const mark = openSync(task.progress, 'w');
  const bytes = Buffer.alloc(16);
  let readings = 0;
  const half = Math.floor(task.from + (task.to - task.from) * WARM);
  const kinds = new Map<string, number>();
  const stretch = (from: number, to: number) =>
    fuzz({
      ...task,
      target,
      seeds,
      from,
      to,
      kinds,
      onReading: (number) => {
        bytes.writeDoubleLE(number);
        bytes.writeDoubleLE(readings++, 8);
        writeSync(mark, bytes, 0, 16, 0);
      },
      onFailure: ({ input, ...failure }) =>
        void say({ type: 'failure', ...failure, input: Buffer.from(input).toString('base64') }),
    });
  await stretch(task.from, half);
  const warm = await memory();
  await stretch(half, task.to);
  const grown = (await memory()) - warm;
  const inputs = task.to - task.from;
  await say({ type: 'done', inputs, kinds: [...kinds], seeds: seeds.length, grown });
}

/** One input in a process of its own: whether it is read, and in what time. */
async function readOne(target: Target, { file, progress }: { file: string; progress: string }): Promise<void> {
  const input = readFileSync(file);
  // The first reading loads what is loaded on demand.
  await target.read(new Uint8Array());
  writeFileSync(progress, 'reading');
  const { user, system } = process.cpuUsage();
  const fault = await judge(target, input);
  const spent = process.cpuUsage({ user, system });
  const milliseconds = (spent.user + spent.system) / 1000;
  await say({ type: 'read', kind: fault === null ? null : kindOf(fault), milliseconds });
}

process.once('message', (task: Task) => {
  run(task).then(
    () => process.exit(0),
    (error) => {
      console.error(error);
      process.exit(70);
    },
  );
});
