import { IMPORTED } from '../../domain/finding.js';

const LONGEST = 120;

/**
 * How our reports, comments and registers call a rule of another tool: `imported/bandit/B608`. Whatever would end a name
 * in a comment or a register becomes a hyphen: SonarQube's `python:S2077` is `imported/sonarqube/python-S2077`.
 */
export function importedRuleId(tool: string, rule: string): string {
  const name = rule
    .replace(/[^\w.-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return `${IMPORTED}${tool}/${(name || 'unknown').slice(0, LONGEST)}`;
}
