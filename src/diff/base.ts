import { mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Root } from '../discovery/roots.js';
import { InputError } from '../domain/errors.js';
import { HistoryError, SafeGit } from '../evidence/git/safe-git.js';
import { findGitFolder, type GitFolder, gitFolderAt, readSmall, resolveRef } from '../git-folder.js';
import { temporaryFolder } from '../temporary-folder.js';
import { commitOf, mergeBase } from './revision.js';
import { listTree, type TreeEntry, writeTree } from './tree.js';
import { copyOutside, readWorkTree } from './work-tree.js';

/** The scanned roots as they were before a change, in a folder of ours. */
export interface Base {
  /** Absolute, in the order of the roots; a root that is not in the repository of the change is the root itself. */
  paths: string[];
  /** The commit each root is compared with; null where it is taken as unchanged. */
  commits: (string | null)[];
  /** Absolute paths of files that differ, also of those that are gone. */
  changed: string[];
  /** Removes the folder. */
  close(): void;
}

/**
 * Lays out what was scanned as it was where the history of the checkout and that of `revision` went their ways. Nothing
 * is checked out: contents are read from the objects and written to a temporary folder.
 * @throws InputError in one line where there is no such commit, or not enough history.
 */
export async function openBase(roots: readonly Root[], revision: string): Promise<Base> {
  const { path: home, close } = temporaryFolder('odoo-debt-base-');
  try {
    const sides = await sidesOf(roots, revision);
    const layout = new Layout(home);
    for (const side of new Set(sides.filter((side) => side !== null))) {
      await layout.add(side.folder, side.base, side.head, side.below);
    }
    return {
      paths: roots.map(({ directory }, index) => layout.placeOf(sides[index]?.folder, directory)),
      commits: sides.map((side) => side?.base ?? null),
      changed: layout.changed,
      close,
    };
  } catch (error) {
    close();
    if (error instanceof HistoryError) throw new InputError(`--diff ${revision}: ${error.message}`);
    throw error;
  }
}

/** A repository with the two commits between which the change lies. */
interface Side {
  folder: GitFolder & { workTree: string };
  head: string;
  base: string;
  /** The scanned folders in it. */
  below: string[];
}

/** The repository of each root; null where it is in none, or in one that has no such commit: the change is not there. */
async function sidesOf(roots: readonly Root[], revision: string): Promise<(Side | null)[]> {
  const known = new Map<string, Side | null>();
  const sides: (Side | null)[] = [];
  for (const { directory } of roots) {
    const folder = findGitFolder(directory);
    if (folder?.workTree == null) {
      sides.push(null);
      continue;
    }
    const workTree = realpathSync(folder.workTree);
    if (!known.has(workTree)) known.set(workTree, await sideOf({ ...folder, workTree }, revision));
    const side = known.get(workTree)!;
    side?.below.push(path.relative(workTree, directory).split(path.sep).join('/'));
    sides.push(side);
  }
  if (sides.every((side) => side === null)) {
    throw new InputError(
      known.size === 0
        ? `--diff ${revision}: what is scanned is in no git checkout`
        : `--diff ${revision}: no such branch, tag or commit in the clone; fetch it first, such as: git fetch origin`,
    );
  }
  return sides;
}

async function sideOf(folder: Side['folder'], revision: string): Promise<Side | null> {
  const head = resolveRef(folder);
  if (head === null) throw new InputError(`--diff ${revision}: the checkout has no commit yet`);
  const git = SafeGit.open(folder, head);
  try {
    const other = await commitOf(git, folder, revision);
    if (other === null) return null;
    const base = await mergeBase(git, other, head);
    if (base !== null) return { folder, head, base, below: [] };
    throw new InputError(
      git.shallow.size > 0
        ? `--diff ${revision}: the clone is shallow and holds no commit that both sides have; fetch the whole history (fetch-depth: 0, GIT_DEPTH: 0)`
        : `--diff ${revision}: has no commit in common with the checkout`,
    );
  } finally {
    git.close();
  }
}

/** Repositories side by side below one folder, each under the name of its checkout. */
class Layout {
  readonly changed: string[] = [];
  private readonly places = new Map<string, string>();
  private count = 0;

  constructor(private readonly home: string) {}

  async add(folder: Side['folder'], base: string, head: string, below: readonly string[]): Promise<void> {
    const target = path.join(this.home, `tree-${++this.count}`, path.basename(folder.workTree));
    this.places.set(folder.workTree, target);
    const folders = below.includes('') ? [''] : [...new Set(below)].sort();
    for (const one of folders) await this.lay(folder, { base, head, below: one, target });
  }

  /** Where a folder of a checkout is laid out; without a checkout it stays where it is. */
  placeOf(folder: GitFolder | undefined, directory: string): string {
    const workTree = folder?.workTree;
    if (workTree == null) return directory;
    const place = path.join(this.places.get(workTree)!, path.relative(workTree, directory));
    // It may be new.
    mkdirSync(place, { recursive: true });
    return place;
  }

  private async lay(
    folder: Side['folder'],
    side: { base: string; head: string; below: string; target: string },
  ): Promise<void> {
    const { base, head, below, target } = side;
    const git = SafeGit.open(folder, base, folder.workTree);
    try {
      const entries = await listTree(git, base, below);
      mkdirSync(target, { recursive: true });
      await writeTree(git, entries, target);
      this.pointAt(folder, base, target);
      const own = new Set((await listTree(git, head, below)).map((entry) => entry.path));
      const { changed, outside } = await readWorkTree(git, base, below, own);
      this.changed.push(...changed.map((name) => path.join(folder.workTree, name)));
      copyOutside(folder.workTree, outside, own, target);
      for (const entry of entries) if (entry.kind === 'submodule') await this.laySubmodule(folder, entry, target);
    } finally {
      git.close();
    }
  }

  /** A submodule that is not checked out has nothing to scan on either side. */
  private async laySubmodule({ workTree }: Side['folder'], entry: TreeEntry, target: string): Promise<void> {
    const place = path.join(workTree, entry.path);
    if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return;
    const folder = gitFolderAt(place);
    const head = folder === null ? null : resolveRef(folder);
    if (folder?.workTree == null || head === null) return;
    const side = { base: entry.name, head, below: '', target: path.join(target, entry.path) };
    try {
      await this.lay({ ...folder, workTree: place }, side);
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
      throw new HistoryError(
        `submodule ${entry.path}: its commit before the change is not in the clone; fetch it (${error.message})`,
      );
    }
  }

  /**
   * Makes the laid out files a checkout of the base, for readers of branch, remotes and history: the same repository with
   * another HEAD. Source of the layout: gitrepository-layout(5), `commondir`.
   */
  private pointAt(folder: GitFolder, commit: string, target: string): void {
    const gitDir = path.join(this.home, `git-${++this.count}`);
    const branch = /^ref: refs\/heads\/(\S+)/.exec(readSmall(path.join(folder.gitDir, 'HEAD')) ?? '')?.[1];
    const ref = branch === undefined || branch.split('/').includes('..') ? null : `refs/heads/${branch}`;
    mkdirSync(path.dirname(path.join(gitDir, ref ?? 'HEAD')), { recursive: true });
    if (ref !== null) writeFileSync(path.join(gitDir, ref), `${commit}\n`);
    writeFileSync(path.join(gitDir, 'HEAD'), ref === null ? `${commit}\n` : `ref: ${ref}\n`);
    writeFileSync(path.join(gitDir, 'commondir'), `${folder.commonDir}\n`);
    writeFileSync(path.join(target, '.git'), `gitdir: ${gitDir}\n`);
  }
}
