import { readiness, readyAddons } from '../../src/domain/readiness.js';
import type { Result } from '../../src/domain/result.js';

/** What a step of a workflow gives on to the next ones: numbers and words of ours, `name=value` a line. */
export function renderStepOutputs(result: Result): string {
  const { addons, findings, baseline } = result;
  const values = {
    findings: findings.length,
    'new-findings': baseline?.new ?? '',
    readiness: readiness(result).kind,
    'ready-percent': addons.length === 0 ? '' : Math.floor((100 * readyAddons(result).length) / addons.length),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
