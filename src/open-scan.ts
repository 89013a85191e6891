import { whenLoaded } from '../analyzers/python/parser.js';
import type { ReadTask } from '../analyzers/read-addon.js';
import type { ReadCache } from '../analyzers/read-all.js';
import { createReaders, type Readers } from '../analyzers/readers.js';
import { openSymbols, type SymbolSource } from '../analyzers/resolution/indexes.js';
import { type ContentDigests, contentDigests } from './cache/contents.js';
import { type Cache, openCache } from './cache/index.js';
import { type Discovery, discover } from './discovery/discover.js';
import { openRoots, type Root } from './discovery/roots.js';
import { InputError } from './domain/errors.js';
import type { ProgressListener } from './progress.js';
import type { ScanRequest } from './request.js';
import { readingOfShards } from './shards/reading.js';
import { runsFromSources } from './threads.js';

/** What is there to read, before anything of it is read but the manifests. */
export interface OpenScan {
  roots: Root[];
  readers: Readers;
  found: Discovery;
  /** One for each addon found, in the same order. */
  tasks: ReadTask[];
  /** Null where the program runs from its sources, which change under what was kept. */
  digests: ContentDigests | null;
  cache: Cache | null;
  /** Odoo's own symbols; null once somebody took them who lets go of them. */
  symbols: SymbolSource | null;
}

/**
 * What is to be read, and with what.
 * @throws InputError for paths that cannot be scanned or hold no addon, and for a folder of symbols that is none.
 */
export async function openScan(request: ScanRequest, onProgress: ProgressListener): Promise<OpenScan> {
  const { paths, cwd, parser, from, maxFileBytes } = request;
  // Before the cache is asked, which knows nothing of a folder that is not there.
  const symbols = openSymbols(request.symbols);
  const roots = openRoots(paths, cwd);
  // Read from here are manifests and older versions, few of them broken; in the reading threads all is loaded.
  const readers = await createReaders(parser, { later: !runsFromSources() });
  const found = await discover(roots, {
    from,
    readManifest: (file, text) => whenLoaded(() => readers.manifest(file, text)),
    maxFileBytes,
    onAddon: (done, total) => onProgress({ phase: 'discover', done, total }),
  });
  if (found.addons.length === 0) {
    throw new InputError(`${paths.join(', ')}: no Odoo addon found; name a folder with __manifest__.py files below it`);
  }
  const tasks = found.addons.map((addon) => ({ ...addon, maxFileBytes }));
  const digests = contentDigests(parser);
  const cache = openCache(request, roots, found, digests);
  return { roots, readers, found, tasks, digests, cache, symbols };
}

/**
 * What was read already of the very same files: by other jobs, and by earlier runs.
 * @throws InputError where other jobs read something else, or otherwise.
 */
export function earlierReading(request: ScanRequest, { roots, tasks, digests, cache }: OpenScan): ReadCache | null {
  const kept = cache?.reading ?? null;
  const { shards } = request;
  if (shards === undefined || digests === null) return kept;
  return readingOfShards(shards, request, { roots, tasks, digests, cache: kept });
}
