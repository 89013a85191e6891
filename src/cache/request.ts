import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import type { Discovery } from '../discovery/discover.js';
import type { Root } from '../discovery/roots.js';
import { findGitFolder, readSmall, resolveRef } from '../git-folder.js';
import type { ScanRequest } from '../request.js';
import type { ContentDigests } from './contents.js';

/**
 * A digest of everything that a whole scan depends on: the program, what was asked for, each addon, the commit that git
 * history is read from, and the files of evidence.
 */
export function requestDigest(
  request: ScanRequest,
  roots: readonly Root[],
  found: Discovery,
  digests: ContentDigests,
): string {
  const hash = createHash('sha256').update(`result ${digests.build}`);
  const {
    paths: _,
    cwd: _cwd,
    jobs: _jobs,
    limits: _limits,
    warm: _warm,
    shards: _shards,
    rules,
    cache: _cache,
    evidence,
    symbols,
    ...asked
  } = request;
  const { bundles, logs, tickets, ...settings } = evidence ?? { bundles: [], logs: [], tickets: [] };
  hash.update(
    serialize({
      asked,
      settings,
      rules: rules.map(({ meta }) => meta),
      roots: roots.map(({ label }) => label),
      found: [found.failed, found.skipped, found.unknown],
    }),
  );
  for (const addon of found.addons) hash.update(digests.of({ ...addon, maxFileBytes: request.maxFileBytes }));
  if (evidence?.history) for (const line of commitsOf(found)) hash.update(`${line}\n`);
  for (const file of [...bundles, ...logs, ...tickets, ...indexesIn(symbols)]) addFile(hash, file);
  return hash.digest('hex');
}

/** The commit each checkout is at, how far back it goes, and whom its mail map makes the same person. */
function commitsOf(found: Discovery): Set<string> {
  const lines = new Set<string>();
  const known = new Map<string, string>();
  for (const { directory } of found.addons) {
    const parent = path.dirname(directory);
    let line = known.get(parent);
    if (line === undefined) {
      line = commitAt(directory);
      known.set(parent, line);
    }
    lines.add(line);
  }
  return lines;
}

function commitAt(directory: string): string {
  const folder = findGitFolder(directory);
  if (folder === null) return 'none';
  const shallow = readSmall(path.join(folder.commonDir, 'shallow')) ?? '';
  const mailmap = folder.workTree === null ? '' : (readSmall(path.join(folder.workTree, '.mailmap')) ?? '');
  const config = readSmall(path.join(folder.commonDir, 'config')) ?? '';
  return JSON.stringify([resolveRef(folder), shallow, mailmap, config]);
}

function indexesIn(folder: string | null): string[] {
  if (folder === null) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
}

const PIECE = 1 << 20;

/** Adds name and content of a file, piece by piece: logs may be larger than memory. */
function addFile(hash: Hash, file: string): void {
  hash.update(`\n${path.basename(file)}\n`);
  let handle: number;
  try {
    // A pipe would wait for a writer without O_NONBLOCK.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    // What cannot be opened is told by whoever reads it.
    return;
  }
  try {
    const piece = Buffer.alloc(PIECE);
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece))
      hash.update(piece.subarray(0, length));
  } catch {
    hash.update('unreadable');
  } finally {
    closeSync(handle);
  }
}
