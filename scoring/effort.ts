import type { Certainty, Finding } from '../src/domain/finding.js';
import type { Hours } from '../src/domain/score.js';
import { byId, groupBy, round } from './factor.js';

/**
 * Exponent of the learning curve: n equal findings take one · n^b. With 0.4 each doubling costs a third more, and fifty
 * take 4.8 times one. It is a choice, not a measurement. Wright's curve for repeated labour (T. P. Wright, Journal of
 * the Aeronautical Sciences 3, 1936; 80 % per doubling) would give b = 0.68; here the thinking, the test and the release
 * happen once and only the edit repeats, and tools that charge every incident in full are known to overstate (Konveyor
 * counts fifty renames fifty times).
 */
export const LEARNING_EXPONENT = 0.4;

/** Assumption: set up the tool, run it on one addon, read the summary and run the tests, in minutes per rule and addon. */
export const TOOL_SETUP_MINUTES = 12;
/** Assumption: read one rewritten place in the diff. */
export const TOOL_REVIEW_MINUTES = 0.5;

/**
 * Spread of the logarithm of the hours. Assumption: the better proved a finding is, the narrower; `possible` covers that
 * there may be nothing to do. p85 is e^(1.036 σ) times p50: 1.6, 2.0 and 2.5 times.
 */
const SPREAD: Readonly<Record<Certainty, number>> = { certain: 0.45, likely: 0.65, possible: 0.9 };

/** The 85 % point of the standard normal distribution. */
const Z85 = 1.0364;

/** Assumption: how far two estimates miss together. One team, one code base: neither independent (0) nor one thing (1). */
export const CORRELATION = 0.3;

export const NO_HOURS: Hours = { p15: 0, p50: 0, p85: 0 };

/**
 * Minutes for findings of one group: Σ eᵢ · (i^b − (i−1)^b) with the efforts eᵢ from large to small; for n equal ones
 * e · n^b. More findings never take less.
 */
export function learnedMinutes(efforts: readonly number[]): number {
  const sorted = [...efforts].sort((a, b) => b - a);
  let sum = 0;
  for (const [i, effort] of sorted.entries()) {
    sum += effort * ((i + 1) ** LEARNING_EXPONENT - i ** LEARNING_EXPONENT);
  }
  return sum;
}

/** Key of the findings that are one piece of learning: the same rule, change and way of repair in one addon. */
export function patternOf(finding: Finding): string {
  const how = finding.automation === 'mechanical' ? `mechanical|${finding.tool ?? ''}` : 'manual';
  return [finding.addon, finding.rule, finding.change ?? '', how].join('|');
}

/** Hours to repair findings, as an interval. The order of the findings does not matter. */
export function effortOf(findings: readonly Finding[]): Hours {
  const groups = groupBy(byId(findings), patternOf);
  return sumHours([...groups.values()].map(patternHours));
}

function patternHours(findings: readonly Finding[]): Hours {
  const byHand = learnedMinutes(findings.map((finding) => finding.effortMinutes));
  const mechanical = findings[0]?.automation === 'mechanical';
  const byTool = TOOL_SETUP_MINUTES + TOOL_REVIEW_MINUTES * findings.length;
  const minutes = mechanical ? Math.min(byHand, byTool) : byHand;
  return interval(minutes / 60, spreadOf(findings));
}

/** Mean spread, weighted by effort. */
function spreadOf(findings: readonly Finding[]): number {
  let weighted = 0;
  let weight = 0;
  for (const { certainty, effortMinutes } of findings) {
    weighted += SPREAD[certainty] * effortMinutes;
    weight += effortMinutes;
  }
  return weight > 0 ? weighted / weight : SPREAD.possible;
}

/** A log-normal interval around its median. */
export function interval(median: number, spread: number): Hours {
  return { p15: median * Math.exp(-Z85 * spread), p50: median, p85: median * Math.exp(Z85 * spread) };
}

/**
 * Sum of estimates that miss partly together. The middles add up; the distances to p15 and to p85 combine like standard
 * deviations with correlation r: √(r · (Σ d)² + (1 − r) · Σ d²). With r = 1 that is adding p85s, with r = 0 the root of
 * the squares.
 */
export function sumHours(parts: readonly Hours[], correlation: number = CORRELATION): Hours {
  const middle = parts.reduce((sum, part) => sum + part.p50, 0);
  const combine = (distance: (part: Hours) => number) => {
    const sum = parts.reduce((total, part) => total + distance(part), 0);
    const squares = parts.reduce((total, part) => total + distance(part) ** 2, 0);
    return Math.sqrt(correlation * sum ** 2 + (1 - correlation) * squares);
  };
  return ordered({
    p15: middle - combine((part) => part.p50 - part.p15),
    p50: middle,
    p85: middle + combine((part) => part.p85 - part.p50),
  });
}

/** All three times a factor. */
export function scaleHours(hours: Hours, by: number): Hours {
  return { p15: hours.p15 * by, p50: hours.p50 * by, p85: hours.p85 * by };
}

/** Rounded and in order, as the result carries it. */
export function ordered(hours: Hours): Hours {
  const p50 = Math.max(0, round(hours.p50, 4));
  return { p15: Math.min(p50, Math.max(0, round(hours.p15, 4))), p50, p85: Math.max(p50, round(hours.p85, 4)) };
}
