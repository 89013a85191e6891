import { SEVERITIES, type Severity } from '../domain/finding.js';
import type { Result } from '../domain/result.js';

/**
 * Whether a finding is as severe as the gate or worse. With a baseline only new findings count; an accepted one has left
 * the findings and never counts.
 */
export function failsGate({ findings, baseline }: Pick<Result, 'findings' | 'baseline'>, gate: Severity): boolean {
  const limit = SEVERITIES.indexOf(gate);
  return findings.some(
    ({ severity, isNew }) => SEVERITIES.indexOf(severity) <= limit && (baseline === undefined || isNew === true),
  );
}
