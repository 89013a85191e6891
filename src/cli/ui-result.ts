import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError, messageOf } from '../domain/errors.js';
import type { Result } from '../domain/result.js';

/** The text of a saved result. @throws InputError for a file that cannot be read. */
export function readResultText(file: string, cwd: string): string {
  try {
    return readFileSync(path.resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new InputError(`${file}: ${messageOf(error)}`);
  }
}

/** The result in a text. @throws InputError for anything that is not one. */
export function parseResult(text: string, name: string): Result {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${name}: not JSON: ${messageOf(error)}`);
  }
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== 1) throw new InputError(`${name}: not a result of odoo-debt (schemaVersion 1 is missing)`);
  return data as Result;
}
