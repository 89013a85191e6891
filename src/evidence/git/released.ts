import path from 'node:path';
import type { AddonSource } from '../../domain/addon.js';
import type { PythonFacts } from '../../domain/facts/python.js';
import { type ReleasedState, storedModels } from '../../domain/released.js';
import { findGitFolder, type GitFolder, resolveRef } from '../../git-folder.js';
import { type BranchStep, readBlobs, readFirstParents } from './first-parent.js';
import { commonFolder } from './repository.js';
import { HistoryError, SafeGit } from './safe-git.js';
import { skeletonOf } from './skeleton.js';
import { dateOf } from './time.js';
import { type Change, type Tree, treesOf } from './trees.js';

/** An addon that was read, with its place on disk. */
export interface ReleasedInput {
  source: AddonSource;
  directory: string;
}

export interface Released {
  /** By addon key, oldest version first; addons of which nothing can be told are left out. */
  states: Map<string, ReleasedState[]>;
  /** Sentences for coverage. */
  unknown: string[];
}

/** Reads Python without running it. */
export type ReadPython = (path: string, text: string) => PythonFacts;

/**
 * Old Python is parsed up to this share of the present Python, newest versions first, so that it costs little beside
 * the scan; a small repository may always have the second figure, in bytes.
 */
const SHARE_PARSED = 0.2;
const ALWAYS_PARSED = 500_000;
/** Bytes git may hand over: manifests of all versions, and the old Python. */
const MOST_OUTPUT = 200_000_000;
/**
 * Tells what an addon's tables were when each version of it began, in its present series. History is read along the
 * first parents; nothing is checked out and nothing executed. What git cannot give is left out: the history says why.
 */
export async function readReleased(inputs: readonly ReleasedInput[], python: ReadPython): Promise<Released> {
  const released: Released = { states: new Map(), unknown: [] };
  for (const [folder, addons] of byRepository(inputs)) {
    const commit = resolveRef(folder);
    if (commit === null) continue;
    try {
      const git = SafeGit.open(folder, commit);
      try {
        await readOne(git, addons, python, released);
      } finally {
        git.close();
      }
    } catch (error) {
      // Reading the history meets the same and says it.
      if (!(error instanceof HistoryError)) throw error;
    }
  }
  return released;
}

interface Addon {
  source: AddonSource;
  /** Folder in the repository, with a slash at its end; '' where the repository is the addon. */
  prefix: string;
}

function byRepository(inputs: readonly ReleasedInput[]): Map<GitFolder, Addon[]> {
  const folders = new Map<string, GitFolder>();
  const repositories = new Map<GitFolder, Addon[]>();
  for (const { source, directory } of inputs) {
    const found = findGitFolder(directory);
    if (found?.workTree == null || source.addon.series === null) continue;
    const folder = folders.get(found.gitDir) ?? found;
    folders.set(found.gitDir, folder);
    const relative = path.relative(folder.workTree!, directory).split(path.sep).join('/');
    const addons = repositories.get(folder) ?? [];
    repositories.set(folder, addons);
    addons.push({ source, prefix: relative === '' ? '' : `${relative}/` });
  }
  return repositories;
}

async function readOne(git: SafeGit, addons: readonly Addon[], python: ReadPython, released: Released): Promise<void> {
  const steps = await readFirstParents(git, commonFolder(addons.map(({ prefix }) => prefix.replace(/\/$/, ''))));
  if (steps === null) {
    released.unknown.push(`older versions of ${addons.length} addons: the branch has too many commits to read`);
    return;
  }
  const timelines = timelinesOf(steps, addons);
  const manifests = [...timelines.values()].flatMap((timeline) => timeline.flatMap(({ manifest }) => manifest ?? []));
  const versions = new Map<string, string | null>();
  for (const [name, text] of await readBlobs(git, unique(manifests), MOST_OUTPUT)) versions.set(name, versionIn(text));

  const trees = new Map<Addon, Tree[]>();
  const long = new Set<Addon>();
  for (const [addon, timeline] of timelines) {
    const found = treesOf(addon.source.addon.series, timeline, versions);
    trees.set(addon, found.trees);
    if (found.cut) long.add(addon);
  }
  const wanted = unique([...trees].flatMap(([, states]) => changedBlobs(states)));
  const texts = await readBlobs(git, wanted, MOST_OUTPUT);
  const read = readerOf(python, texts, Math.max(ALWAYS_PARSED, SHARE_PARSED * bytesOf(addons)));
  const { states, stopped } = statesOf(trees, read);
  for (const [key, kept] of states) if (kept.length > 0) released.states.set(key, kept);
  const cut = new Set([...long, ...stopped]).size;
  if (cut > 0) released.unknown.push(`fields in the oldest versions of ${cut} addons: too much code to compare`);
}

function bytesOf(addons: readonly Addon[]): number {
  const sizes = addons.flatMap(({ source }) => source.files.filter(({ path: file }) => file.endsWith('.py')));
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0);
}

type ReadBlob = (file: string, blob: string) => PythonFacts | null;

/** Parses each content once, and contents that differ only inside functions once together; null: unreadable, or too much. */
function readerOf(python: ReadPython, texts: ReadonlyMap<string, Buffer>, most: number): ReadBlob {
  const byBlob = new Map<string, PythonFacts | null>();
  const bySkeleton = new Map<string, PythonFacts | null>();
  let left = most;
  return (file, blob) => {
    let facts = byBlob.get(blob);
    if (facts !== undefined) return facts;
    const text = texts.get(blob)?.toString('utf8');
    if (text === undefined) return null;
    // Old code without a field is not worth parsing.
    const skeleton = text.includes('fields.') ? skeletonOf(text) : '';
    facts = skeleton === '' ? NOTHING : bySkeleton.get(skeleton);
    if (facts === undefined) {
      left -= skeleton.length;
      if (left < 0) return null;
      facts = whole(python(file, skeleton)) ?? whole(python(file, text));
      bySkeleton.set(skeleton, facts);
    }
    byBlob.set(blob, facts);
    return facts;
  };
}

const whole = (facts: PythonFacts) => (facts.errors.length > 0 ? null : facts);

const NOTHING = { classes: [] as PythonFacts['classes'] } as PythonFacts;

/** Changes per addon, oldest first. */
function timelinesOf(steps: readonly BranchStep[], addons: readonly Addon[]): Map<Addon, Change[]> {
  const timelines = new Map<Addon, Change[]>(addons.map((addon) => [addon, []]));
  const byFolder = new Map(addons.map((addon) => [addon.prefix, addon]));
  const longest = addons.reduce((most, { prefix }) => Math.max(most, prefix.length), 0);
  for (const { at, files } of steps) {
    const touched = new Map<Addon, Change>();
    for (const [file, blob] of files) {
      const addon = ownerOf(file, byFolder, longest);
      if (addon === null) continue;
      const change = touched.get(addon) ?? { at, files: [], manifest: undefined };
      touched.set(addon, change);
      const inside = file.slice(addon.prefix.length);
      if (/^__(manifest|openerp)__\.py$/.test(inside)) change.manifest = blob;
      else if (/^(?!tests?\/).+\.py$/.test(inside)) change.files.push([inside, blob]);
    }
    for (const [addon, change] of touched) timelines.get(addon)!.push(change);
  }
  return timelines;
}

/** @param longest Length of the longest prefix: a path may be far longer than any. */
function ownerOf(file: string, byFolder: ReadonlyMap<string, Addon>, longest: number): Addon | null {
  for (let slash = file.lastIndexOf('/', longest); slash !== -1; slash = file.lastIndexOf('/', slash - 1)) {
    const addon = byFolder.get(file.slice(0, slash + 1));
    if (addon !== undefined) return addon;
    if (slash === 0) break;
  }
  return byFolder.get('') ?? null;
}

/** Version in the text of a manifest, null where none is written out. */
function versionIn(text: Buffer): string | null {
  return /['"]version['"]\s*:\s*u?['"]([^'"\s]{1,40})['"]/.exec(text.toString('utf8'))?.[1] ?? null;
}

/** Contents that some version had and the newest commit has not at that path; newest version first. */
function changedBlobs(trees: readonly Tree[]): string[] {
  const newest = trees.at(-1);
  if (newest === undefined) return [];
  return trees
    .slice(0, -1)
    .reverse()
    .flatMap(({ files }) => [...files].filter(([file, blob]) => isSource(file) && newest.files.get(file) !== blob))
    .map(([, blob]) => blob);
}

const isSource = (file: string) => !/^(migrations|upgrades)\//.test(file);
const isScript = (file: string) => /^(migrations|upgrades)\/[^/]+\/(pre|post|end)-[^/]*\.py$/.test(file);

/** Reads the newest version of every addon, then the one before, and so on; an addon stops where one cannot be read. */
function statesOf(
  trees: ReadonlyMap<Addon, Tree[]>,
  read: ReadBlob,
): { states: Map<string, ReleasedState[]>; stopped: Set<Addon> } {
  const newestFirst = new Map<string, ReleasedState[]>();
  const stopped = new Set<Addon>();
  let left = [...trees].map(([addon, all]) => ({ addon, all, current: byPath(addon.source) }));
  for (let back = 2; left.length > 0; back++) {
    left = left.filter(({ all }) => all.length >= back);
    for (const { addon, all, current } of left) {
      const state = stateOf(current, all.at(-back)!, all.at(-1)!, read);
      const { key } = addon.source.addon;
      if (state === null) stopped.add(addon);
      else
        newestFirst
          .set(key, newestFirst.get(key) ?? [])
          .get(key)!
          .push(state);
    }
    left = left.filter(({ addon }) => !stopped.has(addon));
  }
  return { states: new Map([...newestFirst].map(([key, states]) => [key, states.reverse()])), stopped };
}

const byPath = ({ python }: AddonSource) => new Map(python.map((facts) => [facts.path, facts]));

function stateOf(
  current: ReadonlyMap<string, PythonFacts>,
  { version, at, files }: Tree,
  newest: Tree,
  read: ReadBlob,
): ReleasedState | null {
  const facts: PythonFacts[] = [];
  for (const [file, blob] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isSource(file)) continue;
    const present = newest.files.get(file) === blob ? current.get(file) : undefined;
    const found = present ?? read(file, blob);
    if (found === null) return null;
    facts.push(found);
  }
  return { version, since: dateOf(at), ...storedModels(facts), scripts: [...files.keys()].filter(isScript).sort() };
}

const unique = (names: readonly string[]) => [...new Set(names)];
