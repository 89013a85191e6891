import { Command } from 'commander';
import type { Io, Outcome } from './io.js';
import { toolVersion } from './version.js';

type Register = (program: Command, io: Io, outcome: Outcome) => void;

/** By name, in the order of the help. Each is loaded when it is called, so that nobody waits for the others. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  scan: async () => (await import('./scan.js')).scanCommand,
  merge: async () => (await import('./merge.js')).mergeCommand,
  check: async () => (await import('./check.js')).checkCommand,
  plan: async () => (await import('./plan.js')).planCommand,
  ui: async () => (await import('./ui.js')).uiCommand,
  report: async () => (await import('./report.js')).reportCommand,
  compare: async () => (await import('./compare.js')).compareCommand,
  portfolio: async () => (await import('./portfolio.js')).portfolioCommand,
  export: async () => (await import('./export.js')).exportCommand,
  baseline: async () => (await import('./baseline.js')).baselineCommand,
  accepted: async () => (await import('./accepted.js')).acceptedCommand,
  lines: async () => (await import('./lines.js')).linesCommand,
  explain: async () => (await import('./explain.js')).explainCommand,
  rules: async () => (await import('./rules.js')).rulesCommand,
  symbols: async () => (await import('./symbols.js')).symbolsCommand,
  evidence: async () => (await import('./evidence.js')).evidenceCommand,
  init: async () => (await import('./init.js')).initCommand,
  completion: async () => (await import('./completion.js')).completionCommand,
};

/**
 * A fresh program with everything it touches given to it, so that tests run it in their own process. It has the command
 * that the arguments call, or all of them where they call none: for the help, and for a name that is misspelt.
 */
export async function buildProgram(args: readonly string[], io: Io, outcome: Outcome): Promise<Command> {
  const program = new Command('odoo-debt')
    .description('Scores custom Odoo addons by risk, usage and upgrade cost, and plans the repayment of their debt.')
    .version(toolVersion(), '-V, --version')
    // Copied to commands when they are made: must stand before them. Usage errors end with 2 through runCli.
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .addHelpText('after', HELP_EXAMPLES);
  for (const register of await Promise.all(called(args).map((load) => load()))) register(program, io, outcome);
  return program;
}

function called([first = '']: readonly string[]): (() => Promise<Register>)[] {
  if (first === '--version' || first === '-V') return [];
  // It speaks of all of them.
  if (first === 'completion') return Object.values(COMMANDS);
  return Object.hasOwn(COMMANDS, first) ? [COMMANDS[first]!] : Object.values(COMMANDS);
}

const HELP_EXAMPLES = `
Examples:
  odoo-debt scan addons/ --to 18.0                      a table of what to look at first
  odoo-debt scan addons/ --to 18.0 --output report.html the report for the steering committee
  odoo-debt scan a/ b/ --output result.json             the result, for everything that follows
  odoo-debt ui result.json                              the same on the whole terminal, to look around and plan
  odoo-debt plan result.json --capacity 200 --reserve 25
  odoo-debt export github result.json --output issues.sh
  odoo-debt explain security/sql-from-values

Results go to stdout or --output, progress to stderr. Exit 0: clean, 1: a gate failed, 2: could not run.`;
