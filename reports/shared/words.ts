import type { Severity } from '../../src/domain/finding.js';
import type { Confidence, VerdictKind } from '../../src/domain/score.js';

/** Words that several reports share. One catalogue per language; English is the only one now. */
export const SEVERITY_WORD: Record<Severity, string> = {
  blocker: 'blocker',
  high: 'high',
  medium: 'medium',
  low: 'low',
  info: 'info',
};

export const VERDICT_WORD: Record<VerdictKind, string> = {
  keep: 'keep',
  refactor: 'refactor',
  replace: 'replace',
  retire: 'retire',
};

export const CONFIDENCE_WORD: Record<Confidence, string> = {
  low: 'low confidence',
  medium: 'medium confidence',
  high: 'high confidence',
};
