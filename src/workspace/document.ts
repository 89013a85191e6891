import { InputError, InputErrors, messageOf } from '../domain/errors.js';
import type { PlanFile } from '../domain/plan-file.js';
import type { Register } from '../domain/triage.js';
import { readWhole } from '../files/change.js';
import { type Files, plainError } from '../files/files.js';
import { parsePlanFile } from '../plan-file/parse.js';
import { parseRegister } from '../triage/register.js';
import type { FileKey } from './slots.js';

/** A file of decisions, as it was read last. */
export interface OpenFile {
  key: FileKey;
  absolute: string;
  /** What messages call it. */
  shown: string;
  /** Null where there is none yet. */
  text: string | null;
  data: Register | PlanFile;
}

/** @throws InputError, in one line. */
export function readFile(key: FileKey, absolute: string, shown: string, files: Files): OpenFile {
  const text = textOf(absolute, shown, files);
  return { key, absolute, shown, text, data: dataOf(key, text, shown) };
}

/** @throws InputError, in one line. */
export function textOf(absolute: string, shown: string, files: Files): string | null {
  try {
    return readWhole(absolute, files);
  } catch (error) {
    throw new InputError(`${shown}: cannot be read: ${plainError(error)}`);
  }
}

/** @throws InputError, in one line, with the first mistake and how many there are. */
export function dataOf(key: FileKey, text: string | null, shown: string): Register | PlanFile {
  try {
    return key === 'register' ? parseRegister(text ?? '', shown).register : parsePlanFile(text ?? '', shown);
  } catch (error) {
    if (!(error instanceof InputErrors)) throw new InputError(messageOf(error));
    const [first, ...more] = error.lines;
    throw new InputError(more.length === 0 ? first! : `${first} (and ${more.length} more)`);
  }
}

/** JSON with sorted keys, to tell whether two values say the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
