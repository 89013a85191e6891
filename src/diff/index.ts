import path from 'node:path';
import { compareResults } from '../compare/index.js';
import { findAddonFolders } from '../discovery/files.js';
import { openRoots, type Root } from '../discovery/roots.js';
import { CAME, type Comparison, type FindingState } from '../domain/comparison.js';
import type { Result } from '../domain/result.js';
import { scan } from '../pipeline.js';
import type { ProgressListener } from '../progress.js';
import type { ScanRequest } from '../request.js';
import { type Base, openBase } from './base.js';

/** States of a finding that a change answers for. What was only not looked for, or not read, before is nobody's doing. */
const BROUGHT: ReadonlySet<FindingState> = new Set(['new', 'with-new-addon', 'no-longer-accepted']);

/**
 * Scans, and scans once more what was there where the checkout and a revision went their ways, with the same rules and
 * the same decisions. The result marks what is new as a baseline would, wherever it stands: a field that is removed here
 * may be missed in a file that nobody touched.
 * @throws InputError for a revision that cannot be compared with, and whatever `scan` throws.
 */
export async function scanDiff(
  request: ScanRequest,
  ref: string,
  onProgress: ProgressListener = () => {},
): Promise<{ result: Result; comparison: Comparison }> {
  const roots = openRoots(request.paths, request.cwd);
  const base = await openBase(roots, ref);
  try {
    const result = await scan(withoutBaseline(request), onProgress);
    const older = await scanBase(request, base, result, onProgress);
    const comparison = compareResults(older, result);
    return { result: marked(result, comparison, { ref, roots, base }), comparison };
  } finally {
    base.close();
  }
}

function withoutBaseline(request: ScanRequest): ScanRequest {
  return request.triage === undefined ? request : { ...request, triage: { ...request.triage, baseline: null } };
}

/** Findings of other tools are left out: their lines are those of the new side. A plan is not asked for. */
async function scanBase(
  request: ScanRequest,
  { paths }: Base,
  result: Result,
  onProgress: ProgressListener,
): Promise<Result> {
  const found = paths.map((folder) => findAddonFolders(folder));
  if (found.every(({ folders }) => folders.length === 0)) {
    return { ...result, addons: [], findings: [], accepted: [], items: [], coverage: NOTHING_READ };
  }
  const plan = { ...request.plan, file: null, fresh: true, proveSeconds: null, prices: false, scenarios: null };
  // What changed since is in no shard, and nobody's mistake.
  const shards = request.shards === undefined ? {} : { shards: { ...request.shards, onAnew: undefined } };
  return scan({ ...withoutBaseline(request), ...shards, paths, imports: [], plan }, onProgress);
}

const NOTHING_READ: Result['coverage'] = { files: 0, parsed: 0, failed: [], skipped: [], unknown: [] };

interface Change {
  ref: string;
  roots: readonly Root[];
  base: Base;
}

function marked(result: Result, { findings: { states, changes } }: Comparison, { ref, roots, base }: Change): Result {
  const brought = new Set(changes.filter(({ state }) => BROUGHT.has(state)).map(({ rule, id }) => `${rule}\n${id}`));
  const isCome = (state: FindingState) => (CAME as readonly FindingState[]).includes(state);
  const others = changes.filter(({ state }) => isCome(state) && !BROUGHT.has(state)).length;
  const findings = result.findings.map((one) => ({ ...one, isNew: brought.has(`${one.rule}\n${one.id}`) }));
  const fresh = findings.filter(({ isNew }) => isNew).length;
  const open = roots.filter((_, index) => base.commits[index] === null).map(({ label }) => label);
  const unknown = [
    ...(open.length === 0
      ? []
      : [`change since ${ref} in ${open.join(', ')}: not in its repository; taken as unchanged`]),
    ...(others === 0 ? [] : [`whether ${others} findings are new: they were not looked for, or not read, before`]),
  ];
  return {
    ...result,
    findings,
    baseline: { known: findings.length - fresh, new: fresh, fixed: states.repaid ?? 0 },
    diff: { ref, commits: base.commits, addons: touched(result, roots, base.changed) },
    coverage: { ...result.coverage, unknown: [...result.coverage.unknown, ...unknown] },
  };
}

/** Addons that hold a file that differs; a file of an addon inside another is the inner one's. */
function touched({ addons }: Result, roots: readonly Root[], changed: readonly string[]): string[] {
  const byFolder = new Map(
    addons.map(({ key, root, path: folder }) => [path.join(roots[root]!.directory, folder), key]),
  );
  const keys = changed.flatMap((file) => {
    for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
      const key = byFolder.get(folder);
      if (key !== undefined) return [key];
    }
    return [];
  });
  return [...new Set(keys)].sort();
}
