import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { isSeries, type Series } from '../domain/series.js';
import type { Io } from './io.js';
import { parseCount, parseSeries } from './options.js';

interface BuildFlags {
  output?: string;
  series?: Series;
  source?: string;
  jobs?: number;
}

/** `odoo-debt symbols build|show`: the index of Odoo's own symbols. */
export function symbolsCommand(program: Command, io: Io): void {
  const symbols = program
    .command('symbols')
    .description('the index of Odoo’s own symbols: build one, or see what it holds');
  symbols
    .command('build')
    .description('index an Odoo source tree, or a folder of addons (Enterprise, third-party, a newer series)')
    .argument('<odoo-source>', 'an Odoo source tree, or a folder of addons')
    .option('--output <file>', 'where to write the index (default: <series>.symbols)')
    .addOption(new Option('--series <series>', 'for addons without Odoo itself').argParser(parseSeries))
    .option('--source <text>', 'where the tree comes from, kept in the index')
    .addOption(new Option('--jobs <n>', 'threads to read with').argParser(parseCount))
    .action(async (source: string, flags: BuildFlags) => {
      const { buildIndex, describeIndex, INDEX_ENDING, writeIndex } = await import('../../analyzers/symbols/index.js');
      const built = await buildIndex(path.resolve(io.cwd, source), {
        shown: source,
        series: flags.series ?? null,
        repository: flags.source ?? null,
        jobs: flags.jobs ?? availableParallelism(),
      });
      const file = flags.output ?? built.about.series + INDEX_ENDING;
      const { header } = writeIndex(built, path.resolve(io.cwd, file), null, file);
      for (const { path: failed, why } of built.failed) io.stderr.write(`${failed}: not read whole: ${why}\n`);
      io.stdout.write(`${file}\n${describeIndex({ ...header, counts: () => header.counts })}`);
    });
  symbols
    .command('show')
    .description('say what an index holds, and where it comes from')
    .argument('<series|file>', 'a series such as 17.0, or a file of symbols build')
    .action(async (source: string) => {
      const { describeIndex, loadIndex } = await import('../../analyzers/symbols/index.js');
      // People write 17 for 17.0.
      const series = /^\d+$/.test(source) ? `${source}.0` : source;
      const index = isSeries(series) ? loadIndex(series) : loadIndex(path.resolve(io.cwd, source), { shown: source });
      io.stdout.write(describeIndex(index));
    });
}
