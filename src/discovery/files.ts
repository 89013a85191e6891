import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { glob, type IgnoreLike } from 'glob';
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

type Entry = { name: string; fullpath(): string; isDirectory(): boolean; isSymbolicLink(): boolean; isFile(): boolean };

/** Why a folder below a root is left out, or null. A `setup/` folder counts only in the shape OCA repositories have. */
function whyLeftOut(folder: Entry, root: string): string | null {
  if (folder.fullpath() === root) return null;
  const named = LEFT_OUT[folder.name];
  // An addon may bear such a name itself.
  if (named && !MANIFEST_NAMES.some((name) => isPlainFile(path.join(folder.fullpath(), name)))) return named;
  if (folder.name === 'setup' && path.dirname(folder.fullpath()) === root) {
    return 'packaging of the addons for pip (setup/), links to the addons themselves';
  }
  if (isVirtualEnvironment(folder.fullpath())) return 'a Python virtual environment';
  return null;
}

function isVirtualEnvironment(folder: string): boolean {
  // Source: PEP 405, a virtual environment is a folder that holds pyvenv.cfg.
  return isPlainFile(path.join(folder, 'pyvenv.cfg'));
}

function isPlainFile(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * Finds every manifest below a root. Links are never followed; folders that are left out are named with the reason.
 * @returns Paths of addon folders relative to the root (`.` for the root itself), sorted.
 */
export async function findAddonFolders(root: string): Promise<{ folders: string[]; skipped: PathReason[] }> {
  const skipped = new Map<string, string>();
  const relative = (entry: Entry) => path.relative(root, entry.fullpath()).split(path.sep).join('/');
  const checked = new Map<string, string | null>();
  const ignore: IgnoreLike = {
    ignored: () => false,
    childrenIgnored: (entry) => {
      const full = entry.fullpath();
      let why = checked.get(full);
      if (why === undefined) {
        why = entry.isDirectory() ? whyLeftOut(entry, root) : null;
        checked.set(full, why);
      }
      if (why === null) return false;
      if (!NOT_WORTH_A_LINE.has(entry.name)) skipped.set(relative(entry), why);
      return true;
    },
  };
  const found = await glob('**/{__manifest__,__openerp__}.py', {
    cwd: root,
    dot: true,
    follow: false,
    ignore,
    withFileTypes: true,
  });
  const folders = new Set<string>();
  for (const entry of found) {
    if (entry.isSymbolicLink() || !entry.isFile()) {
      skipped.set(relative(entry), 'the manifest is a link or not a plain file; links are not followed');
      continue;
    }
    folders.add(path.posix.dirname(relative(entry)));
  }
  return { folders: [...folders].sort(), skipped: [...skipped].map(([p, why]) => ({ path: p, why })).sort(byPath) };
}

/**
 * Every plain file of an addon, sorted. A linked file counts only while it stays inside the root, as Odoo's own counting
 * reads it; a linked folder never does. Addons inside the addon keep their own files.
 */
export async function listFiles(
  root: string,
  folder: string,
  nested: readonly string[],
): Promise<{ files: OtherFile[]; skipped: PathReason[] }> {
  const base = path.join(root, folder);
  const skipped: PathReason[] = [];
  const inner = new Set(nested.map((name) => path.join(root, name)));
  const entries = await glob('**', {
    cwd: base,
    dot: true,
    follow: false,
    withFileTypes: true,
    stat: true,
    ignore: {
      ignored: () => false,
      childrenIgnored: (entry) => entry.name === '.git' || entry.name === '__pycache__' || inner.has(entry.fullpath()),
    },
  });
  const files: OtherFile[] = [];
  for (const entry of entries) {
    const full = entry.fullpath();
    if (entry.isDirectory() || inner.has(path.dirname(full))) continue;
    const relative = path.relative(base, full).split(path.sep).join('/');
    const shown = folder === '.' ? relative : `${folder}/${relative}`;
    if (entry.isFile()) {
      files.push({ path: relative, bytes: entry.size ?? 0 });
    } else if (entry.isSymbolicLink()) {
      const target = linkedFile(full, root);
      if (target === null)
        skipped.push({ path: shown, why: 'a link to a folder, to nothing, or out of the scanned root' });
      else files.push({ path: relative, bytes: target });
    } else {
      skipped.push({ path: shown, why: 'not a plain file (pipe, socket or device)' });
    }
  }
  return { files: files.sort(byPath), skipped: skipped.sort(byPath) };
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
