import type { Severity } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import { alsoText } from '../shared/also.js';
import { count } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { clip, visible } from '../shared/text.js';

const COMMAND: Record<Severity, 'error' | 'warning' | 'notice'> = {
  blocker: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/**
 * GitHub shows ten errors, ten warnings and ten notices of a step, and fifty annotations of a job; it drops what comes
 * later. Source: actions/toolkit, docs/problem-matchers.md, "Limitations".
 */
const SHOWN = 10;
/** A message says what and where; more is for the report. */
const LONGEST_MESSAGE = 1000;

const MORE = (rest: number) =>
  `odoo-debt: ${count(rest, 'more finding')} not shown here; the JSON, SARIF and Markdown reports have them.`;

// Source: actions/toolkit, packages/core/src/command.ts: what a workflow command must escape. `visible` has already
// taken line ends away; they are kept here so that this function is right on its own.
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function problemLine({ path, line, message }: NonNullable<Result['problems']>[number]): string {
  const place = `file=${property(path)}${line === null ? '' : `,line=${line}`}`;
  return `::error ${place},title=odoo-debt::${data(clip(message, LONGEST_MESSAGE))}`;
}

/**
 * GitHub workflow commands: decisions that do not hold, then findings, most urgent first, and a plain line that says how
 * many were left out. With a baseline only new findings are shown: a pull request answers for what it brings.
 */
export function renderGithub(result: Result, options: ReportOptions = {}): string {
  const pathOf = repositoryPaths(result, options);
  const limit = options.maxAnnotations ?? SHOWN;
  const problems = (result.problems ?? []).slice(0, limit).map(problemLine);
  const open = findingsByPriority(result).filter(({ isNew }) => isNew !== false);
  const shown = { error: problems.length, warning: 0, notice: 0 };
  const lines = open.flatMap((finding) => {
    const command = COMMAND[finding.severity];
    if (shown[command]++ >= limit) return [];
    const place = `file=${property(pathOf(finding))},line=${finding.line},endLine=${finding.endLine},col=${finding.column}`;
    const message = clip(finding.message, LONGEST_MESSAGE) + alsoText(finding);
    return [`::${command} ${place},title=${property(finding.rule)}::${data(message)}`];
  });
  const rest = open.length - lines.length;
  lines.unshift(...problems);
  if (rest > 0) lines.push(MORE(rest));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
