import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readHere } from '../../analyzers/read-all.js';
import { createReaders } from '../../analyzers/readers.js';
import { openSymbols } from '../../analyzers/resolution/indexes.js';
import { RULES } from '../../analyzers/rules/index.js';
import { inspect } from '../../analyzers/rules/run.js';
import { weigh } from '../../scoring/index.js';
import { discover } from '../../src/discovery/discover.js';
import { openRoots } from '../../src/discovery/roots.js';
import { countedFiles } from '../../src/domain/counted-files.js';
import type { Finding } from '../../src/domain/finding.js';
import type { AddonHistory } from '../../src/domain/history.js';
import type { Score } from '../../src/domain/score.js';
import type { Series } from '../../src/domain/series.js';
import type { Commit } from '../../src/evidence/git/log.js';
import { readRepository } from '../../src/evidence/git/repository.js';
import type { GitFolder } from '../../src/git-folder.js';
import { resolve } from '../../src/registry/index.js';
import { commitsAfter, exportTree, middleOf } from './snapshot.js';

/** One file of a snapshot with what the program says of it. */
export interface SnapshotFile {
  addon: string;
  /** In the repository. */
  path: string;
  lines: number;
  complexity: number;
  findings: Pick<Finding, 'rule' | 'family' | 'severity' | 'certainty' | 'effortMinutes'>[];
}

/** A branch in its middle, weighed with what was known then, and the fixes that came after. */
export interface Snapshot {
  repository: string;
  branch: string;
  /** ISO date. */
  at: string;
  files: SnapshotFile[];
  addons: { key: string; folder: string; risk: Score; history: AddonHistory | null }[];
  /** Per later fix commit: indices of the files it changed. */
  fixes: number[][];
}

const FORMAT = 1;

/** Weighs the middle of a branch, or reads the cache of an earlier weighing; null where the branch is missing or short. */
export async function snapshotOf(
  repository: string,
  folder: GitFolder,
  branch: Series,
  scratch: string,
): Promise<Snapshot | null> {
  const file = path.join(scratch, `${repository.replace(/\W+/g, '-')}-${branch}.v${FORMAT}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Snapshot | null;
  const snapshot = await take(repository, folder, branch, scratch);
  mkdirSync(scratch, { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(snapshot));
  renameSync(`${file}.part`, file);
  return snapshot;
}

async function take(repository: string, folder: GitFolder, branch: Series, scratch: string): Promise<Snapshot | null> {
  const moment = await middleOf(folder, branch);
  if (moment === null) return null;
  const tree = path.join(scratch, 'tree');
  rmSync(tree, { recursive: true, force: true });
  try {
    await exportTree(folder, moment.commit, tree);
    const { portfolio, findings, weighed } = await scanTree(tree, branch);
    const sources = [...portfolio.sources.values()];
    const places = sources.map((source) => ({
      key: source.addon.key,
      folder: source.addon.path,
      files: countedFiles(source),
    }));
    const history = await readRepository(folder, places, moment.commit);
    const byPath = new Map<string, SnapshotFile['findings']>();
    for (const { path: place, rule, family, severity, certainty, effortMinutes } of findings) {
      const list = byPath.get(place) ?? [];
      byPath.set(place, list);
      list.push({ rule, family, severity, certainty, effortMinutes });
    }
    const files = places.flatMap(({ key, folder: at, files: counted }) =>
      counted.map((one): SnapshotFile => {
        const place = `${at}/${one.path}`;
        const { lines, complexity } = one;
        return { addon: key, path: place, lines, complexity, findings: byPath.get(place) ?? [] };
      }),
    );
    return {
      repository,
      branch,
      at: new Date(moment.at * 1000).toISOString().slice(0, 10),
      files,
      addons: places.map(({ key, folder: at }) => ({
        key,
        folder: at,
        risk: weighed.scores.get(key)!.risk,
        history: history.addons.get(key) ?? null,
      })),
      fixes: fixesOf(await commitsAfter(folder, moment), files),
    };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** The same as a scan up to the scores, at the addons' own series: what an upgrade asks for is not asked here. */
async function scanTree(tree: string, series: Series) {
  const readers = await createReaders('auto');
  const found = await discover(openRoots([tree], process.cwd()), { from: series, readManifest: readers.manifest });
  const tasks = found.addons.map((addon) => ({ ...addon, maxFileBytes: 10_000_000 }));
  const read = await readHere(tasks, readers);
  const portfolio = resolve(read.map((outcome) => outcome.source));
  const { findings } = inspect(portfolio, RULES, series, () => {}, openSymbols(null));
  return { portfolio, findings, weighed: weigh(portfolio, findings, series) };
}

/** Later fixes by the files of the snapshot they changed, followed through renames; oldest commit first. */
export function fixesOf(commits: readonly Commit[], files: readonly Pick<SnapshotFile, 'path'>[]): number[][] {
  const index = new Map(files.map(({ path: place }, position) => [place, position]));
  const fixes: number[][] = [];
  for (const { kind, files: changes } of commits) {
    const touched = new Set<number>();
    for (const change of changes) {
      const known = index.get(change.from ?? change.path);
      if (known === undefined) continue;
      touched.add(known);
      index.set(change.path, known);
    }
    if (kind === 'fix' && touched.size > 0) fixes.push([...touched].sort((a, b) => a - b));
  }
  return fixes;
}
