import { type Command, Option } from 'commander';
import { loadConfig } from '../config/load.js';
import { configureRules } from '../config/rules.js';
import { SEVERITIES, type Severity } from '../domain/finding.js';
import { LATEST_SERIES, type Series } from '../domain/series.js';
import { counted } from '../domain/wording.js';
import { EXIT, type Io, type Outcome } from './io.js';
import { oneLine } from './one-line.js';
import { parseSeries } from './options.js';
import { sayProblems } from './say-problems.js';
import { triageOf } from './triage-request.js';

interface CheckOptions {
  from?: Series;
  failOn?: Severity;
  baseline?: string;
  register?: string;
  inline: boolean;
  config?: string;
  parser: 'auto' | 'native' | 'wasm';
}

/** Findings below this do not stop a commit where nobody says otherwise. */
const USUAL_LIMIT: Severity = 'high';

/** `odoo-debt check <file>...`: what is wrong in single files, for hooks that run before a commit. */
export function checkCommand(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('check')
    .description('check single files quickly, with the rules that need nothing but their addon')
    .argument('<file...>', 'files of addons, such as those about to be committed')
    .option('--from <series>', 'series of the addons; wins over manifest and branch', parseSeries)
    .addOption(
      new Option(
        '--fail-on <severity>',
        `exit 1 when a finding is this severe or worse (default: ${USUAL_LIMIT})`,
      ).choices([...SEVERITIES]),
    )
    .option('--baseline <file>', 'leave out findings of this file, made by `odoo-debt baseline`')
    .option('--register <file>', 'accepted findings')
    .option('--no-inline', 'do not let comments in the code ignore findings')
    .addOption(new Option('--parser <which>', 'Python parser').choices(['auto', 'native', 'wasm']).default('auto'))
    .option('--config <file>', 'configuration file (default: odoo-debt.config.yaml in the current folder)')
    .action(async (files: string[], options: CheckOptions) => {
      const config = loadConfig(options.config ?? null, io.cwd);
      const { RULES } = await import('../../analyzers/rules/index.js');
      const { check } = await import('../check/index.js');
      const checked = await check({
        files,
        cwd: io.cwd,
        from: options.from ?? config.from ?? null,
        target: config.to ?? LATEST_SERIES,
        rules: configureRules(RULES, config),
        parser: options.parser,
        maxFileBytes: config.limits.maxFileBytes,
        triage: triageOf(options, config, RULES, io),
      });
      for (const { path, line, column, severity, rule, message } of checked.findings)
        io.stdout.write(`${oneLine(`${path}:${line}:${column}: ${severity} ${rule}: ${message}`)}\n`);
      const limit = options.failOn ?? config.gates.failOn ?? USUAL_LIMIT;
      const worst = checked.findings.filter(
        ({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit),
      );
      if (worst.length > 0) {
        io.stderr.write(
          `odoo-debt: gate --fail-on ${limit}: ${counted(worst.length, 'finding')} in ${counted(checked.files, 'file')}\n`,
        );
        outcome.code = EXIT.gate;
      }
      for (const { path, why } of checked.failed) io.stderr.write(`odoo-debt: ${oneLine(`${path}: ${why}`)}\n`);
      if (sayProblems(checked, io) || checked.failed.length > 0) outcome.code = EXIT.unable;
    });
}
