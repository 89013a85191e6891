import { isKnown, isUpgradeKnown } from '../../../src/domain/known.js';
import type { AddonResult } from '../../../src/domain/result.js';
import { VERDICTS } from '../../../src/domain/score.js';
import { html, type Markup } from '../../shared/html.js';
import { figure } from '../charts/figure.js';
import { type Page, withName } from '../context.js';
import {
  addonLink,
  fewer,
  headRow,
  nameList,
  rating,
  scoreCell,
  section,
  shortName,
  tableBox,
  verdict,
} from '../parts.js';

function row(page: Page, addon: AddonResult, withSurface: boolean): Markup {
  const { f } = page;
  const known = isUpgradeKnown(addon);
  const cost = addon.upgradeCost.hours;
  return html`<tr><th scope="row">${addonLink(addon.key)}</th><td class="n">${addon.series ?? '?'}</td>${scoreCell(page, addon.risk)}${scoreCell(page, addon.usage)}${scoreCell(page, addon.upgradeCost, known)}<td class="n">${known ? f.hours(cost.p50) : '?'}</td><td class="n soft">${known ? f.range(cost) : ''}</td><td class="n">${f.whole(addon.lines.total)}</td><td>${rating(addon.debt.rating)}</td>${withSurface && surfaceCell(page, addon)}<td>${verdict(page, addon.verdict.kind)}</td></tr>
`;
}

function surfaceCell({ words }: Page, { overrideSurface: found }: AddonResult): Markup {
  return found
    ? html`<td><abbr title="${words.surface.meaning[found.level]}">${found.level}</abbr></td>`
    : html`<td></td>`;
}

function table(page: Page, ordered: readonly AddonResult[]): Markup {
  const { portfolio: words, surface } = page.words;
  const withSurface = ordered.some((addon) => addon.overrideSurface !== undefined);
  const caption = withSurface ? `${words.caption} ${surface.caption}` : words.caption;
  const [last] = words.heads.slice(-1);
  const heads = withSurface ? [...words.heads.slice(0, -1), surface.head, last!] : words.heads;
  const rows = ordered.map((addon) => row(page, addon, withSurface));
  return tableBox(
    // Not the name of the section: regions of one page need names of their own.
    words.caption.replace(/[.:].*$/s, ''),
    html`<table class="sort wide" id="portfolio-table"><caption>${caption}</caption>${headRow(heads, [1, 2, 3, 4, 5, 6, 7])}<tbody>${rows}</tbody></table>`,
  );
}

/** The map and, as its data table, every addon with all its scores. */
export function portfolio(page: Page): Markup {
  const { drawings } = page;
  const words = page.words.portfolio;
  const ordered = page.shown;
  const placed = ordered.filter((addon) => isKnown(addon.risk) && isKnown(addon.usage));
  const known = new Set(placed);
  const absent = ordered.filter((addon) => !known.has(addon));
  const upper = placed.filter((addon) => addon.risk.score > 50 && addon.usage.score > 50);
  const names = upper
    .slice(0, 5)
    .map((addon) => shortName(addon.key))
    .join(', ');
  const most = placed.reduce((sofar, { upgradeCost }) => Math.max(sofar, upgradeCost.hours.p50), 0);
  const map =
    drawings.map !== null &&
    figure(
      'chart-portfolio',
      words.chart,
      drawings.map,
      html`${VERDICTS.map((kind) => verdict(page, kind))} <span>${words.size(most)}</span>`,
      words.chartAlt(upper.length, placed.length, names),
    );
  const note = absent.length > 0 && html`<p class="read">${withName(words.notPlaced, nameList(page, absent, 5))}</p>`;
  return section('portfolio', words.title, `${words.lede} ${fewer(page)}`.trim(), [
    map,
    note,
    ordered.length === 0 ? html`<p>${words.none}</p>` : table(page, ordered),
  ]);
}
