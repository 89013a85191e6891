import type { Kpi, Kpis } from '../../../src/domain/kpis.js';
import { html, type Markup } from '../../shared/html.js';
import { KPI_GROUPS, type KpiRow, kpiParts, kpiRows, kpiValue } from '../../shared/kpis.js';
import { analysed, type Page, spanText, withName } from '../context.js';
import { dataTable, nameLink, section, sentence, tableBox } from '../parts.js';

const ON_PAGE_ONE = 5;

/** Figures for page one: those a committee asks for first, and where none of them is known any other that is. */
function headline({ words }: Page, kpis: Kpis): KpiRow[] {
  const { criticalIncidents, criticalResolution, emergencies, backlog, reserve } = kpis;
  const wanted: Kpi[] = [criticalIncidents, criticalResolution, emergencies, backlog, reserve];
  const known = kpiRows(kpis, words.kpis).filter(({ kpi }) => kpi.value !== null);
  const first = known.filter(({ kpi }) => wanted.includes(kpi));
  return (first.length > 0 ? first : known).slice(0, ON_PAGE_ONE);
}

/** The few figures of page one; nothing where none is known. */
export function maintenanceBlock(page: Page): Markup | null {
  const { kpis } = page.result;
  const words = page.words.maintenance;
  const rows = kpis === null ? [] : headline(page, kpis);
  if (rows.length === 0) return null;
  const items = rows.map(
    ({ label, kpi }) => html`<li>${label}${page.words.colon} <b>${kpiValue(kpi, page.words.kpis)}</b></li>`,
  );
  return html`<div class="block"><h2>${words.block}</h2><ul>${items}</ul><p class="go"><a href="#maintenance">${words.toAll}</a></p></div>`;
}

/** How many of the figures are not known; null where all are, or none was asked for. */
export function unknownFigures({ result: { kpis }, words: { maintenance: words } }: Page): Markup | null {
  const rows = kpis === null ? [] : kpiRows(kpis);
  const unknown = rows.filter(({ kpi }) => kpi.value === null).length;
  if (unknown === 0) return null;
  const figures = html`<a href="#maintenance">${words.figures}</a>`;
  return withName((name) => words.unknown(unknown, rows.length, name), figures);
}

function figureRow(page: Page, { label, kpi, note }: KpiRow, usual: string | null): Markup {
  const { f } = page;
  const words = page.words.maintenance;
  const value = kpiValue(kpi, page.words.kpis);
  const window = kpi.window === null ? null : spanText(page, kpi.window);
  const own = window !== null && window !== usual && ` ${words.over(window)}`;
  const told =
    value === null
      ? html`<td colspan="2"><span class="soft">${words.notKnown}${page.words.colon}</span> ${kpi.unknown !== null && sentence(page, kpi.unknown)}</td>`
      : html`<td class="n"><b>${value}</b></td><td>${kpiParts(kpi, page.words.kpis)}${note !== '' && html`<small>${note}</small>`}</td>`;
  return html`<tr><th scope="row">${label}<small>${sentence(page, kpi.definition)}.${own}</small></th>${told}<td class="n">${
    kpi.coverage === null ? '' : f.percent(kpi.coverage)
  }</td></tr>
`;
}

function figures(page: Page, kpis: Kpis): Markup {
  const words = page.words.maintenance;
  const rows = kpiRows(kpis, page.words.kpis);
  const usual = kpis.window === null ? null : spanText(page, kpis.window);
  const groups = KPI_GROUPS.map((group) => {
    const own = rows.filter((row) => row.group === group);
    const note =
      group === 'sla' &&
      html` <span class="soft">${words.slaBasis[kpis.sla.basis]} (${sentence(page, kpis.sla.source)})</span>`;
    return (
      own.length > 0 &&
      html`<tbody><tr class="group"><th scope="rowgroup" colspan="4">${words.groups[group]}${note}</th></tr>${own.map((row) => figureRow(page, row, usual))}</tbody>`
    );
  });
  const heads = words.heads.map((head, index) =>
    index === 1 || index === 3 ? html`<th scope="col" class="n">${head}</th>` : html`<th scope="col">${head}</th>`,
  );
  return tableBox(
    words.caption,
    html`<table class="kpis"><caption>${words.caption}</caption><thead><tr>${heads}</tr></thead>${groups}</table>`,
  );
}

function months({ f, words: { maintenance: words } }: Page, { criticalIncidents }: Kpis): Markup | null {
  if (criticalIncidents.months.length === 0) return null;
  const items = criticalIncidents.months.map(
    ({ month, count }) => html`<li><span class="soft">${f.month(month)}</span> <b>${f.whole(count)}</b></li>`,
  );
  return html`<h3>${words.months}</h3><ol class="months">${items}</ol>`;
}

/** Every maintenance figure with its definition; null where the result has none. */
export function maintenance(page: Page): Markup | null {
  const { keys, f } = page;
  const { kpis } = page.result;
  const words = page.words.maintenance;
  if (kpis === null) return null;
  const link = (name: string) => nameLink(name, keys);
  const { causes, errors } = kpis.rootCauses;
  const window = kpis.window === null ? words.noWindow : words.window(spanText(page, kpis.window));
  const lede = `${window} ${words[kpis.hours]}`;
  return section('maintenance', words.title, lede, [
    figures(page, kpis),
    months(page, kpis),
    dataTable({
      title: words.causes,
      heads: words.causeHeads,
      numeric: [1],
      rows: causes.map(({ cause, incidents, addons }) => [
        cause,
        f.whole(incidents),
        addons.map((name, index) => html`${index > 0 && ', '}${link(name)}`),
      ]),
    }),
    dataTable({
      title: words.errors,
      heads: words.errorHeads,
      numeric: [2, 3],
      rows: errors.map(({ fingerprint, addon, count, days }) => [
        html`<code>${fingerprint}</code>`,
        addon === null ? '' : link(addon),
        f.whole(count),
        f.whole(days),
      ]),
    }),
    dataTable({
      title: words.reserve,
      heads: words.reserveHeads,
      numeric: [1],
      rows: kpis.reserve.terms.map(({ name, percent: value, basis, why }) => [
        words.reserveTerms[name] ?? analysed(page, name),
        value === null ? '?' : f.decimal(value),
        words.bases[basis] ?? analysed(page, basis),
        sentence(page, why),
      ]),
    }),
  ]);
}
