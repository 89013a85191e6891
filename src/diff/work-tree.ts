import { cpSync, lstatSync } from 'node:fs';
import path from 'node:path';
import type { SafeGit } from '../evidence/git/safe-git.js';

/** How the files of a checkout differ from a commit. Paths are relative to the checkout, forward slashes. */
export interface WorkTree {
  /** Changed, deleted and added files; those of a submodule are not among them. */
  changed: string[];
  /** What no change can bring: ignored files, and repositories that lie in the checkout and are not part of it. */
  outside: string[];
}

const LIMITS = { milliseconds: 120_000, bytes: 300_000_000 };

/**
 * Compares a checkout with a commit, uncommitted changes included. The index of the checkout is not looked at: git fills
 * one of its own from the commit.
 * @param own Paths that belong to the repository although they look as if they did not: files and submodules of HEAD.
 * @throws HistoryError
 */
export async function readWorkTree(
  git: SafeGit,
  commit: string,
  folder: string,
  own: ReadonlySet<string>,
): Promise<WorkTree> {
  const below = folder === '' ? [] : ['--', `:(top,literal)${folder}`];
  const list = async (...args: string[]) => {
    const chunks: Buffer[] = [];
    await git.run([...args, ...below], LIMITS, (chunk) => chunks.push(Buffer.from(chunk)));
    const names = Buffer.concat(chunks).toString('utf8').split('\0');
    return [...new Set(names)].filter((name) => name !== '');
  };
  await git.run(['read-tree', commit], LIMITS, () => {});
  // Without it every file would count as changed: a new index does not know when files were last written.
  await git.run(['update-index', '-q', '--refresh', '--ignore-submodules'], LIMITS, () => {});
  const changed = await list('diff-files', '--name-only', '-z', '--ignore-submodules=all');
  const others = await list('ls-files', '--others', '--exclude-standard', '-z');
  const ignored = await list('ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z');
  // git does not look into another repository: it names its folder.
  const isRepository = (name: string) => name.endsWith('/');
  return {
    changed: [...changed, ...others.filter((name) => !isRepository(name))],
    outside: [...others.filter(isRepository), ...ignored]
      .map((name) => name.replace(/\/$/, ''))
      .filter((name) => !own.has(name)),
  };
}

const NEVER = new Set(['.git', '.hg', '.svn', 'node_modules', '__pycache__']);

/** Copies what is no part of the repository, as it is: it is the same on both sides of a change. */
export function copyOutside(
  workTree: string,
  outside: readonly string[],
  own: ReadonlySet<string>,
  target: string,
): void {
  for (const name of outside) {
    if (NEVER.has(path.basename(name))) continue;
    cpSync(path.join(workTree, name), path.join(target, name), {
      recursive: true,
      force: false,
      verbatimSymlinks: true,
      filter: (source) => !NEVER.has(path.basename(source)) && isPlain(source) && !own.has(within(workTree, source)),
    });
  }
}

function within(workTree: string, file: string): string {
  return path.relative(workTree, file).split(path.sep).join('/');
}

/** Pipes and devices are never opened. */
function isPlain(file: string): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats !== undefined && (stats.isDirectory() || stats.isFile() || stats.isSymbolicLink());
}
