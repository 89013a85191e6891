import path from 'node:path';
import { InputError, messageOf } from '../domain/errors.js';
import { type Result, resultSchema } from '../domain/result.js';
import { readPlain } from '../files/read-plain.js';

/** Reads a saved result. @throws InputError for anything that is not one. */
export function readResult(file: string, cwd: string): Result {
  let text: string;
  try {
    text = readPlain(path.resolve(cwd, file));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(
      missing ? `${file}: no such file; odoo-debt scan --output ${file} makes it` : `${file}: ${messageOf(error)}`,
    );
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${file}: not JSON: ${messageOf(error)}`);
  }
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== 1) throw new InputError(`${file}: not a result of odoo-debt (schemaVersion 1 is missing)`);
  const parsed = resultSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new InputError(`${file}: ${issue.path.join('.')}: ${issue.message}`);
}
