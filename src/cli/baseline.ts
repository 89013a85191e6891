import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from '../files/write-whole.js';
import { formatBaseline, makeBaseline, parseBaseline, pruneBaseline } from '../triage/baseline.js';
import type { Io } from './io.js';
import { readResult } from './read-result.js';
import { readText } from './read-text.js';

const BASELINE_NAME = 'odoo-debt-baseline.json';

/** `odoo-debt baseline <result.json>`: takes what is found today as known, so that a gate asks for new findings only. */
export function baselineCommand(program: Command, io: Io): void {
  program
    .command('baseline')
    .description('write the findings of a saved result as the baseline for scan --baseline')
    .argument('<result.json>', 'a result that scan wrote')
    .option('--output <file>', 'file to write', BASELINE_NAME)
    .option('--prune', 'only take out what is no longer found; add nothing')
    .action((file: string, { output, prune }: { output: string; prune?: boolean }) => {
      const { findings } = readResult(file, io.cwd);
      const absolute = path.resolve(io.cwd, output);
      if (prune) {
        const before = parseBaseline(readText(output, io.cwd), output);
        const { baseline, removed } = pruneBaseline(before, findings);
        writeWhole(absolute, output, formatBaseline(baseline));
        io.stdout.write(`${output}: ${removed} taken out\n`);
        return;
      }
      const verb = existsSync(absolute) ? 'written anew' : 'written';
      writeWhole(absolute, output, formatBaseline(makeBaseline(findings)));
      io.stdout.write(`${output} ${verb}: ${findings.length} findings are known from now on\n`);
    });
}
