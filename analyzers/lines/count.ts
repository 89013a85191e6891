import type { Literal } from '../../src/domain/facts/manifest.js';
import { type DeadExclude, type ExcludeEntry, type Exclusions, readExclusions } from './exclude.js';
import { isLiteralManifest } from './manifest-literal.js';
import { type CountResult, countPython } from './python.js';
import { countCss, countJavaScript, countScss, countXml } from './text.js';
import { decodeLatin1 } from './whitespace.js';

export type BilledLanguage = 'python' | 'javascript' | 'xml' | 'css' | 'scss';

/**
 * A file of the addon. cloc.py walks every folder, hidden ones and nested addons too, does not follow links to folders and
 * reads through links to files; the caller's list has to hold the same files. `path` is relative to the addon, with `/`.
 */
export interface AddonFile {
  path: string;
  /** Length in bytes; where it is left out the content is read to know it. */
  size?: number;
  /** The content, or how to get it. It is only asked for where the file is counted. */
  bytes: Uint8Array | (() => Uint8Array);
}

export interface BilledFile {
  path: string;
  language: BilledLanguage;
  /** Lines billed. */
  code: number;
  total: number;
}

/** A `cloc_exclude` entry that takes out far more than it names; see `BROAD_SHARE`. */
export interface BroadExclude {
  entry: string;
  files: number;
  /** Lines it alone could take out. */
  code: number;
  /** Of the lines that would be billed without any `cloc_exclude`, 0 to 1. */
  share: number;
}

/** What `odoo-bin cloc` prints for one addon, and what it leaves out. All lists are sorted by path or entry. */
export interface BilledLines {
  files: BilledFile[];
  /** Column Code. */
  code: number;
  /** Column Line: physical lines of the counted files. */
  total: number;
  excluded: (ExcludeEntry & { path: string })[];
  /** Files that are not billed because they cannot be counted; the reason in the words of cloc.py. */
  errors: { path: string; reason: string }[];
  deadExcludes: DeadExclude[];
  broadExcludes: BroadExclude[];
}

/**
 * An entry of `cloc_exclude` is broad when it names nothing (its first part is a wildcard: `*`, `**`, `*.py`) and takes out at
 * least this share of the lines that would be billed without `cloc_exclude`, over two files or more. Our own measure.
 */
export const BROAD_SHARE = 0.5;

// cloc.py, MAX_FILE_SIZE
const MAX_FILE_SIZE = 25 * 2 ** 20;
const FILE_TOO_LARGE = 'Max file size exceeded';

// cloc.py, VALID_EXTENSION (16.0 and 19.0)
const LANGUAGES: Readonly<Record<string, BilledLanguage>> = {
  '.py': 'python',
  '.js': 'javascript',
  '.xml': 'xml',
  '.css': 'css',
  '.scss': 'scss',
};

const COUNTERS: Readonly<Record<BilledLanguage, (latin1Text: string) => CountResult>> = {
  python: countPython,
  javascript: countJavaScript,
  xml: countXml,
  css: countCss,
  scss: countScss,
};

/**
 * Counts the lines of one addon that Odoo bills, equal to `odoo-bin cloc -p <addon>` of 16.0 on Python 3.11.
 *
 * @param files every file of the addon
 * @param manifest the manifest as a dictionary of literals; null where there is none or any part of it is not a literal
 * @param hasManifestFile whether `__manifest__.py` or `__openerp__.py` (not from 19.0 on) can be opened in the addon
 */
export function countLines(
  files: readonly AddonFile[],
  manifest: Readonly<Record<string, Literal>> | null,
  hasManifestFile: boolean,
): BilledLines {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const literal = manifest && literalInCloc(sorted) ? manifest : null;
  const exclusions = readExclusions(
    sorted.map(({ path }) => path),
    literal,
    hasManifestFile,
  );
  const lines: BilledLines = {
    files: [],
    code: 0,
    total: 0,
    excluded: [],
    errors: [],
    deadExcludes: [...exclusions.dead],
    broadExcludes: [],
  };
  for (const file of sorted) {
    const language = languageOf(file.path);
    if (!language) continue;
    const excluded = exclusions.excludedBy(file.path);
    if (excluded) lines.excluded.push({ path: file.path, ...excluded });
    else book(lines, file.path, language, countFile(file, language));
  }
  lines.broadExcludes = broadExcludes(exclusions, lines, sorted);
  return lines;
}

function book(lines: BilledLines, path: string, language: BilledLanguage, counted: CountResult): void {
  if ('error' in counted) {
    lines.errors.push({ path, reason: counted.error });
    return;
  }
  lines.files.push({ path, language, ...counted });
  lines.code += counted.code;
  lines.total += counted.total;
}

/** Counts one file, whatever excludes it. */
function countFile(file: AddonFile, language: BilledLanguage): CountResult {
  if (file.size !== undefined && file.size > MAX_FILE_SIZE) return { error: FILE_TOO_LARGE };
  const bytes = typeof file.bytes === 'function' ? file.bytes() : file.bytes;
  if (bytes.byteLength > MAX_FILE_SIZE) return { error: FILE_TOO_LARGE };
  return COUNTERS[language](decodeLatin1(bytes));
}

/** The language by the ending, as `os.path.splitext` sees it: leading dots are no ending, so `.py` is none. */
export function languageOf(path: string): BilledLanguage | null {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/^\.+/, '');
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot).toLowerCase();
  return Object.hasOwn(LANGUAGES, ending) ? LANGUAGES[ending]! : null;
}

/** Whether cloc.py can evaluate the manifest; true where its text is not among the files. */
function literalInCloc(files: readonly AddonFile[]): boolean {
  for (const name of ['__manifest__.py', '__openerp__.py']) {
    const file = files.find(({ path }) => path === name);
    if (!file) continue;
    // Odoo would read it; a manifest of this size is none.
    if (file.size !== undefined && file.size > MAX_FILE_SIZE) return false;
    return isLiteralManifest(decodeLatin1(typeof file.bytes === 'function' ? file.bytes() : file.bytes));
  }
  return true;
}

function broadExcludes(exclusions: Exclusions, lines: BilledLines, files: readonly AddonFile[]): BroadExclude[] {
  if (exclusions.unanchored.length === 0) return [];
  const optional = new Set(lines.excluded.filter(({ source }) => source === 'cloc_exclude').map(({ path }) => path));
  const hidden: { path: string; code: number }[] = [];
  for (const file of files) {
    const language = optional.has(file.path) ? languageOf(file.path) : null;
    const counted = language ? countFile(file, language) : null;
    if (counted && 'code' in counted) hidden.push({ path: file.path, code: counted.code });
  }
  const sum = (list: readonly { code: number }[]): number => list.reduce((total, { code }) => total + code, 0);
  const all = lines.code + sum(hidden);
  return exclusions.unanchored
    .map(({ entry, matches }) => {
      const taken = hidden.filter(({ path }) => matches(path));
      return { entry, files: taken.length, code: sum(taken), share: all === 0 ? 0 : sum(taken) / all };
    })
    .filter(({ files: count, share }) => count > 1 && share >= BROAD_SHARE)
    .sort((a, b) => (a.entry < b.entry ? -1 : 1));
}
