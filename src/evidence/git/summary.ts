import type { CountedFile } from '../../domain/counted-files.js';
import type { AddonHistory, FileHistory, Hotspot } from '../../domain/history.js';
import { truckFactor } from './ownership.js';
import { type AddonTally, closeFile, type FileTally, plus, type Tally } from './tally.js';
import { dateOf, daysBetween } from './time.js';

/** One addon of a repository, as the working tree has it. */
export interface AddonPlace {
  key: string;
  /** Folder in the repository, `''` for its root. */
  folder: string;
  files: readonly CountedFile[];
}

const MOST_HOTSPOTS = 5;
/** Below this many commits with a purpose, a share of them is chance. */
const LEAST_FOR_SHARE = 5;

export interface Reading {
  asOf: number;
  complete: boolean;
}

/** History of every addon that has any, by key. */
export function summarise(places: readonly AddonPlace[], tally: Tally, reading: Reading): Map<string, AddonHistory> {
  for (const addon of tally.addons.values()) for (const file of addon.files.values()) closeFile(file);
  const hotspots = hotspotsOf(places, tally);
  const result = new Map<string, AddonHistory>();
  for (const place of places) {
    const addon = tally.addons.get(place.key);
    if (addon === undefined || addon.commits === 0) continue;
    result.set(place.key, historyOf(place, addon, tally, reading, hotspots.get(place.key) ?? []));
  }
  return result;
}

function historyOf(
  place: AddonPlace,
  addon: AddonTally,
  tally: Tally,
  { asOf, complete }: Reading,
  hotspots: Hotspot[],
): AddonHistory {
  const kind = (name: Parameters<typeof addon.kinds.get>[0]) => addon.kinds.get(name) ?? 0;
  const fixes = kind('fix');
  const purposeful = fixes + kind('addition') + kind('improvement') + kind('refactoring');
  const { files, owners } = filesOf(place, addon, asOf);
  const everyFile = [...addon.files.values()];
  return {
    from: dateOf(addon.from),
    to: dateOf(addon.to),
    asOf: dateOf(asOf),
    complete,
    commits: addon.commits,
    commitsYear: addon.commitsYear,
    leftOut: Object.fromEntries([...addon.leftOut].sort(([a], [b]) => (a < b ? -1 : 1))),
    fixes,
    fixesYear: addon.fixesYear,
    reverts: kind('revert'),
    fixShare: purposeful < LEAST_FOR_SHARE ? null : round(fixes / purposeful),
    revertShare: addon.commits < LEAST_FOR_SHARE ? null : round(kind('revert') / addon.commits),
    taggedShare: round(addon.tagged / addon.commits),
    churn: everyFile.reduce<number | null>((sum, file) => plus(sum, file.churn), 0),
    churnYear: everyFile.reduce<number | null>((sum, file) => plus(sum, file.churnYear), 0),
    lines: place.files.reduce((sum, file) => sum + file.lines, 0),
    daysSinceChange: daysBetween(addon.to, asOf),
    authors: addon.authors.size,
    authorsYear: addon.authorsYear.size,
    truckFactor: owners.length === 0 ? null : owners.length,
    orphaned: owners.length > 0 && owners.every((person) => !tally.active.has(person)),
    hotspots,
    files,
    coupledWith: tally.coupling.of(place.key),
  };
}

function filesOf(place: AddonPlace, addon: AddonTally, asOf: number): { files: FileHistory[]; owners: number[] } {
  const files: FileHistory[] = [];
  const tallies: FileTally[] = [];
  for (const { path } of place.files) {
    const file = addon.files.get(inRepository(place, path));
    if (file === undefined) continue;
    tallies.push(file);
    files.push({
      path,
      commits: file.commits,
      commitsYear: file.commitsYear,
      fixes: file.fixes,
      fixesYear: file.fixesYear,
      churn: file.churn,
      churnYear: file.churnYear,
      authors: file.authors.size,
      daysSinceChange: daysBetween(file.last > 0 ? file.last : file.first, asOf),
      ageDays: daysBetween(file.first, asOf),
    });
  }
  const owned = tallies.map(({ creator, authors }) => ({ creator, commits: authors }));
  return { files, owners: truckFactor(owned.filter(({ commits }) => commits.size > 0)) };
}

/**
 * Hotspots after Tornhill ("Your Code as a Crime Scene", 2015): what is both complex and changed often. Both are ranked
 * among all files of the repository that have any, so that the score is 1 for the worst in both.
 */
function hotspotsOf(places: readonly AddonPlace[], tally: Tally): Map<string, Hotspot[]> {
  const candidates: (Omit<Hotspot, 'score'> & { addon: string; weight: number })[] = [];
  for (const place of places) {
    const addon = tally.addons.get(place.key);
    for (const { path, complexity } of place.files) {
      const file = addon?.files.get(inRepository(place, path));
      if (file === undefined || file.commits === 0 || complexity === 0) continue;
      const { commits, churn } = file;
      candidates.push({ addon: place.key, path, commits, churn, complexity, weight: churn ?? commits });
    }
  }
  const changes = percentiles(candidates.map(({ weight }) => weight));
  const complexities = percentiles(candidates.map(({ complexity }) => complexity));
  const result = new Map<string, Hotspot[]>();
  for (const [index, { addon, weight: _, ...candidate }] of candidates.entries()) {
    const list = result.get(addon) ?? [];
    result.set(addon, list);
    list.push({ ...candidate, score: round(changes[index]! * complexities[index]!) });
  }
  for (const list of result.values()) {
    list.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1)).splice(MOST_HOTSPOTS);
  }
  return result;
}

/** Share of the values that are not larger, per value. */
function percentiles(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const last = new Map<number, number>();
  for (const [index, value] of sorted.entries()) last.set(value, (index + 1) / sorted.length);
  return values.map((value) => last.get(value)!);
}

function inRepository({ folder }: AddonPlace, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
