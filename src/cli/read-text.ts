import path from 'node:path';
import { InputError, messageOf } from '../domain/errors.js';
import { readPlain } from '../files/read-plain.js';

/** The text of a file the caller named. @throws InputError where it cannot be read. */
export function readText(file: string, cwd: string): string {
  try {
    return readPlain(path.resolve(cwd, file));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(`${file}: ${missing ? 'no such file' : messageOf(error)}`);
  }
}
