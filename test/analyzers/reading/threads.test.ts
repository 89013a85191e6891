import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { ReadTask } from '../../../analyzers/read-addon.js';
import { type ReadCache, readAll } from '../../../analyzers/read-all.js';
import { createReaders } from '../../../analyzers/readers.js';
import { ReadingThread, type StartReader } from '../../../analyzers/reading-thread.js';

const start: StartReader = (workerData, { megabytes }) =>
  new Worker(new URL('./faulty-thread.mjs', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });

function addon(name: string, ...files: string[]): ReadTask {
  const task = { addon: { path: name }, directory: '/', manifest: null, maxFileBytes: 1, files: [] as object[] };
  task.files = files.map((path) => ({ path, bytes: 1 }));
  return task as unknown as ReadTask;
}

async function read(tasks: ReadTask[], cache: ReadCache | null = null, warm: ReadingThread | null = null) {
  const outcomes = await readAll(tasks, {
    jobs: 2,
    readers: await createReaders('wasm'),
    limits: { seconds: 0.5, megabytes: 64 },
    cache,
    warm,
    onAddon: () => {},
    start,
  });
  return outcomes.map(({ source, failed, parsed }) => ({
    read: (source as unknown as { read?: string[] }).read ?? null,
    parsed,
    failed: failed.map(({ path, why }) => `${path}: ${why}`),
  }));
}

describe('a thread that does not come to an end', () => {
  it.each([
    ['hang.py', /^hang\.py: reading was stopped: it took more than 0\.5 s$/],
    ['hungry.py', /^hungry\.py: reading was stopped: it took more than 64 MB of memory$/],
    ['exit.py', /^exit\.py: reading was stopped: its thread ended with code 3$/],
    ['throw.py', /^throw\.py: reading was stopped: the reader is broken$/],
  ])('costs the file it was at: %s', async (name, why) => {
    const [bakery, harbour] = await read([
      addon('bakery', 'bread.py', name, 'cake.py'),
      addon('harbour', 'quay.py', 'ship.py'),
    ]);
    expect(bakery).toEqual({ read: ['bread.py', 'cake.py'], parsed: 2, failed: [expect.stringMatching(why)] });
    expect(harbour).toEqual({ read: ['quay.py', 'ship.py'], parsed: 2, failed: [] });
  });

  it('costs each of several files, and no more', async () => {
    const [bakery] = await read([addon('bakery', 'exit.py', 'bread.py', 'throw.py', 'cake.py', 'hang.py')]);
    expect(bakery?.read).toEqual(['bread.py', 'cake.py']);
    expect(bakery?.failed.map((line) => line.split(':')[0])).toEqual(['exit.py', 'throw.py', 'hang.py']);
  });

  it('costs the addon where it fails before any file, and ends', async () => {
    const [bakery, harbour] = await read([addon('bakery', 'before.py', 'bread.py'), addon('harbour', 'quay.py')]);
    expect(bakery).toEqual({ read: null, parsed: 0, failed: ['bakery: reading was stopped: before any file'] });
    expect(harbour?.read).toEqual(['quay.py']);
  });

  it('is kept by no cache', async () => {
    const kept: string[] = [];
    const cache: ReadCache = { find: () => null, keep: (task) => kept.push(task.addon.path) };
    await read([addon('bakery', 'throw.py', 'bread.py'), addon('harbour', 'quay.py')], cache);
    expect(kept).toEqual(['harbour']);
  });
});

describe('a thread that was started before there was anything to read', () => {
  const warmed = (starter: StartReader) => new ReadingThread('wasm', { seconds: 0.5, megabytes: 64 }, starter).warm();

  it('reads, and no other is started for one addon', async () => {
    let started = 0;
    const warm = warmed((data, limits) => {
      started++;
      return start(data, limits);
    });
    const [bakery] = await read([addon('bakery', 'bread.py', 'hang.py', 'cake.py')], null, warm);
    expect(bakery?.read).toEqual(['bread.py', 'cake.py']);
    // Once more after the file that it was stopped at.
    expect(started).toBe(2);
  });

  it('costs nothing where it died before it was asked', async () => {
    let ended = () => {};
    const gone = new Promise<void>((resolve) => {
      ended = resolve;
    });
    let first = true;
    const warm = warmed((data, limits) => {
      if (!first) return start(data, limits);
      first = false;
      const worker = new Worker('process.exit(1)', { eval: true });
      worker.on('exit', () => setImmediate(ended));
      return worker;
    });
    const alive = setInterval(() => {}, 1000);
    await gone;
    clearInterval(alive);
    expect((await read([addon('bakery', 'bread.py')], null, warm))[0]?.read).toEqual(['bread.py']);
  });
});
