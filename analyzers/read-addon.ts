import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Addon, AddonSource, Lines, OtherFile } from '../src/domain/addon.js';
import type { PathReason } from '../src/domain/coverage.js';
import { messageOf } from '../src/domain/errors.js';
import type { ManifestFacts } from '../src/domain/facts/manifest.js';
import type { Position, ReadError } from '../src/domain/position.js';
import { decodePython, decodeUtf8 } from './decode.js';
import { directivesIn } from './directives.js';
import { whyNotRead } from './javascript/skipped.js';
import { type BilledLines, countLines } from './lines/count.js';
import type { Readers } from './readers.js';
import { decodeXml } from './xml/decode.js';

/** What reading one addon needs; plain data, so that it can be handed to another thread. */
export interface ReadTask {
  addon: Addon;
  directory: string;
  manifest: ManifestFacts | null;
  files: OtherFile[];
  /** Larger files are not read. In bytes. */
  maxFileBytes: number;
  /** Files that reading had to be stopped at, by path, with the reason; they are named and not read again. */
  lost?: Readonly<Record<string, string>>;
}

/** Told before a file is read or counted, with its place in the task's files. */
export type FileListener = (file: number) => void;

export interface ReadOutcome {
  source: AddonSource;
  /** Files that were asked for, and those of them read whole. */
  files: number;
  parsed: number;
  failed: PathReason[];
  skipped: PathReason[];
}

type Language = 'python' | 'xml' | 'csv' | 'javascript';

/** Reads every source file of an addon once. A file that cannot be read is named and costs only itself. */
export async function readAddon(
  task: ReadTask,
  readers: Readers,
  onFile: FileListener = () => {},
): Promise<ReadOutcome> {
  const { addon, manifest, files } = task;
  const lines: Lines = { python: 0, xml: 0, javascript: 0, csv: 0, total: 0, billed: 0 };
  const source: AddonSource = { addon, manifest, python: [], xml: [], csv: [], javascript: [], files, lines };
  if (manifest?.directives !== undefined) source.directives = manifest.directives;
  const outcome: ReadOutcome = { source, files: 0, parsed: 0, failed: [], skipped: [] };
  const shown = (file: string) => (addon.path === '.' ? file : `${addon.path}/${file}`);
  const dataFiles = new Set(manifest?.entries.map((entry) => entry.value));
  const contents = new Map<string, Buffer>();
  for (const [index, file] of files.entries()) {
    const language = languageOf(file.path, dataFiles);
    if (language === null) continue;
    outcome.files++;
    const lost = task.lost?.[file.path];
    if (lost !== undefined) {
      outcome.failed.push({ path: shown(file.path), why: lost });
      continue;
    }
    if (file.bytes > task.maxFileBytes) {
      outcome.failed.push({ path: shown(file.path), why: `larger than the limit of ${task.maxFileBytes} bytes` });
      continue;
    }
    onFile(index);
    try {
      const bytes = readFileSync(path.join(task.directory, file.path));
      contents.set(file.path, bytes);
      const read = await readFile(source, language, file.path, bytes, readers);
      if ('skipped' in read) {
        outcome.files--;
        outcome.skipped.push({ path: shown(file.path), why: read.skipped });
      } else {
        lines[language] += read.lines;
        if (read.why === null) outcome.parsed++;
        else outcome.failed.push({ path: shown(file.path), why: read.why });
      }
    } catch (error) {
      outcome.failed.push({ path: shown(file.path), why: messageOf(error) });
    }
  }
  lines.total = lines.python + lines.xml + lines.javascript + lines.csv;
  lines.billed = countBilled(task, contents, onFile).code;
  return outcome;
}

/** The lines Odoo bills. Files that were read already are not read again. */
export function countBilled(
  { directory, manifest, files, lost }: Pick<ReadTask, 'directory' | 'manifest' | 'files' | 'lost'>,
  contents: ReadonlyMap<string, Uint8Array> = new Map(),
  onFile: FileListener = () => {},
): BilledLines {
  const listed = files.map((file, index) => ({
    path: file.path,
    size: file.bytes,
    bytes: () => {
      if (lost?.[file.path] !== undefined) return new Uint8Array();
      onFile(index);
      return contents.get(file.path) ?? readIfPossible(path.join(directory, file.path));
    },
  }));
  const whole = manifest !== null && manifest.errors.length === 0 ? manifest.values : null;
  return countLines(listed, whole, manifest !== null);
}

/** Reading the facts has named a file that cannot be read; here it counts as empty. */
function readIfPossible(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    return new Uint8Array();
  }
}

/** CSV files are data only where the manifest loads them, or where they bear the name of the access rights. */
function languageOf(file: string, dataFiles: ReadonlySet<string>): Language | null {
  if (/(^|\/)__(manifest|openerp)__\.py$/.test(file)) return null;
  if (file.endsWith('.py')) return 'python';
  if (file.endsWith('.xml')) return 'xml';
  if (file.endsWith('.js')) return 'javascript';
  if (file.endsWith('.csv') && (dataFiles.has(file) || file.endsWith('ir.model.access.csv'))) return 'csv';
  return null;
}

type Read = { skipped: string } | { lines: number; why: string | null };

async function readFile(
  source: AddonSource,
  language: Language,
  file: string,
  bytes: Buffer,
  readers: Readers,
): Promise<Read> {
  switch (language) {
    case 'python': {
      const { text, why } = decodePython(bytes);
      return keep(source.python, listen(source, text, readers.python(file, text)), why);
    }
    case 'xml': {
      const text = decodeXml(bytes);
      return keep(source.xml, listen(source, text, readers.xml(file, text)), null);
    }
    case 'csv': {
      const { text, why } = decodeUtf8(bytes);
      return keep(source.csv, readers.csv(file, text), why);
    }
    case 'javascript': {
      const { text, why } = decodeUtf8(bytes);
      const skipped = whyNotRead(file, text);
      if (skipped !== null) return { skipped };
      const read = await readers.javascript();
      return keep(source.javascript, listen(source, text, read(file, text)), why);
    }
  }
}

/** Notes what the comments of a file ask of this program. */
function listen<F extends { path: string; comments: (Position & { text: string })[] }>(
  source: AddonSource,
  text: string,
  facts: F,
): F {
  const directives = directivesIn(facts.path, text, facts.comments);
  if (directives.length > 0) source.directives = [...(source.directives ?? []), ...directives];
  return facts;
}

function keep<F extends { lines: number; errors: ReadError[] }>(list: F[], facts: F, why: string | null): Read {
  list.push(facts);
  const first = facts.errors[0];
  return {
    lines: facts.lines,
    why: why ?? (first ? `line ${first.line}, column ${first.column}: ${first.why}` : null),
  };
}
