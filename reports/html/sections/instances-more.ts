import { kpiLabel } from '../../shared/comparison.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { kpiValue } from '../../shared/kpis.js';
import { dataTable, section, shortName } from '../parts.js';
import type { Side } from './instances.js';

const SHARED_SHOWN = 25;

/** Addons that several instances have. */
export function sharedAddons({ words, f, portfolio: { shared } }: Side): Markup {
  const own = words.instances;
  const rest = shared.length - SHARED_SHOWN;
  const rows = shared.slice(0, SHARED_SHOWN).map((addon): Part[] => {
    const copies = addon.instances.map(({ instance, version }) =>
      version === null ? shortName(instance) : `${shortName(instance)} ${shortName(version, 16)}`,
    );
    return [
      html`${shortName(addon.name)}<small>${copies.join(', ')}</small>`,
      words.addons.origin[addon.origin],
      own.inInstances(addon.instances.length),
      own.state[addon.state],
      f.whole(addon.commonFindings),
      addon.savedHours === null ? '?' : f.hours(addon.savedHours),
    ];
  });
  return section('shared', own.shared, own.sharedLede, [
    rows.length === 0
      ? html`<p>${own.noShared}</p>`
      : dataTable({
          title: own.sharedCaption,
          heads: own.sharedHeads,
          numeric: [4, 5],
          rows,
          more: rest > 0 && own.sharedMore(rest),
        }),
  ]);
}

/** Maintenance figures that any of them knows; null where none does. */
export function instanceKpis({ words, portfolio: { instances } }: Side): Markup | null {
  const labelled = instances.map(({ kpis }) => new Map(kpis.map((kpi) => [kpiLabel(kpi, words.kpis), kpi])));
  const known = labelled.flatMap((kpis) => [...kpis].filter(([, { value }]) => value !== null).map(([label]) => label));
  if (known.length === 0) return null;
  const rows = [...new Set(known)].map((label): Part[] => [
    label,
    ...labelled.map((kpis) => {
      const kpi = kpis.get(label);
      return kpi === undefined ? '?' : (kpiValue(kpi, words.kpis) ?? '?');
    }),
  ]);
  return section('maintenance', words.maintenance.title, null, [
    dataTable({
      title: words.instances.kpiCaption,
      heads: [words.instances.kpiHead, ...instances.map(({ name }) => shortName(name, 24))],
      numeric: instances.map((_, index) => index + 1),
      rows,
    }),
  ]);
}

/** How the sums and ranks come about. */
export function instanceMethod({ words: { instances: words }, f, style: { currency, hourlyRate } }: Side): Markup {
  const points = [
    ...words.points,
    ...(currency === undefined || hourlyRate === undefined ? [] : [words.rate(f.price(hourlyRate, currency))]),
  ];
  return section(
    'method',
    words.method,
    null,
    html`<ul class="prose">${points.map((point) => html`<li>${point}</li>`)}</ul>`,
  );
}
