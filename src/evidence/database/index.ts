import path from 'node:path';
import { InputError, InputErrors } from '../../domain/errors.js';
import type { DatabaseEvidence } from '../../domain/evidence/database.js';
import type { ScannedCode } from '../../domain/evidence/scanned-code.js';
import type { EvidenceProblem } from '../../domain/evidence/window.js';
import { type Bundle, readBundle } from './bundle/read.js';
import { summarize } from './summary/index.js';

/**
 * Reads the bundles of one database. One gives counts since an unknown beginning; two or more give rates between the
 * oldest and the newest. A bundle that cannot be read is a problem of the evidence as long as another can.
 * @param files paths to `.ndjson` or `.ndjson.gz`; the base name stands for them in the result
 * @throws InputError(s) where none can be read
 */
export async function readBundles(files: readonly string[], scanned: ScannedCode): Promise<DatabaseEvidence> {
  if (files.length === 0) throw new InputError('no bundle of evidence was named');
  const bundles: Bundle[] = [];
  const failed: string[] = [];
  for (const file of [...new Set(files)]) {
    try {
      bundles.push(await readBundle(file, path.basename(file)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      failed.push(error.message);
    }
  }
  if (bundles.length === 0) throw new InputErrors(failed);
  const problems = failed.map((why): EvidenceProblem => ({ source: 'bundle', why, count: 1 }));
  return summarize(bundles, scanned, problems);
}
