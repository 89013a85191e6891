/**
 * Glob patterns as Python's `pathlib.Path.glob` reads them up to 3.12, matched against a list of files instead of a disk.
 *
 * Against shell globs: hidden files match, `**` stands for folders only (so `tests/**` excludes no file; since 3.13 it
 * does), `*` does not cross a slash, a trailing slash asks for a folder, upper and lower case differ.
 * Source: Lib/pathlib.py and Lib/fnmatch.py of CPython 3.11.
 */

/** A part of a pattern: any folders, a name with wildcards, or a fixed name. */
type Part = { kind: 'folders' } | { kind: 'wild'; symbols: NameSymbol[] } | { kind: 'fixed'; name: string };

type NameSymbol = { kind: 'any' } | { kind: 'one'; accepts: (char: string) => boolean };

export interface PathPattern {
  /** Whether the file, given by its path relative to the folder, is among the results. */
  matches(path: string): boolean;
  /** Whether one of the folders that hold the files is. */
  matchesFolder(path: string): boolean;
  /** Whether the first part is a wildcard: the pattern names no folder and no file to start from. */
  namesNothing: boolean;
}

/** @returns the pattern, or why pathlib raises on it (which ends the whole run of `odoo-bin cloc`) */
export function parsePathPattern(pattern: string): PathPattern | { refused: string } {
  if (pattern.startsWith('/')) return { refused: 'absolute pattern' };
  const names = pattern.split('/').filter((name) => name !== '' && name !== '.');
  if (names.some((name) => name.includes('**') && name !== '**'))
    return { refused: '** is not a whole path component' };
  if (names.length === 0) return { refused: 'empty pattern' };
  const parts = names.map(toPart);
  const foldersOnly = pattern.endsWith('/');
  return {
    matches: (path) => !foldersOnly && matchParts(parts, path.split('/'), false),
    matchesFolder: (path) => matchParts(parts, path.split('/'), true),
    namesNothing: parts[0]!.kind !== 'fixed',
  };
}

function toPart(name: string): Part {
  if (name === '**') return { kind: 'folders' };
  return /[*?[]/.test(name) ? { kind: 'wild', symbols: toSymbols(name) } : { kind: 'fixed', name };
}

/** Follows all ways to spend `**` at once, so the cost is parts times names whatever the pattern. */
function matchParts(parts: readonly Part[], names: readonly string[], folder: boolean): boolean {
  let reached = skipFolders(parts, new Set([0]));
  for (const [index, name] of names.entries()) {
    const isFile = !folder && index === names.length - 1;
    const after = new Set<number>();
    for (const at of reached) {
      const part = parts[at];
      if (part?.kind === 'folders' && !isFile) after.add(at);
      if (part?.kind === 'fixed' && part.name === name) after.add(at + 1);
      if (part?.kind === 'wild' && matchName(part.symbols, name)) after.add(at + 1);
    }
    reached = isFile ? after : skipFolders(parts, after);
  }
  return reached.has(parts.length);
}

function skipFolders(parts: readonly Part[], reached: Set<number>): Set<number> {
  for (const at of reached) if (parts[at]?.kind === 'folders') reached.add(at + 1);
  return reached;
}

function toSymbols(name: string): NameSymbol[] {
  const symbols: NameSymbol[] = [];
  const chars = [...name];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at]!;
    const close = char === '[' ? closingBracket(chars, at) : -1;
    if (char === '*') symbols.push({ kind: 'any' });
    else if (char === '?') symbols.push({ kind: 'one', accepts: () => true });
    else if (close > 0) {
      symbols.push({ kind: 'one', accepts: characterSet(chars.slice(at + 1, close)) });
      at = close;
    } else symbols.push({ kind: 'one', accepts: (other) => other === char });
  }
  return symbols;
}

/** Index of the `]` of a set, or -1: then `[` stands for itself. A `]` at its start belongs to the set. */
function closingBracket(chars: readonly string[], open: number): number {
  const first = chars[open + 1] === '!' ? open + 2 : open + 1;
  return chars.indexOf(']', first + 1);
}

function characterSet(set: readonly string[]): (char: string) => boolean {
  const negated = set[0] === '!';
  const members = negated ? set.slice(1) : set;
  const ranges: [string, string][] = [];
  for (let at = 0; at < members.length; at++) {
    const range = members[at + 1] === '-' && at + 2 < members.length;
    ranges.push([members[at]!, members[range ? at + 2 : at]!]);
    if (range) at += 2;
  }
  return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== negated;
}

/** Matches a name against stars and single characters, going back to the last star only. */
function matchName(symbols: readonly NameSymbol[], name: string): boolean {
  const chars = [...name];
  let symbol = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < chars.length) {
    const current = symbols[symbol];
    if (current?.kind === 'any') {
      star = symbol++;
      starAt = at;
    } else if (current?.kind === 'one' && current.accepts(chars[at]!)) {
      symbol++;
      at++;
    } else if (star >= 0) {
      symbol = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (symbols[symbol]?.kind === 'any') symbol++;
  return symbol === symbols.length;
}
