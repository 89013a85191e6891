import path from 'node:path';
import { findGitFolder, readSmall } from '../git-folder.js';

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
  const folder = findGitFolder(directory);
  if (!folder) return NO_GIT;
  const head = readSmall(path.join(folder.gitDir, 'HEAD'));
  const branch = /^ref: refs\/heads\/(\S+)/.exec(head ?? '')?.[1] ?? null;
  const config = readSmall(path.join(folder.commonDir, 'config'));
  const remotes = [...(config ?? '').matchAll(/^[ \t]*url\s*=\s*(\S+)/gm)].map((match) =>
    withoutCredentials(match[1]!),
  );
  return { branch, remotes: [...new Set(remotes)].sort() };
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
