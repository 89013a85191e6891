import { HistoryError, type SafeGit } from './safe-git.js';
import { secondsOf } from './time.js';

/** One step of a branch: what it became by a commit or a merge. */
export interface BranchStep {
  /** Seconds since 1970. */
  at: number;
  /** Path in the repository to the name of its new content, or null where it is gone. */
  files: [path: string, blob: string | null][];
}

/** More steps than this are not read; then nothing is said. */
const MOST_STEPS = 30_000;
const LIMITS = { milliseconds: 60_000, bytes: 300_000_000 };
const NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const ROW = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/;

/**
 * Reads the branch along its first parents, oldest step first: commits inside a merged branch are nobody's installation,
 * the merge is. Names of contents only, no content. Source of the format: git-log(1), `--raw -z`.
 * @returns null where the branch is too long to be read whole.
 * @throws HistoryError
 */
export async function readFirstParents(git: SafeGit, folder: string): Promise<BranchStep[] | null> {
  const prefix = folder === '' ? '' : `${folder.replace(/[\\*?[\]]/g, '\\$&')}/`;
  const steps: BranchStep[] = [];
  const tokens = new Tokens((token) => take(token));
  let expected: 'row' | 'date' | 'path' = 'row';
  let blob: string | null = null;
  const take = (token: string) => {
    if (expected === 'date') {
      steps.push({ at: secondsOf(token), files: [] });
      expected = 'row';
    } else if (expected === 'path') {
      steps.at(-1)?.files.push([token, blob]);
      expected = 'row';
    } else if (NAME.test(token)) {
      expected = 'date';
    } else {
      const row = ROW.exec(token);
      if (row === null) return;
      // A link or a submodule is no source file; mode 000000 is a file that is gone.
      blob = /^100/.test(row[1]!) ? row[2]! : null;
      expected = 'path';
    }
  };
  await git.run(
    [
      ...['-c', 'core.quotePath=false'],
      ...['log', '--first-parent', '-m', '--raw', '--no-abbrev', '--no-renames', '-z', '--no-show-signature'],
      ...['--no-ext-diff', '--no-textconv', '--no-notes', `--max-count=${MOST_STEPS}`, '--format=%x00%H%x00%ct%x00'],
      ...[git.commit, '--', `:(top,glob)${prefix}**/*.py`, ':(top,exclude,glob)**/tests/**'],
    ],
    LIMITS,
    (chunk) => tokens.push(chunk),
  );
  return steps.length >= MOST_STEPS ? null : steps.reverse();
}

/** Cuts output at NUL. */
class Tokens {
  private rest = Buffer.alloc(0);

  constructor(private readonly onToken: (token: string) => void) {}

  push(chunk: Buffer): void {
    const all = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let start = 0;
    for (let end = all.indexOf(0); end !== -1; end = all.indexOf(0, start)) {
      this.onToken(all.toString('utf8', start, end));
      start = end + 1;
    }
    // A copy: the stream may reuse the memory of its chunk.
    this.rest = Buffer.from(all.subarray(start));
    if (this.rest.length > 4_000_000) throw new HistoryError('one path is longer than 4 MB');
  }
}

/**
 * Contents by name, in one run of git. What git does not have (a partial clone) is left out.
 * Source of the format: git-cat-file(1), BATCH OUTPUT.
 * @throws HistoryError
 */
export async function readBlobs(git: SafeGit, names: readonly string[], bytes: number): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (names.length === 0) return found;
  const chunks: Buffer[] = [];
  const limits = { milliseconds: 60_000, bytes };
  const args = ['cat-file', '--batch', '--buffer'];
  await git.run(args, limits, (chunk) => chunks.push(Buffer.from(chunk)), `${names.join('\n')}\n`);
  const all = Buffer.concat(chunks);
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(10, at);
    if (end === -1) break;
    const [name, kind, size] = all.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    found.set(name!, all.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
