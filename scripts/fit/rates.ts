import {
  constructFeatures,
  LEAST_EXCESS,
  MOST_LINES_PER_ADDON,
  type Observed,
  smoothed,
} from '../../scoring/construct-features.js';
import type { CodeLanguage } from '../../scoring/constructs.js';
import type { Rate, StepRates } from '../../scoring/upgrade-model.js';
import type { Row } from './extract.js';

/** Counts, per step, how often lines with a construct changed; every question can leave one repository out. */

const LANGUAGE: Record<string, CodeLanguage> = { p: 'python', x: 'xml', j: 'javascript', c: 'csv' };
const LANGUAGES = ['python', 'xml', 'javascript', 'csv'] as const;

interface Count {
  lines: Float64Array;
  changed: Float64Array;
}

export interface StepCounts {
  names: string[];
  total: Count;
  repositories: Uint16Array;
  byRepo: Map<string, Map<number, [lines: number, changed: number]>>;
  usual: Map<string, Record<CodeLanguage, [lines: number, changed: number]>>;
}

/** Counts of one addon: capped, so that a large addon says no more about a construct than some lines. */
function ownCounts(row: Row): Map<number, [number, number]> {
  const counts = new Map<number, [number, number]>();
  for (const [, changed, ...names] of row.constructs) {
    for (const name of names) {
      const count = counts.get(name);
      if (count === undefined) counts.set(name, [1, changed]);
      else {
        count[0]++;
        count[1] += changed;
      }
    }
  }
  for (const count of counts.values()) {
    const scale = Math.min(count[0], MOST_LINES_PER_ADDON) / count[0];
    count[0] *= scale;
    count[1] *= scale;
  }
  return counts;
}

const owned = new WeakMap<Row, Map<number, [number, number]>>();

export function countSteps(names: string[], rows: readonly Row[]): StepCounts {
  const counts: StepCounts = {
    names,
    total: { lines: new Float64Array(names.length), changed: new Float64Array(names.length) },
    repositories: new Uint16Array(names.length),
    byRepo: new Map(),
    usual: new Map(),
  };
  for (const row of rows) {
    let own = owned.get(row);
    if (own === undefined) {
      own = ownCounts(row);
      owned.set(row, own);
    }
    const repo = counts.byRepo.get(row.repo) ?? new Map<number, [number, number]>();
    counts.byRepo.set(row.repo, repo);
    for (const [name, [lines, changed]] of own) {
      counts.total.lines[name]! += lines;
      counts.total.changed[name]! += changed;
      const count = repo.get(name);
      if (count === undefined) {
        repo.set(name, [lines, changed]);
        counts.repositories[name]!++;
      } else {
        count[0] += lines;
        count[1] += changed;
      }
    }
    addUsual(counts, row);
  }
  return counts;
}

function addUsual(counts: StepCounts, row: Row): void {
  let usual = counts.usual.get(row.repo);
  if (usual === undefined) {
    usual = { python: [0, 0], xml: [0, 0], javascript: [0, 0], csv: [0, 0] };
    counts.usual.set(row.repo, usual);
  }
  for (const language of LANGUAGES) {
    const lines = row.constructs.filter(([letter]) => LANGUAGE[letter] === language);
    const scale = lines.length > 0 ? Math.min(lines.length, 60) / lines.length : 0;
    usual[language][0] += lines.length * scale;
    usual[language][1] += scale * lines.reduce((sum, [, changed]) => sum + changed, 0);
  }
}

/** Share of lines that changed, by language, without one repository. */
export function usualOf(counts: StepCounts, without: string | null): Record<CodeLanguage, number> {
  const sums: Record<CodeLanguage, [number, number]> = { python: [2, 0], xml: [2, 0], javascript: [2, 0], csv: [2, 0] };
  for (const [repo, usual] of counts.usual) {
    if (repo === without) continue;
    for (const language of LANGUAGES) {
      sums[language][0] += usual[language][0];
      sums[language][1] += usual[language][1];
    }
  }
  return Object.fromEntries(LANGUAGES.map((name) => [name, sums[name][1] / sums[name][0]])) as Record<
    CodeLanguage,
    number
  >;
}

export const FEWEST_LINES = 6;
export const FEWEST_REPOSITORIES = 2;

/** Features of one row by rates that have not seen its repository. */
export function rateFeatures(
  counts: StepCounts,
  row: Row,
  names: readonly string[] = counts.names,
): Record<string, number> {
  const own = counts.byRepo.get(row.repo);
  const usual = usualOf(counts, row.repo);
  const seen: Observed = { lines: 0, changed: 0 };
  const index = counts.names === names ? null : indexOf(counts.names);
  const rateOf = (text: string): Observed | undefined => {
    const name = index === null ? Number(text) : index.get(names[Number(text)]!);
    if (name === undefined) return undefined;
    const mine = own?.get(name);
    if (counts.repositories[name]! - (mine === undefined ? 0 : 1) < FEWEST_REPOSITORIES) return undefined;
    seen.lines = counts.total.lines[name]! - (mine?.[0] ?? 0);
    if (seen.lines < FEWEST_LINES) return undefined;
    seen.changed = counts.total.changed[name]! - (mine?.[1] ?? 0);
    return seen;
  };
  function* lines() {
    for (const [letter, , ...list] of row.constructs)
      yield { language: LANGUAGE[letter]!, constructs: list as unknown as string[] };
  }
  return constructFeatures(lines(), rateOf, usual);
}

const indices = new WeakMap<string[], Map<string, number>>();

function indexOf(names: string[]): Map<string, number> {
  let index = indices.get(names);
  if (index === undefined) {
    index = new Map(names.map((name, i) => [name, i]));
    indices.set(names, index);
  }
  return index;
}

/** What a scan needs of the counts: constructs of enough lines and repositories that change more often than others. */
export function stepRates(counts: StepCounts): StepRates {
  const usual = usualOf(counts, null);
  const rates: Record<string, Rate> = {};
  const order = counts.names.map((name, i) => [name, i] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, i] of order) {
    const lines = counts.total.lines[i]!;
    const changed = counts.total.changed[i]!;
    if (lines < FEWEST_LINES || counts.repositories[i]! < FEWEST_REPOSITORIES) continue;
    if (smoothed({ lines, changed }, usualFor(name, usual)) < usualFor(name, usual) + LEAST_EXCESS) continue;
    rates[name] = [tenth(lines), tenth(changed), counts.repositories[i]!];
  }
  return { usual, rates };
}

function usualFor(name: string, usual: Record<CodeLanguage, number>): number {
  if (name.startsWith('py.')) return usual.python;
  if (name.startsWith('xml.')) return usual.xml;
  return name.startsWith('js.') ? usual.javascript : usual.csv;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
