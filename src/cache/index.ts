import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { ReadCache } from '../../analyzers/read-all.js';
import type { Discovery } from '../discovery/discover.js';
import type { Root } from '../discovery/roots.js';
import { stoppedFiles } from '../domain/coverage.js';
import type { Result } from '../domain/result.js';
import type { ScanRequest } from '../request.js';
import type { ContentDigests } from './contents.js';
import { liesInside, openFolder } from './folder.js';
import { requestDigest } from './request.js';
import { isTooLarge } from './size.js';
import { Store } from './store.js';

/** What earlier runs came to, by what they read. */
export interface Cache {
  reading: ReadCache;
  /** The result of the very same scan, or null. */
  result(): Result | null;
  /** Keeps the result of this scan, unless a file was lost that another run may read, or it is too large; then makes room. */
  keep(result: Result): void;
  /** Lets go of what is old or too much, where this run wrote anything. */
  makeRoom(): void;
}

/**
 * The cache of a scan. Keys are digests of the built program (its readers, grammars, rules and data) and of everything that
 * is read; times and names of folders are not in them.
 * @returns null where there is none: not asked for, not usable, or the program runs from its sources.
 */
export function openCache(
  request: ScanRequest,
  roots: readonly Root[],
  found: Discovery,
  digests: ContentDigests | null,
): Cache | null {
  const folder = request.cache === undefined || digests === null ? null : openFolder(request.cache.folder);
  if (request.cache === undefined || digests === null || folder === null) return null;
  const { named, megabytes } = request.cache;
  if (
    !named &&
    liesInside(
      folder,
      roots.map(({ directory }) => directory),
    )
  )
    return null;
  const store = new Store(folder);
  let wrote = false;
  const put = (key: string, bytes: Uint8Array) => {
    store.put(key, bytes);
    wrote = true;
  };
  const directories = roots.map(({ directory }) => directory);
  const mark = createHash('sha256')
    .update(JSON.stringify(['mark', digests.build, directories]))
    .digest('hex');
  const keyOfResult = once(() => requestDigest(request, roots, found, digests));
  const makeRoom = () => {
    if (wrote) store.prune(megabytes);
  };
  return {
    makeRoom,
    reading: {
      find: (task) => store.get(digests.of(task)),
      keep: (task, bytes) => put(digests.of(task), bytes),
    },
    // Where nothing was ever kept of these folders, all files would be read for nothing.
    result: () => (store.get(mark) === null ? null : resultIn(store.get(keyOfResult()))),
    keep: (result) => {
      if (stoppedFiles(result.coverage).length === 0 && !isTooLarge(result)) {
        put(keyOfResult(), serialize(result));
        put(mark, Buffer.from('kept'));
      }
      makeRoom();
    },
  };
}

function resultIn(bytes: Uint8Array | null): Result | null {
  return bytes === null ? null : (deserialize(bytes) as Result);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
