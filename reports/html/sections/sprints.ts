import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { Result } from '../../../src/domain/result.js';
import { html, type Markup } from '../../shared/html.js';
import { count, hours } from '../../shared/numbers.js';
import { planGain, type SprintLoad, sprintLoads } from '../../shared/plan.js';
import { itemId } from '../anchors.js';
import type { Drawings } from '../charts/all.js';
import { figure } from '../charts/figure.js';
import type { Limits } from '../limits.js';
import { addonLink, headRow, section, shortName, tableBox } from '../parts.js';
import { SPRINTS } from '../words.js';

function itemRow(item: DebtItem, planned: number): Markup {
  return html`<tr id="${itemId(item.id)}"><td>${shortName(item.title, 90)}</td><td>${addonLink(item.addon)}</td><td class="n">${hours(planned)}</td><td class="n">${hours(item.value)}</td></tr>
`;
}

function sprintRows(load: SprintLoad, limits: Limits): Markup {
  const shown = load.items.slice(0, limits.itemsPerSprint);
  const rest = load.items.length - shown.length;
  const note = SPRINTS.sprintNote(load.start, hours(load.plannedHours), hours(load.capacityHours));
  return html`<tbody><tr class="group"><th scope="rowgroup" colspan="4">${SPRINTS.sprint(load.index)} <span class="soft">${note}</span></th></tr>${shown.map(
    ({ item, hours: planned }) => itemRow(item, planned),
  )}${shown.length === 0 && html`<tr><td colspan="4" class="soft">${SPRINTS.free}</td></tr>`}${
    rest > 0 && html`<tr><td colspan="4" class="soft">${SPRINTS.more(rest)}</td></tr>`
  }</tbody>`;
}

function leftTable(result: Result, limits: Limits): Markup | null {
  const itemOf = new Map(result.items.map((item) => [item.id, item]));
  const left = result.plan.unplanned.flatMap(({ id, why }) => {
    const item = itemOf.get(id);
    return item ? [{ item, why }] : [];
  });
  if (left.length === 0) return null;
  const rows = left.slice(0, limits.itemsPerSprint).map(
    ({ item, why }) =>
      html`<tr id="${itemId(item.id)}"><td>${shortName(item.title, 90)}</td><td>${addonLink(item.addon)}</td><td class="n">${hours(item.hours.p50)}</td><td>${why}</td></tr>
`,
  );
  const rest = left.length - rows.length;
  const more = rest > 0 && html`<tr><td colspan="4" class="soft">${SPRINTS.more(rest)}</td></tr>`;
  return html`<h3>${SPRINTS.left}</h3>${tableBox(
    SPRINTS.leftCaption,
    html`<table class="plan left"><caption>${SPRINTS.leftCaption}</caption>${headRow(SPRINTS.leftHeads, [2])}<tbody>${rows}${more}</tbody></table>`,
  )}`;
}

/** Sprints as a chart, and every planned item under its sprint. */
export function sprints(result: Result, drawings: Drawings, limits: Limits): Markup {
  const loads = sprintLoads(result);
  if (loads.length === 0) return section('sprints', SPRINTS.title, SPRINTS.lede, html`<p>${SPRINTS.none}</p>`);
  const gain = planGain(result);
  const text = SPRINTS.chartAlt(hours(gain.hours), hours(gain.capacityHours), count(loads.length, 'sprint'));
  const table = html`<table class="plan"><caption>${SPRINTS.caption}</caption>${headRow(SPRINTS.heads, [2, 3])}${loads.map(
    (load) => sprintRows(load, limits),
  )}</table>`;
  return section('sprints', SPRINTS.title, SPRINTS.lede, [
    drawings.sprints && figure('chart-sprints', SPRINTS.chart, drawings.sprints, SPRINTS.legend, text),
    tableBox(SPRINTS.caption, table),
    leftTable(result, limits),
  ]);
}
