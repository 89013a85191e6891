/**
 * Fits scoring/data/upgrade-model.json: how many lines a version step changes in an addon. Writes its figures, and those on
 * jumping over versions, into the tables of docs/explanation/effort.md.
 *
 *   npm run fit:upgrade -- <truth folder> [--cache <folder>] [--date 2026-01-31] [--candidates]
 *
 * The truth folder holds `<from>-<to>/samples.jsonl` and the trees before each migration. With `--cache`, trees that were
 * read before are not read again (empty the folder after a change of readers or rules). `--candidates` compares other
 * ways to predict and writes nothing.
 */
import { writeFileSync } from 'node:fs';
import { compareCandidates } from './fit/candidates.js';
import { crossValidate } from './fit/crossval.js';
import { foldsOver, stepsOf } from './fit/data.js';
import { extractAll } from './fit/extract.js';
import { jumpReport, jumpsOf, jumpTable } from './fit/jumps.js';
import { printable } from './fit/measure.js';
import { missingTruth, optionsOf } from './fit/options.js';
import { type ModelProvenance, modelTable, PAGE, writeBlock } from './fit/page.js';
import { modelOf } from './fit/write.js';

const OUTPUT = 'scoring/data/upgrade-model.json';

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2), ['cache', 'date'], ['candidates']);
  const missing = missingTruth(options.truth, 'fit:upgrade');
  if (missing !== null) {
    console.error(missing);
    return 2;
  }
  const say = (text: string) => console.error(text);
  const extracts = await extractAll(options.truth!, options.values.cache ?? null, say);
  const [steps, folds] = [stepsOf(extracts), foldsOver(extracts)];
  if (options.flags.has('candidates')) {
    compareCandidates(extracts, steps, folds, (text) => console.log(text));
    return 0;
  }
  const validated = crossValidate(extracts, steps, folds, undefined, say);
  console.log(printable(validated));
  const model = modelOf(steps, validated, options.values.date ?? new Date().toISOString().slice(0, 10));
  const text = `${JSON.stringify(model)}\n`;
  writeFileSync(OUTPUT, text);
  writeBlock('jump figures', jumpTable(jumpsOf(validated)));
  for (const line of jumpReport(validated)) console.log(line);
  writeBlock('model figures', modelTable(model.provenance as unknown as ModelProvenance));
  console.log(`${OUTPUT}: ${Math.round(text.length / 1024)} KB; the table in ${PAGE} with it`);
  return 0;
}

process.exitCode = await main();
