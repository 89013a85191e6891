import { describe, expect, it } from 'vitest';
import { renderSonar } from '../../helpers/reports.js';
import { HARBOUR_RULES, harbour } from '../harbour.js';

describe('renderSonar', () => {
  it('names each rule once and every issue a rule that is there', () => {
    const { rules, issues } = JSON.parse(renderSonar(harbour()));
    const ids = rules.map((rule: { id: string }) => rule.id);
    expect(new Set(ids).size).toBe(8);
    expect(issues).toHaveLength(124);
    for (const issue of issues) {
      expect(ids).toContain(issue.ruleId);
      expect(Number.isInteger(issue.effortMinutes)).toBe(true);
      const { startLine, endLine } = issue.primaryLocation.textRange;
      expect(endLine).toBeGreaterThanOrEqual(startLine);
    }
    expect(rules.find((rule: { id: string }) => rule.id === 'security/access-missing')).toEqual({
      id: 'security/access-missing',
      name: 'access missing',
      description: 'security: access missing',
      engineId: 'odoo-debt',
      cleanCodeAttribute: 'TRUSTWORTHY',
      type: 'VULNERABILITY',
      severity: 'CRITICAL',
      impacts: [{ softwareQuality: 'SECURITY', severity: 'HIGH' }],
    });
  });

  it('knows the severities of every version, and further lines as secondary places', () => {
    const result = harbour();
    result.findings[0]!.alsoAt = [7];
    const { rules, issues } = JSON.parse(renderSonar(result));
    for (const rule of rules) expect(['HIGH', 'MEDIUM', 'LOW']).toContain(rule.impacts[0].severity);
    const places = issues.flatMap((issue: { secondaryLocations?: object[] }) => issue.secondaryLocations ?? []);
    expect(places).toMatchObject([{ textRange: { startLine: 7, endLine: 7 } }]);
  });

  it('takes titles from the metadata of the rules', () => {
    const { rules } = JSON.parse(renderSonar(harbour(), { rules: HARBOUR_RULES }));
    expect(rules[0].description).toContain('Mend it.');
  });
});
