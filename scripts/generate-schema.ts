/**
 * Writes the JSON Schemas of docs/ from the zod schemas; with `--check` it only compares, and exits 1 on drift.
 * Runs compiled (`node dist/scripts/generate-schema.js`) or under any runner that resolves `.js` to `.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '../analyzers/rules/index.js';
import { comparisonJsonSchema } from '../reports/json/comparison.js';
import { portfolioJsonSchema } from '../reports/json/portfolio.js';
import { resultJsonSchema } from '../reports/json/schema.js';
import { configJsonSchema, registerJsonSchema } from '../src/config/json-schema.js';

/** Exit code: 0 written or in step, 1 the file on disk is not what the schema says. */
export function generateSchema(
  file: string,
  check: boolean,
  say: (line: string) => void,
  wanted = resultJsonSchema(),
): number {
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

const SCHEMAS: Readonly<Record<string, () => string>> = {
  'docs/result.schema.json': resultJsonSchema,
  'docs/comparison.schema.json': comparisonJsonSchema,
  'docs/portfolio.schema.json': portfolioJsonSchema,
  'docs/config.schema.json': () => configJsonSchema(RULES),
  'docs/register.schema.json': registerJsonSchema,
};

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const codes = Object.entries(SCHEMAS).map(([file, wanted]) =>
    generateSchema(file, check, (line) => console.error(line), wanted()),
  );
  process.exitCode = Math.max(...codes);
}
