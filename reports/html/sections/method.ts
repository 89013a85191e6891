import type { PathReason } from '../../../src/domain/coverage.js';
import { isKnown, isUpgradeKnown } from '../../../src/domain/known.js';
import type { AddonResult } from '../../../src/domain/result.js';
import type { Confidence } from '../../../src/domain/score.js';
import { byText } from '../../../src/domain/text-order.js';
import { groupFailures } from '../../shared/failures.js';
import { html, link, type Markup } from '../../shared/html.js';
import { analysed, type Page, windowText } from '../context.js';
import { dataTable, headRow, section, sentence, tableBox } from '../parts.js';

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

/** Which state of the code the page is about. */
function checkouts({ result, words: { method: words } }: Page): Markup | null {
  return dataTable({
    title: words.checkouts,
    heads: words.checkoutHeads,
    rows: (result.provenance?.checkouts ?? []).map(({ name, commit }) => [name, commit ?? words.noCommit]),
  });
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

/** What nobody measured and the plan and its forecast rest on. */
function assumptions(page: Page): Markup | null {
  const { plan } = page.result;
  const lines = [...(plan.capacity?.why ?? []), ...(plan.forecast?.basis ?? [])];
  if (lines.length === 0) return null;
  return html`<h3>${page.words.basis.assumptions}</h3><ul class="prose">${lines.map((line) => html`<li>${sentence(page, line)}</li>`)}</ul>`;
}

/** How many addons have each score with which confidence. */
function confidence(page: Page): Markup | null {
  const { result, f } = page;
  const { basis: words, addons: names } = page.words;
  if (result.addons.length === 0) return null;
  const row = (name: string, tell: (addon: AddonResult) => Confidence | null) => {
    const told = result.addons.map(tell);
    return [
      name,
      ...(['high', 'medium', 'low', null] as const).map((level) => told.filter((one) => one === level).length),
    ].map((cell) => (typeof cell === 'number' ? f.whole(cell) : cell));
  };
  return dataTable({
    title: words.confidence,
    heads: words.confidenceHeads,
    numeric: [1, 2, 3, 4],
    rows: [
      row(names.risk, ({ risk }) => (isKnown(risk) ? risk.confidence : null)),
      row(names.usage, ({ usage }) => (isKnown(usage) ? usage.confidence : null)),
      row(names.upgrade, (addon) => (isUpgradeKnown(addon) ? addon.upgradeCost.confidence : null)),
    ],
  });
}

/** Every source that the rules of the findings name, once. */
function sources({ result, options, words: { basis: words } }: Page): Markup | null {
  const told = new Set(result.findings.map(({ rule }) => rule));
  const metas = (options.rules ?? []).filter(({ id }) => told.has(id));
  const all = [...new Set(metas.flatMap((meta) => meta.sources))].sort(byText);
  if (all.length === 0) return null;
  return html`<details><summary><h3>${words.sources}</h3> <span class="soft">${words.sourcesNote(all.length, metas.length)}</span></summary><ul>${all.map((source) => html`<li>${link(source)}</li>`)}</ul></details>`;
}

/** What was looked at, what was not, and how the figures come about. */
export function method(page: Page): Markup {
  const { options } = page;
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
    html`<h4>${words.unknown}</h4><ul>${coverage.unknown.map((question) => html`<li>${sentence(page, question)}</li>`)}</ul>`;
  return section('method', words.title, null, [
    html`<h3>${words.coverage}</h3><p>${page.words.unknown.files(coverage.parsed, coverage.files)}</p>`,
    checkouts(page),
    paths(page, words.failed, coverage.failed),
    paths(page, words.skipped, coverage.skipped),
    unknown,
    html`<h3>${words.evidence}</h3>`,
    evidence(page),
    confidence(page),
    html`<h3>${words.method}</h3><ul class="prose">${points.map((point) => html`<li>${point}</li>`)}</ul>`,
    assumptions(page),
    sources(page),
  ]);
}
