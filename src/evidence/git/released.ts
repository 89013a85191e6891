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
 * An addon younger than this, or ported to its series less than this ago, is taken to be still in the making: nobody's
 * data depend on it yet. An assumption of ours, the length of two sprints.
 */
const SETTLED_AFTER = 30 * 86_400;

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
  for (const [addon, timeline] of timelines) trees.set(addon, treesOf(addon.source, timeline, versions));
  const wanted = unique([...trees].flatMap(([, states]) => changedBlobs(states)));
  const texts = await readBlobs(git, wanted, MOST_OUTPUT);
  const read = readerOf(python, texts, Math.max(ALWAYS_PARSED, SHARE_PARSED * bytesOf(addons)));
  const { states, cut } = statesOf(trees, read);
  for (const [key, kept] of states) if (kept.length > 0) released.states.set(key, kept);
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

interface Change {
  at: number;
  /** Path in the addon to content. */
  files: [string, string | null][];
  /** New content of the manifest; null where it is gone; undefined where it stayed. */
  manifest: string | null | undefined;
}

/** Changes per addon, oldest first. */
function timelinesOf(steps: readonly BranchStep[], addons: readonly Addon[]): Map<Addon, Change[]> {
  const timelines = new Map<Addon, Change[]>(addons.map((addon) => [addon, []]));
  const byFolder = new Map(addons.map((addon) => [addon.prefix, addon]));
  for (const { at, files } of steps) {
    const touched = new Map<Addon, Change>();
    for (const [file, blob] of files) {
      const addon = ownerOf(file, byFolder);
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

function ownerOf(file: string, byFolder: ReadonlyMap<string, Addon>): Addon | null {
  for (let slash = file.lastIndexOf('/'); slash !== -1; slash = file.lastIndexOf('/', slash - 1)) {
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

/** An addon at one commit: path to content. */
interface Tree {
  version: string;
  at: number;
  files: ReadonlyMap<string, string>;
}

/**
 * The addon as each version of its present series began, and as the newest commit has it. What came before it settled is
 * one state: the last of that time. A version without its series in front tells no port from a release: none of it then.
 */
function treesOf({ addon }: AddonSource, timeline: readonly Change[], versions: ReadonlyMap<string, string | null>) {
  const trees: Tree[] = [];
  const files = new Map<string, string>();
  const prefix = `${addon.series}.`;
  let version: string | null = null;
  let from: number | null = null;
  for (const change of timeline) {
    for (const [file, blob] of change.files) {
      if (blob === null) files.delete(file);
      else files.set(file, blob);
    }
    if (change.manifest !== undefined)
      version = change.manifest === null ? null : (versions.get(change.manifest) ?? null);
    if (version === null || !version.startsWith(prefix)) {
      from = null;
      trees.length = 0;
      continue;
    }
    from ??= change.at;
    if (change.at < from + SETTLED_AFTER) trees.length = 0;
    if (trees.at(-1)?.version !== version) trees.push({ version, at: change.at, files: new Map(files) });
  }
  const newest = timeline.at(-1);
  if (trees.length > 0) trees.push({ version: trees.at(-1)!.version, at: newest!.at, files });
  return trees;
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
): { states: Map<string, ReleasedState[]>; cut: number } {
  const states = new Map<string, ReleasedState[]>();
  const stopped = new Set<Addon>();
  const longest = Math.max(0, ...[...trees.values()].map(({ length }) => length));
  for (let back = 2; back <= longest; back++) {
    for (const [addon, all] of trees) {
      if (all.length < back || stopped.has(addon)) continue;
      const state = stateOf(addon.source, all.at(-back)!, all.at(-1)!, read);
      const { key } = addon.source.addon;
      if (state === null) stopped.add(addon);
      else states.set(key, [state, ...(states.get(key) ?? [])]);
    }
  }
  return { states, cut: stopped.size };
}

function stateOf(
  source: AddonSource,
  { version, at, files }: Tree,
  newest: Tree,
  read: ReadBlob,
): ReleasedState | null {
  const facts: PythonFacts[] = [];
  for (const [file, blob] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isSource(file)) continue;
    const present = newest.files.get(file) === blob ? source.python.find((one) => one.path === file) : undefined;
    const found = present ?? read(file, blob);
    if (found === null) return null;
    facts.push(found);
  }
  return { version, since: dateOf(at), ...storedModels(facts), scripts: [...files.keys()].filter(isScript).sort() };
}

const unique = (names: readonly string[]) => [...new Set(names)];
