import path from 'node:path';
import type { Series } from '../../src/domain/series.js';
import { startThread } from '../../src/threads.js';
import { createReaders, type ParserChoice } from '../readers.js';
import type { Header } from './container.js';
import { countSymbols } from './counts.js';
import { readSource, type SourceOutcome, type SourceTask } from './extract/read.js';
import { assemble, type SectionLines } from './sections.js';
import { addonsIn, findOdoo } from './source.js';

export interface BuildOptions {
  /** Needed for folders without Odoo's core package. */
  series?: Series | null;
  /** Threads; 1 reads in this one. */
  jobs?: number;
  parser?: ParserChoice;
  /** Kept as provenance. */
  repository?: string | null;
  /** Addons that are not to be indexed, by name. */
  leaveOut?(name: string): boolean;
  /** What the source is called in messages; the path where nothing is given. */
  shown?: string;
  onAddon?(done: number, total: number): void;
}

export interface BuiltIndex {
  sections: SectionLines;
  about: Pick<Header, 'series' | 'provenance' | 'counts'>;
  /** Files that could not be read whole: `addon/path`. */
  failed: { path: string; why: string }[];
}

/**
 * Reads an Odoo source tree, or a folder of addons, and gives all its symbols.
 * @throws InputError where there is no Odoo below `root`, or its series is not known.
 */
export async function buildIndex(root: string, options: BuildOptions = {}): Promise<BuiltIndex> {
  const source = findOdoo(root, options.series ?? null, options.shown ?? root);
  const tasks = tasksOf(source.core, source.addonFolders, options.leaveOut ?? (() => false));
  const outcomes = await readEach(tasks, options);
  const sections = assemble(outcomes.flatMap((outcome) => outcome.entries));
  const failed = outcomes.flatMap((outcome, index) =>
    outcome.failed.map(({ path: file, why }) => ({ path: `${tasks[index]!.name}/${file}`, why })),
  );
  const provenance = { release: source.release, edition: source.edition, repository: options.repository ?? null };
  return { sections, about: { series: source.series, provenance, counts: countSymbols(sections) }, failed };
}

/** Sorted by name; of two addons of one name the one in the folder Odoo looks into first. */
function tasksOf(core: string | null, folders: readonly string[], leaveOut: (name: string) => boolean): SourceTask[] {
  const addons = new Map<string, string>();
  for (const folder of folders) {
    for (const name of addonsIn(folder)) {
      if (!addons.has(name) && !leaveOut(name)) addons.set(name, path.join(folder, name));
    }
  }
  const tasks: SourceTask[] = [...addons]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([name, directory]) => ({ kind: 'addon', name, directory }));
  return core === null ? tasks : [{ kind: 'core', name: 'odoo', directory: core }, ...tasks];
}

/** Fewer addons than this are read here: starting threads would cost more. */
const WORTH_THREADS = 40;

async function readEach(tasks: readonly SourceTask[], options: BuildOptions): Promise<SourceOutcome[]> {
  const jobs = Math.min(options.jobs ?? 1, tasks.length);
  const outcomes: SourceOutcome[] = new Array(tasks.length);
  let done = 0;
  const take = (index: number, outcome: SourceOutcome) => {
    outcomes[index] = outcome;
    options.onAddon?.(++done, tasks.length);
  };
  if (jobs <= 1 || tasks.length < WORTH_THREADS) {
    const readers = await createReaders(options.parser ?? 'auto');
    for (const [index, task] of tasks.entries()) take(index, await readSource(task, readers));
    return outcomes;
  }
  const queue = tasks.map((_, index) => index);
  await Promise.all(Array.from({ length: jobs }, () => runWorker(tasks, queue, options.parser ?? 'auto', take)));
  return outcomes;
}

/** An index that lacks an addon would tell lies, so a thread that dies ends the run. */
function runWorker(
  tasks: readonly SourceTask[],
  queue: number[],
  backend: ParserChoice,
  take: (index: number, outcome: SourceOutcome) => void,
): Promise<void> {
  const worker = startThread('analyzers/symbols/worker', { workerData: { backend } });
  let current: number | undefined;
  return new Promise<void>((resolve, reject) => {
    const next = () => {
      current = queue.shift();
      if (current === undefined) resolve();
      else worker.postMessage(tasks[current]);
    };
    worker.on('message', (outcome: SourceOutcome) => {
      take(current!, outcome);
      next();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a reading thread ended with code ${code}`)));
    next();
  }).finally(() => {
    worker.removeAllListeners();
    return worker.terminate();
  });
}
