import { statSync } from 'node:fs';
import path from 'node:path';
import { readHere } from '../../analyzers/read-all.js';
import { createReaders, type ParserChoice } from '../../analyzers/readers.js';
import { inspect } from '../../analyzers/rules/run.js';
import { type AddonOnDisk, discover } from '../discovery/discover.js';
import { MANIFEST_NAMES } from '../discovery/files.js';
import type { PathReason } from '../domain/coverage.js';
import { InputError } from '../domain/errors.js';
import type { Finding } from '../domain/finding.js';
import type { Rule } from '../domain/rule.js';
import type { Series } from '../domain/series.js';
import type { Problem } from '../domain/triage.js';
import { resolve } from '../registry/index.js';
import type { TriageRequest } from '../request.js';
import { triage } from '../triage/index.js';
import { rulesForOne } from './rules.js';

/** Which files are to be checked, and how. */
export interface CheckRequest {
  /** As the caller wrote them. */
  files: readonly string[];
  cwd: string;
  from: Series | null;
  target: Series;
  rules: readonly Rule[];
  parser: ParserChoice;
  maxFileBytes: number;
  triage: TriageRequest;
}

/** What stands in the files that were named; paths are relative to the current folder. */
export interface Checked {
  findings: Finding[];
  /** Files that could not be read whole: what else is in them nobody knows. */
  failed: PathReason[];
  /** Comments in them that decide nothing. */
  problems: Problem[];
  /** How many of the named files lie in an addon. */
  files: number;
}

/**
 * Checks single files: reads the addons they lie in and no others, and tells what is found in those files. Much of what
 * a scan sees needs the other addons, and is not looked for.
 * @throws InputError for a file that is not there.
 */
export async function check(request: CheckRequest): Promise<Checked> {
  const { cwd, target } = request;
  const wanted = new Map(request.files.map((file) => [path.resolve(cwd, file), addonFolderOf(file, cwd)]));
  const folders = [...new Set([...wanted.values()].filter((folder) => folder !== null))].sort();
  const named = new Set([...wanted].filter(([, folder]) => folder !== null).map(([file]) => shown(file, cwd)));
  if (folders.length === 0) return { findings: [], failed: [], problems: [], files: 0 };

  const readers = await createReaders(request.parser);
  const roots = folders.map((directory) => ({ directory, label: path.basename(directory) }));
  const options = { from: request.from, readManifest: readers.manifest, maxFileBytes: request.maxFileBytes };
  const found = await discover(roots, options);
  // An addon inside another one is found from both.
  const byFolder = new Map(found.addons.map((one) => [path.resolve(one.directory), one] as const).reverse());
  const tasks = folders
    .flatMap((folder) => byFolder.get(folder) ?? [])
    .map((one) => ({
      ...one,
      addon: { ...one.addon, root: 0, path: shown(one.directory, cwd) },
      maxFileBytes: request.maxFileBytes,
    }));
  const read = await readHere(tasks, readers);
  const portfolio = resolve(read.map(({ source }) => source));
  const { findings, failed } = inspect(portfolio, rulesForOne(request.rules), target);
  const decisions = request.triage;
  // Nothing is called stale: a rule that sees less than in a scan may be silent for that alone.
  const scope = { sources: portfolio.sources, known: decisions.known, ran: new Set<string>(), target };
  const triaged = triage(findings, decisions, { ...scope, today: decisions.today });
  return {
    findings: triaged.findings.filter((finding) => named.has(finding.path) && finding.isNew !== false),
    failed: [...tasks.flatMap(brokenManifest), ...read.flatMap((outcome) => outcome.failed), ...failed].filter((one) =>
      named.has(one.path),
    ),
    problems: triaged.problems.filter((problem) => named.has(problem.path)),
    files: named.size,
  };
}

function brokenManifest({ addon, manifest, files }: AddonOnDisk): PathReason[] {
  const name = MANIFEST_NAMES.find((candidate) => files.some((file) => file.path === candidate));
  const [first] = manifest?.errors ?? [];
  if (name === undefined || (manifest !== null && first === undefined)) return [];
  const why = first === undefined ? 'cannot be read' : `line ${first.line}, column ${first.column}: ${first.why}`;
  return [{ path: addon.path === '.' ? name : `${addon.path}/${name}`, why }];
}

/** The nearest folder above a file that holds a manifest; null where there is none. */
function addonFolderOf(file: string, cwd: string): string | null {
  const stats = statSync(path.resolve(cwd, file), { throwIfNoEntry: false });
  if (stats === undefined) throw new InputError(`${file}: no such file`);
  if (!stats.isFile()) throw new InputError(`${file}: not a file; name files, or use odoo-debt scan for folders`);
  for (let folder = path.dirname(path.resolve(cwd, file)); ; folder = path.dirname(folder)) {
    const isAddon = MANIFEST_NAMES.some((name) =>
      statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile(),
    );
    if (isAddon) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}

function shown(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join('/') || '.';
}
