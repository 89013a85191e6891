/**
 * Which files of an addon Odoo leaves out of the bill. Source: count_path() and DEFAULT_EXCLUDE in odoo/tools/cloc.py (16.0).
 *
 * Series: 16.0 looks for `__manifest__.py` and then `__openerp__.py`; 19.0 for `__manifest__.py` only. The standard list is
 * the same in both.
 */
import type { Literal } from '../../src/domain/facts/manifest.js';
import { type PathPattern, parsePathPattern } from './path-pattern.js';

// DEFAULT_EXCLUDE; seen from the root of the addon only, so `wizard/tests/` and `static/src/lib/` are billed
export const STANDARD_EXCLUDES: readonly string[] = [
  '__manifest__.py',
  '__openerp__.py',
  'tests/**/*',
  'static/lib/**/*',
  'static/tests/**/*',
  'migrations/**/*',
  'upgrades/**/*',
];

export type ExcludeSource = 'standard' | 'cloc_exclude' | 'demo' | 'demo_xml';

/** An entry of the standard list or of the manifest. */
export interface ExcludeEntry {
  source: ExcludeSource;
  entry: string;
}

/** A `cloc_exclude` entry that takes no file out of the bill, and why. */
export interface DeadExclude {
  entry: string;
  why:
    | 'matches nothing'
    | 'names a folder, not its files'
    | 'leaves the addon'
    | 'absolute pattern'
    | 'invalid pattern';
}

interface Rule extends ExcludeEntry {
  pattern: PathPattern;
}

export interface Exclusions {
  /** The first entry that excludes the file, or null. */
  excludedBy(path: string): ExcludeEntry | null;
  /** Entries of `cloc_exclude` whose first part is a wildcard, each with what it matches. */
  unanchored: readonly { entry: string; matches(path: string): boolean }[];
  dead: readonly DeadExclude[];
}

/**
 * Reads the exclusions of an addon.
 * @param paths every file of the addon, relative to it, forward slashes
 * @param manifest what `ast.literal_eval` makes of the manifest; null where it fails, and then only the standard list applies
 * @param hasManifestFile whether a manifest file could be opened; where none could, nothing at all is excluded
 */
export function readExclusions(
  paths: readonly string[],
  manifest: Readonly<Record<string, Literal>> | null,
  hasManifestFile: boolean,
): Exclusions {
  if (!hasManifestFile) return { excludedBy: () => null, unanchored: [], dead: [] };
  const entries = [
    ...STANDARD_EXCLUDES.map((entry): ExcludeEntry => ({ source: 'standard', entry })),
    ...manifestEntries(manifest ?? {}),
  ];
  const rules: Rule[] = [];
  const dead = new Map<string, DeadExclude>();
  for (const { source, entry } of entries) {
    const pattern = parsePathPattern(asLatin1(entry));
    if (!('refused' in pattern)) rules.push({ source, entry, pattern });
    const why = source === 'cloc_exclude' ? whyDead(entry, pattern, paths) : null;
    if (why) dead.set(entry, { entry, why });
  }
  const excludedBy = (path: string): ExcludeEntry | null => {
    const rule = rules.find(({ pattern }) => pattern.matches(path));
    return rule ? { source: rule.source, entry: rule.entry } : null;
  };
  const unanchored = rules
    .filter(({ source, pattern }) => source === 'cloc_exclude' && pattern.namesNothing)
    .map(({ entry, pattern }) => ({ entry, matches: pattern.matches }));
  return { excludedBy, unanchored, dead: [...dead.values()].sort((a, b) => (a.entry < b.entry ? -1 : 1)) };
}

/**
 * The entries in the order of cloc.py. A text where a list belongs is taken letter by letter, as `list.extend` does; a value
 * that cannot be iterated ends the reading of the manifest, and what was read before it stays.
 */
function manifestEntries(manifest: Readonly<Record<string, Literal>>): ExcludeEntry[] {
  const entries: ExcludeEntry[] = [];
  for (const source of ['cloc_exclude', 'demo', 'demo_xml'] as const) {
    if (!Object.hasOwn(manifest, source)) continue;
    const value = manifest[source];
    if (value === null || typeof value === 'number' || typeof value === 'boolean' || value === undefined) break;
    const items = typeof value === 'string' ? [...value] : Array.isArray(value) ? value : Object.keys(value);
    for (const entry of items) if (typeof entry === 'string' && entry !== '') entries.push({ source, entry });
  }
  return entries;
}

/** cloc.py decodes the manifest as latin-1 too, so an entry with an accent never equals the name of a file. */
const asLatin1 = (entry: string): string => Buffer.from(entry, 'utf8').toString('latin1');

function whyDead(
  entry: string,
  pattern: PathPattern | { refused: string },
  paths: readonly string[],
): DeadExclude['why'] | null {
  if ('refused' in pattern) return pattern.refused === 'absolute pattern' ? 'absolute pattern' : 'invalid pattern';
  if (paths.some((path) => pattern.matches(path))) return null;
  if (entry.split('/').includes('..')) return 'leaves the addon';
  return foldersOf(paths).some((folder) => pattern.matchesFolder(folder))
    ? 'names a folder, not its files'
    : 'matches nothing';
}

function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) folders.add(path.slice(0, end));
  }
  return [...folders];
}
