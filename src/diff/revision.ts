import { HistoryError, type SafeGit } from '../evidence/git/safe-git.js';
import { type GitFolder, resolveRef } from '../git-folder.js';

const LIMITS = { milliseconds: 60_000, bytes: 10_000 };

/**
 * The commit that a revision names: a branch, a tag, a remote branch or a (shortened) commit, with `~2` or `^` behind it.
 * Names are looked up as gitrevisions(7) orders them, in the files of the repository; git sees only what they stand for.
 * @returns null where nothing bears that name, or it is written in a way that is not known here.
 */
export async function commitOf(git: SafeGit, folder: GitFolder, revision: string): Promise<string | null> {
  const [, name, steps = ''] = /^([^~^:{\s]+)((?:[~^]\d*)*)$/.exec(revision) ?? [];
  if (name === undefined) return null;
  const start = named(folder, name) ?? (/^[0-9a-f]{4,64}$/.test(name) ? name : null);
  return start === null ? null : answer(git, ['rev-parse', '--verify', '--quiet', `${start}${steps}^{commit}`]);
}

/** Source of the order: gitrevisions(7), `<refname>`. */
function named(folder: GitFolder, name: string): string | null {
  if (name === 'HEAD' || name === '@') return resolveRef(folder);
  const places = [name, `refs/${name}`, `refs/tags/${name}`, `refs/heads/${name}`, `refs/remotes/${name}`];
  for (const place of [...places, `refs/remotes/${name}/HEAD`]) {
    const commit = resolveRef(folder, place);
    if (commit !== null) return commit;
  }
  return null;
}

/** The commit from which two others went their ways; null where the clone knows none. */
export function mergeBase(git: SafeGit, one: string, other: string): Promise<string | null> {
  return answer(git, ['merge-base', one, other]);
}

/** One name of a commit, or null where git has none to give. */
async function answer(git: SafeGit, args: readonly string[]): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    await git.run(args, LIMITS, (chunk) => chunks.push(Buffer.from(chunk)));
  } catch (error) {
    // git says nothing where it found nothing, and complains where something is wrong (but: an abbreviation of two).
    if (error instanceof HistoryError && /^git ended with (?:1|128):/.test(error.message)) return null;
    throw error;
  }
  return /^[0-9a-f]{40,64}/.exec(Buffer.concat(chunks).toString('latin1'))?.[0] ?? null;
}
