import type { Command } from 'commander';
import { buildDigest } from '../cache/build.js';
import { InputError } from '../domain/errors.js';
import { openShards } from '../shards/collect.js';
import type { Io, Outcome } from './io.js';
import { oneLine } from './one-line.js';
import { runScan } from './run-scan.js';
import { type ScanOptions, withScanOptions } from './scan-options.js';

/** How many addons a line names. */
const MOST_NAMED = 3;

/**
 * `odoo-debt merge <path>... --facts <file>...`: the scan of a portfolio that several jobs have read. Paths stand where they
 * stand in `scan`, so that both take the same command line but for one option.
 */
export function mergeCommand(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('merge')
    .description('scan what the jobs of `odoo-debt scan --shard` have read, with the result of one scan')
    .argument('<path...>', 'the folders that the shards were read from, in the same order')
    .requiredOption('--facts <file...>', 'the files of all shards, from nowhere but your own pipeline');
  withScanOptions(command).action(async (paths: string[], options: ScanOptions & { facts: string[] }) => {
    const build = buildDigest();
    if (build === null) throw new InputError('merge: needs the built program, since facts go by its build');
    let anew: readonly string[] = [];
    const shards = { ...openShards(options.facts, io.cwd, build), onAnew: (keys: readonly string[]) => (anew = keys) };
    await runScan(paths, options, io, outcome, { shards });
    sayAnew(anew, io);
  });
}

function sayAnew(keys: readonly string[], io: Io): void {
  if (keys.length === 0) return;
  const named = keys.slice(0, MOST_NAMED).join(', ');
  const more = keys.length > MOST_NAMED ? ` and ${keys.length - MOST_NAMED} more` : '';
  const addons = keys.length === 1 ? 'addon changed' : 'addons changed';
  io.stderr.write(`odoo-debt: ${oneLine(`${addons} since the shards were read, and read anew: ${named}${more}`)}\n`);
}
