import { IMPORTED } from '../../src/domain/finding.js';

/** `imported/bandit/B608` as tool and rule; null for a rule of our own. */
export function importedRule(rule: string): { tool: string; rule: string } | null {
  if (!rule.startsWith(IMPORTED)) return null;
  const [tool = '', ...rest] = rule.slice(IMPORTED.length).split('/');
  return { tool, rule: rest.join('/') };
}
