import type { Severity } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import { count } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { visible } from '../shared/text.js';

const COMMAND: Record<Severity, 'error' | 'warning' | 'notice'> = {
  blocker: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** GitHub shows ten annotations of a step and fifty of a job; more would only hide the important ones. */
const SHOWN = 10;

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
  return `::error ${place},title=odoo-debt::${data(message)}`;
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
  const lines = open.slice(0, limit - problems.length).map((finding) => {
    const place = `file=${property(pathOf(finding))},line=${finding.line},endLine=${finding.endLine},col=${finding.column}`;
    return `::${COMMAND[finding.severity]} ${place},title=${property(finding.rule)}::${data(finding.message)}`;
  });
  const rest = open.length - lines.length;
  lines.unshift(...problems);
  if (rest > 0) lines.push(MORE(rest));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
