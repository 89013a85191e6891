import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readBlobs } from '../evidence/git/first-parent.js';
import { HistoryError, type SafeGit } from '../evidence/git/safe-git.js';

/** What one commit has at a path. */
export interface TreeEntry {
  kind: 'file' | 'link' | 'submodule';
  /** Name of the content, or the commit of a submodule. */
  name: string;
  /** 0 for a submodule. */
  bytes: number;
  /** Forward slashes, relative to the repository. */
  path: string;
}

const LIMITS = { milliseconds: 60_000, bytes: 300_000_000 };
/** Contents are held in memory in portions of this size. */
const PORTION = 64_000_000;
const ROW = /^(\d{6}) (?:blob|commit) ([0-9a-f]{40,64}) +(\d+|-)\t(.+)$/s;
/** Larger files are not read, only their size is. */
const MOST_BYTES = 50_000_000;
/** Only that they are there, and how large, is looked at. */
const UNREAD =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|tiff?|pdf|woff2?|ttf|otf|eot|mp[34]|webm|ogg|zip|gz|xlsx?|docx?|odt|ods)$/i;

/** The files of a commit below a folder (`''`: all of them). Paths that no honest repository holds are left out. */
export async function listTree(git: SafeGit, commit: string, folder: string): Promise<TreeEntry[]> {
  const chunks: Buffer[] = [];
  const where = folder === '' ? [] : ['--', folder];
  const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, ...where];
  await git.run(args, LIMITS, (chunk) => chunks.push(Buffer.from(chunk)));
  const rows = Buffer.concat(chunks).toString('utf8').split('\0');
  return rows.flatMap((row) => {
    const [, mode, name, size, file] = ROW.exec(row) ?? [];
    if (file === undefined || !isHonest(file)) return [];
    const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
    return [{ kind, name: name!, bytes: Number(size) || 0, path: file } as const];
  });
}

/** A tree can be made by hand to name `..` or `.git`; git itself refuses to check such a path out. */
function isHonest(file: string): boolean {
  const odd = (part: string) => part === '' || part === '.' || part === '..' || /^\.git$/i.test(part);
  return !file.split('/').some(odd) && !(path.sep === '\\' && /[\\:]/.test(file));
}

/**
 * Writes files of a commit below a folder of ours.
 * @throws HistoryError where the clone does not hold all of the contents.
 */
export async function writeTree(git: SafeGit, entries: readonly TreeEntry[], target: string): Promise<void> {
  const files = entries.filter(({ kind }) => kind === 'file');
  const isRead = ({ path: file, bytes }: TreeEntry) => !UNREAD.test(file) && bytes <= MOST_BYTES;
  for (const { path: file, bytes } of files.filter((entry) => !isRead(entry))) {
    if (write(path.join(target, file), '')) truncateSync(path.join(target, file), bytes);
  }
  for (const portion of portions(files.filter(isRead))) {
    const texts = await contents(git, portion);
    for (const { name, path: file } of portion) write(path.join(target, file), texts.get(name)!);
  }
  // Last, so that nothing is ever written through one.
  const links = entries.filter(({ kind }) => kind === 'link');
  const targets = await contents(git, links);
  for (const { name, path: file } of links) link(path.join(target, file), targets.get(name)!.toString('utf8'));
}

async function contents(git: SafeGit, entries: readonly TreeEntry[]): Promise<Map<string, Buffer>> {
  const names = [...new Set(entries.map(({ name }) => name))];
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes + 200, 1000);
  const texts = await readBlobs(git, names, bytes);
  const missing = names.filter((name) => !texts.has(name)).length;
  if (missing > 0)
    throw new HistoryError(`the contents of ${missing} files are not in the clone; clone without --filter`);
  return texts;
}

function* portions(entries: readonly TreeEntry[]): Iterable<TreeEntry[]> {
  let portion: TreeEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (portion.length > 0 && bytes + entry.bytes > PORTION) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(entry);
    bytes += entry.bytes;
  }
  if (portion.length > 0) yield portion;
}

/** False where something is there already: names that differ in case only, on a disk that does not tell them apart. */
function write(file: string, content: string | Buffer): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

function link(file: string, to: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    symlinkSync(to, file);
  } catch (error) {
    // Where links need a privilege (Windows), a checkout has none either.
    if (!isTaken(error) && (error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

function isTaken(error: unknown): boolean {
  return ['EEXIST', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
