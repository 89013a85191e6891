import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Where a git repository keeps its things, found by reading files alone: running git inside a scanned repository would
 * obey that repository's configuration, which may start programs (core.fsmonitor, textconv, gpg.program, aliases).
 * Source of the layout: gitrepository-layout(5).
 */
export interface GitFolder {
  /** Holds HEAD of this checkout. */
  gitDir: string;
  /** Holds objects, refs, packed-refs, shallow and config; differs from `gitDir` in a worktree. */
  commonDir: string;
  /** Folder of the checkout, or null for a bare clone. */
  workTree: string | null;
}

/** The repository a folder lies in, looking upwards; null where there is none or its files are odd. */
export function findGitFolder(start: string): GitFolder | null {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const found = checkoutAt(folder);
    if (found !== undefined) return found;
    if (path.dirname(folder) === folder) return null;
  }
}

/** The repository at this very folder: a checkout, a worktree, a submodule or a bare clone; else null. */
export function gitFolderAt(folder: string): GitFolder | null {
  const checkout = checkoutAt(folder);
  if (checkout !== undefined) return checkout;
  const bare = readSmall(path.join(folder, 'HEAD')) !== null && isFolder(path.join(folder, 'objects'));
  return bare ? { gitDir: folder, commonDir: folder, workTree: null } : null;
}

/** undefined: no `.git` here. null: one that leads nowhere. */
function checkoutAt(workTree: string): GitFolder | null | undefined {
  const candidate = path.join(workTree, '.git');
  const stats = statSync(candidate, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return withCommon(candidate, workTree);
  if (!stats?.isFile()) return undefined;
  const link = /^gitdir: (.+)$/m.exec(readSmall(candidate) ?? '')?.[1];
  return link ? withCommon(path.resolve(workTree, link.trim()), workTree) : null;
}

/** A worktree keeps objects, refs and configuration in the main checkout, named by its file `commondir`. */
function withCommon(gitDir: string, workTree: string): GitFolder {
  const common = readSmall(path.join(gitDir, 'commondir'))?.trim();
  return { gitDir, commonDir: common ? path.resolve(gitDir, common) : gitDir, workTree };
}

/** Longest chain of symbolic refs that is followed. Source: SYMREF_MAXDEPTH in git's refs/refs-internal.h. */
const MOST_LINKS = 5;

/** The commit a ref stands for (`HEAD`, `refs/heads/16.0`), from loose and packed refs; null where it cannot be told. */
export function resolveRef(folder: GitFolder, ref = 'HEAD'): string | null {
  let name = ref;
  for (let links = 0; links <= MOST_LINKS; links++) {
    const text = looseRef(folder, name);
    if (text === null) return packedRef(folder, name);
    const link = /^ref:\s*(\S+)\s*$/.exec(text)?.[1];
    if (link === undefined) return objectName(text.trim());
    name = link;
  }
  return null;
}

function looseRef({ gitDir, commonDir }: GitFolder, name: string): string | null {
  if (name !== 'HEAD' && !isRefName(name)) return null;
  return readSmall(path.join(gitDir, name)) ?? readSmall(path.join(commonDir, name));
}

function packedRef({ commonDir }: GitFolder, name: string): string | null {
  if (!isRefName(name)) return null;
  for (const line of (readSmall(path.join(commonDir, 'packed-refs'), 50_000_000) ?? '').split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0 && line.slice(space + 1).trimEnd() === name) return objectName(line.slice(0, space));
  }
  return null;
}

/** Under `refs/` and without a step upwards, so that a ref never names a file outside the repository. */
function isRefName(name: string): boolean {
  return /^refs\/[^\0\\]+$/.test(name) && !name.split('/').includes('..');
}

function objectName(text: string): string | null {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : null;
}

/** Text of a plain file below a size, or null. Pipes and devices are never opened. */
export function readSmall(file: string, most = 1_000_000): string | null {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size < most ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
