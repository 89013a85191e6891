import { readFileSync } from 'node:fs';
import { packageFile } from '../package-root.js';
import { runsFromSources } from '../threads.js';

/**
 * A digest of the built program with its data and the versions of what it is built on, written by `npm run build`. Null from
 * the sources, which change under a cache, and where the file is not there.
 */
export function buildDigest(): string | null {
  if (runsFromSources(import.meta.url)) return null;
  try {
    const text = readFileSync(packageFile('dist', 'build.txt'), 'utf8').trim();
    return /^[0-9a-f]{64}$/.test(text) ? text : null;
  } catch {
    return null;
  }
}
