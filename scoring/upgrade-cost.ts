import type { AddonSource } from '../src/domain/addon.js';
import { type Certainty, type Finding, stepOf } from '../src/domain/finding.js';
import type { Factor, Hours, UpgradeCost } from '../src/domain/score.js';
import type { Series } from '../src/domain/series.js';
import { codeSize, totalSize } from './changed-lines.js';
import { constructLines } from './constructs.js';
import type { WeighContext } from './context.js';
import { loadModel } from './data/load.js';
import { effortOf, NO_HOURS, ordered, scaleHours, sumHours } from './effort.js';
import { factor, round, scoreOf } from './factor.js';
import { coveredLines } from './finding-features.js';
import { coverageConfidence } from './risk.js';
import type { ScoringSettings } from './settings.js';
import { type Step, stepFactors } from './upgrade-factors.js';
import { featureLayers, upgradeFeatures } from './upgrade-features.js';
import { changedLinesOf, ratedConstructs, rateFeatures } from './upgrade-model.js';

/**
 * Hours of one step: a fixed part per addon, the repair of its findings, and the expected changed lines that no finding
 * names. The lines are measured (scoring/data/upgrade-model.json); how long a line takes is not: nobody publishes hours,
 * so the constants are assumptions, say so in every factor, and can be set (scoring/settings.ts).
 */

/** Total hours up to the target at which the score is 50. Assumption: one week of one person. */
export const HALF_SCORE_HOURS = 40;
/** p15 and p85 of the fixed part over its middle: half an hour and two and a half for one. Assumption. */
const FIXED_SPREAD = { p15: 0.5, p85: 2.5 };
/** Share of the lines of a finding that is expected to change. Assumption; analyzers/changes/observed.json measures it. */
const CHANGE_CHANCE: Readonly<Record<Certainty, number>> = { certain: 0.9, likely: 0.8, possible: 0.3 };

/**
 * Cost of the upgrade to the target, per step and in all. The score is 100 · h / (h + 40) of the middle of the hours h
 * over all steps: it grows with every hour and never reaches 100.
 */
export function upgradeCostOf(source: AddonSource, findings: readonly Finding[], context: WeighContext): UpgradeCost {
  if (source.addon.series === null) return unknownSeries(source, context);
  if (context.hops.length === 0) {
    const why = `${source.addon.series} is not older than ${context.target}: nothing to upgrade`;
    return { ...scoreOf([factor('at-target', 0, 0, why)], 'high'), hours: NO_HOURS, hops: [] };
  }
  const steps = context.hops.map((to) => step(source, findings, to, context));
  const hours = sumHours(steps.map(({ cost }) => cost.hours));
  const perHour = pointsPerHour(hours.p50);
  const factors: Factor[] = steps.flatMap((entry) => stepFactors(source, entry, perHour, context.settings));
  const general = steps.some(({ lines }) => lines.basis === 'general');
  const confidence = coverageConfidence(source) === 'low' || general ? 'low' : 'medium';
  return { ...scoreOf(factors, confidence), hours, hops: steps.map(({ cost }) => cost) };
}

function step(source: AddonSource, all: readonly Finding[], to: Series, context: WeighContext): Step {
  const model = loadModel();
  const findings = all.filter((finding) => stepOf(finding) === to);
  const rated = rateFeatures(model, constructLines(source, ratedConstructs(model)), to);
  const lines = changedLinesOf(model, [...featureLayers(source, findings, to, context.portfolio), rated], to);
  const expected = ordered(lines);
  const named = expectedOf(findings);
  const rest: Hours = {
    p15: Math.max(0, expected.p15 - named),
    p50: Math.max(0, expected.p50 - named),
    p85: Math.max(0, expected.p85 - named),
  };
  const fixed = fixedHours(context.settings);
  const repair = effortOf(findings);
  const byLine = scaleHours(rest, context.settings.minutesPerChangedLine / 60);
  return {
    cost: {
      to,
      hours: sumHours([fixed, repair, byLine]),
      changedLines: expected,
      mechanicalShare: mechanicalShare(findings, expected),
    },
    lines,
    findings,
    parts: { fixed: fixed.p50, findings: repair.p50, lines: byLine.p50 },
    unexplained: rest.p50,
  };
}

function fixedHours({ upgradeStepHours: middle }: ScoringSettings): Hours {
  return { p15: middle * FIXED_SPREAD.p15, p50: middle, p85: middle * FIXED_SPREAD.p85 };
}

/** Lines that findings name, each once and by the surest finding on it, as many as are expected to change. */
function expectedOf(findings: readonly Finding[]): number {
  const seen = new Set<string>();
  let sum = 0;
  for (const certainty of ['certain', 'likely', 'possible'] as const) {
    const lines = coveredLines(findings.filter((finding) => finding.certainty === certainty));
    const fresh = [...lines].filter((line) => !seen.has(line));
    for (const line of fresh) seen.add(line);
    sum += fresh.length * CHANGE_CHANCE[certainty];
  }
  return round(sum, 2);
}

/** Of the lines expected to change, the share a named tool rewrites. */
function mechanicalShare(findings: readonly Finding[], expected: Hours): number {
  const byTool = expectedOf(findings.filter((finding) => finding.automation === 'mechanical'));
  return expected.p50 > 0 ? round(Math.min(1, byTool / expected.p50), 4) : 0;
}

function pointsPerHour(hours: number): number {
  return hours > 0 ? 100 / (hours + HALF_SCORE_HOURS) : 0;
}

/** Without a series no step can be named; at least one is certain to come, and is counted as such. */
function unknownSeries(source: AddonSource, { target, portfolio, settings }: WeighContext): UpgradeCost {
  const features = upgradeFeatures(source, [], target, portfolio);
  const lines = changedLinesOf(loadModel(), features, null);
  const hours = sumHours([fixedHours(settings), scaleHours(lines, settings.minutesPerChangedLine / 60)]);
  const why = `the series is unknown; counted as one usual step for ${totalSize(codeSize(source))} lines, and more if it is older`;
  const points = hours.p50 * pointsPerHour(hours.p50);
  return { ...scoreOf([factor('series-unknown', points, hours.p50, why)], 'low'), hours, hops: [] };
}
