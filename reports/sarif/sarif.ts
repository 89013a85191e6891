import type { Certainty, Finding, Severity } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import { groupFailures } from '../shared/failures.js';
import { whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority, priorities, rankOf } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { type RuleEntry, rulesOf } from '../shared/rules.js';
import { visible } from '../shared/text.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** GitHub keeps the top 5,000 results of a run. Source: GitHub docs, "SARIF support for code scanning", limits. */
export const MOST_RESULTS = 5000;

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  blocker: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
/** Words that GitHub code scanning knows for `precision`. */
const PRECISION: Record<Certainty, string> = { certain: 'very-high', likely: 'high', possible: 'medium' };

const TRUNCATED = (kept: number, all: number) =>
  `Holds the ${whole(kept)} most urgent of ${whole(all)} findings; the JSON report holds all of them.`;

function text(value: string): { text: string } {
  return { text: visible(value) };
}

function reportingDescriptor(rule: RuleEntry) {
  const { meta } = rule;
  return {
    id: rule.id,
    shortDescription: text(rule.title),
    ...(meta
      ? { fullDescription: text(meta.why), help: text(`${meta.why} ${meta.remedy} Limits: ${meta.limits}`) }
      : {}),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: [rule.family], precision: PRECISION[rule.certainty] },
  };
}

/** Percent-encoded path. Half a surrogate pair, which a broken file name can hold, has no encoding and is replaced. */
function uri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

interface Context {
  pathOf: (finding: Finding) => string;
  ruleIndex: Map<string, number>;
  priority: Map<string, number>;
}

function sarifResult(finding: Finding, { pathOf, ruleIndex, priority }: Context) {
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule)!,
    level: LEVEL[finding.severity],
    message: text(finding.message),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(pathOf(finding)), uriBaseId: '%SRCROOT%' },
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            ...(finding.endLine > finding.line ? { endLine: finding.endLine } : {}),
          },
        },
        ...(finding.symbol === '' ? {} : { logicalLocations: [{ fullyQualifiedName: visible(finding.symbol) }] }),
      },
    ],
    // GitHub matches alerts by `primaryLocationLineHash` alone; without it an upload through the API makes duplicates.
    partialFingerprints: { 'odooDebtFinding/v1': finding.id, primaryLocationLineHash: finding.id },
    ...(finding.isNew === undefined ? {} : { baselineState: finding.isNew ? 'new' : 'unchanged' }),
    rank: rankOf(finding, priority.get(finding.addon) ?? 0),
    properties: {
      effortMinutes: finding.effortMinutes,
      addon: visible(finding.addon),
      severity: finding.severity,
      certainty: finding.certainty,
      hop: finding.hop,
      automation: finding.automation,
      tool: finding.tool,
      change: finding.change,
    },
  };
}

function notifications(result: Result, kept: number) {
  const cut =
    kept < result.findings.length ? [{ level: 'warning', message: text(TRUNCATED(kept, result.findings.length)) }] : [];
  const failed = groupFailures(result.coverage.failed).map(({ path, why, more }) => ({
    level: 'warning',
    message: text(`${path}${more > 0 ? ` and ${whole(more)} more` : ''}: ${why}`),
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(path) } } }],
  }));
  return [...cut, ...failed];
}

/** Decisions that do not hold are mistakes in what configures the tool. */
function misconfigured({ problems = [] }: Result) {
  return problems.map(({ path, line, message }) => ({
    level: 'error',
    message: text(message),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(path) },
          ...(line === null ? {} : { region: { startLine: line } }),
        },
      },
    ],
  }));
}

/** SARIF 2.1.0 (errata 01), one run, at most `MOST_RESULTS` findings, the most urgent first. */
export function renderSarif(result: Result, options: ReportOptions = {}): string {
  const kept = findingsByPriority(result).slice(0, MOST_RESULTS);
  const rules = rulesOf(kept, options.rules);
  const context: Context = {
    pathOf: repositoryPaths(result, options),
    ruleIndex: new Map(rules.map((rule, index) => [rule.id, index])),
    priority: priorities(result),
  };
  const run = {
    tool: {
      driver: { name: result.tool.name, semanticVersion: result.tool.version, rules: rules.map(reportingDescriptor) },
    },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: notifications(result, kept.length),
        ...(result.problems?.length ? { toolConfigurationNotifications: misconfigured(result) } : {}),
      },
    ],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results: kept.map((finding) => sarifResult(finding, context)),
    properties: {
      target: result.target,
      findings: result.findings.length,
      truncated: kept.length < result.findings.length,
    },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}
