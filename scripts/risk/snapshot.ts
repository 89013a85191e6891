import { mkdirSync } from 'node:fs';
import type { Series } from '../../src/domain/series.js';
import { type Commit, isMissingContent, readLog } from '../../src/evidence/git/log.js';
import { HistoryError, SafeGit } from '../../src/evidence/git/safe-git.js';
import { type GitFolder, resolveRef } from '../../src/git-folder.js';

/** A moment in the life of a branch: everything up to `commit` is known, what came later is asked about. */
export interface Moment {
  commit: string;
  tip: string;
  /** Seconds since 1970. */
  at: number;
}

const LIMITS = { milliseconds: 300_000, bytes: 500_000_000 };
/** A branch of fewer commits has neither a past nor a future to measure. */
const LEAST_COMMITS = 150;

/** Odoo releases a series a year, in October; 9.0 came in 2015. Before, a branch of that name was another series' work. */
function opened(branch: Series): number {
  return Date.UTC(2006 + Number.parseInt(branch, 10), 9, 1) / 1000;
}

/** The middle of a branch: half of its commits that changed code had landed; null for a branch that is missing or short. */
export async function middleOf(folder: GitFolder, branch: Series): Promise<Moment | null> {
  const tip = resolveRef(folder, `refs/heads/${branch}`) ?? resolveRef(folder, `refs/remotes/origin/${branch}`);
  if (tip === null) return null;
  const git = SafeGit.open(folder, tip);
  try {
    const landed: number[] = [];
    await readLog(git, { folder: '', lines: false }, (commit) => landed.push(commit.landed));
    if (landed.length < LEAST_COMMITS) return null;
    const middle = landed.sort((a, b) => a - b)[Math.floor(landed.length / 2)]!;
    // The merge order of the branch itself tells what its tree was at that time.
    const merges = await text(git, ['log', '--first-parent', '--no-show-signature', '--format=%H %ct', tip]);
    for (const line of merges.split('\n')) {
      const [commit, at] = line.split(' ');
      if (commit === undefined || Number(at) > middle) continue;
      return Number(at) < opened(branch) ? null : { commit, tip, at: Number(at) };
    }
    return null;
  } finally {
    git.close();
  }
}

/** Writes the tree of a commit into a folder; links become plain files, and files whose content is missing are left out. */
export async function exportTree(folder: GitFolder, commit: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  const git = SafeGit.open(folder, commit);
  try {
    await git.run(['read-tree', commit], LIMITS, () => {});
    const settings = ['-c', 'core.bare=false', '-c', 'core.symlinks=false', `--work-tree=${target}`];
    await git
      .run([...settings, 'checkout-index', '-a', '-q', '-f'], LIMITS, () => {})
      .catch((error) => {
        if (!(error instanceof HistoryError)) throw error;
      });
  } finally {
    git.close();
  }
}

/** What landed after the moment, oldest first. */
export async function commitsAfter(folder: GitFolder, { commit, tip }: Moment): Promise<Commit[]> {
  const git = SafeGit.open(folder, tip);
  try {
    const read = async (lines: boolean) => {
      const commits: Commit[] = [];
      await readLog(git, { folder: '', lines, after: commit }, (one) => commits.push(one));
      return commits.reverse();
    };
    return await read(true).catch((error) => {
      if (isMissingContent(error)) return read(false);
      throw error;
    });
  } finally {
    git.close();
  }
}

async function text(git: SafeGit, args: string[]): Promise<string> {
  const chunks: Buffer[] = [];
  await git.run(args, LIMITS, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
