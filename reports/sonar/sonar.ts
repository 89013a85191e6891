import type { Family, Severity } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { indented, listPieces } from '../shared/pieces.js';
import { repositoryPaths } from '../shared/place.js';
import { type RuleEntry, rulesOf } from '../shared/rules.js';
import { visible } from '../shared/text.js';

// Fields and values: SonarQube, "Generic formatted issue report", the form of 10.3 and later (rules beside issues).
const QUALITY: Record<Family, { softwareQuality: string; cleanCodeAttribute: string; type: string }> = {
  upgrade: { softwareQuality: 'RELIABILITY', cleanCodeAttribute: 'CONVENTIONAL', type: 'CODE_SMELL' },
  security: { softwareQuality: 'SECURITY', cleanCodeAttribute: 'TRUSTWORTHY', type: 'VULNERABILITY' },
  reliability: { softwareQuality: 'RELIABILITY', cleanCodeAttribute: 'LOGICAL', type: 'BUG' },
  performance: { softwareQuality: 'MAINTAINABILITY', cleanCodeAttribute: 'EFFICIENT', type: 'CODE_SMELL' },
  maintainability: { softwareQuality: 'MAINTAINABILITY', cleanCodeAttribute: 'CLEAR', type: 'CODE_SMELL' },
  governance: { softwareQuality: 'MAINTAINABILITY', cleanCodeAttribute: 'LAWFUL', type: 'CODE_SMELL' },
};
const SEVERITY: Record<Severity, string> = {
  blocker: 'BLOCKER',
  high: 'CRITICAL',
  medium: 'MAJOR',
  low: 'MINOR',
  info: 'INFO',
};

/** Versions before 10.8 know these three alone, and the others take them as well. */
const IMPACT: Record<Severity, string> = { blocker: 'HIGH', high: 'HIGH', medium: 'MEDIUM', low: 'LOW', info: 'LOW' };

function sonarRule(rule: RuleEntry) {
  const { softwareQuality, cleanCodeAttribute, type } = QUALITY[rule.family];
  return {
    id: rule.id,
    name: visible(rule.title),
    description: rule.meta ? `${rule.meta.why}\n\n${rule.meta.remedy}` : `${rule.family}: ${rule.title}`,
    engineId: 'odoo-debt',
    cleanCodeAttribute,
    type,
    severity: SEVERITY[rule.severity],
    impacts: [{ softwareQuality, severity: IMPACT[rule.severity] }],
  };
}

/**
 * SonarQube generic issues, issue by issue. Columns are left out on purpose: SonarQube rejects a whole report for one offset that
 * lies beyond its own idea of the line. `effortMinutes` must be a whole number there.
 */
export function* sonarPieces(result: Result, options: ReportOptions = {}): Generator<string> {
  yield `{\n  "rules": ${indented(rulesOf(result.findings, options.rules).map(sonarRule), 1)},\n  "issues": `;
  yield* listPieces(issuesOf(result, options), 1);
  yield '\n}\n';
}

function* issuesOf(result: Result, options: ReportOptions): Generator<object> {
  const pathOf = repositoryPaths(result, options);
  for (const finding of findingsByPriority(result)) {
    yield {
      ruleId: finding.rule,
      effortMinutes: Math.round(finding.effortMinutes),
      primaryLocation: {
        message: visible(finding.message),
        filePath: pathOf(finding),
        textRange: { startLine: finding.line, endLine: Math.max(finding.line, finding.endLine) },
      },
      ...(finding.alsoAt?.length
        ? {
            secondaryLocations: finding.alsoAt.map((line) => ({
              message: 'The same stands here.',
              filePath: pathOf(finding),
              textRange: { startLine: line, endLine: line },
            })),
          }
        : {}),
    };
  }
}
