import { constants } from 'node:fs';
import path from 'node:path';
import { InputError } from '../domain/errors.js';
import { batches } from './batches.js';
import { codeOf, FILES, type Files, plainError } from './files.js';

/** What is written: a text, bytes, or a text in pieces of whole characters, where no string could hold all of it. */
export type Content = string | Uint8Array | Iterable<string>;

/** A text that lies on the disk beside the file it is for. */
export interface Staged {
  /** Puts it in the place of the file and returns when the folder, too, is on the disk. */
  put(): void;
  /** Takes it away again. */
  drop(): void;
}

/**
 * Writes beside the file and renames, so that a full disk or a kill leaves the old file as it was. A link is followed:
 * the file behind it is written. The file keeps its mode and, where the system allows it, its owner.
 * @param shown What messages call it.
 * @throws InputError where it cannot be written, and what making a piece throws; then the old file is whole and nothing is left beside it.
 */
export function writeWhole(absolute: string, shown: string, content: Content, files: Files = FILES): void {
  let fault: { error: unknown } | null = null;
  const watched = isPieces(content)
    ? passing(content, (error) => {
        fault = { error };
      })
    : content;
  try {
    files.mkdirSync(path.dirname(absolute), { recursive: true });
    const staged = stage(targetOf(absolute, files), watched, files);
    try {
      staged.put();
    } finally {
      staged.drop();
    }
  } catch (error) {
    // Not a matter of the disk, and nothing the caller can mend.
    if (fault !== null) throw error;
    throw new InputError(`${shown}: cannot be written: ${plainError(error)}`);
  }
}

function isPieces(content: Content): content is Iterable<string> {
  return typeof content !== 'string' && !(content instanceof Uint8Array);
}

function* passing(pieces: Iterable<string>, onFault: (error: unknown) => void): Generator<string> {
  try {
    yield* pieces;
  } catch (error) {
    onFault(error);
    throw error;
  }
}

/** The file that a path leads to, through links, also where it is not there yet. */
export function targetOf(absolute: string, files: Files): string {
  let target = absolute;
  for (let links = 0; links < 40; links += 1) {
    const stat = files.lstatSync(target, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isSymbolicLink()) {
      return path.join(files.realpathSync(path.dirname(target)), path.basename(target));
    }
    target = path.resolve(files.realpathSync(path.dirname(target)), files.readlinkSync(target));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

/**
 * Writes a text, to the last byte, into a new file beside its target.
 * @param target As `targetOf` gives it.
 * @param lasting False where a loss by a failing machine costs nothing: then nobody waits for the disk.
 */
export function stage(target: string, content: Content, files: Files, { lasting } = { lasting: true }): Staged {
  const old = files.statSync(target, { throwIfNoEntry: false });
  if (old !== undefined && !old.isFile()) throw new Error('it is not a regular file');
  const temporary = `${target}.${process.pid}.part`;
  const drop = () => files.rmSync(temporary, { force: true });
  // One of an earlier process with the same number; what lies there, were it a link, must not be written through.
  drop();
  try {
    const handle = files.openSync(temporary, 'wx');
    try {
      if (old !== undefined) takeAfter(handle, old, files);
      for (const bytes of bytesOf(content)) writeAll(handle, bytes, files);
      if (lasting) files.fsyncSync(handle);
    } finally {
      files.closeSync(handle);
    }
  } catch (error) {
    drop();
    throw error;
  }
  const put = () => {
    files.renameSync(temporary, target);
    if (lasting) syncFolder(path.dirname(target), files);
  };
  return { put, drop };
}

/** Characters that are written at once. */
const BATCH = 1_000_000;

function* bytesOf(content: Content): Generator<Buffer> {
  if (isPieces(content)) for (const text of batches(content, BATCH)) yield Buffer.from(text);
  else if (typeof content === 'string') yield Buffer.from(content);
  else yield Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** A write may take only part of the bytes; a disk that takes none is full. */
function writeAll(handle: number, bytes: Buffer, files: Files): void {
  for (let done = 0; done < bytes.length; ) {
    const taken = files.writeSync(handle, bytes, done, bytes.length - done);
    if (taken <= 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    done += taken;
  }
}

function takeAfter(handle: number, { uid, gid, mode }: { uid: number; gid: number; mode: number }, files: Files): void {
  const own = files.fstatSync(handle);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      files.fchownSync(handle, uid, gid);
    } catch {
      // Only root may give a file away; the writer owns it then.
    }
  }
  files.fchmodSync(handle, mode & 0o7777);
}

/** Systems and folders that cannot be synced: the rename is as safe there as it gets. */
const NO_SYNC = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EPERM']);

function syncFolder(folder: string, files: Files): void {
  let handle: number | null = null;
  try {
    handle = files.openSync(folder, constants.O_RDONLY);
    files.fsyncSync(handle);
  } catch (error) {
    if (!NO_SYNC.has(codeOf(error) ?? '')) throw error;
  } finally {
    if (handle !== null) files.closeSync(handle);
  }
}
