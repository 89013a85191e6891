import { KPI_GROUPS, type KpiGroup, kpiParts, kpiRows, kpiValue } from '../../../shared/kpis.js';
import { percent } from '../../../shared/numbers.js';
import { columns, visible, wrap } from '../../../shared/text.js';
import { para, title, words } from '../draw/text.js';
import type { PageView } from './view.js';

const GROUP_WORD: Readonly<Record<KpiGroup, string>> = {
  incidents: 'Incidents',
  backlog: 'Backlog',
  sla: 'Service levels',
  releases: 'Releases',
  scheduled: 'Scheduled work',
  plan: 'Plan',
};
const LABEL = 34;

/** Maintenance figures, each with what it was made of or why it is not known. */
export const kpisView: PageView = {
  kind: 'page',
  id: 'kpis',
  title: 'KPIs',
  tab: '7',
  disabled: ({ model }) =>
    model.result.kpis === null ? 'no evidence of a running system; see scan --evidence, --log and --tickets' : null,
  heading: ({ model }) => {
    const window = model.result.kpis?.window;
    return window == null ? 'Maintenance' : `Maintenance, ${window.from} to ${window.to}`;
  },
  lines: ({ model }, _, width, pen) => {
    const { kpis } = model.result;
    if (kpis === null) return [];
    const rows = kpiRows(kpis);
    const space = Math.min(LABEL, Math.floor(width / 2));
    return KPI_GROUPS.flatMap((group) => {
      const own = rows.filter((row) => row.group === group);
      if (own.length === 0) return [];
      return [
        ...title(pen, GROUP_WORD[group], width),
        ...own.flatMap(({ label, kpi, note }) => {
          const value = kpiValue(kpi);
          const parts = [
            kpiParts(kpi),
            note,
            kpi.coverage === null ? '' : `${percent(kpi.coverage)} of the cases known`,
          ];
          const said =
            value === null
              ? `not known: ${kpi.unknown ?? 'nothing tells'}`
              : [value, ...parts.filter(Boolean)].join('; ');
          const [first = '', ...rest] = wrap(visible(pen.own(said)), width - space - 2);
          const name = wrap(pen.own(label), space - 1);
          const lines = Math.max(name.length, rest.length + 1);
          return [
            ...Array.from({ length: lines }, (__, at) => {
              const left = name[at] ?? '';
              const right = at === 0 ? first : (rest[at - 1] ?? '');
              const shown = value === null ? pen.paint('dim', right) : at === 0 ? pen.paint('bold', right) : right;
              return `  ${left}${' '.repeat(Math.max(0, space - columns(left)))}${shown}`;
            }),
            ...para(pen, kpi.definition, width, 'dim', 4),
          ];
        }),
      ];
    }).concat(words(pen, 'What is not known is never counted as 0.', width, 'dim'));
  },
};
