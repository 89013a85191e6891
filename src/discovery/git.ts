import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the files of a git checkout say without running git, whose configuration may start programs. */
export interface GitInfo {
  /** Checked-out branch, or null for a detached head or no checkout. */
  branch: string | null;
  /** Remote addresses, without credentials. */
  remotes: string[];
}

const NO_GIT: GitInfo = { branch: null, remotes: [] };

/** Reads branch and remotes of the checkout a folder lies in, looking upwards. Unreadable or odd files count as no checkout. */
export function readGit(directory: string): GitInfo {
  const gitFolder = findGitFolder(directory);
  if (!gitFolder) return NO_GIT;
  const head = readSmall(path.join(gitFolder, 'HEAD'));
  const branch = /^ref: refs\/heads\/(\S+)/.exec(head ?? '')?.[1] ?? null;
  // A worktree keeps the configuration in the main checkout, named by the file `commondir`.
  const common = readSmall(path.join(gitFolder, 'commondir'))?.trim();
  const config = readSmall(path.join(common ? path.resolve(gitFolder, common) : gitFolder, 'config'));
  const remotes = [...(config ?? '').matchAll(/^\s*url\s*=\s*(\S+)/gm)].map((match) => withoutCredentials(match[1]!));
  return { branch, remotes: [...new Set(remotes)].sort() };
}

function findGitFolder(start: string): string | null {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, '.git');
    const stats = statSync(candidate, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return candidate;
    if (stats?.isFile()) {
      const link = /^gitdir: (.+)$/m.exec(readSmall(candidate) ?? '')?.[1];
      return link ? path.resolve(folder, link.trim()) : null;
    }
    if (path.dirname(folder) === folder) return null;
  }
}

function readSmall(file: string): string | null {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size < 1_000_000 ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
