import type { Finding } from '../../src/domain/finding.js';
import { SEVERITIES } from '../../src/domain/finding.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import { byText } from '../../src/domain/text-order.js';

const CERTAINTY_ORDER = { certain: 0, likely: 1, possible: 2 } as const;

/** Addons by priority, highest first; the same priority by key. */
export function addonsByPriority(result: Result): AddonResult[] {
  return [...result.addons].sort((a, b) => b.priority - a.priority || byText(a.key, b.key));
}

/** Key of an addon to its priority. */
export function priorities(result: Result): Map<string, number> {
  return new Map(result.addons.map((addon) => [addon.key, addon.priority]));
}

/**
 * 0 to 100, for SARIF's `rank`: the severity sets the step of twenty, the priority of the addon the place in it.
 * So a blocker anywhere comes before a high finding anywhere.
 */
export function rankOf(finding: Finding, addonPriority: number): number {
  const step = (SEVERITIES.length - 1 - SEVERITIES.indexOf(finding.severity)) * 20;
  return Math.round((step + addonPriority * 0.199) * 10) / 10;
}

/** Findings, what to look at first first: severity, priority of the addon, certainty, then place. */
export function findingsByPriority(result: Result): Finding[] {
  const priority = priorities(result);
  const rank = (finding: Finding) => rankOf(finding, priority.get(finding.addon) ?? 0);
  return result.findings
    .map((finding) => ({ finding, rank: rank(finding) }))
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        CERTAINTY_ORDER[a.finding.certainty] - CERTAINTY_ORDER[b.finding.certainty] ||
        byText(a.finding.addon, b.finding.addon) ||
        byText(a.finding.path, b.finding.path) ||
        a.finding.line - b.finding.line ||
        byText(a.finding.id, b.finding.id),
    )
    .map((entry) => entry.finding);
}
