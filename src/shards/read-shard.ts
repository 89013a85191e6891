import { serialize } from 'node:v8';
import type { ReadTask } from '../../analyzers/read-addon.js';
import { type ReadCache, readAll, sourceBytes } from '../../analyzers/read-all.js';
import { READ_LIMITS } from '../../analyzers/reading-thread.js';
import type { PathReason } from '../domain/coverage.js';
import { InputError } from '../domain/errors.js';
import { openScan } from '../open-scan.js';
import type { ProgressListener } from '../progress.js';
import type { ScanRequest } from '../request.js';
import { pack, type Shard } from './format.js';
import { settingsOf } from './reading.js';
import { type Part, splitAddons } from './split.js';

/**
 * Reads one part of a portfolio. All of it is discovered, so that every job splits the same.
 * @returns What was read, and the files that could not be read whole.
 * @throws InputError for paths that cannot be scanned, and where the program runs from its sources.
 */
export async function readShard(
  request: ScanRequest,
  { index, of }: Part,
  onProgress: ProgressListener = () => {},
): Promise<{ shard: Shard; failed: PathReason[] }> {
  const { roots, readers, tasks, digests, cache } = await openScan(request, onProgress);
  if (digests === null) throw new InputError('--shard: needs the built program, since facts go by its build');
  const parts = splitAddons(
    tasks.map((task) => ({ key: task.addon.key, bytes: sourceBytes(task) })),
    of,
  );
  const mine = tasks.filter((_, place) => parts[place] === index);
  const facts = new Map<string, Uint8Array>();
  const outcomes = await readAll(mine, {
    jobs: request.jobs,
    readers,
    limits: request.limits ?? READ_LIMITS,
    cache: noting(cache?.reading ?? null, (task, bytes) => facts.set(digests.of(task), pack(bytes))),
    onAddon: (done, total) => onProgress({ phase: 'read', done, total }),
  });
  // Where reading was stopped at a file, nothing was kept; a merge tells of it as one run does.
  for (const [place, task] of mine.entries()) {
    const digest = digests.of(task);
    if (!facts.has(digest)) facts.set(digest, pack(serialize(outcomes[place])));
  }
  cache?.makeRoom();
  const labels = roots.map(({ label }) => label);
  const shard = {
    index,
    of,
    build: digests.build,
    settings: settingsOf(request),
    roots: labels,
    addons: tasks.length,
    facts,
  };
  return { shard, failed: outcomes.flatMap(({ failed }) => failed) };
}

/** A cache that tells what it gives and what it is given. */
function noting(cache: ReadCache | null, note: (task: ReadTask, bytes: Uint8Array) => void): ReadCache {
  return {
    find: (task) => {
      const bytes = cache?.find(task) ?? null;
      if (bytes !== null) note(task, bytes);
      return bytes;
    },
    keep: (task, bytes) => {
      note(task, bytes);
      cache?.keep(task, bytes);
    },
  };
}
