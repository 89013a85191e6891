import type { PathReason } from '../../../src/domain/coverage.js';
import { groupFailures } from '../../shared/failures.js';
import { html, type Markup } from '../../shared/html.js';
import { analysed, type Page, windowText } from '../context.js';
import { headRow, section, tableBox } from '../parts.js';

function paths(page: Page, title: string, list: readonly PathReason[]): Markup | null {
  const { limits } = page;
  const words = page.words.method;
  if (list.length === 0) return null;
  const groups = groupFailures(list);
  const shown = groups.slice(0, limits.paths);
  const rest = groups.length - shown.length;
  const items = shown.map(
    ({ path, why, more }) => html`<li><code>${path}</code>${more > 0 && words.alike(more)} ${analysed(page, why)}</li>`,
  );
  return html`<h4>${title}</h4><ul>${items}${rest > 0 && html`<li class="soft">${words.more(rest)}</li>`}</ul>`;
}

function evidence(page: Page): Markup {
  const { result, english } = page;
  const words = page.words.method;
  if (result.evidence.length === 0) return html`<p>${words.noEvidence}</p>`;
  const rows = result.evidence.map(
    ({ source, window, basis }) =>
      html`<tr><th scope="row"${english}>${source}</th><td>${window === null ? words.noWindow : windowText(page, window)}</td><td${english}>${basis}</td></tr>`,
  );
  return tableBox(
    words.evidenceCaption,
    html`<table><caption>${words.evidenceCaption}</caption>${headRow(words.evidenceHeads, [])}<tbody>${rows}</tbody></table>`,
  );
}

/** What was looked at, what was not, and how the figures come about. */
export function method(page: Page): Markup {
  const { english, options } = page;
  const { coverage } = page.result;
  const words = page.words.method;
  const { currency, hourlyRate } = options.style ?? {};
  const points = [
    ...words.points,
    ...(currency === undefined || hourlyRate === undefined ? [] : [words.rate(page.f.price(hourlyRate, currency))]),
    ...(words.english === '' ? [] : [words.english]),
  ];
  const unknown =
    coverage.unknown.length > 0 &&
    html`<h4>${words.unknown}</h4><ul${english}>${coverage.unknown.map((question) => html`<li>${question}</li>`)}</ul>`;
  return section('method', words.title, null, [
    html`<h3>${words.coverage}</h3><p>${page.words.unknown.files(coverage.parsed, coverage.files)}</p>`,
    paths(page, words.failed, coverage.failed),
    paths(page, words.skipped, coverage.skipped),
    unknown,
    html`<h3>${words.evidence}</h3>`,
    evidence(page),
    html`<h3>${words.method}</h3><ul class="prose">${points.map((point) => html`<li>${point}</li>`)}</ul>`,
  ]);
}
