import { type Installation, VERDICTS } from '../../../src/domain/score.js';
import { html, type Markup } from '../../shared/html.js';
import type { Page } from '../context.js';
import { dataTable, section, sentence, spoken, verdict } from '../parts.js';

function headline({ words }: Page, { verdict: kind, confidence }: Installation): Markup {
  return html`<b>${words.installation.verdict[kind]}</b> <span class="soft">${words.confidence[confidence]}</span>`;
}

/** The verdict on page one; null where none was made. */
export function installationBlock(page: Page): Markup | null {
  const words = page.words.installation;
  const found = page.result.installation;
  if (!found) return null;
  const [first] = found.reasons;
  return html`<div class="block"><h2>${words.block}</h2><p>${headline(page, found)}${
    first !== undefined && html`<br>${sentence(page, first)}.`
  }</p><p class="go"><a href="#installation">${words.toAll}</a></p></div>`;
}

/** The verdict on the whole installation, question by question. */
export function installation(page: Page): Markup | null {
  const { f } = page;
  const words = page.words.installation;
  const found = page.result.installation;
  if (!found) return null;
  return section('installation', words.title, words.lede, [
    html`<p class="reason">${words.verdict[found.verdict]}<small>${page.words.confidence[found.confidence]}</small></p>`,
    html`<ul class="prose">${found.reasons.map((reason) => html`<li>${sentence(page, reason)}</li>`)}</ul>`,
    dataTable({
      title: words.caption,
      heads: words.heads,
      numeric: [1, 2],
      rows: found.criteria.map(({ id, value, limit, exceeded, why, basis }) => [
        html`${spoken(page, id, words.questions)}<small>${sentence(page, why)}</small>`,
        value === null ? '?' : f.percent(value),
        f.percent(limit),
        value === null ? words.unknown : exceeded ? html`<b>${words.exceeded}</b>` : words.within,
        sentence(page, basis),
      ]),
    }),
    dataTable({
      title: words.byVerdict,
      heads: words.byVerdictHeads,
      numeric: [1, 2, 3],
      rows: VERDICTS.map((kind) => {
        const { addons, lines, hours: anew } = found.byVerdict[kind];
        return [html`<a href="#addons">${verdict(page, kind)}</a>`, f.whole(addons), f.whole(lines), f.hours(anew)];
      }),
    }),
  ]);
}
