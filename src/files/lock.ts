import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf, type Files } from './files.js';

/** Somebody else holds the lock, and did so for as long as this process was willing to wait. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

interface Holder {
  pid: number;
  /** The machine, and the part of it that numbers processes for itself (a container). */
  host: string;
  /** When the process began, in ticks of the kernel, where it tells; another process may get the number later. */
  began: string | null;
}

const WAIT_MS = 2_000;
const STEP_MS = 4;
/** Whoever takes over a lock needs a moment for it; one that is older was killed in that moment. */
const TAKEOVER_MS = 10_000;

/**
 * Runs what must not be done by two processes at once: from comparing a file with what was read to putting another in
 * its place. The lock is a file that names its holder; it comes into being with its content, by a hard link, so no
 * kill leaves one that says nothing. The lock of a process that is gone is taken over.
 * @throws LockedError, with a text for people, when it is not free within two seconds.
 */
export function withLock<T>(lock: string, files: Files, work: () => T): T {
  const own = holderText(process.pid);
  take(lock, own, files);
  try {
    return work();
  } finally {
    files.rmSync(lock, { force: true });
  }
}

function take(lock: string, own: string, files: Files): void {
  const end = Date.now() + WAIT_MS;
  const written = `${lock}.${process.pid}`;
  try {
    for (;;) {
      if (create(lock, written, own, files)) return;
      const held = read(lock, files);
      if (held !== null && isGone(held) && takeOver(lock, files)) continue;
      if (Date.now() > end) throw new LockedError(whoHolds(lock, held));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS);
    }
  } finally {
    files.rmSync(written, { force: true });
  }
}

/** False where there is one already. */
function create(lock: string, written: string, own: string, files: Files): boolean {
  writeNew(written, own, files, 'w');
  try {
    files.linkSync(written, lock);
    return true;
  } catch (error) {
    const code = codeOf(error);
    // ENOENT: somebody swept the folder a moment ago.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    // File systems without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EOPNOTSUPP') throw error;
  }
  try {
    writeNew(lock, own, files, 'wx');
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function writeNew(file: string, text: string, files: Files, flags: 'w' | 'wx'): void {
  const handle = files.openSync(file, flags);
  try {
    const bytes = Buffer.from(text);
    if (files.writeSync(handle, bytes, 0, bytes.length) < bytes.length) {
      throw Object.assign(new Error('part of the lock was not written'), { code: 'ENOSPC' });
    }
  } catch (error) {
    files.rmSync(file, { force: true });
    throw error;
  } finally {
    files.closeSync(handle);
  }
}

/** Removes the lock of a process that is gone; one process at a time, so that none removes the lock of the next holder. */
function takeOver(lock: string, files: Files): boolean {
  const guard = `${lock}.takeover`;
  try {
    files.closeSync(files.openSync(guard, 'wx'));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const stat = files.statSync(guard, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > TAKEOVER_MS) files.rmSync(guard, { force: true });
    return false;
  }
  try {
    const held = read(lock, files);
    if (held !== null && isGone(held)) files.rmSync(lock, { force: true });
    return true;
  } finally {
    files.rmSync(guard, { force: true });
  }
}

/** Null where there is none, or where it says nothing that can be understood. */
function read(lock: string, files: Files): Holder | null {
  try {
    const { pid, host, began } = JSON.parse(files.readFileSync(lock, 'utf8')) as Partial<Holder>;
    return Number.isSafeInteger(pid) && typeof host === 'string' ? { pid: pid!, host, began: began ?? null } : null;
  } catch {
    return null;
  }
}

function isGone({ pid, host, began }: Holder): boolean {
  if (host !== here()) return false;
  if (pid === process.pid) return began !== beginning(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
  return began !== null && began !== beginning(pid);
}

/** Whether a process of this machine is gone, by the number in the name of a file it left. */
export function isGonePid(pid: number): boolean {
  return pid !== process.pid && isGone({ pid, host: here(), began: null });
}

function holderText(pid: number): string {
  return JSON.stringify({ pid, host: here(), began: beginning(pid) } satisfies Holder);
}

function here(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); the name before it may hold spaces and brackets. Null on other systems. */
function beginning(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function whoHolds(lock: string, held: Holder | null): string {
  const who = held === null ? 'another process' : `process ${held.pid} on ${JSON.stringify(held.host)}`;
  return `${who} is writing it; if nothing is, delete ${JSON.stringify(lock)}`;
}
