import type { AddonResult, Result } from './result.js';
import type { Score } from './score.js';

/** Whether anything stands behind a score. A low-confidence score without a factor is "cannot tell", never its number. */
export function isKnown(score: Score): boolean {
  return score.factors.length > 0 || score.confidence !== 'low';
}

/** Whether the way to the target is known: without a series there is no step to count, and 0 hours would be a lie. */
export function isUpgradeKnown(addon: AddonResult): boolean {
  return addon.series !== null && isKnown(addon.upgradeCost);
}

/** Whether anything but git was given: a history says nothing of use and incidents. */
export function isRunningKnown({ evidence, system, kpis }: Pick<Result, 'evidence' | 'system' | 'kpis'>): boolean {
  return system !== undefined || kpis !== null || evidence.some(({ source }) => source !== 'git');
}
