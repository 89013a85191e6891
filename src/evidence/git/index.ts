import path from 'node:path';
import type { AddonSource } from '../../domain/addon.js';
import { countedFiles } from '../../domain/counted-files.js';
import type { AddonHistory, HistoryEvidence, TicketReference } from '../../domain/history.js';
import { findGitFolder, type GitFolder } from '../../git-folder.js';
import { type RepositoryHistory, readRepository } from './repository.js';
import { HistoryError } from './safe-git.js';
import type { AddonPlace } from './summary.js';

/** An addon that was read, with its place on disk. */
export interface HistoryInput {
  source: AddonSource;
  directory: string;
}

export interface HistoryOptions {
  /** For progress: repositories read, and their number. */
  onRepository?(done: number, total: number): void;
}

/**
 * Reads the git history of addons, one pass per repository. Nothing of a repository but its objects, refs and shallow
 * boundary is used. What cannot be read is a sentence in `unknown`; it never throws for what a repository holds.
 */
export async function readHistory(
  inputs: readonly HistoryInput[],
  options: HistoryOptions = {},
): Promise<HistoryEvidence> {
  const { repositories, without } = byRepository(inputs);
  const addons = new Map<string, AddonHistory>();
  const unknown: string[] = [];
  if (without.length > 0) unknown.push(`history of ${named(without)}: not in a git repository`);
  const dates: string[] = [];
  const references: TicketReference[] = [];
  let done = 0;
  for (const { folder, places } of repositories) {
    options.onRepository?.(done++, repositories.length);
    const keys = places.map(({ key }) => key);
    try {
      const read = await readRepository(folder, places);
      for (const [key, history] of read.addons) addons.set(key, history);
      for (const reference of read.references) references.push(reference);
      unknown.push(...limitsOf(read, keys));
      for (const { from, asOf } of read.addons.values()) dates.push(from, asOf);
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
      unknown.push(`history of ${named(keys)}: could not be read (${error.message})`);
    }
  }
  dates.sort();
  const window = dates.length === 0 ? null : `from ${dates[0]} to ${dates.at(-1)}`;
  return { addons: new Map([...addons].sort(([a], [b]) => (a < b ? -1 : 1))), unknown, window, references };
}

interface Repository {
  folder: GitFolder;
  places: AddonPlace[];
}

function byRepository(inputs: readonly HistoryInput[]): { repositories: Repository[]; without: string[] } {
  const repositories = new Map<string, Repository>();
  const without: string[] = [];
  for (const { source, directory } of inputs) {
    const folder = findGitFolder(directory);
    if (folder?.workTree == null) {
      without.push(source.addon.key);
      continue;
    }
    const repository = repositories.get(folder.gitDir) ?? { folder, places: [] };
    repositories.set(folder.gitDir, repository);
    const relative = path.relative(folder.workTree, directory).split(path.sep).join('/');
    repository.places.push({ key: source.addon.key, folder: relative, files: countedFiles(source) });
  }
  return { repositories: [...repositories.values()], without };
}

/** What a reading that worked still leaves open. */
function limitsOf(read: RepositoryHistory, keys: readonly string[]): string[] {
  const lines: string[] = [];
  const missing = keys.filter((key) => !read.addons.has(key));
  if (missing.length > 0) lines.push(`history of ${named(missing)}: no commit changed their code`);
  if (read.shallow) lines.push(`history of ${named(keys)}: a shallow clone, older commits are not there`);
  if (read.cut) lines.push(`history of ${named(keys)}: longer than what is read, the oldest commits are left out`);
  if (read.partial) lines.push(`history of ${named(keys)}: a partial clone, changed lines are not there, only commits`);
  return lines;
}

function named(keys: readonly string[]): string {
  const some = [...keys].sort().slice(0, 3).join(', ');
  const more = keys.length > 3 ? ` and ${keys.length - 3} more` : '';
  return `${keys.length} addon${keys.length === 1 ? '' : 's'} (${some}${more})`;
}
