import { loadChanges } from '../analyzers/changes/load.js';
import { whenLoaded } from '../analyzers/python/parser.js';
import { readAll, sourceBytes } from '../analyzers/read-all.js';
import { READ_LIMITS } from '../analyzers/reading-thread.js';
import { openAhead } from '../analyzers/resolution/indexes.js';
import { type Inspection, inspect } from '../analyzers/rules/run.js';
import { surfacesOf } from '../analyzers/surface/index.js';
import { weigh } from '../scoring/index.js';
import { composeResult, withPlan } from './compose.js';
import type { Result } from './domain/result.js';
import { importFindings } from './gather/imports.js';
import { gatherEvidence } from './gather/index.js';
import { withReleased } from './gather/released.js';
import { holdMemory, spareMemory } from './heap.js';
import { earlierReading, type OpenScan, openScan } from './open-scan.js';
import { planWork } from './planning/index.js';
import type { ProgressListener } from './progress.js';
import { resolve } from './registry/index.js';
import type { ScanRequest } from './request.js';
import { applyToItems, triage, UNDECIDED } from './triage/index.js';

/**
 * The journey of the data:
 *
 *     discover → read → resolve → inspect → triage → gather → weigh → compose → plan
 *     addon      facts   one index  findings   what     evidence  scores   the result  sprints
 *                                              is left                     every report is written from
 *
 * @throws InputError for paths that cannot be scanned, and where they do not fit into memory.
 */
export async function scan(request: ScanRequest, onProgress: ProgressListener = () => {}): Promise<Result> {
  const listen = holdingMemory(onProgress);
  const opened = await openScan(request, listen);
  const known = opened.cache?.result();
  if (known) {
    await request.warm?.close();
    return known;
  }
  const composed = await analyse(request, opened, listen);
  listen({ phase: 'plan', done: 0, total: 1 });
  const { kpis, waves } = composed.result;
  const result = withPlan(composed, await planWork(composed.items, request.plan, { kpis, waves }));
  opened.cache?.keep(result);
  return result;
}

/** From the addons found to all that is told of them. A function of its own, so that nothing holds their facts when it is done. */
async function analyse(request: ScanRequest, opened: OpenScan, onProgress: ProgressListener) {
  const tell = (phase: Parameters<ProgressListener>[0]['phase']) => (done: number, total: number) =>
    onProgress({ phase, done, total });
  const { roots, readers, found, tasks } = opened;
  let { symbols } = opened;
  if (symbols === null) throw new Error('what was opened is analysed once');
  opened.symbols = null;

  const sparing = spareMemory(
    tasks.reduce((sum, task) => sum + sourceBytes(task), 0),
    tasks.length,
  );
  const reading = readAll(tasks, {
    jobs: request.jobs,
    readers,
    limits: request.limits ?? READ_LIMITS,
    cache: earlierReading(request, opened),
    warm: request.warm,
    onAddon: tell('read'),
  });
  // Other threads have begun to read: what is needed next can be opened meanwhile.
  const series = new Set(tasks.flatMap(({ addon }) => addon.series ?? []));
  // 20 MB more at the peak for some 0.05 s.
  const opening = sparing ? null : openAhead(symbols, [...series, request.target]);
  for (const one of series) loadChanges().between(one, request.target);
  const read = await reading;
  await opening;

  tell('resolve')(0, 1);
  const before = request.evidence?.history
    ? await whenLoaded(() => withReleased(found, read, readers.python))
    : { sources: read.map(({ source }) => source), unknown: [] };
  const portfolio = resolve(before.sources);

  const today = request.evidence?.today;
  const inspection = inspect(portfolio, request.rules, request.target, tell('inspect'), symbols, today);
  const surfaces = surfacesOf(portfolio, symbols);
  // What weighing and planning take has room where the indexes were.
  symbols = null;

  const decisions = request.triage ?? UNDECIDED;
  const imported = importFindings(request, { found, portfolio, roots, findings: inspection.findings });
  const triaged = triage(imported.findings, decisions, {
    sources: portfolio.sources,
    known: decisions.known,
    ran: ranWhole(request, inspection),
    target: request.target,
    today: decisions.today,
  });

  tell('gather')(0, 1);
  const { findings } = triaged;
  const evidence = await gatherEvidence(request.evidence, { found, portfolio, findings, unknown: before.unknown });

  tell('weigh')(0, 1);
  const weighed = weigh(portfolio, triaged.findings, request.target, request.cost, {
    ruleTitles: new Map(
      [...request.rules.map(({ meta }) => meta), ...imported.rules].map(({ id, title }) => [id, title]),
    ),
    surfaces,
    history: evidence.history.addons,
    evidence: evidence.system,
    onAddon: tell('weigh'),
  });
  const decided = applyToItems(weighed.items, decisions.register);

  return composeResult({
    request,
    roots,
    found,
    read,
    portfolio,
    inspection,
    imported,
    triaged,
    evidence,
    surfaces,
    weighed,
    decided,
  });
}

/** Looks at each step whether the scan still fits into memory. */
function holdingMemory(onProgress: ProgressListener): ProgressListener {
  let addons = 0;
  return (event) => {
    addons = Math.max(addons, event.total);
    holdMemory(addons);
    onProgress(event);
  };
}

/** Rules that ran on every addon without failing. */
function ranWhole({ rules }: ScanRequest, { failed }: Inspection): Set<string> {
  const ids = rules.map(({ meta }) => meta.id);
  return new Set(ids.filter((id) => !failed.some(({ why }) => why.startsWith(`rule ${id} failed`))));
}
