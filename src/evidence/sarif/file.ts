import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError, messageOf } from '../../domain/errors.js';
import { type ImportedLog, readLog } from './read.js';

/** More than this no tool writes about addons; it would only fill the memory. */
export const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Reads a SARIF file that the caller named.
 * @throws InputError, one line, for a file that cannot be read, is too large, or is not SARIF 2.1.0.
 */
export function readSarifFile(file: string, cwd: string): ImportedLog {
  return readLog(decode(bytesOf(path.resolve(cwd, file), file), file), file);
}

function bytesOf(absolute: string, file: string): Uint8Array {
  try {
    // A pipe would block when it is opened, so it is asked first.
    if (!statSync(absolute).isFile()) throw new InputError(`${file}: is no file`);
    const handle = openSync(absolute, 'r');
    try {
      const { size } = fstatSync(handle);
      if (size > MOST_BYTES) throw new InputError(`${file}: larger than ${MOST_BYTES / 1024 / 1024} MiB`);
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(`${file}: ${missing ? 'no such file' : messageOf(error)}`);
  }
}

/** UTF-8 as the standard asks, with or without a mark; and UTF-16, which PowerShell's `>` writes. */
export function decode(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  if (first === 0x1f && second === 0x8b) throw new InputError(`${file}: is compressed; unpack it first`);
  const encoding =
    (first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${file}: not ${encoding.toUpperCase()} text`);
  }
}
