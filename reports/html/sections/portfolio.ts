import type { AddonResult, Result } from '../../../src/domain/result.js';
import { VERDICTS } from '../../../src/domain/score.js';
import { html, type Markup } from '../../shared/html.js';
import { isKnown, isUpgradeKnown } from '../../shared/known.js';
import { count, hours, hoursRange, whole } from '../../shared/numbers.js';
import { addonsByPriority } from '../../shared/order.js';
import type { Drawings } from '../charts/all.js';
import { figure } from '../charts/figure.js';
import { addonLink, headRow, nameList, rating, scoreCell, section, shortName, tableBox, verdict } from '../parts.js';
import { PORTFOLIO } from '../words.js';
import { SURFACE } from '../words-evidence.js';

function row(addon: AddonResult, withSurface: boolean): Markup {
  const known = isUpgradeKnown(addon);
  const cost = addon.upgradeCost.hours;
  return html`<tr><th scope="row">${addonLink(addon.key)}</th><td class="n">${addon.series ?? '?'}</td>${scoreCell(addon.risk)}${scoreCell(addon.usage)}${scoreCell(addon.upgradeCost, known)}<td class="n">${known ? hours(cost.p50) : '?'}</td><td class="n soft">${known ? hoursRange(cost) : ''}</td><td class="n">${whole(addon.lines.total)}</td><td>${rating(addon.debt.rating)}</td>${withSurface && surfaceCell(addon)}<td>${verdict(addon.verdict.kind)}</td></tr>
`;
}

function surfaceCell({ overrideSurface: found }: AddonResult): Markup {
  return found ? html`<td><abbr title="${SURFACE.meaning[found.level]}">${found.level}</abbr></td>` : html`<td></td>`;
}

function table(ordered: readonly AddonResult[]): Markup {
  const withSurface = ordered.some((addon) => addon.overrideSurface !== undefined);
  const caption = withSurface ? `${PORTFOLIO.caption} ${SURFACE.caption}` : PORTFOLIO.caption;
  const [last] = PORTFOLIO.heads.slice(-1);
  const heads = withSurface ? [...PORTFOLIO.heads.slice(0, -1), SURFACE.head, last!] : PORTFOLIO.heads;
  const rows = ordered.map((addon) => row(addon, withSurface));
  return tableBox(
    PORTFOLIO.title,
    html`<table class="sort wide" id="portfolio-table"><caption>${caption}</caption>${headRow(heads, [1, 2, 3, 4, 5, 6, 7])}<tbody>${rows}</tbody></table>`,
  );
}

/** The map and, as its data table, every addon with all its scores. */
export function portfolio(result: Result, drawings: Drawings): Markup {
  const ordered = addonsByPriority(result);
  const placed = ordered.filter((addon) => isKnown(addon.risk) && isKnown(addon.usage));
  const absent = ordered.filter((addon) => !placed.includes(addon));
  const upper = placed.filter((addon) => addon.risk.score > 50 && addon.usage.score > 50);
  const names = upper
    .slice(0, 5)
    .map((addon) => shortName(addon.key))
    .join(', ');
  const most = Math.max(0, ...placed.map((addon) => addon.upgradeCost.hours.p50));
  const map =
    drawings.map !== null &&
    figure(
      'chart-portfolio',
      PORTFOLIO.chart,
      drawings.map,
      html`${VERDICTS.map((kind) => verdict(kind))} <span>${PORTFOLIO.size(hours(most))}</span>`,
      PORTFOLIO.chartAlt(whole(upper.length), count(placed.length, 'addon'), names),
    );
  const [before = '', after = ''] = PORTFOLIO.notPlaced('|').split('|');
  const note = absent.length > 0 && html`<p class="read">${before}${nameList(absent, 5)}${after}</p>`;
  return section('portfolio', PORTFOLIO.title, PORTFOLIO.lede, [
    map,
    note,
    ordered.length === 0 ? html`<p>${PORTFOLIO.none}</p>` : table(ordered),
  ]);
}
