/**
 * Runs the commands of docs/tutorial.md with the built program and compares what they print with the page.
 *
 *     node scripts/run-pages.mjs                    exits 1 and says where the page differs
 *     node scripts/run-pages.mjs --write            writes the outputs into the page
 *     node scripts/run-pages.mjs --main <main.js> --page <page.md>
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withOutputs } from './docs/pages.mjs';
import { runPage } from './docs/run-page.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    main: { type: 'string', default: path.join(root, 'dist', 'src', 'cli', 'main.js') },
    page: { type: 'string', default: path.join(root, 'docs', 'tutorial.md') },
  },
});
const main = path.resolve(values.main);
if (!existsSync(main)) {
  console.error(`${values.main}: not built; npm run build`);
  process.exit(2);
}
const markdown = readFileSync(values.page, 'utf8');
const { shown, full, failed, differing } = runPage(markdown, { node: process.execPath, main });
const wrong = values.write ? failed : [...failed, ...differing];
for (const text of wrong) console.error(`${path.relative(process.cwd(), values.page)}, ${text}`);
if (wrong.length > 0) process.exitCode = 1;
if (values.write && wrong.length === 0) writeFileSync(values.page, withOutputs(markdown, shown));
else if (differing.length > 0)
  console.error('npm run pages -- --write puts into the page what the program prints now.');
console.log(`${full.length} commands run, ${wrong.length} not as the page says`);
