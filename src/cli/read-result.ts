import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ZodType } from 'zod';
import { InputError, messageOf } from '../domain/errors.js';
import { RESULT_LISTS, type Result, resultSchema } from '../domain/result.js';
import { entriesIn, partOf, textWithout } from '../files/laid-out.js';
import { readPlain } from '../files/read-plain.js';

/** Bytes from which on a result is read in pieces: a text of Node ends at 536,870,888 characters. */
const LARGE = 500_000_000;
/** Bytes of a piece. */
const PIECE = 4_000_000;

/**
 * Reads a saved result.
 * @param large Bytes from which on it is read in pieces.
 * @throws InputError for anything that is not one.
 */
export function readResult(file: string, cwd: string, large = LARGE): Result {
  const absolute = path.resolve(cwd, file);
  let text: string;
  try {
    const stats = statSync(absolute);
    if (stats.isFile() && stats.size >= large) return readLarge(absolute, file);
    text = readPlain(absolute);
  } catch (error) {
    if (error instanceof InputError) throw error;
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
  return checked(resultSchema, versioned(data, file), file, []);
}

/** A result as `scan` lays it out: its lists entry by entry, so that no text holds all of them. */
function readLarge(absolute: string, file: string): Result {
  try {
    const bytes = readFileSync(absolute);
    const parts = Object.entries<ZodType>(RESULT_LISTS).flatMap(([list, schema]) => {
      const part = partOf(bytes, list);
      return part === null ? [] : [{ list, part, schema }];
    });
    const data = JSON.parse(
      textWithout(
        bytes,
        parts.map(({ part }) => part),
      ),
    );
    const result = checked(resultSchema, versioned(data, file), file, []);
    for (const { list, part, schema } of parts) {
      const kept: unknown[] = [];
      for (const { entries } of entriesIn(bytes, part, PIECE))
        for (const entry of entries) kept.push(checked(schema, entry, file, [list, kept.length]));
      Object.assign(result, { [list]: kept });
    }
    return result;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: too large, or not laid out as odoo-debt scan writes it: ${messageOf(error)}`);
  }
}

function versioned(data: unknown, file: string): unknown {
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version === 1) return data;
  throw new InputError(`${file}: not a result of odoo-debt (schemaVersion 1 is missing)`);
}

function checked<T>(schema: ZodType<T>, data: unknown, file: string, at: readonly (string | number)[]): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new InputError(`${file}: ${[...at, ...issue.path].join('.')}: ${issue.message}`);
}
