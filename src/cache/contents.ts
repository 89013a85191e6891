import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadTask } from '../../analyzers/read-addon.js';
import type { ParserChoice } from '../../analyzers/readers.js';
import { codeOf } from '../files/files.js';
import { buildDigest } from './build.js';

/** A digest of everything that reading an addon depends on. */
export interface ContentDigests {
  /** Of the program; see `buildDigest`. */
  build: string;
  of(task: ReadTask): string;
}

/**
 * Digests of addons, each made once: of the program, the addon as discovered, and the bytes of every file that is read.
 * @returns null where the program runs from its sources.
 */
export function contentDigests(parser: ParserChoice): ContentDigests | null {
  const build = buildDigest();
  if (build === null) return null;
  const known = new WeakMap<ReadTask['files'], string>();
  return {
    build,
    of: (task) => {
      let digest = known.get(task.files);
      if (digest === undefined) {
        digest = digestOf(task, `${build} ${parser}`);
        known.set(task.files, digest);
      }
      return digest;
    },
  };
}

/** Kinds of files that readers and the counting of lines open. Of all others only name and size count. */
const READ = /\.(py|xml|js|csv|css|scss)$/;

function digestOf({ addon, directory, manifest, files, maxFileBytes }: ReadTask, program: string): string {
  const hash = createHash('sha256').update(JSON.stringify(['read', program, addon, manifest, files, maxFileBytes]));
  for (const file of files) {
    if (!READ.test(file.path) || file.bytes > Math.max(maxFileBytes, MOST_COUNTED)) continue;
    hash.update(`\n${file.path}\n`);
    try {
      hash.update(readFileSync(path.join(directory, file.path)));
    } catch (error) {
      hash.update(`unreadable ${codeOf(error)}`);
    }
  }
  return hash.digest('hex');
}

/** Larger files are not counted. Source: odoo/tools/cloc.py MAX_FILE_SIZE. */
const MOST_COUNTED = 25 * 2 ** 20;
