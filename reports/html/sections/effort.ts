import { type HopTotal, hopTotals } from '../../../src/domain/figures.js';
import type { Area } from '../../shared/areas.js';
import { html, type Markup } from '../../shared/html.js';
import { figure } from '../charts/figure.js';
import type { Page } from '../context.js';
import { dataTable, headRow, section, shareBar, shortName, tableBox } from '../parts.js';

function addonFigure({ result, drawings: { addons: chart }, words: { effort: words }, f }: Page): Markup | null {
  if (chart === null) return null;
  const [dearest] = [...result.addons].sort((a, b) => b.upgradeCost.hours.p50 - a.upgradeCost.hours.p50);
  const cost = dearest!.upgradeCost.hours;
  const text = words.addonAlt(shortName(dearest!.key), cost.p50, f.range(cost), chart.shown);
  return figure('chart-addons', words.addonChart, chart.drawing, words.legend, text);
}

function hopFigure({ drawings, words: { effort: words, areas } }: Page, hops: readonly HopTotal[]): Markup | null {
  const [dearest] = [...hops].sort((a, b) => b.hours.p50 - a.hours.p50);
  const all = hops.reduce((sum, hop) => sum + hop.hours.p50, 0);
  if (!dearest || drawings.hops === null) return null;
  const text = words.hopAlt(dearest.to, dearest.hours.p50 / all);
  return figure('chart-hops', words.hopChart, drawings.hops, areas.legend, text);
}

/** What the hours are spent on; null where nothing tells one area from another. */
function areaFigure(page: Page): Markup | null {
  const { drawings, told } = page;
  const words = page.words.areas;
  const [largest] = [...told.parts.areas].sort((a, b) => b.hours - a.hours);
  if (!largest || drawings.areas === null) return null;
  const text = words.alt(words.names[largest.area], largest.hours / told.parts.hours);
  return figure('chart-areas', words.chart, drawings.areas, words.legend, text);
}

function areaTable({ words: { areas: words }, f, told: { parts }, drawings }: Page): Markup | null {
  if (drawings.areas === null) return null;
  const about: Partial<Record<Area, string>> = words.about;
  return dataTable({
    title: words.caption,
    heads: words.heads,
    numeric: [1, 2, 3, 4],
    rows: parts.areas.map(({ area, findings, hours, byTool }) => [
      html`${words.names[area]}${about[area] !== undefined && html`<small>${about[area]}</small>`}`,
      findings === 0 ? '' : f.whole(findings),
      f.hours(hours),
      byTool === 0 ? '' : f.hours(byTool),
      f.percent(hours / parts.hours),
    ]),
  });
}

function hopTable({ words: { effort: words }, f }: Page, hops: readonly HopTotal[]): Markup {
  const rows = hops.map(
    (hop) =>
      html`<tr><th scope="row">${hop.to}</th><td class="n">${f.whole(hop.addons)}</td><td class="n">${f.hours(hop.hours.p50)}</td><td class="n soft">${f.range(hop.hours)}</td><td class="n">${f.whole(hop.changedLines.p50)}</td><td class="share">${
        hop.mechanicalShare !== null &&
        html`${shareBar(hop.mechanicalShare)}<span class="soft">${f.percent(hop.mechanicalShare)}</span>`
      }</td></tr>`,
  );
  return tableBox(
    words.hopCaption,
    html`<table><caption>${words.hopCaption}</caption>${headRow(words.hopHeads, [1, 2, 3, 4])}<tbody>${rows}</tbody></table>`,
  );
}

/** The way on to the addons that the hours are made of. */
function toAddons({ words }: Page): Markup {
  return html`<p class="go"><a href="#addons">${words.addons.title}</a></p>`;
}

/** Hours by addon and by version step. */
export function effort(page: Page): Markup {
  const words = page.words.effort;
  const hops = hopTotals(page.result);
  const body =
    hops.length === 0
      ? html`<p>${words.none}</p>`
      : [
          addonFigure(page),
          hopFigure(page, hops),
          hopTable(page, hops),
          areaFigure(page),
          areaTable(page),
          toAddons(page),
        ];
  return section('effort', words.title, words.lede, body);
}
