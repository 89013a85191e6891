import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BARS, type BarName, type Row } from './bars.js';
import { MAIN, ROOT, type Runs, repeat, runNode } from './child.js';
import { changeInCopy, copyFolders, middleFile, placeInCopy } from './copy.js';
import type { Corpus } from './corpus.js';
import { quarterOf, timesForFour } from './quarter.js';
import { inFolder, scanOnce, scanRuns } from './scan.js';

/** What a measurement came to: lines of the table, and the runs behind them. */
export interface Measured {
  rows: Row[];
  runs: Runs[];
  /** Sentences with figures that have no bar. */
  others?: string[];
}

const CORES = 2;
/** Short runs are repeated more often: one page fault more is a tenth of them. */
const SHORT_RUNS = 10;

/** A line of the table. */
export const row = (
  name: BarName,
  value: number | null,
  note: string,
  more: Pick<Row, 'processor' | 'lines'> = {},
): Row => ({
  bar: BARS[name],
  value,
  note,
  ...more,
});

/** The ratio of two measurements in processor time, where both tell it. */
export function processorRatio(one: Runs, other: Runs, factor = 1): Pick<Row, 'processor'> {
  return one.cpu === null || other.cpu === null ? {} : { processor: (one.cpu / other.cpu) * factor };
}

/** Both times, for the note beside their ratio. */
export const against = (one: Runs, other: Runs) => `${one.wall.toFixed(2)} s against ${other.wall.toFixed(2)} s`;

const times = (value: number) => `${value.toFixed(2)} ×`;

/** `--version`, and a scan of an addon that the program comes with. */
export function measureStart(runs: number): Promise<Measured> {
  return inFolder((work) => {
    const often = Math.max(runs, SHORT_RUNS);
    const version = repeat('--version', often, () => runNode([MAIN, '--version'], { cwd: work }));
    const addon = path.join(ROOT, 'fixtures', '14.0', 'harbour', 'harbour_booking');
    const small = scanRuns('small addon', { folders: [addon], cores: CORES }, often, work);
    return {
      runs: [version, small],
      rows: [
        row('version', version.wall * 1000, `best of ${often}`),
        row('small', small.wall * 1000, `fixtures/14.0/harbour/harbour_booking, no cache, best of ${often}`),
      ],
    };
  });
}

/** The scan without a cache that others are set against. */
export function measureCold(corpus: Corpus, runs: number): Promise<Runs> {
  return inFolder((work) => scanRuns(`cold, ${corpus.name}`, { folders: corpus.folders, cores: CORES }, runs, work));
}

/** The cold scan against parsing the same bytes once. */
export function measureParsing(corpus: Corpus, cold: Runs, runs: number): Promise<Measured> {
  return inFolder((work) => {
    const list = path.join(work, 'files.json');
    writeFileSync(list, JSON.stringify(corpus.files.map(({ language, file }) => ({ language, file }))));
    const alone = parseRuns('parsers alone', 'alone', list, runs, work);
    const handed = parseRuns('parsers, trees handed over', 'handed', list, runs, work);
    const ratio = cold.wall / alone.runs.wall;
    const note = `${corpus.name}: ${against(cold, alone.runs)}`;
    return {
      runs: [alone.runs, handed.runs],
      rows: [row('cold', ratio, note, processorRatio(cold, alone.runs))],
      others: [
        `Cold scan against the parsers with their trees handed over to the readers: ${times(cold.wall / handed.runs.wall)} ` +
          `(${against(cold, handed.runs)}).`,
        `Parsers alone, by language: ${alone.split}.`,
        `Parsers with trees handed over, by language: ${handed.split}.`,
      ],
    };
  });
}

interface Parsed {
  total: number;
  cpu: number;
  seconds: Record<string, number>;
}

/** Runs of the parsers; their time is what they say of themselves, without starting and loading. */
function parseRuns(
  label: string,
  how: string,
  list: string,
  runs: number,
  work: string,
): { runs: Runs; split: string } {
  let best: Parsed | null = null;
  const script = path.join(ROOT, 'scripts', 'bench', 'parse.ts');
  const measured = repeat(label, runs, () => {
    const usage = runNode(['--import', import.meta.resolve('tsx'), script, list, how], { cwd: work, usage: true });
    if (usage.code !== 0) throw new Error(`the parsers ended with ${usage.code}`);
    const parsed = JSON.parse(usage.stdout) as Parsed;
    if (best === null || parsed.total < best.total) best = parsed;
    return { ...usage, wall: parsed.total, cpu: parsed.cpu };
  });
  const split = Object.entries(best!.seconds).map(([language, seconds]) => `${language} ${seconds.toFixed(2)} s`);
  return { runs: measured, split: split.join(', ') };
}

/** Second scans of a copy of the corpus: nothing changed, and one file changed. */
export function measureWarm(corpus: Corpus, cold: Runs, runs: number): Promise<Measured> {
  const middle = middleFile(corpus.files);
  if (middle === null) throw new Error('no Python file has a method to change');
  return inFolder((work) => {
    const copies = copyFolders(corpus.folders, path.join(work, 'copy'));
    const how = { folders: copies, cores: CORES, cache: path.join(work, 'cache') };
    const filling = scanRuns(`filling the cache, ${corpus.name}`, how, 1, work);
    const same = scanRuns(`nothing changed, ${corpus.name}`, how, runs, work);
    const original = readFileSync(middle.file, 'utf8');
    const place = placeInCopy(middle.file, corpus.folders, copies);
    const changed = repeat(`one file changed, ${corpus.name}`, runs, (round) => {
      changeInCopy(place, original, round);
      return scanOnce(how, work);
    });
    return {
      runs: [filling, same, changed],
      rows: [
        row('unchanged', cold.wall / same.wall, `${corpus.name}: ${against(cold, same)}`, processorRatio(cold, same)),
        row(
          'changed',
          cold.wall / changed.wall,
          `${corpus.name}: ${against(cold, changed)}; a method in a Python file of ${middle.lines} lines`,
          processorRatio(cold, changed),
        ),
      ],
      others: [
        `Filling the cache while scanning: ${times(filling.wall / cold.wall)} the time of a scan without one, ` +
          `${filling.wall.toFixed(2)} s.`,
      ],
    };
  });
}

/** A corpus against a quarter of it. */
export function measureScale(corpus: Corpus, whole: Runs, runs: number): Promise<Measured> {
  const quarter = quarterOf(corpus.parts);
  if (quarter === null) throw new Error(`${corpus.name} has fewer than four folders with addons`);
  return inFolder((work) => {
    const how = { folders: quarter.folders, cores: CORES };
    const part = scanRuns(`a quarter of ${corpus.name}`, how, runs, work);
    const sizes = { whole: corpus.total.lines, quarter: quarter.lines };
    const ratio = timesForFour(
      { seconds: whole.wall, lines: sizes.whole },
      { seconds: part.wall, lines: sizes.quarter },
    );
    const note =
      `${corpus.name}: ${whole.wall.toFixed(2)} s for ${sizes.whole.toLocaleString('en')} lines, ` +
      `${part.wall.toFixed(2)} s for ${sizes.quarter.toLocaleString('en')}`;
    return {
      runs: [part],
      rows: [row('scale', ratio, note, processorRatio(whole, part, (4 * sizes.quarter) / sizes.whole))],
    };
  });
}

/** What the history of a checkout adds to its scan. */
export function measureHistory(name: string, folder: string, runs: number): Promise<Measured> {
  return inFolder((work) => {
    const without = scanRuns(`without history, ${name}`, { folders: [folder], cores: CORES }, runs, work);
    const within = scanRuns(`with history, ${name}`, { folders: [folder], cores: CORES, history: true }, runs, work);
    const more = within.wall - without.wall;
    return {
      runs: [without, within],
      rows: [],
      others: [
        `Git history of ${name}: ${more.toFixed(2)} s more (${without.wall.toFixed(2)} s without, ${within.wall.toFixed(2)} s with).`,
      ],
    };
  });
}
