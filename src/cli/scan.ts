import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { InputError } from '../domain/errors.js';
import { SEVERITIES, type Severity } from '../domain/finding.js';
import type { Result } from '../domain/result.js';
import type { Rule } from '../domain/rule.js';
import { LATEST_SERIES, type Series } from '../domain/series.js';
import type { ScanRequest } from '../request.js';
import { EXIT, type Io, type Outcome } from './io.js';
import { collect, parseCount, parseSeries } from './options.js';
import { pairOutputs, writeOutputs } from './output.js';
import { progressLine } from './progress.js';
import { toolVersion } from './version.js';

interface ScanOptions {
  from?: Series;
  to?: Series;
  format: string[];
  output: string[];
  failOn?: Severity;
  jobs?: number;
  parser: ScanRequest['parser'];
  config?: string;
  symbols?: string;
  quiet?: boolean;
  progress: boolean;
}

/** `odoo-debt scan <path>...`: reads addons and writes every report. */
export function scanCommand(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('scan')
    .description('read addons, score them and plan the repayment of their debt')
    .argument('<path...>', 'folders that hold addons, at any depth')
    .option('--from <series>', 'series of the addons; wins over manifest and branch', parseSeries)
    .option('--to <series>', `series to upgrade to (default ${LATEST_SERIES})`, parseSeries)
    .option(
      '--format <format>',
      'summary, json, sarif, html, csv, markdown, github, gitlab or sonar; may repeat',
      collect,
      [],
    )
    .option('--output <file>', 'file to write, - for stdout; may repeat, the ending tells the format', collect, [])
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding is this severe or worse').choices([...SEVERITIES]),
    )
    .option('--jobs <n>', 'threads that read files (default: all cores)', parseCount)
    .addOption(new Option('--parser <which>', 'Python parser').choices(['auto', 'native', 'wasm']).default('auto'))
    .option('--symbols <dir>', 'folder of symbol indexes of your own, made by `odoo-debt symbols build`')
    .option('--config <file>', 'configuration file (default: odoo-debt.yaml in the current folder)')
    .option('--quiet', 'no summary on stdout, only files and errors')
    .option('--no-progress', 'no progress line')
    .action(async (paths: string[], options: ScanOptions) => {
      const outputs = pairOutputs(options.format, options.output);
      const config = loadConfig(options.config ?? null, io.cwd);
      const { RULES } = await import('../../analyzers/rules/index.js');
      const rules = chooseRules(RULES, config);
      const line = progressLine(io, options.progress && !options.quiet);
      const { scan } = await import('../pipeline.js');
      let result: Result;
      try {
        result = await scan(requestOf(paths, options, config, rules, io), line.listen);
        line.listen({ phase: 'report', done: 0, total: 1 });
      } finally {
        line.end();
      }
      const wanted = options.quiet
        ? outputs.filter((output) => output.file !== null || output.format !== 'summary')
        : outputs;
      await writeOutputs(
        result,
        wanted,
        io,
        rules.map((rule) => rule.meta),
      );
      if (options.failOn && reaches(result, options.failOn)) outcome.code = EXIT.gate;
    });
}

function requestOf(paths: string[], options: ScanOptions, config: Config, rules: readonly Rule[], io: Io): ScanRequest {
  const { plan } = config;
  return {
    paths,
    cwd: io.cwd,
    from: options.from ?? config.from ?? null,
    target: options.to ?? config.to ?? LATEST_SERIES,
    rules,
    jobs: options.jobs ?? config.jobs ?? availableParallelism(),
    parser: options.parser,
    maxFileBytes: config.limits.maxFileBytes,
    symbols: options.symbols === undefined ? null : path.resolve(io.cwd, options.symbols),
    cost: config.cost,
    plan: {
      sprints: plan.sprints,
      capacityHours: plan.capacity,
      reservePercent: plan.reserve,
      start: plan.start,
      sprintDays: plan.sprintDays,
      pins: plan.pins,
    },
    toolVersion: toolVersion(),
  };
}

/** The rules that are on, with the severities of the configuration. @throws InputError for a rule that does not exist. */
export function chooseRules(all: readonly Rule[], config: Config): Rule[] {
  const known = new Set(all.map((rule) => rule.meta.id));
  for (const id of [...config.rules.off, ...Object.keys(config.rules.severity)]) {
    if (!known.has(id)) throw new InputError(`rules: ${id}: no such rule; odoo-debt rules lists them`);
  }
  const off = new Set(config.rules.off);
  return all
    .filter((rule) => !off.has(rule.meta.id))
    .map((rule) => {
      const severity = config.rules.severity[rule.meta.id];
      return severity ? { ...rule, meta: { ...rule.meta, severity } } : rule;
    });
}

function reaches(result: Result, severity: Severity): boolean {
  const limit = SEVERITIES.indexOf(severity);
  return result.findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= limit);
}
