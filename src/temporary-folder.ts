import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of ours in the system's folder for temporary files, readable by this user alone. */
export interface TemporaryFolder {
  /** Absolute, without links. */
  path: string;
  /** Removes it with everything in it; once is enough, twice does no harm. */
  close(): void;
}

/** What ends a program from outside and leaves it time: Ctrl-C, `kill`, a terminal that is closed. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const open = new Set<string>();

/**
 * Makes a folder that goes when it is closed, and when a signal ends the program before that. Signals are listened to only
 * while there is such a folder, and end the program as ever.
 * @throws Error of the operating system
 */
export function temporaryFolder(prefix: string): TemporaryFolder {
  // Before there is a folder: a signal that comes in between is answered after it is known.
  if (open.size === 0) for (const signal of SIGNALS) process.on(signal, endBy);
  const made = madeFolder(prefix);
  open.add(made);
  return {
    path: made,
    close: () => {
      remove(made);
      open.delete(made);
      if (open.size === 0) ignoreSignals();
    },
  };
}

function madeFolder(prefix: string): string {
  try {
    return realpathSync(mkdtempSync(path.join(tmpdir(), prefix)));
  } catch (error) {
    if (open.size === 0) ignoreSignals();
    throw error;
  }
}

function endBy(signal: NodeJS.Signals): void {
  for (const folder of open) {
    try {
      remove(folder);
    } catch {
      // Something may still be writing into it; the others go, and the program ends all the same.
    }
  }
  open.clear();
  ignoreSignals();
  // Whoever else listens has a way of its own to end.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function ignoreSignals(): void {
  for (const signal of SIGNALS) process.off(signal, endBy);
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
}
