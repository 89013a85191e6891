import type { AddonSource } from '../src/domain/addon.js';
import type { Finding } from '../src/domain/finding.js';
import type { Factor, HopCost } from '../src/domain/score.js';
import type { Series } from '../src/domain/series.js';
import { counted } from '../src/domain/wording.js';
import { chanceOf } from './construct-features.js';
import { constructLines } from './constructs.js';
import { loadModel } from './data/load.js';
import { factor, groupBy, round } from './factor.js';
import type { ScoringSettings } from './settings.js';
import type { FeatureGroup } from './upgrade-features.js';
import { type ChangedLines, ratedConstructs, rateOf } from './upgrade-model.js';

/** One step with what its factors are made of. */
export interface Step {
  cost: HopCost;
  lines: ChangedLines;
  findings: readonly Finding[];
  /** Middle of the three parts that make the hours. */
  parts: { fixed: number; findings: number; lines: number };
  /** Expected changed lines that no finding names. */
  unexplained: number;
}

/** What the groups of features are called in a factor. */
const GROUPS: Readonly<Record<FeatureGroup, string>> = {
  step: 'what this step asked of other addons',
  size: 'its size',
  python: 'its models, methods and overrides',
  data: 'its records, access rights and manifest',
  views: 'its views and templates',
  javascript: 'its JavaScript',
  constructs: 'lines of kinds that this step changed elsewhere',
  findings: 'the findings of the step',
};

/** A group that moves the expected lines by less is added to the usual lines. */
const LEAST_LINES = 0.5;

/** Factors of one step; their points add up to its hours times the points per hour. */
export function stepFactors(
  source: AddonSource,
  step: Step,
  perHour: number,
  { minutesPerChangedLine }: ScoringSettings,
): Factor[] {
  const { cost, lines, findings, parts } = step;
  const { to } = cost;
  const fixedWhy = `${parts.fixed} h to install, test and release it on ${to} (assumption)`;
  const factors = [factor(`fixed-${to}`, parts.fixed * perHour, parts.fixed, fixedWhy)];
  factors.push(...lineFactors(source, step, parts.lines * perHour, minutesPerChangedLine));
  if (findings.length > 0) {
    const why = `${round(parts.findings, 1)} h to repair ${counted(findings.length, 'finding')} of the step to ${to}`;
    const ids = findings.map(({ id }) => id);
    factors.push(factor(`findings-${to}`, parts.findings * perHour, findings.length, why, ids));
  }
  return factors.map((entry) => (lines.p50 === 0 && entry.id.startsWith('lines-') ? { ...entry, points: 0 } : entry));
}

/** The usual lines of a step and what raises or lowers them in this addon, in proportion to the hours of its lines. */
function lineFactors(
  source: AddonSource,
  { cost, lines, findings, unexplained }: Step,
  points: number,
  minutes: number,
): Factor[] {
  const { to, changedLines } = cost;
  const share = (part: number) => (changedLines.p50 > 0 ? (points * part) / changedLines.p50 : 0);
  const shown = lines.contributions.filter((entry) => Math.abs(entry.lines) >= LEAST_LINES);
  const usual = changedLines.p50 - shown.reduce((sum, entry) => sum + entry.lines, 0);
  const why = `${round(unexplained, 1)} of ${round(changedLines.p50, 1)} changed lines expected for ${to} that no finding names, at ${minutes} minutes each (lines from ${basisOf(lines, to)}; minutes are an assumption); ${round(usual, 1)} are usual for any addon`;
  return [
    factor(`usual-lines-${to}`, share(usual), usual, why),
    ...shown.map(({ group, lines: moved }) => {
      const told = group === 'constructs' ? toldConstructs(source, to) : { why: '', evidence: [] };
      const evidence = group === 'findings' ? findings.map(({ id }) => id) : told.evidence;
      const verb = moved > 0 ? 'more' : 'fewer';
      const text = `${round(Math.abs(moved), 1)} changed lines ${verb} for ${to} because of ${GROUPS[group]}${told.why}`;
      return factor(`lines-${group}-${to}`, share(moved), moved, text, evidence);
    }),
  ];
}

function basisOf({ basis, migrations }: ChangedLines, to: Series): string {
  return `${migrations} real migrations ${basis === 'hop' ? `to ${to}` : 'of other steps, since too few to this one are known'}`;
}

/** The constructs that count most, with how often they changed, and where they stand. */
function toldConstructs(source: AddonSource, to: Series): { why: string; evidence: string[] } {
  const model = loadModel();
  const step = model.steps[to];
  if (step === undefined) return { why: '', evidence: [] };
  const rates = rateOf(step);
  const by = constructLines(source, ratedConstructs(model)).flatMap((line) => {
    const { chance, by: name } = chanceOf(line, rates, step.usual[line.language]);
    return name === null ? [] : [{ name, chance, place: `${line.path}:${line.line}` }];
  });
  const groups = [...groupBy(by, ({ name }) => name)]
    .map(([name, lines]) => ({ name, lines, weight: lines.reduce((sum, line) => sum + line.chance, 0) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, 3);
  if (groups.length === 0) return { why: '', evidence: [] };
  const told = groups.map(({ name, lines }) => {
    const [seen, changed, repositories] = step.rates[name]!;
    return `${name} on ${counted(lines.length, 'line')} (changed ${Math.round((100 * changed) / seen)} % of the time in ${repositories} repositories)`;
  });
  return {
    why: `: ${told.join(', ')}`,
    evidence: groups.flatMap(({ lines }) => lines.slice(0, 3).map(({ place }) => place)),
  };
}
