import type { AddonSource } from '../src/domain/addon.js';
import { type CountedFile, countedFiles } from '../src/domain/counted-files.js';
import type { AddonHistory, FileHistory } from '../src/domain/history.js';
import type { DependencyGraph } from '../src/domain/portfolio.js';
import type { Confidence, Factor } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import { factor, saturate } from './factor.js';

/**
 * Exponents of the expected fixes of a file: a Poisson regression of the fixes that came later on what was known before, on
 * 16 OCA repositories at the middle of their branches 12.0 to 16.0, every branch with equal weight, rounded. Features were
 * chosen by leaving one of those repositories out at a time; `npm run backtest:risk` measures on others. What did not help
 * is left out on purpose: churn in lines, number of authors, age, and the findings of the rules. See
 * docs/explanation/history.md.
 */
const LINES = 0.4;
const COMPLEXITY = 0.42;
const FIXES = 0.24;
const MONTHS_QUIET = -0.2;
/** Files that only import others are changed along with them and seldom fixed. */
const IMPORTS_ONLY = 0.6;
/** Added to the lines of a file, so that a single branch in a file of three lines is no extreme. */
const LEAST_FILE_LINES = 10;
/** What is assumed of a file that history does not know: three quiet years, the state of most. */
const UNKNOWN_MONTHS = 36;

/**
 * How many later fixes a file is to expect, as a number that only compares with others. Use it over lines to rank code to
 * look at first.
 */
export function expectedFixes({ path, lines, complexity }: CountedFile, history: FileHistory | null): number {
  const months = history === null ? UNKNOWN_MONTHS : history.daysSinceChange / 30;
  const kind = /(?:^|\/)__init__\.py$/.test(path) ? IMPORTS_ONLY : 1;
  return (
    kind *
    Math.max(1, lines) ** LINES *
    (1 + (100 * complexity) / (lines + LEAST_FILE_LINES)) ** COMPLEXITY *
    (1 + (history?.fixes ?? 0)) ** FIXES *
    (1 + months) ** MONTHS_QUIET
  );
}

/** Expected fixes of all files per 1,000 lines; half of the training addons lie above (10 % above 78, 10 % below 14). */
const MEDIAN_DENSITY = 40;
/** Lines added to every size, as in the risk score, so that an addon of ten lines is no extreme. */
const LEAST_LINES = 300;
/** A tenth of the training addons had more than 0.39 of their lines changed within a year. */
const MUCH_CHURN = 0.39;

/** Addons that depend on each other in either direction, so that changing together is no surprise. */
export type Related = (addon: string) => boolean;

/** What history adds to the risk of one addon of a portfolio; nothing where it has none. */
export function historyRisk(source: AddonSource, history: AddonHistory | null, graph: DependencyGraph): Factor[] {
  if (history === null) return [];
  const joined = new Set([
    ...reach(source.addon.name, graph.dependencies),
    ...reach(source.addon.name, graph.dependents),
  ]);
  // Addons found twice have keys of their own, `bakery#2`; the graph knows names.
  return historyFactors(countedFiles(source), history, (addon) => joined.has(addon.replace(/#\d+$/, '')));
}

/** Everything that can be reached along the edges of one direction. */
function reach(start: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([start]);
  for (const name of seen) for (const next of edges.get(name) ?? []) seen.add(next);
  return seen;
}

/**
 * The same for files and relations given: at most 18 points.
 * @param files Its counted sources, those without a history included.
 * @param related Whether another addon is a dependency or a dependent, at any distance.
 */
export function historyFactors(files: readonly CountedFile[], history: AddonHistory, related: Related): Factor[] {
  return [
    ...expectation(files, history),
    ...churnFactor(history),
    ...revertFactor(history),
    ...ownershipFactor(history),
    ...couplingFactor(history, related),
  ];
}

function expectation(files: readonly CountedFile[], history: AddonHistory): Factor[] {
  const known = new Map(history.files.map((file) => [file.path, file]));
  const expected = files
    .map((file) => ({ path: file.path, fixes: expectedFixes(file, known.get(file.path) ?? null) }))
    .sort((a, b) => b.fixes - a.fixes || (a.path < b.path ? -1 : 1));
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  if (lines === 0) return [];
  const density = (1000 * expected.reduce((sum, { fixes }) => sum + fixes, 0)) / (lines + LEAST_LINES);
  const why = `${history.fixes} ${history.fixes === 1 ? 'fix' : 'fixes'} and ${counted(history.commits, 'change')} so far, the last ${counted(history.daysSinceChange, 'day')} before the newest commit, in code of this size and complexity`;
  const places = expected.slice(0, 5).map(({ path }) => path);
  return [factor('expected-fixes', 12 * saturate(density, MEDIAN_DENSITY), density, why, places)];
}

/** Source: Nagappan and Ball, "Use of relative code churn measures to predict system defect density", ICSE 2005. */
function churnFactor({ churnYear, lines }: AddonHistory): Factor[] {
  if (churnYear === null || churnYear === 0 || lines === 0) return [];
  const ratio = churnYear / lines;
  const why = `${churnYear} lines added or deleted in the last year, in ${lines} lines`;
  return [factor('relative-churn', 2 * saturate(ratio, MUCH_CHURN), ratio, why)];
}

function revertFactor({ reverts, commits }: AddonHistory): Factor[] {
  if (reverts === 0) return [];
  const why = `${counted(reverts, 'change')} of ${commits} taken back`;
  return [factor('reverts', saturate(reverts, 2), reverts, why)];
}

/**
 * Nobody left to ask. This is the risk of a repair that takes long, not of more defects: among the training repositories
 * addons whose people had left needed fewer fixes later, being changed less. A truck factor of one alone is no news: it
 * holds for 84 % of them.
 */
function ownershipFactor({ orphaned, truckFactor, authors }: AddonHistory): Factor[] {
  if (!orphaned || truckFactor === null) return [];
  const who = truckFactor === 1 ? 'the one person' : `the ${truckFactor} people`;
  const why = `${who} most of it rests on (of ${counted(authors, 'author')}) changed nothing in this repository for a year`;
  return [factor('orphaned', 2, truckFactor, why)];
}

function couplingFactor({ coupledWith }: AddonHistory, related: Related): Factor[] {
  const hidden = coupledWith.filter(({ addon }) => !related(addon));
  if (hidden.length === 0) return [];
  const why = `changes together with ${counted(hidden.length, 'addon')} that no dependency joins it to: ${hidden
    .slice(0, 3)
    .map(({ addon, commits, degree }) => `${addon} (${commits} commits, ${degree} %)`)
    .join(', ')}`;
  const names = hidden.map(({ addon }) => addon);
  return [factor('hidden-coupling', saturate(hidden.length, 2), hidden.length, why, names)];
}

/** Without a whole history a score is less sure; it is never lower or higher for it. */
export function withHistory(confidence: Confidence, history: AddonHistory | null): Confidence {
  return confidence === 'high' && !(history?.complete ?? false) ? 'medium' : confidence;
}
