import type { Command } from 'commander';
import type { Part } from '../shards/split.js';
import type { Io, Outcome } from './io.js';
import { parsePart } from './options.js';
import { runScan } from './run-scan.js';
import { type ScanOptions, withScanOptions } from './scan-options.js';

/** `odoo-debt scan <path>...`: reads addons and writes every report. */
export function scanCommand(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('scan')
    .description('read addons, score them and plan the repayment of their debt')
    .argument('<path...>', 'folders that hold addons, at any depth');
  withScanOptions(command)
    .option(
      '--shard <part>',
      'only read part 2 of 4 (2/4), and write what was read to the one --output, for `odoo-debt merge`',
      parsePart,
    )
    .action(async (paths: string[], options: ScanOptions & { shard?: Part }) => {
      if (options.shard === undefined) return runScan(paths, options, io, outcome);
      const { runShard } = await import('./run-shard.js');
      return runShard(paths, options, options.shard, io);
    });
}
