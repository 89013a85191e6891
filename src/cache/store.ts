import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, type Stats, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { FILES, type Files } from '../files/files.js';
import { isGonePid } from '../files/lock.js';
import { stage } from '../files/write-whole.js';

/** Length of the digest that each entry begins with. */
const DIGEST_BYTES = 32;
const DAY = 86_400_000;
/** Entries that nobody asked for this long are of old programs or of code that is gone. */
const OLDEST_DAYS = 30;
const ENDING = '.bin';

/**
 * Bytes by key, in files. Each is written beside its place and renamed, and begins with a digest of what follows: of two
 * runs at once, a killed one or a full disk nothing worse comes than an entry that is not there.
 */
export class Store {
  readonly #folder: string;
  readonly #files: Files;
  /** A disk that took no entry takes no more in this run. */
  #closed = false;

  constructor(folder: string, files: Files = FILES) {
    this.#folder = folder;
    this.#files = files;
  }

  /** What is kept under a key, or null where nothing is, or what is there is not whole. */
  get(key: string): Uint8Array | null {
    const file = this.#fileOf(key);
    let bytes: Buffer;
    try {
      const stat = statSync(file);
      if (!stat.isFile()) return null;
      bytes = readFileSync(file);
      touch(file, stat.mtimeMs);
    } catch {
      return null;
    }
    const content = bytes.subarray(DIGEST_BYTES);
    return bytes.length > DIGEST_BYTES && digestOf(content).equals(bytes.subarray(0, DIGEST_BYTES)) ? content : null;
  }

  /** Keeps bytes under a key. What cannot be written is not kept, and nothing is said: a cache only saves time. */
  put(key: string, content: Uint8Array): void {
    if (this.#closed) return;
    const file = this.#fileOf(key);
    try {
      this.#files.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      const staged = stage(file, Buffer.concat([digestOf(content), content]), this.#files, { lasting: false });
      try {
        staged.put();
      } finally {
        staged.drop();
      }
    } catch {
      this.#closed = true;
    }
  }

  /** Deletes what was not asked for in a month, then the oldest until the rest is no larger than a limit; no more than the disk lets it. */
  prune(megabytes: number, now = Date.now()): void {
    const entries = this.#entries().sort((a, b) => b.used - a.used);
    let bytes = 0;
    for (const { file, used, size } of entries) {
      bytes += size;
      if (bytes > megabytes * 1_000_000 || now - used > OLDEST_DAYS * DAY) this.#remove(file);
    }
  }

  #remove(file: string): void {
    try {
      this.#files.rmSync(file, { force: true });
    } catch {
      // A folder that became read-only, or another's.
    }
  }

  #entries(): { file: string; used: number; size: number }[] {
    const found: { file: string; used: number; size: number }[] = [];
    for (const folder of listed(this.#folder)) {
      for (const name of listed(path.join(this.#folder, folder))) {
        const file = path.join(this.#folder, folder, name);
        if (isLeftOver(name)) this.#remove(file);
        const stat = statOf(file);
        if (stat?.isFile()) found.push({ file, used: stat.mtimeMs, size: stat.size });
      }
    }
    return found;
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, key.slice(0, 2), key.slice(2) + ENDING);
  }
}

/** What a killed process was writing; that of a living one is let alone. */
function isLeftOver(name: string): boolean {
  const pid = /\.(\d+)\.part$/.exec(name)?.[1];
  return pid !== undefined && isGonePid(Number(pid));
}

/** When an entry was used last, to the day, so that pruning knows. */
function touch(file: string, modified: number): void {
  const now = Date.now();
  if (now - modified <= DAY) return;
  try {
    utimesSync(file, now / 1000, now / 1000);
  } catch {
    // In a folder that is read-only nothing is pruned either.
  }
}

function statOf(file: string): Stats | null {
  try {
    return statSync(file);
  } catch {
    return null;
  }
}

function digestOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
