import type { Result } from '../../../src/domain/result.js';
import { type Installation, VERDICTS } from '../../../src/domain/score.js';
import { html, type Markup } from '../../shared/html.js';
import { hours, percent, whole } from '../../shared/numbers.js';
import { CONFIDENCE_WORD } from '../../shared/words.js';
import { dataTable, section, spoken, verdict } from '../parts.js';
import { INSTALLATION } from '../words-evidence.js';

function headline({ verdict: kind, confidence }: Installation): Markup {
  return html`<b>${INSTALLATION.verdict[kind]}</b> <span class="soft">${CONFIDENCE_WORD[confidence]}</span>`;
}

/** The verdict on page one; null where none was made. */
export function installationBlock(result: Result): Markup | null {
  const found = result.installation;
  if (!found) return null;
  const [first] = found.reasons;
  return html`<div class="block"><h3>${INSTALLATION.block}</h3><p>${headline(found)}${
    first !== undefined && html`<br>${first}.`
  }</p><p class="go"><a href="#installation">${INSTALLATION.toAll}</a></p></div>`;
}

/** The verdict on the whole installation, question by question. */
export function installation(result: Result): Markup | null {
  const found = result.installation;
  if (!found) return null;
  return section('installation', INSTALLATION.title, INSTALLATION.lede, [
    html`<p class="reason">${INSTALLATION.verdict[found.verdict]}<small>${CONFIDENCE_WORD[found.confidence]}</small></p>`,
    html`<ul class="prose">${found.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`,
    dataTable({
      title: INSTALLATION.caption,
      heads: INSTALLATION.heads,
      numeric: [1, 2],
      rows: found.criteria.map(({ id, value, limit, exceeded, why, basis }) => [
        html`${spoken(id)}<small>${why}</small>`,
        value === null ? '?' : percent(value),
        percent(limit),
        value === null ? INSTALLATION.unknown : exceeded ? html`<b>${INSTALLATION.exceeded}</b>` : INSTALLATION.within,
        basis,
      ]),
    }),
    dataTable({
      title: INSTALLATION.byVerdict,
      heads: INSTALLATION.byVerdictHeads,
      numeric: [1, 2, 3],
      rows: VERDICTS.map((kind) => {
        const { addons, lines, hours: anew } = found.byVerdict[kind];
        return [verdict(kind), whole(addons), whole(lines), hours(anew)];
      }),
    }),
  ]);
}
