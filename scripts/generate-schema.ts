/**
 * Writes docs/result.schema.json from the zod schema; with `--check` it only compares, and exits 1 on drift.
 * Runs compiled (`node dist/scripts/generate-schema.js`) or under any runner that resolves `.js` to `.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resultJsonSchema } from '../reports/json/schema.js';

/** Exit code: 0 written or in step, 1 the file on disk is not what the schema says. */
export function generateSchema(file: string, check: boolean, say: (line: string) => void): number {
  const wanted = resultJsonSchema();
  if (!check) {
    writeFileSync(file, wanted);
    say(`wrote ${file}`);
    return 0;
  }
  let found: string | null = null;
  try {
    found = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (found === wanted) return 0;
  say(`${file} ${found === null ? 'is missing' : 'differs from the schema'}: run scripts/generate-schema`);
  return 1;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = generateSchema('docs/result.schema.json', process.argv.includes('--check'), (line) =>
    console.error(line),
  );
}
