/**
 * Prints how well changed lines are predicted, per version step; each figure from folds that did not see the repository.
 *
 *   npm run backtest -- <truth folder> [--cache <folder>]
 */
import { crossValidate } from './fit/crossval.js';
import { foldsOver, stepsOf } from './fit/data.js';
import { extractAll } from './fit/extract.js';
import { jumpReport } from './fit/jumps.js';
import { printable } from './fit/measure.js';
import { missingTruth, optionsOf } from './fit/options.js';

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2), ['cache'], []);
  const missing = missingTruth(options.truth, 'backtest');
  if (missing !== null) {
    console.error(missing);
    return 2;
  }
  const say = (text: string) => console.error(text);
  const extracts = await extractAll(options.truth!, options.values.cache ?? null, say);
  const validated = crossValidate(extracts, stepsOf(extracts), foldsOver(extracts), undefined, say);
  console.log(printable(validated));
  for (const line of jumpReport(validated)) console.log(line);
  return 0;
}

process.exitCode = await main();
