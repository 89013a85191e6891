import type { Finding } from '../../../src/domain/finding.js';
import type { Result } from '../../../src/domain/result.js';
import type { Accepted } from '../../../src/domain/triage.js';

/** Some of the findings as accepted, one in each way, one of them with text that wants to be markup. */
export function acceptedOf(findings: readonly Finding[]): Accepted[] {
  const ways = [
    { by: 'inline', owner: null, until: '2027-06-30', where: 'models/vessel_1.py:29', note: null },
    { by: 'register', owner: 'Quay master', until: null, where: 'accept.0', note: 'ticket 1042' },
    { by: 'snooze', owner: '<i>Anna</i>', until: '2026-12-31', where: 'snooze.0', note: null },
  ] as const;
  return ways.map((way, index) => {
    const { id, rule, addon, path, line, severity, message } = findings[index]!;
    const reason = index === 2 ? '<svg onload=alert(6)> after the season' : 'The table name comes from the ORM.';
    return { id, rule, addon, path, line, severity, message, reason, ...way };
  });
}

export const HARBOUR_PROBLEMS: Result['problems'] = [
  { kind: 'expired', path: 'odoo-debt-accepted.yaml', line: null, message: 'accept.3 ended on 2026-06-30' },
  { kind: 'unknown-rule', path: 'addons/harbour_base/models/<b>.py', line: 7, message: 'no rule security/<sql>' },
];

/** The findings as a scan with a baseline, with git and with other tools tells them. */
export function markedFindings(findings: readonly Finding[]): Finding[] {
  return findings.map((finding, index) => ({
    ...finding,
    isNew: index % 9 === 0,
    ...(index % 11 === 0 ? { alsoAt: [40, 44, 51, 60, 71, 80] } : {}),
    ...(finding.family === 'maintainability' ? { ageDays: 400 + index } : {}),
    ...(finding.rule === 'security/sql-from-values' ? { alsoBy: ['imported/bandit/B608'] } : {}),
    ...(index % 13 === 5 ? { rule: 'imported/bandit/B105', hop: null, change: null } : {}),
  }));
}
