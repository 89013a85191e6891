import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../domain/errors.js';

/** A folder to scan. `label` names it in the result: the last part of its path, never the whole. */
export interface Root {
  directory: string;
  label: string;
}

/**
 * Checks the paths a caller named and gives each a label that is unique in this run.
 * @throws InputError for a path that is missing, not a folder, or not readable.
 */
export function openRoots(paths: readonly string[], cwd: string): Root[] {
  const used = new Map<string, number>();
  const seen = new Set<string>();
  const roots: Root[] = [];
  for (const given of paths) {
    const directory = resolveFolder(given, cwd);
    if (seen.has(directory)) continue;
    seen.add(directory);
    const name = path.basename(directory) || 'root';
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    roots.push({ directory, label: count === 1 ? name : `${name}#${count}` });
  }
  return roots;
}

function resolveFolder(given: string, cwd: string): string {
  const absolute = path.resolve(cwd, given);
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(absolute);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EACCES') throw new InputError(`${given}: not readable; check its permissions`);
    throw new InputError(`${given}: no such folder; name a folder that holds Odoo addons`);
  }
  if (!stats.isDirectory()) throw new InputError(`${given}: not a folder; name the folder that holds the addons`);
  try {
    readdirSync(absolute);
  } catch {
    throw new InputError(`${given}: not readable; check its permissions`);
  }
  return realpathSync(absolute);
}
