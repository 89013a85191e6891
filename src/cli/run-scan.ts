import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type ReadLimits, warmThread } from '../../analyzers/reading-thread.js';
import { defaultFolder } from '../cache/folder.js';
import { loadConfig } from '../config/load.js';
import { configureRules } from '../config/rules.js';
import type { Config } from '../config/schema.js';
import type { Comparison } from '../domain/comparison.js';
import { stoppedFiles } from '../domain/coverage.js';
import type { GateOutcome, Gates } from '../domain/gate.js';
import type { Result } from '../domain/result.js';
import type { Rule } from '../domain/rule.js';
import { LATEST_SERIES } from '../domain/series.js';
import { releaseMemory } from '../heap.js';
import type { ProgressListener } from '../progress.js';
import type { ScanRequest } from '../request.js';
import { judgeGates } from '../triage/gate.js';
import { EXIT, type Io, type Outcome } from './io.js';
import { oneLine } from './one-line.js';
import { type Output, pairOutputs, writeOutputs } from './output.js';
import { planRequest } from './plan-request.js';
import { progressLine } from './progress.js';
import { reportLook } from './report-look.js';
import { linkTo, rootPathsOf } from './root-paths.js';
import { sayProblems } from './say-problems.js';
import type { ScanOptions } from './scan-options.js';
import { triageOf } from './triage-request.js';
import { toolVersion } from './version.js';
import { withScenarios } from './with-scenarios.js';

/** Scans, writes every report and holds the gates. `more` is what a command adds to the request. */
export async function runScan(
  paths: string[],
  options: ScanOptions,
  io: Io,
  outcome: Outcome,
  more: Pick<ScanRequest, 'shards'> = {},
): Promise<void> {
  const outputs = pairOutputs(options.format, options.output);
  const config = loadConfig(options.config ?? null, io.cwd);
  const look = reportLook(config, io.cwd, options.lang);
  // The first thing that takes long, and beside the rest of it.
  const warm = warmThread(options.parser, readLimits(config));
  const { RULES } = await import('../../analyzers/rules/index.js');
  const rules = configureRules(RULES, config);
  const triage = triageOf(options, config, RULES, io);
  const { configureImports, importedMetas, readSarifFile } = await import('../evidence/sarif/index.js');
  const reports = options.import.map((file) => readSarifFile(file, io.cwd));
  const imports = configureImports(reports, config.rules);
  const line = progressLine(io, options.progress && !options.quiet);
  let scanned: Scanned;
  try {
    const request = { ...requestOf(paths, options, config, rules, io), imports, triage, warm, ...more };
    scanned = await scanOrDiff(request, options.diff, line.listen);
    releaseMemory();
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
  if (sayProblems(result, io) || sayStopped(result.coverage, io)) outcome.code = EXIT.unable;
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

/** What the options and the configuration ask of a scan. */
export function requestOf(
  paths: string[],
  options: ScanOptions,
  config: Config,
  rules: readonly Rule[],
  io: Io,
): ScanRequest {
  return {
    paths,
    cwd: io.cwd,
    from: options.from ?? config.from ?? null,
    target: options.to ?? config.to ?? LATEST_SERIES,
    rules,
    ruleSettings: config.rules,
    jobs: options.jobs ?? config.jobs ?? availableParallelism(),
    parser: options.parser,
    maxFileBytes: config.limits.maxFileBytes,
    limits: readLimits(config),
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

function readLimits({ limits }: Config): ReadLimits {
  return { seconds: limits.secondsPerFile, megabytes: limits.megabytesPerThread };
}

function cacheOf(option: string | boolean | undefined, config: Config, io: Io): Pick<ScanRequest, 'cache'> {
  const named = typeof option === 'string' ? option : config.cache.folder;
  const folder = named === undefined ? defaultFolder(io.env) : path.resolve(io.cwd, named);
  if (option === false || folder === null) return {};
  const { megabytes } = config.cache;
  return { cache: { folder, named: named !== undefined, megabytes } };
}

/** One line for each file that reading was stopped at. @returns Whether there was one. */
export function sayStopped(read: Pick<Result['coverage'], 'failed'>, io: Io): boolean {
  const stopped = stoppedFiles(read);
  for (const { path: file, why } of stopped) io.stderr.write(`odoo-debt: ${oneLine(`${file}: ${why}`)}\n`);
  return stopped.length > 0;
}
