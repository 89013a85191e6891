import type { DebtItem } from '../../../src/domain/debt-item.js';
import { html, type Markup } from '../../shared/html.js';
import { planGain, type SprintLoad, sprintLoads } from '../../shared/plan.js';
import { itemId } from '../anchors.js';
import { figure } from '../charts/figure.js';
import type { Page } from '../context.js';
import { headRow, nameLink, section, shortName, tableBox } from '../parts.js';
import { outlook, stateMark } from './outlook.js';
import { planBasis } from './plan-basis.js';
import { sprintName } from './sprint-name.js';

/** Items that a row of the page is the place of; the first row of an item that runs over several sprints is it. */
type Anchored = Set<string>;

function rowStart(anchored: Anchored, { id }: DebtItem): Markup {
  if (anchored.has(id)) return html`<tr>`;
  anchored.add(id);
  return html`<tr id="${itemId(id)}">`;
}

function itemRow({ f, english, keys }: Page, anchored: Anchored, item: DebtItem, planned: number): Markup {
  return html`${rowStart(anchored, item)}<td${english}>${shortName(item.title, 90)}</td><td>${nameLink(item.addon, keys)}</td><td class="n">${f.hours(planned)}</td><td class="n">${f.hours(item.value)}</td></tr>
`;
}

function sprintRows(page: Page, anchored: Anchored, load: SprintLoad): Markup {
  const { limits, f } = page;
  const words = page.words.sprints;
  const shown = load.items.slice(0, limits.itemsPerSprint);
  const rest = load.items.length - shown.length;
  const from = load.start === null ? '' : words.from(f.day(load.start));
  const note = `${from}${words.load(load.plannedHours, load.capacityHours)}`;
  return html`<tbody><tr class="group"><th scope="rowgroup" colspan="4">${sprintName(page, load.index)}${stateMark(page, load.index)} <span class="soft">${note}</span></th></tr>${shown.map(
    ({ item, hours: planned }) => itemRow(page, anchored, item, planned),
  )}${shown.length === 0 && html`<tr><td colspan="4" class="soft">${words.free}</td></tr>`}${
    rest > 0 && html`<tr><td colspan="4" class="soft">${words.more(rest)}</td></tr>`
  }</tbody>`;
}

function leftTable(page: Page, anchored: Anchored): Markup | null {
  const { result, limits, f, english, keys } = page;
  const words = page.words.sprints;
  const itemOf = new Map(result.items.map((item) => [item.id, item]));
  const left = result.plan.unplanned.flatMap(({ id, why }) => {
    const item = itemOf.get(id);
    return item ? [{ item, why }] : [];
  });
  if (left.length === 0) return null;
  const rows = left.slice(0, limits.itemsPerSprint).map(
    ({ item, why }) =>
      html`${rowStart(anchored, item)}<td${english}>${shortName(item.title, 90)}</td><td>${nameLink(item.addon, keys)}</td><td class="n">${f.hours(item.hours.p50)}</td><td${english}>${why}</td></tr>
`,
  );
  const rest = left.length - rows.length;
  const more = rest > 0 && html`<tr><td colspan="4" class="soft">${words.more(rest)}</td></tr>`;
  return html`<h3>${words.left}</h3>${tableBox(
    words.leftCaption,
    html`<table class="plan left"><caption>${words.leftCaption}</caption>${headRow(words.leftHeads, [2])}<tbody>${rows}${more}</tbody></table>`,
  )}`;
}

/** Sprints as a chart, and every planned item under its sprint. */
export function sprints(page: Page): Markup {
  const { result, drawings } = page;
  const words = page.words.sprints;
  const loads = sprintLoads(result);
  if (loads.length === 0) return section('sprints', words.title, words.lede, html`<p>${words.none}</p>`);
  const gain = planGain(result);
  const text = words.chartAlt(gain.hours, gain.capacityHours, loads.length);
  const anchored: Anchored = new Set();
  const table = html`<table class="plan"><caption>${words.caption}</caption>${headRow(words.heads, [2, 3])}${loads.map(
    (load) => sprintRows(page, anchored, load),
  )}</table>`;
  const left = leftTable(page, anchored);
  return section('sprints', words.title, words.lede, [
    drawings.sprints && figure('chart-sprints', words.chart, drawings.sprints, words.legend, text),
    outlook(page),
    tableBox(words.caption, table),
    left,
    planBasis(page, anchored),
  ]);
}
