import path from 'node:path';
import { findGitFolder, type GitFolder, readSmall, resolveRef } from '../../git-folder.js';
import { committedAt } from './log.js';
import { HistoryError, SafeGit } from './safe-git.js';
import { dateOf, daysBetween, secondsOf } from './time.js';

/** Lines of one addon to ask the age of. */
export interface AgeInput {
  source: { addon: { key: string } };
  directory: string;
  /** Paths relative to the addon, lines from 1. */
  places: readonly { path: string; line: number }[];
}

export interface LineAge {
  addon: string;
  path: string;
  line: number;
  /** ISO date the line was written. */
  since: string;
  /** Days from then to the newest commit of the repository. */
  days: number;
  /** The line is at least that old: history was cut off there. */
  atLeast: boolean;
}

export interface LineAges {
  ages: LineAge[];
  /** Sentences for coverage. */
  unknown: string[];
}

/** Lines asked about in one run; blame costs about 0.1 s per file. */
export const MOST_LINES = 200;
const LIMITS = { milliseconds: 20_000, bytes: 20_000_000 };

/**
 * Tells since when lines stand as they are, by git blame with whitespace ignored. A line that was edited since the newest
 * commit has no age. What cannot be told is left out.
 */
export async function ageOfLines(inputs: readonly AgeInput[], most = MOST_LINES): Promise<LineAges> {
  const result: LineAges = { ages: [], unknown: [] };
  const asked = inputs.reduce((sum, { places }) => sum + places.length, 0);
  if (asked > most) result.unknown.push(`age of ${asked - most} lines: only ${most} are asked about in one run`);
  let left = most;
  for (const input of inputs) {
    const places = input.places.slice(0, left);
    left -= places.length;
    const folder = places.length > 0 ? findGitFolder(input.directory) : null;
    if (folder?.workTree == null) continue;
    try {
      result.ages.push(...(await agesIn(folder, { ...input, places })));
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
      result.unknown.push(`age of lines in ${input.source.addon.key}: could not be read (${error.message})`);
    }
  }
  return result;
}

async function agesIn(folder: GitFolder, { source, directory, places }: AgeInput): Promise<LineAge[]> {
  const commit = resolveRef(folder);
  if (commit === null) throw new HistoryError('no commit could be found for its HEAD');
  const git = SafeGit.open(folder, commit);
  try {
    const asOf = await committedAt(git);
    const ages: LineAge[] = [];
    for (const [file, lines] of byFile(places)) {
      const absolute = path.join(directory, file);
      const written = (readSmall(absolute, 5_000_000) ?? '').split('\n');
      const inRepository = path.relative(folder.workTree!, absolute).split(path.sep).join('/');
      for (const [line, blamed] of await blame(git, inRepository, lines)) {
        // The working tree may have moved on since the commit; then the line is another one.
        if (written[line - 1]?.trimEnd() !== blamed.text.trimEnd()) continue;
        const days = daysBetween(blamed.at, asOf);
        ages.push({
          addon: source.addon.key,
          path: file,
          line,
          since: dateOf(blamed.at),
          days,
          atLeast: blamed.boundary,
        });
      }
    }
    return ages;
  } finally {
    git.close();
  }
}

function byFile(places: AgeInput['places']): [string, number[]][] {
  const files = new Map<string, Set<number>>();
  for (const { path: file, line } of places) files.set(file, (files.get(file) ?? new Set()).add(line));
  return [...files]
    .map(([file, lines]): [string, number[]] => [file, [...lines].sort((a, b) => a - b)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Blamed {
  /** Seconds since 1970. */
  at: number;
  boundary: boolean;
  text: string;
}

/** Asks about lines of one file. A line the commit does not have is left out, the others are asked about one by one. */
async function blame(git: SafeGit, file: string, lines: readonly number[]): Promise<Map<number, Blamed>> {
  const chunks: Buffer[] = [];
  const ranges = lines.flatMap((line) => ['-L', `${line},${line}`]);
  try {
    const args = ['blame', '--line-porcelain', '-w', ...ranges, git.commit, '--', file];
    await git.run(args, LIMITS, (chunk) => chunks.push(chunk));
  } catch (error) {
    if (!(error instanceof HistoryError) || !/no such path|has only/i.test(error.message)) throw error;
    if (lines.length === 1 || /no such path/i.test(error.message)) return new Map();
    const found = new Map<number, Blamed>();
    for (const line of lines) for (const entry of await blame(git, file, [line])) found.set(...entry);
    return found;
  }
  return parseBlame(Buffer.concat(chunks).toString('utf8'));
}

/** Reads `git blame --line-porcelain`: a header per line, then the line itself after a tab. Source: git-blame(1). */
export function parseBlame(text: string): Map<number, Blamed> {
  const found = new Map<number, Blamed>();
  let line = 0;
  let at = 0;
  let boundary = false;
  for (const row of text.split('\n')) {
    const header = /^[0-9a-f]{40,64} \d+ (\d+)/.exec(row);
    if (row.startsWith('\t')) {
      found.set(line, { at, boundary, text: row.slice(1) });
    } else if (header !== null) {
      line = Number(header[1]);
      boundary = false;
    } else if (row.startsWith('author-time ')) {
      at = secondsOf(row.slice(12));
    } else if (row === 'boundary') {
      boundary = true;
    }
  }
  return found;
}
