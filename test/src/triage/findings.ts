import type { Finding } from '../../../src/domain/finding.js';

/** A finding, to fill in what a test is about. */
export function finding(given: Partial<Finding> = {}): Finding {
  return {
    id: 'f1',
    rule: 'security/unsafe-eval',
    family: 'security',
    addon: 'harbour',
    path: 'harbour/models/quay.py',
    line: 5,
    column: 9,
    endLine: given.line ?? 5,
    severity: 'high',
    hop: null,
    automation: 'manual',
    tool: null,
    certainty: 'likely',
    effortMinutes: 30,
    message: 'eval runs what a user wrote.',
    change: null,
    symbol: 'Quay.moor',
    ...given,
  };
}
