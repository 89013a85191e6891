import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constructLines } from '../../scoring/constructs.js';
import { type Features, upgradeFeatures } from '../../scoring/upgrade-features.js';
import type { AddonSource } from '../../src/domain/addon.js';
import { type Finding, stepOf } from '../../src/domain/finding.js';
import { hopsBetween, type Series } from '../../src/domain/series.js';
import { type ReadTree, readTree } from './portfolio.js';
import { changedOf, codeLines, countedPath, hopFolders, readSamples, type Sample, sizeOf } from './truth.js';

/** What a finding came to in the real migration. */
export interface ObservedFinding {
  rule: string;
  change: string | null;
  message: string;
  /** The step it breaks on, or since which it is deprecated. */
  step: string | null;
  /** It stops working on that step. */
  breaks: boolean;
  certainty: string;
  path: string;
  /** The file is still there after the migration. */
  kept: boolean;
  /** Lines of code it spans, and those the migration changed. */
  lines: number[];
  changed: number[];
}

/** One migration with everything that fitting looks at. */
export interface Row {
  repo: string;
  module: string;
  from: Series;
  to: Series;
  actual: number;
  size: number;
  /** Features per step, by series. */
  steps: Record<string, Features>;
  depends: string[];
  /** Per line: its language (p, x, j, c), whether the migration changed it (1) and indices into `names`. */
  constructs: [language: string, changed: 0 | 1, ...names: number[]][];
  findings: ObservedFinding[];
  /** Lines of code the migration changed in files that stay. */
  changedKept: number;
}

export interface Extract {
  names: string[];
  rows: Row[];
}

/** Bumped when an extract of before can no longer be read as one of today. */
const FORMAT = 4;

/** Reads the trees of one hop folder through the program, or the cache of an earlier reading. */
export async function extractHop(truth: string, hop: string, cache: string | null): Promise<Extract> {
  const file = cache === null ? null : join(cache, `${hop}.v${FORMAT}.json`);
  if (file !== null && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Extract;
  const extract = await readHop(truth, hop);
  if (file !== null && cache !== null) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(extract));
    renameSync(`${file}.part`, file);
  }
  return extract;
}

/** All hop folders of a truth folder, one after the other. */
export async function extractAll(truth: string, cache: string | null, say: (text: string) => void): Promise<Extract[]> {
  const extracts: Extract[] = [];
  for (const hop of hopFolders(truth)) {
    const extract = await extractHop(truth, hop, cache);
    say(`${hop}: ${extract.rows.length} migrations`);
    extracts.push(extract);
  }
  return extracts;
}

async function readHop(truth: string, hop: string): Promise<Extract> {
  const samples = readSamples(truth, hop);
  const first = samples[0];
  if (first === undefined) return { names: [], rows: [] };
  const tree = join(truth, hop, 'before');
  const read = await readTree(tree, first.from, first.to);
  const { portfolio, findings } = read;
  const byTree = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = finding.path.split('/').slice(0, 2).join('/');
    const list = byTree.get(key);
    if (list === undefined) byTree.set(key, [finding]);
    else list.push(finding);
  }
  const sources = new Map([...portfolio.sources.values()].map((source) => [source.addon.path, source]));
  const names = new Map<string, number>();
  const rows: Row[] = [];
  for (const sample of samples) {
    const place = `${sample.key}/${sample.module}`;
    const source = sources.get(place);
    if (source !== undefined) rows.push(rowOf(tree, sample, source, byTree.get(place) ?? [], read, names));
  }
  return { names: [...names.keys()], rows };
}

function rowOf(
  tree: string,
  sample: Sample,
  source: AddonSource,
  findings: Finding[],
  read: ReadTree,
  names: Map<string, number>,
): Row {
  const steps: Record<string, Features> = {};
  for (const to of hopsBetween(sample.from, sample.to))
    steps[to] = upgradeFeatures(source, findings, to, read.portfolio);
  const index = (name: string) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  };
  const changedLines = new Map(Object.entries(sample.oldLines).map(([path, list]) => [path, new Set(list)]));
  return {
    repo: sample.repo,
    module: sample.module,
    from: sample.from,
    to: sample.to,
    actual: changedOf(sample),
    size: sizeOf(sample),
    steps,
    depends: source.addon.depends,
    constructs: constructLines(source).map(({ language, path, line, constructs }) => [
      language.slice(0, 1),
      changedLines.get(`${sample.module}/${path}`)?.has(line) ? 1 : 0,
      ...constructs.map(index),
    ]),
    ...observe(tree, sample, findings, changedLines, read.messageOf),
  };
}

function observe(
  tree: string,
  sample: Sample,
  findings: readonly Finding[],
  changed: ReadonlyMap<string, ReadonlySet<number>>,
  messageOf: ReadTree['messageOf'],
): Pick<Row, 'findings' | 'changedKept'> {
  const files = new Map<string, { code: Set<number>; kept: boolean }>();
  const fileOf = (path: string) => {
    let file = files.get(path);
    if (file === undefined) {
      const before = join(tree, sample.key, path);
      const counts = countedPath(path) && existsSync(before);
      const code = counts ? codeLines(path, readFileSync(before, 'utf8')) : new Set<number>();
      file = { code, kept: existsSync(join(tree, '..', 'after', sample.key, path)) };
      files.set(path, file);
    }
    return file;
  };
  let changedKept = 0;
  for (const [path, lines] of changed) {
    const { code, kept } = fileOf(path);
    if (kept) for (const line of lines) if (code.has(line)) changedKept++;
  }
  const observed = findings.map((finding): ObservedFinding => {
    const { rule, change, certainty, line, endLine } = finding;
    const [step, breaks] = [stepOf(finding), finding.hop !== null];
    const path = finding.path.split('/').slice(1).join('/');
    const { code, kept } = fileOf(path);
    const lines = Array.from({ length: endLine - line + 1 }, (_, i) => line + i).filter((at) => code.has(at));
    const hits = lines.filter((at) => changed.get(path)?.has(at));
    return { rule, change, message: messageOf(finding), step, breaks, certainty, path, kept, lines, changed: hits };
  });
  return { findings: observed, changedKept };
}
