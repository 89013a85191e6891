import type { AddonSource } from '../src/domain/addon.js';
import type { Certainty, Finding } from '../src/domain/finding.js';
import type { Factor, HopCost, Hours, UpgradeCost } from '../src/domain/score.js';
import type { Series } from '../src/domain/series.js';
import { type ChangedLines, codeSize, totalSize, usualChangedLines } from './changed-lines.js';
import type { WeighContext } from './context.js';
import { effortOf, NO_HOURS, ordered, scaleHours, sumHours } from './effort.js';
import { counted, factor, round, scoreOf } from './factor.js';
import { coverageConfidence } from './risk.js';

/**
 * Hours of one step: a fixed part per addon, the repair of its findings, and the usual changed lines that no finding
 * explains. The lines are measured (scoring/data/changed-lines.json); how long a line takes is not: nobody publishes
 * hours, so both constants are assumptions and say so in every factor.
 */

/** Assumption: install the addon on the new series, click through it, run its tests, release it. Hours per addon and step. */
export const FIXED_HOURS: Hours = { p15: 0.5, p50: 1, p85: 2.5 };
/** Assumption: minutes to find, change and check one line that no finding names. */
export const MINUTES_PER_CHANGED_LINE = 3;
/** Total hours up to the target at which the score is 50. Assumption: one week of one person. */
export const HALF_SCORE_HOURS = 40;

/** Share of the lines of a finding that is expected to change. */
const CHANGE_CHANCE: Readonly<Record<Certainty, number>> = { certain: 1, likely: 0.8, possible: 0.3 };
/** A finding that spans a whole class or file still changes few lines. Assumption. */
const MOST_LINES_PER_FINDING = 10;

/**
 * Cost of the upgrade to the target, per step and in all. The score is 100 · h / (h + 40) of the middle of the hours h
 * over all steps: it grows with every hour and never reaches 100.
 */
export function upgradeCostOf(source: AddonSource, findings: readonly Finding[], context: WeighContext): UpgradeCost {
  if (source.addon.series === null) return unknownSeries(source, context);
  if (context.hops.length === 0) {
    const at = factor(
      'at-target',
      0,
      0,
      `${source.addon.series} is not older than ${context.target}: nothing to upgrade`,
    );
    return { ...scoreOf([at], 'high'), hours: NO_HOURS, hops: [] };
  }
  const steps = context.hops.map((to) => step(source, findings, to));
  const hours = sumHours(steps.map(({ cost }) => cost.hours));
  const perHour = pointsPerHour(hours.p50);
  const factors = steps.flatMap((entry) => stepFactors(entry, perHour));
  const covered = coverageConfidence(source);
  const pooled = steps.some(({ usual }) => usual.basis === 'pooled');
  const confidence = covered === 'low' || pooled ? 'low' : 'medium';
  return { ...scoreOf(factors, confidence), hours, hops: steps.map(({ cost }) => cost) };
}

interface Step {
  cost: HopCost;
  usual: ChangedLines;
  findings: Finding[];
  /** Middle of the three parts that make the hours. */
  parts: { fixed: number; findings: number; lines: number };
  unexplained: number;
}

function step(source: AddonSource, all: readonly Finding[], to: Series): Step {
  const findings = all.filter((finding) => finding.hop === to);
  const usual = usualChangedLines(codeSize(source), to);
  const expected = expectedLines(usual, findings);
  const repair = effortOf(findings);
  const named = namedLines(findings, () => 1);
  const rest: Hours = {
    p15: Math.max(0, expected.p15 - named),
    p50: Math.max(0, expected.p50 - named),
    p85: Math.max(0, expected.p85 - named),
  };
  const byLine = scaleHours(rest, MINUTES_PER_CHANGED_LINE / 60);
  const hours = sumHours([FIXED_HOURS, repair, byLine]);
  return {
    cost: { to, hours, changedLines: expected, mechanicalShare: mechanicalShare(findings, expected) },
    usual,
    findings,
    parts: { fixed: FIXED_HOURS.p50, findings: repair.p50, lines: byLine.p50 },
    unexplained: rest.p50,
  };
}

/** Usual lines of the step, raised where findings name more. Findings only raise: what no rule knows still changes. */
function expectedLines(usual: Hours, findings: readonly Finding[]): Hours {
  return ordered({
    p15: Math.max(
      usual.p15,
      namedLines(findings, (certainty) => (certainty === 'certain' ? 1 : 0)),
    ),
    p50: Math.max(
      usual.p50,
      namedLines(findings, (certainty) => CHANGE_CHANCE[certainty]),
    ),
    p85: Math.max(
      usual.p85,
      namedLines(findings, () => 1),
    ),
  });
}

/** Lines that findings name, each once, weighted by the surest finding on it. */
function namedLines(findings: readonly Finding[], weight: (certainty: Certainty) => number): number {
  const lines = new Map<string, number>();
  for (const finding of findings) {
    const end = Math.min(finding.endLine, finding.line + MOST_LINES_PER_FINDING - 1);
    for (let line = finding.line; line <= end; line++) {
      const key = `${finding.path}:${line}`;
      lines.set(key, Math.max(lines.get(key) ?? 0, weight(finding.certainty)));
    }
  }
  return round(
    [...lines.keys()].sort().reduce((sum, key) => sum + lines.get(key)!, 0),
    2,
  );
}

/** Of the lines expected to change, the share a named tool rewrites. */
function mechanicalShare(findings: readonly Finding[], expected: Hours): number {
  const chance = (certainty: Certainty) => CHANGE_CHANCE[certainty];
  const byTool = namedLines(
    findings.filter((finding) => finding.automation === 'mechanical'),
    chance,
  );
  return expected.p50 > 0 ? round(Math.min(1, byTool / expected.p50), 4) : 0;
}

function pointsPerHour(hours: number): number {
  return hours > 0 ? 100 / (hours + HALF_SCORE_HOURS) : 0;
}

function stepFactors({ cost, usual, findings, parts, unexplained }: Step, perHour: number): Factor[] {
  const { to, changedLines } = cost;
  const known = `${usual.migrations} real migrations ${usual.basis === 'hop' ? `to ${to}` : 'of other steps, since too few to this one are known'}`;
  const factors = [
    factor(
      `fixed-${to}`,
      parts.fixed * perHour,
      parts.fixed,
      `${parts.fixed} h to install, test and release it on ${to} (assumption)`,
    ),
    factor(
      `usual-lines-${to}`,
      parts.lines * perHour,
      unexplained,
      `${round(unexplained, 1)} of ${round(changedLines.p50, 1)} changed lines expected for ${to} that no finding names, at ${MINUTES_PER_CHANGED_LINE} minutes each (lines from ${known}; minutes are an assumption)`,
    ),
  ];
  if (findings.length > 0) {
    const why = `${round(parts.findings, 1)} h to repair ${counted(findings.length, 'finding')} of the step to ${to}`;
    factors.push(
      factor(
        `findings-${to}`,
        parts.findings * perHour,
        findings.length,
        why,
        findings.map(({ id }) => id),
      ),
    );
  }
  return factors;
}

/** Without a series no step can be named; at least one is certain to come, and is counted as such. */
function unknownSeries(source: AddonSource, context: WeighContext): UpgradeCost {
  const usual = usualChangedLines(codeSize(source), context.target);
  const hours = sumHours([FIXED_HOURS, scaleHours(usual, MINUTES_PER_CHANGED_LINE / 60)]);
  const why = `the series is unknown; counted as one usual step for ${totalSize(codeSize(source))} lines, and more if it is older`;
  const points = hours.p50 * pointsPerHour(hours.p50);
  return { ...scoreOf([factor('series-unknown', points, hours.p50, why)], 'low'), hours, hops: [] };
}
