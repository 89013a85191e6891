import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Addon, OtherFile } from '../domain/addon.js';
import type { PathReason } from '../domain/coverage.js';
import { messageOf } from '../domain/errors.js';
import type { Literal, ManifestFacts } from '../domain/facts/manifest.js';
import type { Series } from '../domain/series.js';
import { Folders, findAddonFolders, listFiles, MANIFEST_NAMES } from './files.js';
import { type GitInfo, readGit } from './git.js';
import { authorText, originOf } from './origin.js';
import type { Root } from './roots.js';
import { chooseSeries } from './series.js';

/** As `limits.maxFileBytes` of the configuration, for callers that have none. */
const MOST_BYTES = 10_000_000;

/** An addon with its place on disk; the place never leaves the program. */
export interface AddonOnDisk {
  addon: Addon;
  directory: string;
  manifest: ManifestFacts | null;
  files: OtherFile[];
}

export interface Discovery {
  /** Sorted by key. */
  addons: AddonOnDisk[];
  failed: PathReason[];
  skipped: PathReason[];
  /** Sentences about what discovery could not tell. */
  unknown: string[];
}

export interface DiscoverOptions {
  /** The caller's series; wins over manifest and branch. */
  from: Series | null;
  readManifest(path: string, text: string): ManifestFacts | Promise<ManifestFacts>;
  /** A larger manifest is not read; 10 MB where left out. */
  maxFileBytes?: number;
  /** For progress: addons looked at, and addons known so far. */
  onAddon?(done: number, total: number): void;
}

/** Finds the addons below all roots and reads their manifests; broken ones are kept and named in `failed`. */
export async function discover(roots: readonly Root[], options: DiscoverOptions): Promise<Discovery> {
  const result: Discovery = { addons: [], failed: [], skipped: [], unknown: [] };
  for (const [index, root] of roots.entries()) {
    const known = new Folders();
    const { folders, skipped } = findAddonFolders(root.directory, known);
    for (const one of skipped) result.skipped.push(one);
    const inner = nestedFolders(folders);
    for (const folder of folders) {
      const listed = listFiles(root.directory, folder, inner.get(folder) ?? [], known);
      for (const one of listed.skipped) result.skipped.push(one);
      const directory = path.join(root.directory, folder);
      const { manifest, failed } = await readManifestOf(directory, listed.files, options);
      if (failed) result.failed.push({ path: joined(folder, failed.path), why: failed.why });
      const addon = describeAddon(index, folder, root, manifest, readGit(directory), options.from);
      result.addons.push({ addon, directory, manifest, files: listed.files });
      options.onAddon?.(result.addons.length, folders.length);
    }
  }
  nameTwins(result, roots);
  result.addons.sort((a, b) => (a.addon.key < b.addon.key ? -1 : 1));
  return result;
}

/** By addon folder: the addon folders that lie in it and in no other between them. */
function nestedFolders(folders: readonly string[]): Map<string, string[]> {
  const all = new Set(folders);
  const nested = new Map<string, string[]>();
  for (const folder of folders) {
    const holder = holderOf(folder, all);
    if (holder === null) continue;
    const list = nested.get(holder);
    if (list) list.push(folder);
    else nested.set(holder, [folder]);
  }
  return nested;
}

/** The nearest addon folder above a folder. */
function holderOf(folder: string, all: ReadonlySet<string>): string | null {
  let at = folder;
  while (at !== '.') {
    at = path.posix.dirname(at);
    if (all.has(at)) return at;
  }
  return null;
}

/** The first manifest file that is there, read; with the reason where it cannot be read whole. */
async function readManifestOf(
  directory: string,
  files: readonly OtherFile[],
  options: DiscoverOptions,
): Promise<{ manifest: ManifestFacts | null; failed: PathReason | null }> {
  const name = MANIFEST_NAMES.find((candidate) => files.some((file) => file.path === candidate));
  if (!name) return { manifest: null, failed: { path: '.', why: 'the manifest cannot be read' } };
  const most = options.maxFileBytes ?? MOST_BYTES;
  if (files.some((file) => file.path === name && file.bytes > most))
    return { manifest: null, failed: { path: name, why: `larger than the limit of ${most} bytes` } };
  try {
    const manifest = await options.readManifest(name, readFileSync(path.join(directory, name), 'utf8'));
    const first = manifest.errors[0];
    return {
      manifest,
      failed: first ? { path: name, why: `line ${first.line}, column ${first.column}: ${first.why}` } : null,
    };
  } catch (error) {
    return { manifest: null, failed: { path: name, why: messageOf(error) } };
  }
}

function describeAddon(
  rootIndex: number,
  folder: string,
  root: Root,
  manifest: ManifestFacts | null,
  git: GitInfo,
  from: Series | null,
): Addon {
  const values = manifest?.values ?? null;
  const name = path.basename(folder === '.' ? root.directory : folder);
  const version = text(values?.version);
  return {
    key: name,
    name,
    root: rootIndex,
    path: folder,
    ...chooseSeries(from, version, git.branch),
    // Source: odoo/modules/module.py: `installable` is True where the manifest does not say.
    installable: values?.installable !== false,
    origin: originOf(values, git.remotes),
    version,
    license: text(values?.license),
    author: authorText(values?.author) || null,
    title: text(values?.summary) || text(values?.name),
    depends: dependsOf(values, name),
  };
}

/** Names in `depends`. An addon without any depends on base. Source: odoo/modules/module.py load_manifest (`base` itself excepted). */
function dependsOf(values: Record<string, Literal> | null, name: string): string[] {
  const depends = Array.isArray(values?.depends) ? values.depends.filter((item) => typeof item === 'string') : [];
  if (depends.length === 0 && name !== 'base') return ['base'];
  return [...new Set(depends)];
}

function text(value: Literal | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Of more addons with the same name than this, only names and number are told. */
const MOST_TOLD = 5;

/** Gives addons of the same name keys of their own and says so. */
function nameTwins(result: Discovery, roots: readonly Root[]): void {
  const byName = new Map<string, AddonOnDisk[]>();
  for (const found of result.addons) {
    const twins = byName.get(found.addon.name);
    if (twins) twins.push(found);
    else byName.set(found.addon.name, [found]);
  }
  const several = [...byName].filter(([, twins]) => twins.length > 1);
  for (const [name, twins] of several)
    for (const [index, twin] of twins.entries()) if (index > 0) twin.addon.key = `${name}#${index + 1}`;
  if (several.length > MOST_TOLD) {
    const names = several.slice(0, MOST_TOLD).map(([name]) => name);
    result.unknown.push(
      `${several.length} addons were found more than once (${names.join(', ')} and ${several.length - MOST_TOLD} more); all are kept, and which ones are installed is not known`,
    );
    return;
  }
  const placeOf = ({ addon }: AddonOnDisk) =>
    roots.length > 1 ? path.posix.join(roots[addon.root]!.label, addon.path) : addon.path;
  for (const [name, twins] of several) {
    result.unknown.push(
      `addon ${name} was found ${twins.length} times (${twins.map(placeOf).join(', ')}); all are kept, and which one is installed is not known`,
    );
  }
}

function joined(folder: string, file: string): string {
  return folder === '.' ? file : file === '.' ? folder : `${folder}/${file}`;
}
