import { readFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { packageFile } from '../package-root.js';
import { runsFromSources } from '../threads.js';

/**
 * A digest of the built program with its data and the versions of what it is built on, written by `npm run build`, and the
 * version of the format in which this Node keeps values: an older Node cannot read what a newer one wrote. Null from the
 * sources, which change under a cache, and where the file is not there.
 * Source: V8 src/objects/value-serializer.cc: a value begins with 0xff and the version of the format.
 */
export function buildDigest(): string | null {
  if (runsFromSources()) return null;
  try {
    const text = readFileSync(packageFile('dist', 'build.txt'), 'utf8').trim();
    return /^[0-9a-f]{64}$/.test(text) ? `${text}-${serialize(null)[1]}` : null;
  } catch {
    return null;
  }
}
