import { isCounted } from '../../domain/counted-files.js';
import type { CommitKind, TicketReference } from '../../domain/history.js';
import { Coupling, MOST_FILES } from './coupling.js';
import { isRealChange } from './kinds.js';
import type { Commit, FileChange } from './log.js';
import { YEAR } from './time.js';

/** A commit of more files than code-maat trusts, spread over this many addons, is a sweep and no work on one of them. */
const SWEEP_ADDONS = 5;
/** Assumption: a commit that changed more addons does not say which of them the ticket it names is about. */
const MOST_REFERRED = 5;

/** What was counted of one path, by its name in the newest commit. */
export interface FileTally {
  commits: number;
  commitsYear: number;
  fixes: number;
  fixesYear: number;
  /** Null as soon as one change has no line numbers. */
  churn: number | null;
  churnYear: number | null;
  /** Seconds since 1970, of changes by people. */
  last: number;
  first: number;
  creator: number | null;
  authors: Map<number, number>;
  /** The oldest change so far: where it only adds lines it may be the first version of the file, which is no churn. */
  oldest: { lines: number | null; deleted: number; recent: boolean } | null;
}

export interface AddonTally {
  from: number;
  to: number;
  commits: number;
  commitsYear: number;
  kinds: Map<CommitKind, number>;
  fixesYear: number;
  tagged: number;
  leftOut: Map<string, number>;
  authors: Set<number>;
  authorsYear: Set<number>;
  /** By path in the repository. */
  files: Map<string, FileTally>;
}

/** Gathers commits, newest first, into counts per addon and file. Memory grows with paths and people, not with commits. */
export class Tally {
  readonly addons = new Map<string, AddonTally>();
  readonly coupling = new Coupling();
  /** People who changed anything in the year before `asOf`, migrations and formatting included. */
  readonly active = new Set<number>();
  readonly references: TicketReference[] = [];
  /** Path in older commits to the path of today. */
  private readonly renamed = new Map<string, string>();
  /** Length of the longest addon folder: a path may be far longer than any, and need not be tried at each of its folders. */
  private readonly longest: number;

  /**
   * @param folders Addon folder in the repository (`''` for its root) to addon key.
   * @param live Paths that exist today: a rename away from one of them is a copy.
   * @param asOf Seconds since 1970 of the newest commit.
   */
  constructor(
    private readonly folders: ReadonlyMap<string, string>,
    private readonly live: ReadonlySet<string>,
    private readonly asOf: number,
  ) {
    this.longest = [...folders.keys()].reduce((most, folder) => Math.max(most, folder.length), 0);
  }

  add(commit: Commit): void {
    const changes = new Map<string, { path: string; change: FileChange }[]>();
    for (const change of commit.files) {
      const path = this.todays(change);
      const addon = this.addonOf(path);
      if (addon === null) continue;
      const list = changes.get(addon) ?? [];
      changes.set(addon, list);
      list.push({ path, change });
    }
    const real = isRealChange(commit.kind);
    const sweep = commit.files.length > MOST_FILES && changes.size >= SWEEP_ADDONS;
    // Whoever migrates or formats is still there to ask.
    const person = real || commit.kind === 'migration' || commit.kind === 'formatting';
    if (person && this.asOf - commit.written <= YEAR) this.active.add(commit.author);
    const touched = new Set<string>();
    for (const [addon, list] of changes) {
      const counted = list.filter(({ path }) => isCounted(path));
      if (counted.length > 0 && this.addTo(addon, commit, counted, real, sweep)) touched.add(addon);
    }
    if (touched.size > 0 && commit.files.length <= MOST_FILES) this.coupling.add(touched);
    if (touched.size > MOST_REFERRED) return;
    for (const name of commit.references)
      for (const addon of touched) this.references.push({ name, addon, landed: commit.landed });
  }

  /** The boundary of a shallow clone: its files are older than what is known of them. */
  addBoundary(commit: Commit): void {
    for (const change of commit.files) {
      const path = this.todays(change);
      const file = this.addons.get(this.addonOf(path) ?? '')?.files.get(path);
      if (file === undefined) continue;
      settle(file);
      file.creator = null;
      file.first = Math.min(file.first, commit.written);
    }
  }

  private todays(change: FileChange): string {
    const path = this.renamed.get(change.path) ?? change.path;
    if (change.from !== null && !this.live.has(change.from)) this.renamed.set(change.from, path);
    return path;
  }

  private addonOf(path: string): string | null {
    for (let slash = path.lastIndexOf('/', this.longest); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const addon = this.folders.get(path.slice(0, slash));
      if (addon !== undefined) return addon;
    }
    return this.folders.get('') ?? null;
  }

  /** @returns Whether the commit counts as a change of the addon. */
  private addTo(
    key: string,
    commit: Commit,
    changes: readonly { path: string; change: FileChange }[],
    real: boolean,
    sweep: boolean,
  ): boolean {
    const addon = this.addons.get(key) ?? newAddon();
    this.addons.set(key, addon);
    const counts = real && !sweep;
    const recent = this.asOf - commit.written <= YEAR;
    for (const { path, change } of changes) {
      const file = addon.files.get(path) ?? newFile();
      addon.files.set(path, file);
      // Whoever replays or reformats a file did not write it first; a bot never did.
      if (commit.kind !== 'bot' && commit.kind !== 'release') {
        file.creator = commit.author;
        file.first = Math.min(file.first, commit.written);
      }
      settle(file);
      if (counts) count(file, commit, change, recent);
    }
    if (!counts) {
      const why = sweep && real ? 'sweep over many addons' : commit.kind;
      addon.leftOut.set(why, (addon.leftOut.get(why) ?? 0) + 1);
      return false;
    }
    addon.from = Math.min(addon.from, commit.written);
    addon.to = Math.max(addon.to, commit.written);
    addon.commits++;
    addon.kinds.set(commit.kind, (addon.kinds.get(commit.kind) ?? 0) + 1);
    if (commit.tagged) addon.tagged++;
    addon.authors.add(commit.author);
    if (recent) {
      addon.commitsYear++;
      addon.authorsYear.add(commit.author);
      if (commit.kind === 'fix') addon.fixesYear++;
    }
    return true;
  }
}

function count(file: FileTally, commit: Commit, { added, deleted }: FileChange, recent: boolean): void {
  file.oldest = { lines: added === null || deleted === null ? null : added + deleted, deleted: deleted ?? 0, recent };
  file.commits++;
  file.last = Math.max(file.last, commit.written);
  file.authors.set(commit.author, (file.authors.get(commit.author) ?? 0) + 1);
  if (recent) file.commitsYear++;
  if (commit.kind !== 'fix') return;
  file.fixes++;
  if (recent) file.fixesYear++;
}

/** An older change turned up: what was held back as perhaps the first version is churn after all. */
function settle(file: FileTally): void {
  const held = file.oldest;
  file.oldest = null;
  if (held === null) return;
  file.churn = plus(file.churn, held.lines);
  if (held.recent) file.churnYear = plus(file.churnYear, held.lines);
}

/** Ends the reading of a file: the change held back is churn unless it only added lines. */
export function closeFile(file: FileTally): void {
  if (file.oldest?.lines !== null && file.oldest?.deleted === 0) file.oldest = null;
  settle(file);
}

export function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function newAddon(): AddonTally {
  return {
    from: Number.POSITIVE_INFINITY,
    to: 0,
    commits: 0,
    commitsYear: 0,
    kinds: new Map(),
    fixesYear: 0,
    tagged: 0,
    leftOut: new Map(),
    authors: new Set(),
    authorsYear: new Set(),
    files: new Map(),
  };
}

function newFile(): FileTally {
  return {
    commits: 0,
    commitsYear: 0,
    fixes: 0,
    fixesYear: 0,
    churn: 0,
    churnYear: 0,
    last: 0,
    first: Number.POSITIVE_INFINITY,
    creator: null,
    authors: new Map(),
    oldest: null,
  };
}
