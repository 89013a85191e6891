import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../domain/finding.js';
import type { Result } from '../../domain/result.js';

/** Larger files are data or bundles; nobody reads a frame of them. */
const MOST_BYTES = 4 * 1024 * 1024;
const KEPT = 40;

export interface Sources {
  /** The file of a finding; null where it is not here. */
  fileOf(finding: Finding): string | null;
  linesOf(finding: Finding): readonly string[] | null;
  /** Whether the code that the result is about is here, by its first addons. */
  isHere(): boolean;
  /** Files may have changed: they are read again. */
  forget(): void;
}

/**
 * Finds the files that a result is about. A result names no folder of the machine it was made on, so they are looked for
 * in the given folders, and in those of the roots' names below them; nothing outside of these is read.
 * @param folders Absolute. For a scan, the scanned ones in the order of `result.roots`.
 */
export function openSources(result: () => Result, folders: readonly string[], scanned: boolean): Sources {
  const kept = new Map<string, readonly string[] | null>();
  const candidates = (root: number, relative: string): string[] => {
    const label = result().roots[root] ?? '';
    if (scanned) return [path.join(folders[root] ?? folders[0]!, relative)];
    return folders.flatMap((folder) => [
      ...(path.basename(folder) === label || result().roots.length === 1 ? [path.join(folder, relative)] : []),
      path.join(folder, label, relative),
    ]);
  };
  const roots = new Map<string, number>();
  let rootsOf: Result | null = null;
  const rootOf = (addon: string): number => {
    if (rootsOf !== result()) {
      rootsOf = result();
      roots.clear();
      for (const { key, root } of rootsOf.addons) roots.set(key, root);
    }
    return roots.get(addon) ?? 0;
  };
  const inside = (file: string): boolean => {
    try {
      const real = realpathSync(file);
      return folders.some((folder) => real.startsWith(realpathSync(folder) + path.sep));
    } catch {
      return false;
    }
  };
  const fileOf = ({ addon, path: relative }: Pick<Finding, 'addon' | 'path'>): string | null =>
    candidates(rootOf(addon), relative).find(inside) ?? null;
  return {
    fileOf,
    linesOf: (finding) => {
      const file = fileOf(finding);
      if (file === null) return null;
      if (!kept.has(file)) {
        if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
        kept.set(file, readLines(file));
      }
      return kept.get(file)!;
    },
    forget: () => kept.clear(),
    isHere: () => {
      const some = result().addons.slice(0, 3);
      return (
        some.length > 0 &&
        some.every((addon) => addon.path === '.' || fileOf({ addon: addon.key, path: addon.path }) !== null)
      );
    },
  };
}

function readLines(file: string): readonly string[] | null {
  try {
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > MOST_BYTES) return null;
    return readFileSync(file, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r\n|\r|\n/);
  } catch {
    return null;
  }
}
