import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { defaultFolder } from '../cache/folder.js';
import { loadConfig } from '../config/load.js';
import { configureRules } from '../config/rules.js';
import type { Config } from '../config/schema.js';
import type { Comparison } from '../domain/comparison.js';
import { stoppedFiles } from '../domain/coverage.js';
import { SEVERITIES, type Severity } from '../domain/finding.js';
import type { GateOutcome, Gates } from '../domain/gate.js';
import { LANGUAGES, type Language } from '../domain/languages.js';
import type { Result } from '../domain/result.js';
import type { Rule } from '../domain/rule.js';
import { RATINGS, type Rating } from '../domain/score.js';
import { LATEST_SERIES, type Series } from '../domain/series.js';
import { PLAN_FILE_NAME } from '../plan-file/parse.js';
import type { ProgressListener } from '../progress.js';
import type { ScanRequest } from '../request.js';
import { judgeGates } from '../triage/gate.js';
import { REGISTER_NAME } from '../triage/register.js';
import { EXIT, type Io, type Outcome } from './io.js';
import { oneLine } from './one-line.js';
import { collect, parseCount, parseDay, parsePercent, parseSeries } from './options.js';
import { type Output, pairOutputs, writeOutputs } from './output.js';
import { planRequest } from './plan-request.js';
import { progressLine } from './progress.js';
import { reportLook } from './report-look.js';
import { linkTo, rootPathsOf } from './root-paths.js';
import { sayProblems } from './say-problems.js';
import { triageOf } from './triage-request.js';
import { toolVersion } from './version.js';
import { withScenarios } from './with-scenarios.js';

interface ScanOptions {
  from?: Series;
  to?: Series;
  format: string[];
  output: string[];
  failOn?: Severity;
  minReadiness?: number;
  minRating?: Rating;
  diff?: string;
  jobs?: number;
  parser: ScanRequest['parser'];
  config?: string;
  symbols?: string;
  baseline?: string;
  register?: string;
  inline: boolean;
  history: boolean;
  evidence: string[];
  log: string[];
  tickets: string[];
  import: string[];
  withAccepted?: boolean;
  lang?: Language;
  today?: string;
  planFile?: string;
  /** A folder; true: that of the configuration or the system; false: none. */
  cache: string | boolean;
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
      new Option(
        '--fail-on <severity>',
        'exit 1 when a finding is this severe or worse; with --diff or a baseline, a new one',
      ).choices([...SEVERITIES]),
    )
    .option(
      '--min-readiness <percent>',
      'exit 1 when nothing stops fewer than this many of 100 addons on the way to the target',
      parsePercent,
    )
    .addOption(
      new Option(
        '--min-rating <letter>',
        'exit 1 when the rating of an addon is worse; with --diff, of one that is touched',
      ).choices([...RATINGS]),
    )
    .option('--diff <ref>', 'tell what is new since the checkout left this branch, tag or commit; scans twice')
    .option('--baseline <file>', 'tell new findings from those in this file, made by `odoo-debt baseline`')
    .option('--register <file>', `accepted findings (default: ${REGISTER_NAME} in the current folder)`)
    .option(
      '--import <file>',
      'findings of other tools as SARIF 2.1.0, counted once with ours; may repeat',
      collect,
      [],
    )
    .option('--with-accepted', 'keep accepted findings in SARIF, marked as suppressed; GitHub shows them as open')
    .addOption(new Option('--lang <language>', 'language of the HTML report').choices([...LANGUAGES]))
    .option('--no-inline', 'do not let comments in the scanned code ignore findings')
    .option('--evidence <bundle>', 'what `odoo-debt evidence` collected; may repeat, two give rates', collect, [])
    .option('--log <file>', 'server log, plain or gzip; may repeat', collect, [])
    .option('--tickets <file>', 'export of a ticket system, CSV or JSON; may repeat', collect, [])
    .option('--plan-file <file>', `the plan of the repository (default: ${PLAN_FILE_NAME} in the current folder)`)
    .option('--no-history', 'do not read git history')
    .option('--today <date>', 'the day that ends of decisions are held against (default: the day it is)', parseDay)
    .option('--jobs <n>', 'threads that read files (default: all cores)', parseCount)
    .addOption(new Option('--parser <which>', 'Python parser').choices(['auto', 'native', 'wasm']).default('auto'))
    .option('--symbols <dir>', 'folder of symbol indexes of your own, made by `odoo-debt symbols build`')
    .option('--config <file>', 'configuration file (default: odoo-debt.config.yaml in the current folder)')
    .option('--cache <folder>', 'folder for what earlier runs read (default: that of the system)')
    .option('--no-cache', 'read everything anew, and keep nothing')
    .option('--quiet', 'no summary on stdout, only files and errors')
    .option('--no-progress', 'no progress line')
    .action(async (paths: string[], options: ScanOptions) => {
      const outputs = pairOutputs(options.format, options.output);
      const config = loadConfig(options.config ?? null, io.cwd);
      const look = reportLook(config, io.cwd, options.lang);
      const { RULES } = await import('../../analyzers/rules/index.js');
      const rules = configureRules(RULES, config);
      const triage = triageOf(options, config, RULES, io);
      const { configureImports, importedMetas, readSarifFile } = await import('../evidence/sarif/index.js');
      const reports = options.import.map((file) => readSarifFile(file, io.cwd));
      const imports = configureImports(reports, config.rules);
      const line = progressLine(io, options.progress && !options.quiet);
      let scanned: Scanned;
      try {
        const request = { ...requestOf(paths, options, config, rules, io), imports, triage };
        scanned = await scanOrDiff(request, options.diff, line.listen);
        line.listen({ phase: 'report', done: 0, total: 1 });
      } finally {
        line.end();
      }
      const { result, comparison } = scanned;
      const gates = judgeGates(result, { ...config.gates, ...asked(options) });
      const wanted = options.quiet
        ? outputs.filter((output) => output.file !== null || output.format !== 'summary')
        : outputs;
      const metas = [...rules.map((rule) => rule.meta), ...importedMetas(imports, result.findings)];
      const page = (output: Output) => output.format === 'html';
      const rootPaths = rootPathsOf(paths, io.cwd);
      const how = { withAccepted: options.withAccepted, rootPaths, linkTo: linkTo(io.env), comparison, gates, ...look };
      await writeOutputs(
        result,
        wanted.filter((output) => !page(output)),
        io,
        metas,
        how,
      );
      const pages = wanted.filter(page);
      if (pages.length > 0) await writeOutputs(await withScenarios(result, config, io), pages, io, metas, how);
      sayGates(gates, io, outcome);
      if (sayProblems(result, io) || sayStopped(result, io)) outcome.code = EXIT.unable;
    });
}

/** A result; with the comparison that it was marked by, where a change was asked about. */
interface Scanned {
  result: Result;
  comparison?: Comparison;
}

async function scanOrDiff(request: ScanRequest, ref: string | undefined, listen: ProgressListener): Promise<Scanned> {
  if (ref !== undefined) return (await import('../diff/index.js')).scanDiff(request, ref, listen);
  const { scan } = await import('../pipeline.js');
  return { result: await scan(request, listen) };
}

/** Gates of the command line; those that are left out are the configuration's. */
function asked(options: ScanOptions): Gates {
  const { failOn, minReadiness, minRating } = options;
  return Object.fromEntries(
    Object.entries({ failOn, minReadiness, minRating }).filter(([, value]) => value !== undefined),
  );
}

/** One line for every gate that does not hold. One that cannot be told is no pass. */
function sayGates(gates: readonly GateOutcome[], io: Io, outcome: Outcome): void {
  const open = gates.filter(({ state }) => state !== 'holds');
  for (const { gate, limit, found } of open)
    io.stderr.write(`odoo-debt: ${oneLine(`gate --${gate} ${limit}: ${found}`)}\n`);
  if (open.some(({ state }) => state === 'fails')) outcome.code = EXIT.gate;
  if (open.some(({ state }) => state === 'unknown')) outcome.code = EXIT.unable;
}

function requestOf(paths: string[], options: ScanOptions, config: Config, rules: readonly Rule[], io: Io): ScanRequest {
  return {
    paths,
    cwd: io.cwd,
    from: options.from ?? config.from ?? null,
    target: options.to ?? config.to ?? LATEST_SERIES,
    rules,
    jobs: options.jobs ?? config.jobs ?? availableParallelism(),
    parser: options.parser,
    maxFileBytes: config.limits.maxFileBytes,
    limits: { seconds: config.limits.secondsPerFile, megabytes: config.limits.megabytesPerThread },
    symbols: options.symbols === undefined ? null : path.resolve(io.cwd, options.symbols),
    cost: { ...config.cost, riskWeights: config.risk.weights, usage: config.usage, verdict: config.verdict },
    plan: planRequest(options, config.plan, io),
    evidence: {
      history: options.history,
      bundles: options.evidence.map((file) => path.resolve(io.cwd, file)),
      logs: options.log.map((file) => path.resolve(io.cwd, file)),
      logTimezone: config.log.timezone,
      tickets: options.tickets.map((file) => path.resolve(io.cwd, file)),
      ticketSettings: config.tickets,
      sla: config.sla,
      today: options.today ?? io.today,
    },
    toolVersion: toolVersion(),
    ...cacheOf(options.cache, config, io),
  };
}

function cacheOf(option: string | boolean | undefined, config: Config, io: Io): Pick<ScanRequest, 'cache'> {
  const named = typeof option === 'string' ? option : config.cache.folder;
  const folder = named === undefined ? defaultFolder(io.env) : path.resolve(io.cwd, named);
  if (option === false || folder === null) return {};
  const { megabytes } = config.cache;
  return { cache: { folder, named: named !== undefined, megabytes, settings: config.rules } };
}

/** One line for each file that reading was stopped at. @returns Whether there was one. */
function sayStopped({ coverage }: Result, io: Io): boolean {
  const stopped = stoppedFiles(coverage);
  for (const { path: file, why } of stopped) io.stderr.write(`odoo-debt: ${oneLine(`${file}: ${why}`)}\n`);
  return stopped.length > 0;
}
