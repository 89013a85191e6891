import { Command } from 'commander';
import { acceptedCommand } from './accepted.js';
import { baselineCommand } from './baseline.js';
import { evidenceCommand } from './evidence.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { initCommand } from './init.js';
import type { Io, Outcome } from './io.js';
import { linesCommand } from './lines.js';
import { planCommand } from './plan.js';
import { reportCommand } from './report.js';
import { rulesCommand } from './rules.js';
import { scanCommand } from './scan.js';
import { symbolsCommand } from './symbols.js';
import { toolVersion } from './version.js';

/** A fresh program with everything it touches given to it, so that tests run it in their own process. */
export function buildProgram(io: Io, outcome: Outcome): Command {
  const program = new Command('odoo-debt')
    .description('Scores custom Odoo addons by risk, usage and upgrade cost, and plans the repayment of their debt.')
    .version(toolVersion(), '-V, --version')
    // Copied to commands when they are made: must stand before them. Usage errors end with 2 through runCli.
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .addHelpText('after', HELP_EXAMPLES);
  for (const register of COMMANDS) register(program, io, outcome);
  return program;
}

const COMMANDS: readonly ((program: Command, io: Io, outcome: Outcome) => void)[] = [
  scanCommand,
  planCommand,
  reportCommand,
  exportCommand,
  baselineCommand,
  acceptedCommand,
  linesCommand,
  explainCommand,
  rulesCommand,
  symbolsCommand,
  evidenceCommand,
  initCommand,
];

const HELP_EXAMPLES = `
Examples:
  odoo-debt scan addons/ --to 18.0                      a table of what to look at first
  odoo-debt scan addons/ --to 18.0 --output report.html the report for the steering committee
  odoo-debt scan a/ b/ --output result.json             the result, for everything that follows
  odoo-debt plan result.json --capacity 200 --reserve 25
  odoo-debt export github result.json --output issues.sh
  odoo-debt explain security/sql-from-values

Results go to stdout or --output, progress to stderr. Exit 0: clean, 1: a gate failed, 2: could not run.`;
