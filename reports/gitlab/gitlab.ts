import type { Severity } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import { alsoText } from '../shared/also.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { listPieces } from '../shared/pieces.js';
import { repositoryPaths } from '../shared/place.js';
import { visible } from '../shared/text.js';

/** Source: GitLab, "Code Quality", report format: info, minor, major, critical, blocker. */
const SEVERITY: Record<Severity, string> = {
  blocker: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

/** GitLab code quality report (a subset of Code Climate's). The fingerprint is the id of the finding, so it outlives moves. Issue by issue. */
export function* gitlabPieces(result: Result, options: ReportOptions = {}): Generator<string> {
  yield* listPieces(issuesOf(result, options), 0);
  yield '\n';
}

function* issuesOf(result: Result, options: ReportOptions): Generator<object> {
  const pathOf = repositoryPaths(result, options);
  const seen = new Map<string, number>();
  // GitLab takes issues of one fingerprint for one issue.
  const unique = (id: string) => {
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before === 0 ? id : `${id}-${before + 1}`;
  };
  for (const finding of findingsByPriority(result)) {
    yield {
      description: visible(finding.message) + alsoText(finding),
      check_name: finding.rule,
      fingerprint: unique(finding.id),
      severity: SEVERITY[finding.severity],
      location: { path: pathOf(finding), lines: { begin: finding.line, end: finding.endLine } },
    };
  }
}
