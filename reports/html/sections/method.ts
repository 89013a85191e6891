import type { PathReason } from '../../../src/domain/coverage.js';
import type { Result } from '../../../src/domain/result.js';
import { groupFailures } from '../../shared/failures.js';
import { html, type Markup } from '../../shared/html.js';
import { whole } from '../../shared/numbers.js';
import type { Limits } from '../limits.js';
import { headRow, section, tableBox } from '../parts.js';
import { METHOD, UNKNOWN } from '../words.js';

function paths(title: string, list: readonly PathReason[], limits: Limits): Markup | null {
  if (list.length === 0) return null;
  const groups = groupFailures(list);
  const shown = groups.slice(0, limits.paths);
  const rest = groups.length - shown.length;
  const items = shown.map(
    ({ path, why, more }) => html`<li><code>${path}</code>${more > 0 && METHOD.alike(whole(more))} ${why}</li>`,
  );
  return html`<h4>${title}</h4><ul>${items}${rest > 0 && html`<li class="soft">${METHOD.more(rest)}</li>`}</ul>`;
}

function evidence(result: Result): Markup {
  if (result.evidence.length === 0) return html`<p>${METHOD.noEvidence}</p>`;
  const rows = result.evidence.map(
    ({ source, window, basis }) =>
      html`<tr><th scope="row">${source}</th><td>${window ?? METHOD.noWindow}</td><td>${basis}</td></tr>`,
  );
  return tableBox(
    METHOD.evidenceCaption,
    html`<table><caption>${METHOD.evidenceCaption}</caption>${headRow(METHOD.evidenceHeads, [])}<tbody>${rows}</tbody></table>`,
  );
}

/** What was looked at, what was not, and how the figures come about. */
export function method(result: Result, limits: Limits): Markup {
  const { coverage } = result;
  const unknown =
    coverage.unknown.length > 0 &&
    html`<h4>${METHOD.unknown}</h4><ul>${coverage.unknown.map((question) => html`<li>${question}</li>`)}</ul>`;
  return section('method', METHOD.title, null, [
    html`<h3>${METHOD.coverage}</h3><p>${UNKNOWN.files(whole(coverage.parsed), whole(coverage.files))}</p>`,
    paths(METHOD.failed, coverage.failed, limits),
    paths(METHOD.skipped, coverage.skipped, limits),
    unknown,
    html`<h3>${METHOD.evidence}</h3>`,
    evidence(result),
    html`<h3>${METHOD.method}</h3><ul class="prose">${METHOD.points.map((point) => html`<li>${point}</li>`)}</ul>`,
  ]);
}
