import { statSync } from 'node:fs';
import path from 'node:path';
import { type ReadTask, readAddon } from '../../analyzers/read-addon.js';
import { createReaders, type Readers } from '../../analyzers/readers.js';
import { type AddonOnDisk, discover } from '../../src/discovery/discover.js';
import { openRoots } from '../../src/discovery/roots.js';

export const BENCH_LANGUAGES = ['python', 'xml', 'javascript', 'csv'] as const;
export type BenchLanguage = (typeof BENCH_LANGUAGES)[number];

/** Files and their lines and bytes. */
export interface Size {
  files: number;
  lines: number;
  bytes: number;
}

/** One file that a scan parses. */
export interface BenchFile {
  language: BenchLanguage;
  /** Absolute. */
  file: string;
  lines: number;
  bytes: number;
}

/** One folder below a root, or a root that is an addon: in collections of repositories, one repository. */
export interface Part {
  /** Absolute. */
  folder: string;
  name: string;
  addons: number;
  lines: number;
}

export interface Corpus {
  /** Last parts of the folders' names. */
  name: string;
  /** Absolute. */
  folders: string[];
  addons: number;
  languages: Record<BenchLanguage, Size>;
  total: Size;
  /** Sorted by folder. */
  parts: Part[];
  files: BenchFile[];
}

/** As in src/config/schema.ts, which a scan without a configuration takes. */
const MAX_FILE_BYTES = 10_000_000;

/**
 * What a scan of some folders parses, found by the program's own discovery and reading with readers that only take note.
 * Reads every byte once, so that the system holds them in memory afterwards.
 */
export async function corpusOf(folders: readonly string[]): Promise<Corpus> {
  const roots = openRoots(folders, process.cwd());
  const note = await notingReaders();
  const found = await discover(roots, { from: null, readManifest: note.readers.manifest });
  const files: BenchFile[] = [];
  const parts = new Map<string, Part>();
  for (const one of found.addons) {
    const own = await filesOf(one, note);
    for (const file of own) files.push(file);
    const part = partOf(roots[one.addon.root]!.directory, one.addon.path);
    const known = parts.get(part) ?? { folder: part, name: path.basename(part), addons: 0, lines: 0 };
    parts.set(part, { ...known, addons: known.addons + 1, lines: known.lines + sizeOf(own).lines });
  }
  const of = (language: BenchLanguage) => sizeOf(files.filter((file) => file.language === language));
  return {
    name: roots.map(({ label }) => label).join(' + '),
    folders: roots.map(({ directory }) => directory),
    addons: found.addons.length,
    languages: { python: of('python'), xml: of('xml'), javascript: of('javascript'), csv: of('csv') },
    total: sizeOf(files),
    parts: [...parts.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1)),
    files,
  };
}

function partOf(root: string, addon: string): string {
  return addon === '.' ? root : path.join(root, addon.split('/')[0]!);
}

function sizeOf(files: readonly BenchFile[]): Size {
  const size: Size = { files: files.length, lines: 0, bytes: 0 };
  for (const { lines, bytes } of files) {
    size.lines += lines;
    size.bytes += bytes;
  }
  return size;
}

interface Noted {
  language: BenchLanguage;
  path: string;
  lines: number;
}

interface Note {
  readers: Readers;
  /** What was read since the last call. */
  take(): Noted[];
}

/** Readers that note what they are given. Manifests are read: they name the data files. */
async function notingReaders(): Promise<Note> {
  const real = await createReaders('auto');
  let noted: Noted[] = [];
  const noting =
    (language: BenchLanguage) =>
    <F>(file: string, text: string): F => {
      noted.push({ language, path: file, lines: linesIn(text) });
      return { language, path: file, lines: 0, errors: [], comments: [] } as F;
    };
  return {
    readers: {
      ...real,
      python: noting('python'),
      xml: noting('xml'),
      csv: noting('csv'),
      javascript: async () => noting('javascript'),
    },
    take: () => {
      const taken = noted;
      noted = [];
      return taken;
    },
  };
}

async function filesOf({ addon, directory, manifest, files }: AddonOnDisk, note: Note): Promise<BenchFile[]> {
  const task: ReadTask = { addon, directory, manifest, files, maxFileBytes: MAX_FILE_BYTES };
  await readAddon(task, note.readers);
  const read = note.take();
  if (manifest !== null) read.push({ language: 'python', path: manifest.path, lines: manifest.lines });
  return read.map(({ language, path: name, lines }) => {
    const file = path.join(directory, name);
    return { language, file, lines, bytes: statSync(file).size };
  });
}

/** Lines of a text; a last one without its end counts. */
export function linesIn(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
