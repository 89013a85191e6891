/**
 * Measures the speed and the memory of the built program on code that lies outside this repository:
 *
 *   npm run bench -- <folder>... [--only <measure>]... [--runs <n>] [--quick] [--output <file>] [--pylint <program>]
 *
 * Prints a table of every figure against its bar. Ends with 0 whether or not they are met, with 2 where the command line
 * makes no sense.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { BarName } from './bench/bars.js';
import { canPin, type Runs } from './bench/child.js';
import { type Corpus, corpusOf } from './bench/corpus.js';
import { commitLine, load, machineLine, notIdle } from './bench/machine.js';
import {
  type Measured,
  measureCold,
  measureHistory,
  measureParsing,
  measureScale,
  measureStart,
  measureWarm,
  row,
} from './bench/measures.js';
import { type BenchOptions, benchOptions, type Measure, USAGE } from './bench/options.js';
import { measurePylint } from './bench/pylint.js';
import { markdownOf, type Report } from './bench/table.js';

/** Bars that a measure fills, for the line that says why it did not. */
const FILLS: Readonly<Record<Measure, readonly BarName[]>> = {
  start: ['version', 'small'],
  cold: ['cold'],
  memory: ['memory1'],
  warm: ['unchanged', 'changed'],
  scale: ['scale'],
  pylint: ['pylint'],
  large: ['memory5'],
  history: [],
};

const messageOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

async function measured(options: BenchOptions): Promise<Pick<Report, 'corpora' | 'rows' | 'others' | 'runs'>> {
  const { measures, runs, folders } = options;
  const report = {
    corpora: [] as Corpus[],
    rows: [] as Report['rows'][number][],
    others: [] as string[],
    runs: [] as Runs[],
  };
  const add = async (measure: Measure, measuring: () => Promise<Measured>) => {
    if (!measures.has(measure)) return;
    try {
      const { rows, others = [], runs: behind } = await measuring();
      report.rows.push(...rows);
      report.others.push(...others);
      report.runs.push(...behind);
    } catch (thrown) {
      const why = messageOf(thrown);
      console.error(`${measure}: ${why}`);
      if (FILLS[measure].length === 0) report.others.push(`${measure}: not measured, ${why}.`);
      report.rows.push(...FILLS[measure].map((name) => row(name, null, why)));
    }
  };
  // First, while this process is small: starting another takes longer from a large one.
  await add('start', () => measureStart(runs));
  if (folders.length === 0) return report;

  const first = await corpusOf(folders.slice(0, 1));
  report.corpora.push(first);
  const cold = once(async () => {
    const scanned = await measureCold(first, runs);
    report.runs.push(scanned);
    return scanned;
  });
  await add('cold', async () => measureParsing(first, await cold(), runs));
  await add('memory', async () => memory('memory1', first, await cold()));
  await add('warm', async () => measureWarm(first, await cold(), runs));
  await add('scale', async () => measureScale(first, await cold(), runs));
  await add('pylint', () => measurePylint(first, options.pylint, runs));
  await add('history', async () => {
    const checkout = [...first.folders, ...first.parts.map(({ folder }) => folder)].find(isCheckout);
    if (checkout === undefined) throw new Error('no folder is a git checkout');
    return measureHistory(path.basename(checkout), checkout, runs);
  });
  await add('large', async () => {
    const all = await corpusOf(folders);
    report.corpora.push(all);
    const scanned = await measureCold(all, 1);
    report.runs.push(scanned);
    const { rows } = memory('memory5', all, scanned);
    const scale = await measureScale(all, scanned, 1);
    return { rows: [...rows, ...scale.rows], runs: scale.runs };
  });
  return report;
}

function memory(name: 'memory1' | 'memory5', corpus: Corpus, scanned: Runs): Measured {
  const lines = corpus.total.lines;
  const note = `${corpus.name}, ${lines.toLocaleString('en')} lines, largest of ${scanned.all.length} cold scan${scanned.all.length === 1 ? '' : 's'}`;
  return { rows: [row(name, scanned.megabytes, note, { lines })], runs: [] };
}

const isCheckout = (folder: string) => existsSync(path.join(folder, '.git'));

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function howLines({ runs }: BenchOptions): string[] {
  return [
    `Every figure is of a process of the built program, in a folder of its own: the shortest of ${runs} runs (at least ten for the two short ones, one for filling the cache and for the large corpus), the largest memory.`,
    'Scans: `--no-history --quiet --no-progress --output result.json --to 18.0 --today 2026-11-22 --jobs 2`; cold is `--no-cache`. Every byte of the corpus was read once before, so it lay in memory.',
    canPin()
      ? 'Processes are held to as many cores as they have threads that read, with taskset.'
      : 'Processes could not be held to cores; `--jobs` alone says how many threads read.',
    'Parsers alone: each file that the scan parses once, on one thread, by the parsers that the readers call: tree-sitter (native) for Python without a look at the tree, our scanner for XML and CSV, the TypeScript compiler for JavaScript. Reading from disk and loading the parsers are not counted; decoding is.',
    'Second scans: of a copy without `.git`, with a cache that one scan has filled; the changed file is the Python file of middle size that has a method which returns, with one statement more in it.',
    'Four times the source: time(whole) / time(quarter) × 4 × lines(quarter) / lines(whole); the quarter is every fourth folder by size.',
    'pylint-odoo: `--load-plugins=pylint_odoo --disable=all --enable=odoolint --jobs=1 --recursive=y`, against our scan with `--jobs 1`, all rules and languages, on the repository of the first corpus that is nearest to 45,000 lines; each held to the same one core.',
    '"In processor time" is the same ratio of user and system time of all threads: it tells what is done, not how well two cores share it. Bars are judged by the clock.',
    'Memory is judged where the corpus has the lines that the bar speaks of, a tenth less or a quarter more at most; it is VmHWM on Linux, maxrss elsewhere.',
  ];
}

async function main(): Promise<number> {
  let options: BenchOptions;
  try {
    options = benchOptions(process.argv.slice(2), process.env);
  } catch (thrown) {
    console.error(`${messageOf(thrown)}\n\n${USAGE}`);
    return 2;
  }
  const loadBefore = load();
  const figures = await measured(options);
  const loadAfter = load();
  const text = markdownOf({
    machine: machineLine(),
    commit: commitLine(),
    loadBefore,
    loadAfter,
    notIdle: notIdle(loadBefore, loadAfter, availableParallelism()),
    how: howLines(options),
    ...figures,
  });
  process.stdout.write(text);
  if (options.output !== null) writeFileSync(options.output, text);
  return 0;
}

process.exitCode = await main();
