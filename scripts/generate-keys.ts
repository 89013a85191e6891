import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withKeyTable } from './ui/key-table.js';

/** Writes the table of keys into docs/how-to/terminal.md; with `--check` it only says whether that is due. */
const page = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'docs', 'how-to', 'terminal.md');
const before = readFileSync(page, 'utf8');
const after = withKeyTable(before);
if (after !== before && process.argv.includes('--check')) {
  console.error('docs/how-to/terminal.md: its keys are not those of the program; run npm run generate');
  process.exitCode = 1;
} else if (after !== before) writeFileSync(page, after);
