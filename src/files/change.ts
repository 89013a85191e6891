import { constants } from 'node:fs';
import path from 'node:path';
import { TextDecoder } from 'node:util';
import { FILES, type Files } from './files.js';
import { isGonePid, withLock } from './lock.js';
import { stage, targetOf } from './write-whole.js';

/** No file that people write comes near it. */
const MOST_BYTES = 16 * 1024 * 1024;
/** How often a file may change between reading and writing before somebody has to look. */
const TRIES = 20;

/**
 * The text of a file that people and programs write, or null where there is none.
 * @throws Error with a reason in one line: a pipe, a folder, no UTF-8, a link to nothing, no permission.
 */
export function readWhole(absolute: string, files: Files = FILES): string | null {
  if (files.lstatSync(absolute, { throwIfNoEntry: false }) === undefined) return null;
  if (files.statSync(absolute, { throwIfNoEntry: false }) === undefined) {
    throw new Error('it is a link to a file that is not there');
  }
  // A pipe would wait for a writer without O_NONBLOCK.
  const handle = files.openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = files.fstatSync(handle);
    if (!stat.isFile()) throw new Error('it is not a regular file');
    if (stat.size > MOST_BYTES) throw new Error('it is larger than 16 MiB');
    return decode(files.readFileSync(handle));
  } finally {
    files.closeSync(handle);
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('it is not UTF-8');
  }
}

/**
 * Changes a file in a way that no change of anybody else is lost: what is written is made from what stands there at
 * that moment, programs that use this function wait for each other, and right before the new text takes its place the
 * file is compared once more. When it returns, the text is on the disk.
 * @param change Makes the new text from the one that is there (null for none), maybe more than once; null leaves the
 *   file as it is. What it throws is passed on, and nothing is written.
 * @throws Error for a file that cannot be read or written; then it is as it was.
 */
export function changeWhole(
  absolute: string,
  change: (now: string | null) => string | null,
  files: Files = FILES,
): void {
  files.mkdirSync(path.dirname(absolute), { recursive: true });
  const target = targetOf(absolute, files);
  withLock(`${target}.lock`, files, () => {
    sweep(target, files);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = readWhole(absolute, files);
      const next = change(now);
      if (next === null || next === now) return;
      if (Buffer.byteLength(next) > MOST_BYTES) throw new Error('it would be larger than 16 MiB');
      const staged = stage(target, next, files);
      try {
        if (readWhole(absolute, files) !== now) continue;
        staged.put();
        return;
      } finally {
        staged.drop();
      }
    }
    throw new Error('something else writes it all the time');
  });
}

/** Takes away what killed processes left beside a file. */
function sweep(target: string, files: Files): void {
  const folder = path.dirname(target);
  const base = path.basename(target);
  for (const name of files.readdirSync(folder)) {
    if (!name.startsWith(`${base}.`)) continue;
    const [, pid] = /^(?:(\d+)\.part|lock\.(\d+))$/.exec(name.slice(base.length + 1))?.filter(Boolean) ?? [];
    if (pid !== undefined && isGonePid(Number(pid))) files.rmSync(path.join(folder, name), { force: true });
  }
}
