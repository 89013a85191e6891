/** Writes man/odoo-debt.1 from the commands of the program; with `--check` it only says whether that is due. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandData } from './commands.js';
import { manPage } from './man/page.js';

const page = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'man', 'odoo-debt.1');
const wanted = manPage(await commandData());
if (!process.argv.includes('--check')) writeFileSync(page, wanted);
else if (readFileSync(page, 'utf8') !== wanted) {
  console.error('man/odoo-debt.1: is not what the program says of its commands; run npm run generate');
  process.exitCode = 1;
}
