import type { AddonSource } from '../src/domain/addon.js';
import {
  type Certainty,
  FAMILIES,
  type Family,
  type Finding,
  SEVERITIES,
  type Severity,
} from '../src/domain/finding.js';
import type { Confidence, Factor, Score } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import type { WeighContext } from './context.js';
import { cappedCredits, creditsOf } from './credit.js';
import { byId, factor, groupBy, round, saturate, scoreOf } from './factor.js';
import { historyRisk, withHistory } from './history.js';
import { evidenceRisk, withEvidence } from './risk-evidence.js';
import { foreignModels } from './surface.js';
import { meet } from './volume.js';

/**
 * Risk: how likely the addon is to cause trouble, 0 to 100. Points are opinions with one aim, a fair order; every one
 * is printed with its count. Findings count by density, so that a large addon is not lost by its size alone (a score
 * that subtracts points per finding is at its floor after ten findings, whether an addon has 200 lines or 20,000), and
 * the worst single finding counts by itself, so that one bad leak is not lost in a large addon.
 */

/** Most points of a family, and the weighted findings per 1,000 lines that give half of them. Sum of points: 58. */
const FAMILY_WEIGHT: Readonly<Record<Family, { points: number; half: number; noun: string }>> = {
  security: { points: 18, half: 6, noun: 'security' },
  reliability: { points: 14, half: 12, noun: 'reliability' },
  upgrade: { points: 8, half: 15, noun: 'upgrade' },
  performance: { points: 6, half: 12, noun: 'performance' },
  maintainability: { points: 8, half: 30, noun: 'maintainability' },
  governance: { points: 4, half: 12, noun: 'governance' },
};

const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = { blocker: 20, high: 8, medium: 3, low: 1, info: 0 };
const CERTAINTY_WEIGHT: Readonly<Record<Certainty, number>> = { certain: 1, likely: 0.8, possible: 0.3 };
/** Points of the worst finding, before its certainty. */
const WORST_POINTS: Readonly<Record<Severity, number>> = { blocker: 10, high: 6, medium: 2, low: 0.5, info: 0 };
/** Lines added to every size, so that one finding in an addon of ten lines is not a density of a hundred. */
const LEAST_LINES = 300;
/** One rule that fires everywhere says less than several rules that fire: its density is raised to this power. */
const ONE_RULE = 0.7;
/** Cognitive complexity above this is hard to follow: SonarSource's default threshold for rule S3776. */
const COMPLEX = 15;

/**
 * Risk of one addon. More findings never lower it; what could not be read never lowers it. Tests, documentation and the
 * like take points off again (credit.ts), within a cap.
 */
export function riskOf(source: AddonSource, findings: readonly Finding[], context: WeighContext): Score {
  const sorted = byId(findings).map((finding) => met(finding, source, context));
  const factors = [
    ...familyFactors(source, sorted),
    ...worstFactor(sorted),
    ...surfaceFactors(source, context),
    ...foreignFactor(source, context),
    ...complexityFactors(source),
    ...couplingFactor(source, context),
    ...testFactor(source),
    ...historyRisk(source, context.history?.get(source.addon.key) ?? null, context.portfolio.graph),
    ...evidenceRisk(source, context),
    ...unreadFactor(source),
  ];
  const debits = weighted(factors, context.settings.riskWeights);
  const credits = weighted(creditsOf(source), context.settings.riskWeights);
  const sum = debits.reduce((total, { points }) => total + points, 0);
  return scoreOf([...debits, ...cappedCredits(credits, sum)], confidenceOf(source, context));
}

/** What was read, whether its whole history was, and what was watched; without these the score stands and is less sure. */
function confidenceOf(source: AddonSource, context: WeighContext): Confidence {
  const read = coverageConfidence(source);
  const { history } = context;
  const known = history === undefined ? read : withHistory(read, history.get(source.addon.key) ?? null);
  return withEvidence(known, context);
}

/** A finding with how often it counts for the rows it meets; once where they are not known. */
type Met = Finding & { factor: number };

/** However large the table, one finding counts no more than thirty: the density is still about findings. */
const MOST_FACTOR = 30;

function met(one: Finding, source: AddonSource, { evidence }: WeighContext): Met {
  const { finding, factor: times } = meet(one, source, evidence);
  return { ...finding, factor: Math.min(MOST_FACTOR, times) };
}

/** Factors as the team weighs them; a changed one says so. */
function weighted(factors: Factor[], weights: Readonly<Record<string, number | undefined>>): Factor[] {
  return factors.map((entry) => {
    const weight = weights[entry.id] ?? 1;
    if (weight === 1) return entry;
    const why = `${entry.why}; counts ${weight} times by configuration`;
    return { ...entry, points: round(entry.points * weight, 2), why };
  });
}

function familyFactors(source: AddonSource, findings: readonly Met[]): Factor[] {
  const thousands = (readLines(source) + LEAST_LINES) / 1000;
  return FAMILIES.flatMap((family) => {
    const own = findings.filter((finding) => finding.family === family);
    if (own.length === 0) return [];
    const { points, half, noun } = FAMILY_WEIGHT[family];
    let density = 0;
    for (const group of groupBy(own, (finding) => finding.rule).values()) {
      const weight = group.reduce((sum, finding) => sum + weightOf(finding), 0);
      density += (weight / thousands) ** ONE_RULE;
    }
    const weighted = own.some((finding) => finding.factor !== 1)
      ? 'severity, certainty and rows'
      : 'severity and certainty';
    const why = `${counted(own.length, `${noun} finding`)} in ${readLines(source)} lines, weighted by ${weighted}`;
    return [
      factor(`findings-${family}`, points * saturate(density, half ** ONE_RULE), own.length, why, worstFirst(own)),
    ];
  });
}

function weightOf({ severity, certainty, factor: times }: Met): number {
  return SEVERITY_WEIGHT[severity] * CERTAINTY_WEIGHT[certainty] * times;
}

/** Ids of the ten heaviest findings. */
function worstFirst(findings: readonly Met[]): string[] {
  return [...findings]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, 10)
    .map((finding) => finding.id);
}

function worstFactor(findings: readonly Met[]): Factor[] {
  const points = ({ severity, certainty, factor: times }: Met) =>
    Math.min(WORST_POINTS.blocker, WORST_POINTS[severity] * CERTAINTY_WEIGHT[certainty] * times);
  const outside = findings.filter((finding) => finding.family !== 'upgrade');
  const worst = outside.reduce<Met | null>((a, b) => (a === null || points(b) > points(a) ? b : a), null);
  if (worst === null || points(worst) === 0) return [];
  const rows = worst.factor > 1 ? `, on a large table` : '';
  const why = `the worst single finding is ${worst.severity} and ${worst.certainty}: ${worst.rule}${rows}`;
  return [
    factor('worst-finding', points(worst), SEVERITIES.length - SEVERITIES.indexOf(worst.severity), why, [worst.id]),
  ];
}

/** Most points of a level, and the count that gives half of them. A few of level D weigh as much as many of level C. */
const LEVEL_WEIGHT: Readonly<Record<'B' | 'C' | 'D', { points: number; half: number; noun: string }>> = {
  B: { points: 2, half: 15, noun: 'public method or hook of Odoo extended' },
  C: { points: 5, half: 6, noun: 'private or fragile part of Odoo relied on' },
  D: { points: 6, half: 1, noun: "piece of Odoo's code replaced from outside" },
};

/** Levels B to D of the override surface; A costs nothing. Nothing is said where nobody looked. */
function surfaceFactors(source: AddonSource, { surfaces }: WeighContext): Factor[] {
  const surface = surfaces?.get(source.addon.key);
  if (surface === undefined) return [];
  return (['B', 'C', 'D'] as const).flatMap((level) => {
    const count = surface.counts[level];
    if (count === 0) return [];
    const { points, half, noun } = LEVEL_WEIGHT[level];
    const places = surface.places.filter((place) => place.level === level).map(({ path, line }) => `${path}:${line}`);
    const why = `override surface level ${level}: ${count} × ${noun}`;
    return [factor(`surface-${level.toLowerCase()}`, points * saturate(count, half), count, why, places)];
  });
}

/** Models of addons outside the scan that it extends: whoever changes them changes it. */
function foreignFactor(source: AddonSource, { portfolio }: WeighContext): Factor[] {
  const models = foreignModels(source, portfolio);
  if (models.length === 0) return [];
  const why = `${models.length} × model extended that belongs to addons outside the scan`;
  return [factor('extended-models', 2 * saturate(models.length, 6), models.length, why, models)];
}

function complexityFactors(source: AddonSource): Factor[] {
  const methods = source.python.flatMap((file) => file.functions.map((method) => ({ path: file.path, ...method })));
  const complex = methods.filter((method) => method.complexity > COMPLEX);
  if (complex.length === 0) return [];
  const excess = complex.reduce((sum, method) => sum + method.complexity - COMPLEX, 0);
  const worst = complex.reduce((a, b) => (b.complexity > a.complexity ? b : a));
  const places = complex.map((method) => `${method.path}:${method.line}`);
  const density = (1000 * excess) / (readLines(source) + LEAST_LINES);
  return [
    factor(
      'complexity',
      4 * saturate(density, 20),
      complex.length,
      `${counted(complex.length, 'function')} above a cognitive complexity of ${COMPLEX}, by ${excess} in all`,
      places,
    ),
    factor(
      'worst-complexity',
      3 * saturate(worst.complexity - COMPLEX, 25),
      worst.complexity,
      `${worst.name} has a cognitive complexity of ${worst.complexity}`,
      [`${worst.path}:${worst.line}`],
    ),
  ];
}

function couplingFactor(source: AddonSource, { portfolio }: WeighContext): Factor[] {
  const dependents = portfolio.graph.dependents.get(source.addon.name) ?? [];
  if (dependents.length === 0) return [];
  const why = `${counted(dependents.length, 'scanned addon')} ${dependents.length === 1 ? 'breaks' : 'break'} with it`;
  return [factor('dependents', 6 * saturate(dependents.length, 4), dependents.length, why, dependents)];
}

/** Test code is a Python file under tests/ with a test class; without it every change is made blind. */
function testFactor(source: AddonSource): Factor[] {
  const code = source.python.filter((file) => !isTest(file.path)).reduce((sum, file) => sum + file.lines, 0);
  const tested = source.python.some((file) => isTest(file.path) && (file.classes.length > 0 || file.errors.length > 0));
  if (tested || code === 0) return [];
  return [factor('no-tests', 4 * saturate(code, 150), code, `no test class for ${code} lines of Python`)];
}

function isTest(path: string): boolean {
  return /(?:^|\/)tests\//.test(path);
}

function unreadFactor(source: AddonSource): Factor[] {
  const unread = unreadFiles(source);
  if (unread.length === 0) return [];
  return [
    factor(
      'unread',
      0,
      unread.length,
      `${counted(unread.length, 'file')} could not be read whole; more may be hidden there`,
      unread,
    ),
  ];
}

/** Lines that findings can come from: files with read errors are left out, so that they never thin the density. */
function readLines(source: AddonSource): number {
  const files = [...source.python, ...source.xml, ...source.javascript, ...source.csv];
  return files.reduce((sum, file) => sum + (file.errors.length === 0 ? file.lines : 0), 0);
}

function unreadFiles(source: AddonSource): string[] {
  const files = [...source.python, ...source.xml, ...source.javascript, ...source.csv];
  return files.filter((file) => file.errors.length > 0).map((file) => file.path);
}

/** high: everything was read. medium: at most a tenth was not. low: more was not, or the manifest is missing. */
export function coverageConfidence(source: AddonSource): Confidence {
  const files = source.python.length + source.xml.length + source.javascript.length + source.csv.length;
  const unread = unreadFiles(source).length;
  if (source.manifest?.values == null || unread > files / 10) return 'low';
  return unread > 0 ? 'medium' : 'high';
}
