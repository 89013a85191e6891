/**
 * Sets our findings in the test repository of OCA/pylint-odoo against the places that pylint-odoo itself tells there.
 *
 *   npm run compare:pylint-odoo -- <checkout of OCA/pylint-odoo> [--write] [--missed] [--theirs <report.json>]
 *
 * `--write` renews the table of docs/explanation/pylint-odoo.md, `--missed` lists the places we do not tell,
 * `--theirs` renews the stored places from a report of pylint-odoo (`pylint … --output-format=json2`).
 * Exit 1 where recall over the checks that count is under 90 %, 2 where it cannot be measured.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { optionsOf } from './fit/options.js';
import { CHECKS, COMMIT } from './pylint-odoo/checks.js';
import { compare, type Row, totalOf } from './pylint-odoo/compare.js';
import { summaryOf, tableOf, writePage } from './pylint-odoo/page.js';
import { loadPlaces, placesOf, storePlaces, TEST_REPO } from './pylint-odoo/places.js';
import { scanAsEverySeries } from './pylint-odoo/scan.js';

const REQUIRED = 0.9;

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2), ['theirs'], ['write', 'missed']);
  const repository = options.truth === undefined ? null : path.join(options.truth, TEST_REPO);
  if (repository === null || !existsSync(repository)) {
    const where = repository === null ? 'no checkout was named' : `${repository} is not there`;
    console.error(
      `${where}: clone https://github.com/OCA/pylint-odoo at ${COMMIT} and name its folder; nothing was measured`,
    );
    return 2;
  }
  if (options.values.theirs !== undefined) {
    storePlaces(placesOf(readFileSync(options.values.theirs, 'utf8'), new Set(CHECKS.map((check) => check.name))));
  }
  const findings = await scanAsEverySeries(repository);
  const rows = compare(CHECKS, loadPlaces(), findings);
  const total = totalOf(rows);
  console.log(tableOf(rows));
  console.log(`\n${summaryOf(total)}`);
  if (options.flags.has('missed')) for (const line of missedLines(rows)) console.log(line);
  if (options.flags.has('write')) writePage(rows);
  return total.recall !== null && total.recall >= REQUIRED ? 0 : 1;
}

function missedLines(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => [
    ...row.missed.map(({ path: file, line }) => `- ${row.check.name} ${row.check.kind} ${file}:${line}`),
    ...row.extra.map(({ path: file, line }) => `+ ${row.check.name} ${row.check.kind} ${file}:${line}`),
  ]);
}

process.exitCode = await main();
