import type { AddonSource } from './addon.js';

/** A file of an addon whose changes count. */
export interface CountedFile {
  /** Relative to the addon. */
  path: string;
  lines: number;
  /** Sum of the cognitive complexity of its functions; 0 for what has none. */
  complexity: number;
}

/** Changes here are version numbers and checks, not work on what the addon does. */
export function isCounted(path: string): boolean {
  return !/(?:^|\/)(?:tests\/|__(?:manifest|openerp)__\.py$)/.test(path);
}

/** The files of an addon whose changes count, sorted by path. */
export function countedFiles(source: AddonSource): CountedFile[] {
  const python = source.python.map(({ path, lines, functions }) => ({
    path,
    lines,
    complexity: functions.reduce((sum, { complexity }) => sum + complexity, 0),
  }));
  const others = [...source.xml, ...source.javascript, ...source.csv];
  return [...python, ...others.map(({ path, lines }) => ({ path, lines, complexity: 0 }))]
    .filter(({ path }) => isCounted(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
