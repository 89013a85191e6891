/**
 * Changes fixtures at random and gives them to every reader: `npm run fuzz -- [--reader python]… [--count 10000]
 * [--seed 1] [--corpus folder] [--out folder]`. What a reader fails on is made as small as can be and written to a file
 * outside the repository. Ends with 1 where anything failed. CONTRIBUTING.md says what the output means.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Failure } from './fuzz/target.js';
import { TARGETS } from './fuzz/targets.js';
import { MOST_GROWN, watch } from './fuzz/watch.js';

const { values } = parseArgs({
  options: {
    reader: { type: 'string', multiple: true },
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string' },
    out: { type: 'string', default: path.join(tmpdir(), 'odoo-debt-fuzz') },
  },
});
const readers = values.reader ?? Object.keys(TARGETS);
const unknown = readers.find((reader) => !Object.hasOwn(TARGETS, reader));
const [count, seed] = [Number(values.count), Number(values.seed)];
if (unknown !== undefined || !Number.isInteger(count) || !Number.isInteger(seed) || count < 1) {
  const why = unknown === undefined ? '--count and --seed are whole numbers' : `no reader ${unknown}`;
  console.error(`${why}; readers: ${Object.keys(TARGETS).join(', ')}`);
  process.exit(2);
}

/** Writes the input to a file named by its hash, and one line that says what it is. */
function keep({ reader, seed, number, oracle, what, input }: Failure): void {
  const file = path.join(values.out, createHash('sha256').update(input).digest('hex').slice(0, 16));
  mkdirSync(values.out, { recursive: true });
  writeFileSync(file, input);
  console.log(
    `FAILED ${reader} --seed ${seed} number ${number}: ${oracle}: ${what} -> ${file} (${input.length} bytes)`,
  );
}

let failed = false;
for (const reader of readers) {
  const start = performance.now();
  const report = await watch({ reader, seed, count, corpus: values.corpus ?? null, onFailure: keep });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const grown = Math.round(report.grown / 2 ** 20);
  console.log(
    `${reader}: ${report.inputs} inputs from ${report.seeds} seeds in ${seconds} s, memory grew by ${grown} MiB, ` +
      `${report.kinds.size} kinds of failure`,
  );
  for (const [kind, times] of report.kinds) console.log(`  ${times} × ${kind}`);
  if (report.grown > MOST_GROWN) console.log(`  memory: more than ${MOST_GROWN / 2 ** 20} MiB is kept`);
  failed ||= report.kinds.size > 0 || report.grown > MOST_GROWN;
}
process.exitCode = failed ? 1 : 0;
