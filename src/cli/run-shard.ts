import path from 'node:path';
import { loadConfig } from '../config/load.js';
import { InputError } from '../domain/errors.js';
import { writeWhole } from '../files/write-whole.js';
import { encodeShard } from '../shards/format.js';
import { readShard } from '../shards/read-shard.js';
import type { Part } from '../shards/split.js';
import type { Io } from './io.js';
import { progressLine } from './progress.js';
import { requestOf, sayStopped } from './run-scan.js';
import type { ScanOptions } from './scan-options.js';

/**
 * Reads one part of the addons and writes what it read. Options about anything but reading are left to the merge, so that
 * both may be given the same. A file that reading was stopped at is named here, and ends the merge with 2.
 */
export async function runShard(paths: string[], options: ScanOptions, part: Part, io: Io): Promise<void> {
  const [file, ...others] = options.output;
  if (file === undefined || file === '-' || others.length > 0 || options.format.length > 0) {
    throw new InputError('--shard: writes facts for `odoo-debt merge`; name one file with --output, and no --format');
  }
  const config = loadConfig(options.config ?? null, io.cwd);
  const line = progressLine(io, options.progress && !options.quiet);
  let read: Awaited<ReturnType<typeof readShard>>;
  try {
    read = await readShard(requestOf(paths, options, config, [], io), part, line.listen);
  } finally {
    line.end();
  }
  writeWhole(path.resolve(io.cwd, file), file, encodeShard(read.shard));
  sayStopped(read, io);
  if (options.quiet) return;
  const { facts, addons, index, of } = read.shard;
  io.stdout.write(`shard ${index}/${of}: ${facts.size} of ${addons} addons read into ${file}\n`);
}
