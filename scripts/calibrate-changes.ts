/**
 * Measures how often real migrations changed the lines that findings point at, and writes analyzers/changes/observed.json, and
 * the table of docs/explanation/effort.md.
 *
 *   npm run fit:certainty -- <truth folder> [--cache <folder>] [--date 2026-01-31]
 *
 * Prints line precision and recall of certain and likely findings before and after the correction, each figure with
 * observations of the other folds of repositories only.
 */
import { writeFileSync } from 'node:fs';
import { correctionOf, type Observation, type Observations } from '../analyzers/changes/observed.js';
import { FEWEST_MIGRATIONS, foldsOver, stepsOf } from './fit/data.js';
import { extractAll, type Row } from './fit/extract.js';
import { FOLDS } from './fit/folds.js';
import { asJudged, corrections, observe, precisionOf, type Sure } from './fit/observe.js';
import { missingTruth, optionsOf } from './fit/options.js';
import { type CertaintyFigures, certaintyTable, writeBlock } from './fit/page.js';
import { described } from './fit/write.js';

const OUTPUT = 'analyzers/changes/observed.json';

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2), ['cache', 'date'], []);
  const missing = missingTruth(options.truth, 'fit:certainty');
  if (missing !== null) {
    console.error(missing);
    return 2;
  }
  const extracts = await extractAll(options.truth!, options.values.cache ?? null, (text) => console.error(text));
  const folds = foldsOver(extracts);
  const all = extracts.flatMap(({ rows }) => rows);
  const figures: Record<string, CertaintyFigures> = {};
  for (const { hop, rows } of [...stepsOf(extracts), { hop: 'all', rows: all }]) {
    const measured = overFolds(rows, folds, all);
    console.log(`${hop.padEnd(6)}as judged ${told(measured.judged)}   corrected ${told(measured.corrected)}`);
    if (rows.length >= FEWEST_MIGRATIONS)
      figures[hop] = { judged: sharesOf(measured.judged), corrected: sharesOf(measured.corrected) };
  }
  const seen = observe(all);
  summarise(seen);
  const provenance = {
    what: 'Findings on addons before a real migration, and those of which the migration changed at least one line.',
    script: 'npm run fit:certainty',
    code: described(),
    date: options.values.date ?? new Date().toISOString().slice(0, 10),
    migrations: all.length,
    repositories: [...new Set(all.map(({ repo }) => repo))].sort(),
    figures,
  };
  writeBlock('certainty figures', certaintyTable(figures));
  const text: Observations = { provenance, seen };
  writeFileSync(
    OUTPUT,
    `${JSON.stringify(text, null, 1).replace(/\{\n\s+"findings": (\d+),\n\s+"hits": (\d+),\n\s+"addons": (\d+),\n\s+"repositories": (\d+)\n\s+\}/g, '{ "findings": $1, "hits": $2, "addons": $3, "repositories": $4 }')}\n`,
  );
  return 0;
}

/** Precision and recall as judged, and corrected by the other folds. */
function overFolds(
  rows: readonly Row[],
  folds: ReadonlyMap<string, number>,
  all: readonly Row[],
): { judged: Sure; corrected: Sure } {
  const parts: Sure[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = observe(all.filter(({ repo }) => folds.get(repo) !== fold));
    parts.push(
      precisionOf(
        rows.filter(({ repo }) => folds.get(repo) === fold),
        corrections(seen),
      ),
    );
  }
  const after = parts.reduce((sum, part) => ({
    claimed: sum.claimed + part.claimed,
    right: sum.right + part.right,
    found: sum.found + part.found,
    changed: sum.changed + part.changed,
  }));
  return { judged: precisionOf(rows, asJudged), corrected: after };
}

function sharesOf({ claimed, right, found, changed }: Sure): { precision: number; recall: number } {
  const share = (part: number, whole: number) => Math.round((1000 * part) / Math.max(1, whole)) / 1000;
  return { precision: share(right, claimed), recall: share(found, changed) };
}

function told({ claimed, right, found, changed }: Sure): string {
  const percent = (part: number, whole: number) => (whole > 0 ? `${((100 * part) / whole).toFixed(0)} %` : 'n/a');
  return `precision ${percent(right, claimed)} of ${claimed} sure lines, recall in files that stay ${percent(found, changed)} of ${changed}`;
}

function summarise(seen: Record<string, Observation>): void {
  const entries = Object.entries(seen);
  for (const kind of ['weakened', 'strengthened'] as const) {
    const list = entries
      .filter(([, entry]) => correctionOf(entry) === kind)
      .sort(([, a], [, b]) => b.findings - a.findings);
    console.log(`${kind}: ${list.length} of ${entries.length}`);
    for (const [key, { findings, hits, repositories }] of list.slice(0, 40)) {
      console.log(
        `  ${String(hits).padStart(5)} of ${String(findings).padStart(5)} in ${String(repositories).padStart(2)} repositories  ${key}`,
      );
    }
  }
}

process.exitCode = await main();
