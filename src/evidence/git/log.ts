import type { CommitKind } from '../../domain/history.js';
import { referencesIn } from '../ticket-references.js';
import { kindOf } from './kinds.js';
import { HistoryError, type SafeGit } from './safe-git.js';
import { secondsOf } from './time.js';

export interface FileChange {
  path: string;
  /** Path before a rename, or null. */
  from: string | null;
  /** Lines; null where lines were not read. A binary file has none. */
  added: number | null;
  deleted: number | null;
}

export interface Commit {
  hash: string;
  /** Seconds since 1970: when it was written; never after it landed. */
  written: number;
  /** Seconds since 1970: when it came into this branch (rebases and replays renew it). */
  landed: number;
  /** Number of a person in this reading, from 0; addresses are not kept. */
  author: number;
  kind: CommitKind;
  tagged: boolean;
  /** Tickets that its message names; the message itself is not kept. */
  references: string[];
  files: FileChange[];
}

/** Most commits that are read; what is older is left out and said. */
export const MOST_COMMITS = 50_000;
const LIMITS = { milliseconds: 180_000, bytes: 1_000_000_000 };
/** A longer piece of one commit message or path is no history of people. */
const MOST_TOKEN = 4_000_000;

/** Extensions of the sources that are scored. */
const COUNTED = ['py', 'xml', 'js', 'csv'] as const;
/**
 * Folders whose changes are nobody's work on the addon. Translations, generated descriptions and vendored libraries: one
 * vendored icon font can outweigh the whole repository.
 */
const NOT_COUNTED = [
  '**/static/lib/**',
  '**/static/src/lib/**',
  '**/static/description/**',
  '**/i18n/**',
  '**/readme/**',
  '**/*.min.js',
  'setup/**',
] as const;

/** Path patterns for git: counted sources below a folder of the repository (`''` for all of it). */
export function pathspecs(folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder.replace(/[\\*?[\]]/g, '\\$&')}/`;
  return [
    ...COUNTED.map((extension) => `:(top,glob)${prefix}**/*.${extension}`),
    ...NOT_COUNTED.map((pattern) => `:(top,exclude,glob)${pattern}`),
  ];
}

const FORMAT = '%x00%H%x00%ct%x00%at%x00%aE%x00%s%x00%b%x00';

export interface LogOptions {
  /** Folder of the repository to look at, `''` for all of it. */
  folder: string;
  /** False where changed lines cannot be read without the network: names of files only. */
  lines: boolean;
  /** Commits reachable from this one are left out. */
  after?: string;
  most?: number;
}

/**
 * Reads the log of one repository in one pass, newest commit first, merges left out. The boundary of a shallow clone shows
 * every file as added; it is marked.
 * @returns How many commits git named, before any were left out.
 * @throws HistoryError
 */
export async function readLog(
  git: SafeGit,
  options: LogOptions,
  onCommit: (commit: Commit, boundary: boolean) => void,
): Promise<number> {
  const parser = new LogParser((commit) => onCommit(commit, git.shallow.has(commit.hash)));
  const what = options.lines ? ['--numstat', '-M'] : ['--name-only', '--no-renames'];
  await git.run(
    [
      ...['-c', 'core.quotePath=false', '-c', 'diff.renameLimit=400'],
      ...['log', '--no-merges', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-notes', '-z', ...what],
      ...[`--max-count=${options.most ?? MOST_COMMITS}`, `--format=${FORMAT}`, git.commit],
      ...(options.after === undefined ? [] : [`^${options.after}`]),
      ...['--', ...pathspecs(options.folder)],
    ],
    LIMITS,
    (chunk) => parser.push(chunk),
  );
  parser.end();
  return parser.commits;
}

/** When the commit that is read from was made, in seconds since 1970: "now" for everything here. */
export async function committedAt(git: SafeGit): Promise<number> {
  let text = '';
  const args = ['log', '-1', '--no-show-signature', '--format=%ct', git.commit];
  await git.run(args, { milliseconds: 20_000, bytes: 1000 }, (chunk) => {
    text += chunk.toString('utf8');
  });
  const seconds = Number(text.trim());
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > 1e11)
    throw new HistoryError('its newest commit has no date');
  return seconds;
}

/** Git could not read the content of a file that a commit names: a partial clone, or a damaged one. */
export function isMissingContent(error: unknown): boolean {
  return error instanceof HistoryError && /unable to read|could not fetch|bad object|missing blob/.test(error.message);
}

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const ROW = /^\n?(\d+|-)\t(\d+|-)\t([\s\S]*)$/;

/**
 * Reads NUL-separated log output. Only NUL can never stand in a message or a path, so fields are told by their place: after
 * a commit's name come times, address, subject and body; then rows until the next name.
 */
export class LogParser {
  commits = 0;
  private rest: Buffer[] = [];
  private size = 0;
  private header: string[] | null = null;
  private commit: Commit | null = null;
  private rename: { added: string; deleted: string; from: string | null } | null = null;
  private readonly authors = new Map<string, number>();

  constructor(private readonly onCommit: (commit: Commit) => void) {}

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0, start); end !== -1; end = chunk.indexOf(0, start)) {
      this.rest.push(chunk.subarray(start, end));
      this.take((this.rest.length === 1 ? this.rest[0]! : Buffer.concat(this.rest)).toString('utf8'));
      this.rest = [];
      this.size = 0;
      start = end + 1;
    }
    if (start === chunk.length) return;
    // A copy: the stream may reuse the memory of its chunk.
    this.rest.push(Buffer.from(chunk.subarray(start)));
    this.size += chunk.length - start;
    if (this.size > MOST_TOKEN) throw new HistoryError('one commit message or path is longer than 4 MB');
  }

  /** Hands on the last commit. */
  end(): void {
    this.flush();
  }

  private take(token: string): void {
    if (this.header !== null) {
      this.header.push(token);
      if (this.header.length === 6) this.begin(this.header);
    } else if (this.rename !== null) {
      this.takeRename(token);
    } else if (HASH.test(token)) {
      this.flush();
      this.header = [token];
    } else if (token !== '') {
      this.takeRow(token);
    }
  }

  private begin([hash, landed, written, address, subject, body]: string[]): void {
    this.header = null;
    this.commits++;
    const key = address!.toLowerCase();
    const author = this.authors.get(key) ?? this.authors.size;
    this.authors.set(key, author);
    const committed = secondsOf(landed!);
    this.commit = {
      hash: hash!,
      landed: committed,
      written: Math.min(secondsOf(written!), committed),
      author,
      ...kindOf(subject!, body!, address!),
      references: referencesIn(`${subject}\n${body}`),
      files: [],
    };
  }

  private takeRow(token: string): void {
    const row = ROW.exec(token);
    if (row === null) {
      this.commit?.files.push({ path: token.replace(/^\n/, ''), from: null, added: null, deleted: null });
    } else if (row[3] === '') {
      // A rename: the two paths follow as tokens of their own. Source: git-diff(1), "--numstat" with "-z".
      this.rename = { added: row[1]!, deleted: row[2]!, from: null };
    } else {
      this.commit?.files.push({ path: row[3]!, from: null, added: lines(row[1]!), deleted: lines(row[2]!) });
    }
  }

  private takeRename(token: string): void {
    const rename = this.rename!;
    if (rename.from === null) {
      rename.from = token;
      return;
    }
    const { added, deleted, from } = rename;
    this.commit?.files.push({ path: token, from, added: lines(added), deleted: lines(deleted) });
    this.rename = null;
  }

  private flush(): void {
    if (this.commit !== null) this.onCommit(this.commit);
    this.commit = null;
  }
}

function lines(text: string): number {
  return text.length > 9 ? 0 : Number(text) || 0;
}
