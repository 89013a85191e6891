import { SEVERITIES, type Severity } from './finding.js';
import { isUpgradeKnown } from './known.js';
import { ratingOf } from './rating.js';
import type { AddonResult, Result } from './result.js';
import { type Hours, type Rating, VERDICTS, type VerdictKind } from './score.js';
import { compareSeries, type Series } from './series.js';
import { byText } from './text-order.js';

/**
 * Adds intervals end to end: the sum is what comes out when all parts go well, or badly, together. That is the wide
 * reading, and the right one as long as the parts share one estimator: their errors lean the same way.
 */
export function sumHours(parts: readonly Hours[]): Hours {
  const sum = { p15: 0, p50: 0, p85: 0 };
  for (const part of parts) {
    sum.p15 += part.p15;
    sum.p50 += part.p50;
    sum.p85 += part.p85;
  }
  return sum;
}

/** Share of the expected changes that a tool makes, weighted by changed lines; null where no change is expected. */
export function mechanicalShare(hops: readonly { changedLines: Hours; mechanicalShare: number }[]): number | null {
  let lines = 0;
  let mechanical = 0;
  for (const hop of hops) {
    lines += hop.changedLines.p50;
    mechanical += hop.changedLines.p50 * hop.mechanicalShare;
  }
  return lines === 0 ? null : mechanical / lines;
}

export interface Totals {
  addons: number;
  lines: number;
  billed: number;
  /** Hours to bring every addon whose way is known to the target, and how many addons that leaves out. */
  upgrade: Hours;
  notCounted: number;
  /** Hours to remedy what was found. */
  debt: Hours;
  mechanicalShare: number | null;
  /** Debt ratio weighted by lines, and its letter; null where nothing was counted. */
  ratio: number | null;
  rating: Rating | null;
  interestHours: number;
  interestCost: number;
  /** Findings by severity. */
  severities: Record<Severity, number>;
}

export function totals(result: Result): Totals {
  const { addons } = result;
  const lines = addons.reduce((sum, addon) => sum + addon.lines.total, 0);
  const ratio = lines === 0 ? null : addons.reduce((sum, a) => sum + a.debt.ratio * a.lines.total, 0) / lines;
  return {
    addons: addons.length,
    lines,
    billed: addons.reduce((sum, addon) => sum + addon.lines.billed, 0),
    upgrade: sumHours(addons.filter(isUpgradeKnown).map((addon) => addon.upgradeCost.hours)),
    notCounted: addons.filter((addon) => !isUpgradeKnown(addon)).length,
    debt: sumHours(addons.map((addon) => addon.debt.hours)),
    mechanicalShare: mechanicalShare(addons.flatMap((addon) => addon.upgradeCost.hops)),
    ratio,
    rating: ratio === null ? null : ratingOf(ratio),
    interestHours: addons.reduce((sum, addon) => sum + addon.debt.interest.hoursPerYear, 0),
    interestCost: addons.reduce((sum, addon) => sum + addon.debt.interest.costPerYear, 0),
    severities: severityCounts(result.findings),
  };
}

/** How many of each severity; every severity is there, also with 0. */
export function severityCounts(findings: readonly { severity: Severity }[]): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

export interface HopTotal {
  to: Series;
  addons: number;
  hours: Hours;
  changedLines: Hours;
  mechanicalShare: number | null;
}

/** The version steps that addons of this result take, oldest first, each with the hours of all of them. */
export function hopTotals(result: Result): HopTotal[] {
  const hops = result.addons.flatMap((addon) => addon.upgradeCost.hops);
  const series = [...new Set(hops.map((hop) => hop.to))].sort(compareSeries);
  return series.map((to) => {
    const own = hops.filter((hop) => hop.to === to);
    return {
      to,
      addons: own.length,
      hours: sumHours(own.map((hop) => hop.hours)),
      changedLines: sumHours(own.map((hop) => hop.changedLines)),
      mechanicalShare: mechanicalShare(own),
    };
  });
}

export interface VerdictTotal {
  kind: VerdictKind;
  addons: AddonResult[];
  upgrade: Hours;
  lines: number;
  billed: number;
}

/** All four verdicts in their fixed order, also those that no addon has. */
export function verdictTotals(result: Result): VerdictTotal[] {
  return VERDICTS.map((kind) => {
    const addons = result.addons.filter((addon) => addon.verdict.kind === kind);
    return {
      kind,
      addons,
      upgrade: sumHours(addons.filter(isUpgradeKnown).map((addon) => addon.upgradeCost.hours)),
      lines: addons.reduce((sum, addon) => sum + addon.lines.total, 0),
      billed: addons.reduce((sum, addon) => sum + addon.lines.billed, 0),
    };
  });
}

export interface RuleTotal {
  rule: string;
  severity: Severity;
  findings: number;
  addons: number;
  /** Sum of the single efforts; fifty equal fixes cost less than this. */
  minutes: number;
}

/** Findings by rule: worst severity first, then the most frequent. */
export function ruleTotals(result: Result): RuleTotal[] {
  const rules = new Map<string, RuleTotal & { keys: Set<string> }>();
  for (const finding of result.findings) {
    const entry = rules.get(finding.rule) ?? {
      ...{ rule: finding.rule, severity: finding.severity, findings: 0, addons: 0, minutes: 0 },
      keys: new Set<string>(),
    };
    if (SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(entry.severity)) entry.severity = finding.severity;
    entry.findings += 1;
    entry.minutes += finding.effortMinutes;
    entry.keys.add(finding.addon);
    rules.set(finding.rule, entry);
  }
  return [...rules.values()]
    .map(({ keys, ...entry }) => ({ ...entry, addons: keys.size }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.findings - a.findings ||
        byText(a.rule, b.rule),
    );
}
