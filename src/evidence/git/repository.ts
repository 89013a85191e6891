import type { AddonHistory, TicketReference } from '../../domain/history.js';
import { type GitFolder, resolveRef } from '../../git-folder.js';
import { committedAt, isMissingContent, MOST_COMMITS, readLog } from './log.js';
import { HistoryError, SafeGit } from './safe-git.js';
import { type AddonPlace, summarise } from './summary.js';
import { Tally } from './tally.js';
import { dateOf } from './time.js';

export interface RepositoryHistory {
  addons: Map<string, AddonHistory>;
  references: TicketReference[];
  /** Date of the newest commit. */
  asOf: string;
  shallow: boolean;
  partial: boolean;
  /** More commits were there than are read. */
  cut: boolean;
}

/**
 * Reads the history of the addons of one repository in one pass over its log.
 * @param at Commit to read from; the commit of HEAD where it is left out.
 * @throws HistoryError
 */
export async function readRepository(
  folder: GitFolder,
  places: readonly AddonPlace[],
  at: string | null = null,
): Promise<RepositoryHistory> {
  const commit = at ?? resolveRef(folder);
  if (commit === null) throw new HistoryError('no commit could be found for its HEAD');
  const git = SafeGit.open(folder, commit);
  try {
    const asOf = await committedAt(git);
    const folders = new Map(places.map((place) => [place.folder, place.key]));
    const live = new Set(
      places.flatMap(({ folder: at, files }) => files.map(({ path }) => (at ? `${at}/${path}` : path))),
    );
    const { tally, commits, partial } = await tallyLog(git, folders, live, asOf);
    const shallow = git.shallow.size > 0;
    const cut = commits >= MOST_COMMITS;
    const addons = summarise(places, tally, { asOf, complete: !shallow && !cut });
    return { addons, references: tally.references, asOf: dateOf(asOf), shallow, partial, cut };
  } finally {
    git.close();
  }
}

/** Reads the log; where the content of some file is missing, once more without lines, from the names of files alone. */
async function tallyLog(
  git: SafeGit,
  folders: ReadonlyMap<string, string>,
  live: ReadonlySet<string>,
  asOf: number,
): Promise<{ tally: Tally; commits: number; partial: boolean }> {
  const read = async (lines: boolean) => {
    const tally = new Tally(folders, live, asOf);
    const options = { folder: commonFolder([...folders.keys()]), lines };
    const commits = await readLog(git, options, (commit, boundary) =>
      boundary ? tally.addBoundary(commit) : tally.add(commit),
    );
    return { tally, commits, partial: !lines };
  };
  return read(true).catch((error) => {
    if (isMissingContent(error)) return read(false);
    throw error;
  });
}

/** The deepest folder that holds all of them. */
export function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => (folder === '' ? [] : folder.split('/')));
  let length = first.length;
  for (const other of others) {
    while (length > 0 && first.slice(0, length).join('/') !== other.slice(0, length).join('/')) length--;
  }
  return first.slice(0, length).join('/');
}
