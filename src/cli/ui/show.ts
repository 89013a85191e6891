import { statSync } from 'node:fs';
import path from 'node:path';
import { terminalDefaults } from '../../../reports/terminal/capabilities.js';
import { modelOf } from '../../../reports/terminal/ui/model.js';
import { openSession, type Session } from '../../../reports/terminal/ui/session.js';
import { newState } from '../../../reports/terminal/ui/state.js';
import { loadConfig } from '../../config/load.js';
import { InputError, messageOf } from '../../domain/errors.js';
import type { Result } from '../../domain/result.js';
import { LATEST_SERIES, type Series } from '../../domain/series.js';
import type { Workspace } from '../../domain/workspace.js';
import { PLAN_FILE_NAME } from '../../plan-file/parse.js';
import { REGISTER_NAME } from '../../triage/register.js';
import { openWorkspace } from '../../workspace/open.js';
import { compareKnown } from '../compare.js';
import type { Io } from '../io.js';
import { readResult } from '../read-result.js';
import { toolVersion } from '../version.js';
import { openHost } from './host.js';
import { planningPorts } from './planning.js';
import { portsOf } from './ports.js';
import { checkResult, type Opened, openResult, parseResult } from './result.js';
import { startScan } from './scan.js';
import { openSources, type Sources } from './sources.js';
import type { Terminal } from './terminal.js';

interface Options {
  from?: Series;
  to?: Series;
  config?: string;
  compare?: string;
}

/**
 * Shows a saved result, or scans folders and shows that, until the user leaves.
 * @returns the exit code. @throws InputError for a file that is no result, before the screen is taken over.
 */
export async function showUi(paths: readonly string[], options: Options, io: Io, terminal: Terminal): Promise<number> {
  const saved = paths.length === 1 && isFile(path.resolve(io.cwd, paths[0]!)) ? paths[0]! : null;
  const folders =
    saved === null
      ? paths.map((one) => path.resolve(io.cwd, one))
      : [io.cwd, path.dirname(path.resolve(io.cwd, saved))];
  const opened = saved === null ? null : openResult(saved, io.cwd);
  const older = options.compare === undefined ? null : readResult(options.compare, io.cwd);
  let result = opened?.result ?? nothingYet(folders, options.to);
  const sources = openSources(() => result, folders, saved === null);
  const { workspace, readOnly } = workspaceOf(saved, sources, options, io);
  const host = openHost(terminal);
  const { plan: config } = loadConfig(options.config ?? null, io.cwd);
  const ports = portsOf(
    host,
    terminal,
    sources,
    planningPorts(() => result, config, io.cwd),
    workspace,
    io,
  );
  const { color, ascii } = terminalDefaults(terminal.stdout, io.env);
  const first = newState({
    model: modelOf(result),
    size: { columns: terminal.stdout.columns || 80, rows: terminal.stdout.rows || 24 },
    look: { color, ascii },
    today: io.today,
    decisions: workspace?.state() ?? null,
    readOnly,
    undo: workspace?.canUndo() ?? null,
    redo: workspace?.canRedo() ?? null,
    scanning: saved === null,
    busy: opened === null ? 'Starting the scan' : opened.rest === null ? null : 'Reading findings: 0%',
  });
  const session = openSession(first, ports, (work) => void setImmediate(work));
  const show = (next: Result) => {
    result = next;
    session.dispatch({ type: 'loaded', model: modelOf(next) });
    if (older !== null) void compareWith(older, next, session);
  };
  const stop = saved === null ? scanInto(session, show, paths, options, io) : async () => {};
  try {
    return await host.run(session, () => {
      if (opened !== null) void readOn(session, opened, show);
    });
  } finally {
    await stop();
  }
}

/** Sets the result beside an older one, once all of it is read. */
async function compareWith(older: Result, newer: Result, session: Session): Promise<void> {
  try {
    const comparison = await compareKnown(older, newer);
    session.dispatch({ type: 'loaded', model: modelOf(newer, comparison) });
  } catch (error) {
    session.dispatch({ type: 'say', message: { kind: 'problem', text: `Not compared: ${messageOf(error)}` } });
  }
}

function isFile(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Scans in the background and shows what comes of it. @returns what stops it. */
function scanInto(
  session: Session,
  show: (result: Result) => void,
  paths: readonly string[],
  { from, to, config }: Options,
  io: Io,
): () => Promise<void> {
  const flags = { '--from': from, '--to': to, '--config': config };
  const given = Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
  const scan = startScan([...given, '--', ...paths], io, (words) =>
    session.dispatch({ type: 'busy', text: `Scanning: ${words}` }),
  );
  scan.text.then(
    (text) => readOn(session, parseResult(Buffer.from(text), 'the scan'), show),
    (error: unknown) => {
      session.dispatch({ type: 'scanning', scanning: false });
      session.dispatch({ type: 'busy', text: null });
      session.dispatch({ type: 'say', message: { kind: 'problem', text: messageOf(error) } });
    },
  );
  return scan.stop;
}

/** Takes a generator step by step, and lets keys through between the steps. Rejects with what a step throws. */
function inSteps<T>(steps: Generator<number, T>, onStep: (share: number) => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const next = () => {
      try {
        const step = steps.next();
        if (step.done) return resolve(step.value);
        onStep(step.value);
      } catch (error) {
        return reject(error);
      }
      setImmediate(next);
    };
    next();
  });
}

/** Reads what was put off, shows the result when it is whole, and then holds it against its schema. */
async function readOn(session: Session, { result, rest }: Opened, show: (result: Result) => void): Promise<void> {
  const say = (text: string) => session.dispatch({ type: 'say', message: { kind: 'problem', text } });
  try {
    let shown = 0;
    const findings = await inSteps(rest ?? readAlready(result), (share) => {
      const percent = Math.floor(share * 20) * 5;
      if (percent > shown) session.dispatch({ type: 'busy', text: `Reading findings: ${percent}%` });
      shown = percent;
    });
    const whole = rest === null ? result : { ...result, findings };
    show(whole);
    const faults = await inSteps(checkResult(whole));
    if (faults.length === 0) return;
    session.dispatch({ type: 'faults', faults });
    say(`This result is not what it should be; see coverage. ${faults[0]}`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    session.dispatch({ type: 'busy', text: null });
    say(error.message);
  }
}

// biome-ignore lint/correctness/useYield: there is nothing left to read
function* readAlready({ findings }: Result): Generator<number, Result['findings']> {
  return findings;
}

/** What is shown while a scan is under way. */
function nothingYet(folders: readonly string[], to: Series | undefined): Result {
  return {
    schemaVersion: 1,
    tool: { name: 'odoo-debt', version: toolVersion() },
    roots: folders.map((folder) => path.basename(folder)),
    target: to ?? LATEST_SERIES,
    addons: [],
    findings: [],
    items: [],
    plan: { sprints: [], unplanned: [], objective: 0, bound: null, gap: null },
    waves: [],
    coverage: { files: 0, parsed: 0, failed: [], skipped: [], unknown: [] },
    kpis: null,
    evidence: [],
  };
}

/** The files of decisions, where the code that they are about is here. */
function workspaceOf(
  saved: string | null,
  sources: Sources,
  options: Options,
  io: Io,
): { workspace: Workspace | null; readOnly: string | null } {
  if (saved !== null && !sources.isHere()) {
    return { workspace: null, readOnly: 'opened read-only: the code is not here; start in the repository to decide' };
  }
  const { triage, plan } = loadConfig(options.config ?? null, io.cwd);
  const names = { register: triage.register ?? REGISTER_NAME, planFile: plan.file ?? PLAN_FILE_NAME };
  const { workspace, problems } = openWorkspace(io.cwd, names);
  return { workspace, readOnly: workspace === null ? `opened read-only: ${problems.join('; ')}` : null };
}
