import { type Certainty, FAMILIES, type Family, SEVERITIES, type Severity } from '../../domain/finding.js';
import type { RuleMeta } from '../../domain/rule.js';
import type { ImportedResult, Level } from './read.js';
import type { KnownRule } from './tools/known.js';

export interface Grade {
  family: Family;
  severity: Severity;
  certainty: Certainty;
  effortMinutes: number;
}

export interface GradeContext {
  tool: string;
  known: KnownRule | null;
  /** Our rules that ran, by id. */
  metas: ReadonlyMap<string, RuleMeta>;
  /** Code that does not run in production. */
  inTests: boolean;
}

const OF_LEVEL: Record<Level, Severity> = { error: 'high', warning: 'medium', note: 'low', none: 'info' };

/** Words in tags that tell the family, the first that fits. CodeQL, Semgrep and Sonar write such tags. */
const OF_TAG: readonly (readonly [RegExp, Family])[] = [
  [/security|vulnerabilit|\bcwe\b|owasp/, 'security'],
  [/performance|efficien/, 'performance'],
  [/reliability|correctness|\bbugs?\b/, 'reliability'],
  [/licen[cs]e|compliance/, 'governance'],
];

/** Ruff's groups that are about layout, names, annotations and imports. Source: docs.astral.sh/ruff/rules/. */
const RUFF_STYLE = /^(E[1-7]|W[1-6]|D|I|Q|COM|ANN|N|UP|ISC|EM|PT|ERA|FBT)\d/;

/**
 * What an imported result weighs. A rule that stands for one of ours has its family and effort, and the milder of both
 * severities; any other is weighed by what the report says of it, and never a blocker;
 * a severity that the team has set holds for all of them. Sure is nothing that we have not
 * seen ourselves: where our rule for the same looked and kept silent it is `possible`.
 */
export function gradeOf(result: ImportedResult, { tool, known, metas, inTests }: GradeContext): Grade {
  const ours = known?.rules.map((entry) => metas.get(entry.split('#')[0]!)).find((meta) => meta !== undefined);
  const family = familyOf(result, tool, known);
  const limits = [known?.atMost, ours?.severity, inTests ? ('info' as const) : undefined].filter(
    (limit) => limit !== undefined,
  );
  const sure = /high/.test(result.confidence) || result.tags.includes('high confidence');
  const severity = result.chosen ?? limits.reduce(milder, severityOf(result, tool));
  const effort = effortOf(result, family, ours, metas);
  return {
    family,
    severity,
    certainty: sure && ours === undefined ? 'likely' : 'possible',
    effortMinutes: severity === 'info' ? Math.min(effort, REMARK) : effort,
  };
}

function familyOf({ tags }: ImportedResult, tool: string, known: KnownRule | null): Family {
  const named = known?.family ?? known?.rules[0]?.split('/')[0];
  const family = FAMILIES.find((candidate) => candidate === named);
  if (family !== undefined) return family;
  const told = OF_TAG.find(([word]) => tags.some((tag) => word.test(tag)));
  if (told !== undefined) return told[1];
  return tool === 'bandit' ? 'security' : 'maintainability';
}

/**
 * Source of the steps for `security-severity`: GitHub docs, "SARIF support for code scanning", reportingDescriptor
 * (critical over 9.0, high 7.0 to 8.9, medium 4.0 to 6.9, low under that).
 */
function severityOf({ level, security, rule }: ImportedResult, tool: string): Severity {
  if (security !== null) return security >= 7 ? 'high' : security >= 4 ? 'medium' : security > 0 ? 'low' : 'info';
  // Ruff writes "error" for every result, so its word says nothing.
  if (tool === 'ruff') return RUFF_STYLE.test(rule) ? 'info' : 'low';
  // The letter of a message is its category; conventions and hints at refactoring break nothing.
  if (tool.startsWith('pylint')) return milder(OF_LEVEL[level], PYLINT_AT_MOST[rule[0] ?? ''] ?? 'medium');
  return OF_LEVEL[level];
}

const PYLINT_AT_MOST: Readonly<Record<string, Severity>> = { C: 'info', R: 'info', I: 'info', W: 'low' };

function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}

/** What is only a remark is changed in passing. An assumption. */
const REMARK = 5;
/** A working day: what a report asks beyond that is no single fix. */
const LONGEST = 480;
/** Where there is no rule of ours in the family to go by. An assumption. */
const EFFORT_WITHOUT_BASIS = 15;

/** What the report says, else what our rule for the same takes, else the middle of our rules of the family. */
function effortOf(
  { effortMinutes }: ImportedResult,
  family: Family,
  ours: RuleMeta | undefined,
  metas: ReadonlyMap<string, RuleMeta>,
): number {
  if (effortMinutes !== null && effortMinutes >= 0) return Math.min(effortMinutes, LONGEST);
  if (ours !== undefined) return ours.effort.minutes;
  const efforts = [...metas.values()].filter((meta) => meta.family === family).map((meta) => meta.effort.minutes);
  efforts.sort((a, b) => a - b);
  return efforts[efforts.length >> 1] ?? EFFORT_WITHOUT_BASIS;
}
