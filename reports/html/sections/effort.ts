import type { Result } from '../../../src/domain/result.js';
import { type HopTotal, hopTotals } from '../../shared/figures.js';
import { html, type Markup } from '../../shared/html.js';
import { count, hours, hoursRange, percent, whole } from '../../shared/numbers.js';
import type { Drawings } from '../charts/all.js';
import { figure } from '../charts/figure.js';
import { headRow, section, shareBar, shortName, tableBox } from '../parts.js';
import { EFFORT } from '../words.js';

function addonFigure(result: Result, chart: Drawings['addons']): Markup | null {
  if (chart === null) return null;
  const [dearest] = [...result.addons].sort((a, b) => b.upgradeCost.hours.p50 - a.upgradeCost.hours.p50);
  const cost = dearest!.upgradeCost.hours;
  const shown = count(chart.shown, 'addon');
  const text = EFFORT.addonAlt(shortName(dearest!.key), hours(cost.p50), hoursRange(cost), shown);
  return figure('chart-addons', EFFORT.addonChart, chart.drawing, EFFORT.legend, text);
}

function hopFigure(hops: readonly HopTotal[], drawing: Drawings['hops']): Markup | null {
  const [dearest] = [...hops].sort((a, b) => b.hours.p50 - a.hours.p50);
  const all = hops.reduce((sum, hop) => sum + hop.hours.p50, 0);
  if (!dearest || drawing === null) return null;
  const text = EFFORT.hopAlt(dearest.to, percent(dearest.hours.p50 / all));
  return figure('chart-hops', EFFORT.hopChart, drawing, null, text);
}

function hopTable(hops: readonly HopTotal[]): Markup {
  const rows = hops.map(
    (hop) =>
      html`<tr><th scope="row">${hop.to}</th><td class="n">${whole(hop.addons)}</td><td class="n">${hours(hop.hours.p50)}</td><td class="n soft">${hoursRange(hop.hours)}</td><td class="n">${whole(hop.changedLines.p50)}</td><td class="share">${
        hop.mechanicalShare !== null &&
        html`${shareBar(hop.mechanicalShare)}<span class="soft">${percent(hop.mechanicalShare)}</span>`
      }</td></tr>`,
  );
  return tableBox(
    EFFORT.hopCaption,
    html`<table><caption>${EFFORT.hopCaption}</caption>${headRow(EFFORT.hopHeads, [1, 2, 3, 4])}<tbody>${rows}</tbody></table>`,
  );
}

/** Hours by addon and by version step. */
export function effort(result: Result, drawings: Drawings): Markup {
  const hops = hopTotals(result);
  const body =
    hops.length === 0
      ? html`<p>${EFFORT.none}</p>`
      : [addonFigure(result, drawings.addons), hopFigure(hops, drawings.hops), hopTable(hops)];
  return section('effort', EFFORT.title, EFFORT.lede, body);
}
