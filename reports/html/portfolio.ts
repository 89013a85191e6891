import type { Instance, Instances } from '../../src/domain/instances.js';
import { VERDICTS } from '../../src/domain/score.js';
import { kpiLabel } from '../shared/comparison.js';
import { READINESS_WORDS } from '../shared/comparison-words.js';
import { html, type Markup, type Part } from '../shared/html.js';
import { kpiValue } from '../shared/kpis.js';
import { count, hours, hoursRange, percent, whole } from '../shared/numbers.js';
import { WORDS } from '../shared/portfolio-words.js';
import type { Tongue } from './context.js';
import { documentText } from './page/document.js';
import { dataTable, rating, section, shortName, verdict } from './parts.js';
import { tongueOf } from './tongue.js';

const SHARED_SHOWN = 100;

/** Several results side by side, as one page. English only: its wording is not in the catalogues. */
export function renderPortfolioHtml(portfolio: Instances): string {
  const tongue = tongueOf('en');
  const title = WORDS.title(portfolio.instances.length);
  const versions = [...new Set(portfolio.instances.map(({ version }) => version))].sort().join(', ');
  return documentText(tongue, {
    title,
    header: html`<p class="eyebrow">${[...new Set(portfolio.instances.map(({ target }) => `Odoo ${target}`))].join(', ')}</p><h1>${title}</h1><p class="reason">${sumText(portfolio)}</p>`,
    sections: [
      ['instances', 'Instances', instancesSection(tongue, portfolio)],
      ['shared', 'Shared addons', sharedSection(portfolio)],
      ['maintenance', WORDS.kpis, kpiSection(portfolio)],
      ['limits', 'Limits', limitSection(portfolio)],
    ],
    footer: tongue.words.page.made('odoo-debt', versions, portfolio.schemaVersion),
  });
}

function sumText({ totals }: Instances): string {
  return WORDS.sum(
    count(totals.addons, 'addon'),
    whole(totals.lines),
    totals.upgradeHours && hours(totals.upgradeHours.p50),
    totals.savedHours === null || totals.savedHours === 0 ? null : hours(totals.savedHours),
  );
}

function rank(instance: Instance, by: keyof Instance['ranks']): Part {
  const value = instance.ranks[by];
  return value !== null && html` <span class="soft">${WORDS.rank(value).trim()}</span>`;
}

function instancesSection(tongue: Tongue, { instances }: Instances): Markup {
  const heads = [
    'Instance',
    'Readiness',
    'Addons',
    'Blockers',
    'Upgrade h',
    'Waiting h/year',
    'Rating',
    'Verdicts',
    'Read',
  ];
  return section('instances', 'Instances', WORDS.lede, [
    dataTable({
      title: 'Readiness, effort and debt by instance',
      heads,
      numeric: [2, 3, 4, 5, 8],
      rows: instances.map((one) => instanceRow(tongue, one)),
    }),
  ]);
}

function instanceRow(tongue: Tongue, instance: Instance): Part[] {
  const { name, target, readiness, upgradeHours, interestHours, verdicts, coverage, evidence } = instance;
  const known = readiness.kind !== 'unknown';
  const sources = evidence.length === 0 ? WORDS.noEvidence : evidence.join(', ');
  return [
    html`${shortName(name)}<small>${WORDS.evidence}: ${sources}</small>`,
    html`${READINESS_WORDS[readiness.kind]}<small>Odoo ${target}</small>`,
    html`${whole(instance.addons)}<small>${whole(instance.lines)} lines</small>`,
    known ? html`${whole(readiness.blockers)}${rank(instance, 'blockers')}` : WORDS.unknown,
    upgradeHours === null
      ? WORDS.unknown
      : html`${hours(upgradeHours.p50)}${rank(instance, 'upgradeHours')}<small>${hoursRange(upgradeHours)}${instance.notCounted > 0 && `, ${count(instance.notCounted, 'addon')} not counted`}</small>`,
    interestHours === null ? WORDS.unknown : html`${hours(interestHours)}${rank(instance, 'interestHours')}`,
    instance.rating === null ? WORDS.unknown : html`${rating(instance.rating)}${rank(instance, 'debtRatio')}`,
    VERDICTS.filter((kind) => verdicts[kind] > 0).map(
      (kind) => html`${verdict(tongue, kind)} ${whole(verdicts[kind])} `,
    ),
    coverage.files === 0
      ? WORDS.unknown
      : html`${percent(coverage.parsed / coverage.files)}${coverage.failed > 0 && html`<small>${whole(coverage.failed)} not read</small>`}`,
  ];
}

function sharedSection({ shared }: Instances): Markup {
  const rest = shared.length - SHARED_SHOWN;
  const lede = 'An addon of one name and origin in several instances: what is mended once helps all of them.';
  const rows = shared
    .slice(0, SHARED_SHOWN)
    .map((addon): Part[] => [
      html`${shortName(addon.name)}<small>${addon.instances.map(({ instance, version }) => `${instance}${version === null ? '' : ` ${version}`}`).join(', ')}</small>`,
      addon.origin,
      whole(addon.instances.length),
      WORDS[addon.state],
      whole(addon.commonFindings),
      addon.savedHours === null ? WORDS.unknown : hours(addon.savedHours),
    ]);
  return section('shared', WORDS.shared, lede, [
    rows.length === 0
      ? html`<p>${WORDS.noShared}</p>`
      : dataTable({
          title: 'Shared addons, most hours saved first',
          heads: WORDS.sharedHeads,
          numeric: [2, 4, 5],
          rows,
          more: rest > 0 && WORDS.more(whole(rest)),
        }),
  ]);
}

function kpiSection({ instances }: Instances): Markup | null {
  const labels = [
    ...new Set(instances.flatMap(({ kpis }) => kpis.filter(({ value }) => value !== null).map((kpi) => kpiLabel(kpi)))),
  ];
  if (labels.length === 0) return null;
  const rows = labels.map((label): Part[] => [
    label,
    ...instances.map(({ kpis }) => {
      const kpi = kpis.find((one) => kpiLabel(one) === label);
      return kpi === undefined ? WORDS.unknown : (kpiValue(kpi) ?? WORDS.unknown);
    }),
  ]);
  const heads = [WORDS.figure, ...instances.map(({ name }) => shortName(name, 24))];
  return section('maintenance', WORDS.kpis, null, [
    dataTable({
      title: 'Maintenance figures by instance',
      heads,
      numeric: instances.map((_, index) => index + 1),
      rows,
    }),
  ]);
}

function limitSection({ limits }: Instances): Markup {
  const body =
    limits.length === 0
      ? html`<p>${WORDS.noLimit}</p>`
      : html`<ul class="prose">${limits.map(({ why }) => html`<li>${why}</li>`)}</ul>`;
  return section('limits', WORDS.limits, null, body);
}
