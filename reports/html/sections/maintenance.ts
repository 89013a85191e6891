import type { Kpi, Kpis } from '../../../src/domain/kpis.js';
import type { Result } from '../../../src/domain/result.js';
import { html, type Markup } from '../../shared/html.js';
import { KPI_GROUPS, type KpiRow, kpiParts, kpiRows, kpiValue } from '../../shared/kpis.js';
import { decimal, percent, whole } from '../../shared/numbers.js';
import { span } from '../../shared/time.js';
import { dataTable, nameLink, section, tableBox } from '../parts.js';
import { MAINTENANCE } from '../words-evidence.js';

const ON_PAGE_ONE = 5;

/** Figures for page one: those a committee asks for first, and where none of them is known any other that is. */
function headline(kpis: Kpis): KpiRow[] {
  const { criticalIncidents, criticalResolution, emergencies, backlog, reserve } = kpis;
  const wanted: Kpi[] = [criticalIncidents, criticalResolution, emergencies, backlog, reserve];
  const known = kpiRows(kpis).filter(({ kpi }) => kpi.value !== null);
  const first = known.filter(({ kpi }) => wanted.includes(kpi));
  return (first.length > 0 ? first : known).slice(0, ON_PAGE_ONE);
}

/** The few figures of page one; nothing where none is known. */
export function maintenanceBlock({ kpis }: Result): Markup | null {
  const rows = kpis === null ? [] : headline(kpis);
  if (rows.length === 0) return null;
  const items = rows.map(({ label, kpi }) => html`<li>${label}: <b>${kpiValue(kpi)}</b></li>`);
  return html`<div class="block"><h3>${MAINTENANCE.block}</h3><ul>${items}</ul><p class="go"><a href="#maintenance">${MAINTENANCE.toAll}</a></p></div>`;
}

/** How many of the figures are not known; null where all are, or none was asked for. */
export function unknownFigures({ kpis }: Result): Markup | null {
  const rows = kpis === null ? [] : kpiRows(kpis);
  const unknown = rows.filter(({ kpi }) => kpi.value === null).length;
  const [before, after] = MAINTENANCE.blockUnknown(whole(unknown), whole(rows.length));
  return unknown === 0 ? null : html`${before}<a href="#maintenance">${MAINTENANCE.figures}</a>${after}`;
}

function figureRow({ label, kpi, note }: KpiRow, usual: string | null): Markup {
  const value = kpiValue(kpi);
  const window = kpi.window === null ? null : span(kpi.window);
  const own = window !== null && window !== usual && ` ${MAINTENANCE.over(window)}`;
  const told =
    value === null
      ? html`<td colspan="2"><span class="soft">${MAINTENANCE.notKnown}:</span> ${kpi.unknown ?? ''}</td>`
      : html`<td class="n"><b>${value}</b></td><td>${kpiParts(kpi)}${note !== '' && html`<small>${note}</small>`}</td>`;
  return html`<tr><th scope="row">${label}<small>${kpi.definition}.${own}</small></th>${told}<td class="n">${
    kpi.coverage === null ? '' : percent(kpi.coverage)
  }</td></tr>
`;
}

function figures(kpis: Kpis): Markup {
  const rows = kpiRows(kpis);
  const usual = kpis.window === null ? null : span(kpis.window);
  const groups = KPI_GROUPS.map((group) => {
    const own = rows.filter((row) => row.group === group);
    const note =
      group === 'sla' && html` <span class="soft">${MAINTENANCE.slaBasis[kpis.sla.basis]} (${kpis.sla.source})</span>`;
    return (
      own.length > 0 &&
      html`<tbody><tr class="group"><th scope="rowgroup" colspan="4">${MAINTENANCE.groups[group]}${note}</th></tr>${own.map((row) => figureRow(row, usual))}</tbody>`
    );
  });
  const heads = MAINTENANCE.heads.map((head, index) =>
    index === 1 || index === 3 ? html`<th scope="col" class="n">${head}</th>` : html`<th scope="col">${head}</th>`,
  );
  return tableBox(
    MAINTENANCE.title,
    html`<table class="kpis"><caption>${MAINTENANCE.caption}</caption><thead><tr>${heads}</tr></thead>${groups}</table>`,
  );
}

function months({ criticalIncidents }: Kpis): Markup | null {
  if (criticalIncidents.months.length === 0) return null;
  const items = criticalIncidents.months.map(
    ({ month, count }) => html`<li><span class="soft">${month}</span> <b>${whole(count)}</b></li>`,
  );
  return html`<h3>${MAINTENANCE.months}</h3><ol class="months">${items}</ol>`;
}

/** Every maintenance figure with its definition; null where the result has none. */
export function maintenance(result: Result): Markup | null {
  const { kpis } = result;
  if (kpis === null) return null;
  const keys = new Set(result.addons.map(({ key }) => key));
  const link = (name: string) => nameLink(name, keys);
  const { causes, errors } = kpis.rootCauses;
  const lede = MAINTENANCE.lede(kpis.window && span(kpis.window), kpis.hours);
  return section('maintenance', MAINTENANCE.title, lede, [
    figures(kpis),
    months(kpis),
    dataTable({
      title: MAINTENANCE.causes,
      heads: MAINTENANCE.causeHeads,
      numeric: [1],
      rows: causes.map(({ cause, incidents, addons }) => [
        cause,
        whole(incidents),
        addons.map((name, index) => html`${index > 0 && ', '}${link(name)}`),
      ]),
    }),
    dataTable({
      title: MAINTENANCE.errors,
      heads: MAINTENANCE.errorHeads,
      numeric: [2, 3],
      rows: errors.map(({ fingerprint, addon, count, days }) => [
        html`<code>${fingerprint}</code>`,
        addon === null ? '' : link(addon),
        whole(count),
        whole(days),
      ]),
    }),
    dataTable({
      title: MAINTENANCE.reserve,
      heads: MAINTENANCE.reserveHeads,
      numeric: [1],
      rows: kpis.reserve.terms.map(({ name, percent: value, basis, why }) => [
        name,
        value === null ? '?' : decimal(value),
        basis,
        why,
      ]),
    }),
  ]);
}
