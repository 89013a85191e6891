import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { OtherFile } from '../domain/addon.js';
import type { PathReason } from '../domain/coverage.js';

/** Manifest file names, newest first: Odoo reads the first it finds. Source: odoo/modules/module.py MANIFEST_NAMES (10.0–18.0). */
export const MANIFEST_NAMES = ['__manifest__.py', '__openerp__.py'] as const;

/** Folders that never hold addons of the scanned company, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  node_modules: 'packages installed by npm',
  __pycache__: 'compiled Python',
  'site-packages': 'packages installed by pip',
  'dist-packages': 'packages installed by the system',
  '.git': 'version control',
  '.hg': 'version control',
  '.svn': 'version control',
  '.tox': 'virtual environments of tox',
  '.nox': 'virtual environments of nox',
  '.eggs': 'packages installed by setuptools',
  vendor: 'vendored code',
  vendored: 'vendored code',
  third_party: 'vendored code',
};

/** Silent ones: naming every `.git` and `__pycache__` helps nobody. */
const NOT_WORTH_A_LINE = new Set(['.git', '.hg', '.svn', '__pycache__']);

/** What folders hold, each read once. Links are told apart by their entries and never followed. */
export class Folders {
  readonly #entries = new Map<string, readonly Dirent[] | null>();

  /** Entries of a folder, or null where it cannot be read. */
  entries(folder: string): readonly Dirent[] | null {
    let entries = this.#entries.get(folder);
    if (entries === undefined) {
      try {
        entries = readdirSync(folder, { withFileTypes: true });
      } catch {
        entries = null;
      }
      this.#entries.set(folder, entries);
    }
    return entries;
  }
}

const NOT_READABLE = 'a folder that cannot be read';

/** Why a folder below a root is left out, or null. A `setup/` folder counts only in the shape OCA repositories have. */
function whyLeftOut(folder: string, entries: readonly Dirent[]): string | null {
  const name = path.posix.basename(folder);
  const holds = (wanted: string) => entries.some((entry) => entry.name === wanted && entry.isFile());
  const named = Object.hasOwn(LEFT_OUT, name) ? LEFT_OUT[name]! : null;
  // An addon may bear such a name itself.
  if (named !== null && !MANIFEST_NAMES.some(holds)) return named;
  if (folder === 'setup') return 'packaging of the addons for pip (setup/), links to the addons themselves';
  // Source: PEP 405, a virtual environment is a folder that holds pyvenv.cfg.
  return holds('pyvenv.cfg') ? 'a Python virtual environment' : null;
}

/**
 * Finds every manifest below a root. Links are never followed; folders that are left out are named with the reason.
 * @returns Paths of addon folders relative to the root (`.` for the root itself), sorted.
 */
export function findAddonFolders(
  root: string,
  known: Folders = new Folders(),
): { folders: string[]; skipped: PathReason[] } {
  const skipped: PathReason[] = [];
  const folders = new Set<string>();
  const open = ['.'];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = known.entries(path.join(root, folder));
    const why = entries === null ? NOT_READABLE : folder === '.' ? null : whyLeftOut(folder, entries);
    if (entries === null || why !== null) {
      if (!NOT_WORTH_A_LINE.has(path.posix.basename(folder))) skipped.push({ path: folder, why: why! });
      continue;
    }
    for (const entry of entries) {
      const inner = joined(folder, entry.name);
      if (entry.isDirectory()) open.push(inner);
      else if (!isManifestName(entry.name)) continue;
      else if (entry.isFile()) folders.add(folder);
      else skipped.push({ path: inner, why: 'the manifest is a link or not a plain file; links are not followed' });
    }
  }
  return { folders: [...folders].sort(), skipped: skipped.sort(byPath) };
}

function isManifestName(name: string): boolean {
  return (MANIFEST_NAMES as readonly string[]).includes(name);
}

/**
 * Every plain file of an addon, sorted. A linked file counts only while it stays inside the root, as Odoo's own counting
 * reads it; a linked folder never does. Addons inside the addon keep their own files.
 * @param nested Addon folders inside this one, relative to the root.
 */
export function listFiles(
  root: string,
  addon: string,
  nested: readonly string[],
  known: Folders = new Folders(),
): { files: OtherFile[]; skipped: PathReason[] } {
  const files: OtherFile[] = [];
  const skipped: PathReason[] = [];
  const inner = new Set(nested);
  const open = ['.'];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const shown = joined(addon, folder);
    const entries = known.entries(path.join(root, shown));
    if (entries === null) skipped.push({ path: shown, why: NOT_READABLE });
    for (const entry of entries ?? []) {
      const file = joined(folder, entry.name);
      const place = joined(addon, file);
      const full = path.join(root, place);
      if (entry.isDirectory()) {
        if (entry.name !== '.git' && entry.name !== '__pycache__' && !inner.has(place)) open.push(file);
      } else if (entry.isFile()) {
        files.push({ path: file, bytes: lstatSync(full, { throwIfNoEntry: false })?.size ?? 0 });
      } else if (entry.isSymbolicLink()) {
        const bytes = linkedFile(full, root);
        if (bytes !== null) files.push({ path: file, bytes });
        else skipped.push({ path: place, why: 'a link to a folder, to nothing, or out of the scanned root' });
      } else {
        skipped.push({ path: place, why: 'not a plain file (pipe, socket or device)' });
      }
    }
  }
  return { files: files.sort(byPath), skipped: skipped.sort(byPath) };
}

function joined(folder: string, name: string): string {
  return folder === '.' ? name : name === '.' ? folder : `${folder}/${name}`;
}

/** Size of the plain file a link leads to inside the root, else null. */
function linkedFile(link: string, root: string): number | null {
  try {
    const target = realpathSync(link);
    const stats = lstatSync(target);
    return stats.isFile() && target.startsWith(root + path.sep) ? stats.size : null;
  } catch {
    return null;
  }
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
