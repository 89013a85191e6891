/**
 * Writes the pages of docs/ that follow from the program: reference of the command line, reference of result.json, changes
 * by version step, the figures of one addon.
 *
 *     tsx scripts/generate-docs.ts           writes
 *     tsx scripts/generate-docs.ts --check   exits 1 and names the files that differ
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'glob';
import { commandData } from './commands.js';
import { changesPages } from './docs/changes-pages.js';
import { cliPage } from './docs/cli-page.js';
import { examplePage, exampleResult } from './docs/example-page.js';
import { resultPage } from './docs/result-page.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const wanted = new Map([
  ['docs/reference/cli.md', cliPage(await commandData())],
  ['docs/reference/result.md', await resultPage(ROOT)],
  ['docs/explanation/worked-example.md', examplePage(await exampleResult(ROOT))],
  ...changesPages(),
]);
const differing = [...wanted].filter(([file, text]) => {
  const target = path.join(ROOT, file);
  return !existsSync(target) || readFileSync(target, 'utf8') !== text;
});
const stale = globSync('docs/changes/*.md', { cwd: ROOT, posix: true })
  .sort()
  .filter((file) => !wanted.has(file));
if (process.argv.includes('--check')) {
  for (const file of [...differing.map(([name]) => name), ...stale])
    console.error(`${file}: is not what the program says; run npm run generate`);
  if (differing.length + stale.length > 0) process.exitCode = 1;
} else {
  for (const [file, text] of differing) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), text);
  }
  for (const file of stale) rmSync(path.join(ROOT, file));
  console.error(`${differing.length} pages written, ${stale.length} removed`);
}
