import path from 'node:path';
import type { Command } from 'commander';
import { writeWhole } from '../files/write-whole.js';
import { evidenceTicketsCommand } from './evidence-tickets.js';
import { EXIT, type Io, type Outcome } from './io.js';
import { oneLine } from './one-line.js';

interface SqlFlags {
  role?: true;
  output?: string;
}

/** `odoo-debt evidence sql|collect|check|tickets`: what a running Odoo's database tells, as a bundle, and its tickets. */
export function evidenceCommand(program: Command, io: Io, outcome: Outcome): void {
  const evidence = program
    .command('evidence')
    .description('what a running Odoo tells: print the SQL, collect a bundle, check one, see how tickets are read');
  const give = (text: string, file: string | undefined) => {
    if (file === undefined || file === '-') io.stdout.write(text);
    else writeWhole(path.resolve(io.cwd, file), file, text);
  };
  evidence
    .command('sql')
    .description('print the script for psql that writes a bundle')
    .option('--role', 'print the script that creates the read-only role instead')
    .option('--output <file>', 'write it into a file')
    .action(async (flags: SqlFlags) => {
      const { evidenceScript, roleScript } = await import('../evidence/database/collect/index.js');
      give(flags.role ? roleScript() : evidenceScript(), flags.output);
    });
  evidence
    .command('collect')
    .description('run the same statements over a connection, read-only, and write the bundle')
    .argument('<postgres-url>', 'postgresql://user@host:5432/database; the password from PGPASSWORD or ~/.pgpass')
    .option('--output <file>', 'where to write the bundle (default: stdout)')
    .action(async (url: string, flags: { output?: string }) => {
      const { collectEvidence } = await import('../evidence/database/collect/index.js');
      const { text, used, skipped, failed, role } = await collectEvidence(url);
      give(text, flags.output);
      for (const { id, why } of failed) io.stderr.write(`block ${id} failed: ${oneLine(why)}\n`);
      if (role !== null) io.stderr.write(`role: ${oneLine(role)}\n`);
      io.stderr.write(`${used.length} blocks collected, ${skipped.length} skipped, ${failed.length} failed\n`);
    });
  evidence
    .command('check')
    .description('say what a bundle covers; two bundles of one database give rates')
    .argument('<bundle...>', 'bundles, plain or gzip')
    .action(async (files: string[]) => {
      const { checkBundles } = await import('../evidence/database/check.js');
      const { text, problems } = await checkBundles(files.map((file) => path.resolve(io.cwd, file)));
      io.stdout.write(text);
      for (const problem of problems) io.stderr.write(`odoo-debt: ${oneLine(problem)}\n`);
      if (problems.length > 0) outcome.code = EXIT.gate;
    });
  evidenceTicketsCommand(evidence, io, outcome);
}
