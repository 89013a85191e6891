import { gzipSync } from 'node:zlib';
import { type Certainty, FAMILIES, type Finding, type Severity } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import type { Accepted } from '../../src/domain/triage.js';
import { groupFailures } from '../shared/failures.js';
import { whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority, priorities, rankOf } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { type RuleEntry, rulesOf } from '../shared/rules.js';
import { clip, visible } from '../shared/text.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

// Source of the limits: GitHub docs, "SARIF support for code scanning", "Validating your SARIF file".
/** Of 25,000 results that a run may have, GitHub keeps the top 5,000. */
export const MOST_RESULTS = 5000;
/** An upload, compressed with gzip, may have 10 MB. */
const MOST_BYTES = 10 * 1000 * 1000;
/** Of 1,000 locations that a result may have, 100 are shown. */
const MOST_LOCATIONS = 100;
/** GitHub shows so much of a message at most; what is cut is code that was quoted. */
const LONGEST_MESSAGE = 1000;

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  blocker: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
/** Words that GitHub code scanning knows for `precision`. */
const PRECISION: Record<Certainty, string> = { certain: 'very-high', likely: 'high', possible: 'medium' };

/**
 * GitHub ranks security alerts by a number as in CVSS: over 9.0 is critical, from 7.0 high, from 4.0 medium.
 * Source: GitHub docs, "SARIF support for code scanning", reportingDescriptor.
 */
const SECURITY: Record<Severity, string> = { blocker: '9.5', high: '8.0', medium: '5.5', low: '2.0', info: '0.1' };

const TRUNCATED = (kept: number, all: number) =>
  `Holds the ${whole(kept)} most urgent of ${whole(all)} findings; the JSON report holds all of them.`;

function text(value: string): { text: string } {
  return { text: visible(value) };
}

/**
 * Scanned text as the text of a message, where brackets make links and braces placeholders.
 * Source: SARIF 2.1.0, 3.11.5 (placeholders) and 3.11.6 (embedded links).
 */
function message(value: string): { text: string } {
  const shown = clip(visible(value), LONGEST_MESSAGE);
  return { text: shown.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&') };
}

function reportingDescriptor(rule: RuleEntry) {
  const { meta } = rule;
  return {
    id: rule.id,
    shortDescription: text(rule.title),
    ...(meta
      ? { fullDescription: text(meta.why), help: text(`${meta.why} ${meta.remedy} Limits: ${meta.limits}`) }
      : {}),
    ...(helpUriOf(rule) === undefined ? {} : { helpUri: helpUriOf(rule) }),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: {
      tags: [rule.family],
      precision: PRECISION[rule.certainty],
      ...(rule.family === 'security' ? { 'security-severity': SECURITY[rule.severity] } : {}),
    },
  };
}

/** The first source of a rule that is an address: where the facts behind it can be read. */
function helpUriOf({ meta }: RuleEntry): string | undefined {
  return meta?.sources
    .map((source) => /^https?:\/\/[^\s<>"{}|\\^`]+/.exec(source)?.[0])
    .find((found) => found !== undefined);
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
  pathOf: (finding: Pick<Finding, 'addon' | 'path'>) => string;
  ruleIndex: Map<string, number>;
  priority: Map<string, number>;
}

function sarifResult(finding: Finding, { pathOf, ruleIndex, priority }: Context) {
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule)!,
    level: LEVEL[finding.severity],
    message: message(finding.message),
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
    ...(finding.alsoAt?.length ? { relatedLocations: related(finding, pathOf(finding)) } : {}),
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
      ...(finding.alsoBy?.length ? { alsoBy: finding.alsoBy.map(visible) } : {}),
    },
  };
}

function related({ alsoAt = [] }: Finding, path: string) {
  return [...new Set(alsoAt)].slice(0, MOST_LOCATIONS - 1).map((line) => ({
    message: { text: 'The same stands here.' },
    physicalLocation: { artifactLocation: { uri: uri(path), uriBaseId: '%SRCROOT%' }, region: { startLine: line } },
  }));
}

/** A finding that somebody decided to live with: still told, and told to be suppressed. */
function acceptedResult(entry: Accepted, { pathOf, ruleIndex }: Context) {
  return {
    ruleId: entry.rule,
    ruleIndex: ruleIndex.get(entry.rule)!,
    level: LEVEL[entry.severity],
    message: message(entry.message),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(pathOf(entry)), uriBaseId: '%SRCROOT%' },
          region: { startLine: entry.line },
        },
      },
    ],
    partialFingerprints: { 'odooDebtFinding/v1': entry.id, primaryLocationLineHash: entry.id },
    suppressions: [
      {
        kind: entry.by === 'inline' ? 'inSource' : 'external',
        status: 'accepted',
        ...(entry.reason === '' ? {} : { justification: visible(entry.reason) }),
        properties: { owner: entry.owner === null ? null : visible(entry.owner), until: entry.until, by: entry.by },
      },
    ],
    properties: { addon: visible(entry.addon), severity: entry.severity },
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

/**
 * SARIF 2.1.0 (errata 01), one run, the most urgent first, then, where it is asked for, what was accepted, as suppressed. At most `MOST_RESULTS`
 * of both, and fewer where the file would be larger than GitHub takes; what was cut is said in the file.
 */
export function renderSarif(result: Result, options: ReportOptions = {}): string {
  let most = MOST_RESULTS;
  let log = sarifLog(result, options, most);
  // Compressed it is never much larger than before, so that small files are not asked.
  while (most > 1 && log.length > MOST_BYTES / 2 && gzipSync(log).length > MOST_BYTES) {
    most = Math.floor(most / 2);
    log = sarifLog(result, options, most);
  }
  return log;
}

function sarifLog(result: Result, options: ReportOptions, most: number): string {
  const kept = findingsByPriority(result).slice(0, most);
  const accepted = options.withAccepted ? (result.accepted ?? []).slice(0, most - kept.length) : [];
  const rules = rulesOf([...kept, ...accepted.map(asEntry)], options.rules);
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
    results: [
      ...kept.map((finding) => sarifResult(finding, context)),
      ...accepted.map((entry) => acceptedResult(entry, context)),
    ],
    properties: {
      target: result.target,
      findings: result.findings.length,
      truncated: kept.length < result.findings.length,
    },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

/** What is known of the rule of an accepted finding without the metadata of the rules. */
function asEntry({ rule, severity }: Accepted): Parameters<typeof rulesOf>[0][number] {
  const family = FAMILIES.find((candidate) => rule.startsWith(`${candidate}/`)) ?? 'maintainability';
  return { rule, severity, family, certainty: 'likely' };
}
