import type { Instance, InstanceRisk, Instances } from '../../../src/domain/instances.js';
import { VERDICTS } from '../../../src/domain/score.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import type { HouseStyle } from '../../shared/options.js';
import type { Tongue } from '../context.js';
import { dataTable, rating, section, shortName, verdict } from '../parts.js';

/** Everything that the page of several results is written from. */
export interface Side extends Tongue {
  portfolio: Instances;
  style: HouseStyle;
}

/** Risks of one instance on the page; the report of the instance has all. */
const RISKS = 4;

const anchor = (index: number) => `instance-${index + 1}`;

/** Name of a source of evidence, in the words of the page where it is one of ours. */
export function sourceName({ words }: Tongue, source: string): string {
  const named: Readonly<Record<string, string>> = {
    database: words.system.database,
    log: words.system.log,
    tickets: words.system.tickets,
    git: 'git',
  };
  return Object.hasOwn(named, source) ? named[source]! : source;
}

function ranked({ words, portfolio }: Side, instance: Instance, by: keyof Instance['ranks']): Part {
  const value = instance.ranks[by];
  return (
    value !== null && portfolio.instances.length > 1 && html`<small class="nb">${words.instances.rank(value)}</small>`
  );
}

function cells(side: Side, instance: Instance, index: number): Part[] {
  const { f, words } = side;
  const own = words.instances;
  const { readiness, upgradeHours, interestHours, verdicts, coverage } = instance;
  return [
    html`<a href="#${anchor(index)}">${shortName(instance.name)}</a><small>${own.size(instance.addons, instance.lines)}</small>`,
    html`${words.trend.kind[readiness.kind]}<small>Odoo ${instance.target}</small>`,
    readiness.kind === 'unknown' ? '?' : html`${f.whole(readiness.blockers)}${ranked(side, instance, 'blockers')}`,
    upgradeHours === null
      ? '?'
      : html`${f.hours(upgradeHours.p50)}<small>${f.range(upgradeHours)}</small>${instance.notCounted > 0 && html`<small>${own.notCounted(instance.notCounted)}</small>`}${ranked(side, instance, 'upgradeHours')}`,
    interestHours === null ? '?' : html`${f.hours(interestHours)}${ranked(side, instance, 'interestHours')}`,
    instance.rating === null ? '?' : html`${rating(instance.rating)}${ranked(side, instance, 'debtRatio')}`,
    VERDICTS.filter((kind) => verdicts[kind] > 0).map(
      (kind) => html`<span class="line">${verdict(side, kind)} ${f.whole(verdicts[kind])}</span>`,
    ),
    coverage.files === 0
      ? '?'
      : html`${f.percent(coverage.parsed / coverage.files)}${coverage.failed > 0 && html`<small>${own.notRead(coverage.failed)}</small>`}`,
  ];
}

/** One row for each, and the sums that may be made. */
export function glance(side: Side): Markup {
  const { f, words, portfolio } = side;
  const own = words.instances;
  const { totals, instances } = portfolio;
  const hours = totals.upgradeHours;
  return section('instances', own.glance, own.lede, [
    dataTable({
      title: own.caption,
      heads: own.heads,
      numeric: [2, 3, 4, 7],
      rows: instances.map((one, index) => cells(side, one, index)),
      foot: instances.length > 1 && [
        html`${own.all}<small>${own.size(totals.addons, totals.lines)}</small>`,
        ...['', ''],
        hours === null ? '?' : html`${f.hours(hours.p50)}<small>${f.range(hours)}</small>`,
        totals.interestHours === null ? '?' : f.hours(totals.interestHours),
        ...['', '', ''],
      ],
    }),
  ]);
}

/** What stands against comparing, in the words of the page. */
export function limits(side: Side): Markup {
  const { words, portfolio } = side;
  const own = words.instances;
  const spoken = (kind: string, value: string) => {
    if (kind !== 'evidence') return shortName(value);
    const sources = value.split(', ').filter((source) => source !== '');
    return sources.length === 0 ? own.none : sources.map((source) => sourceName(side, source)).join(' + ');
  };
  const items = portfolio.limits.map(({ kind, values }) => {
    const told = values.map((value) => spoken(kind, value)).join(kind === 'evidence' ? words.semicolon : ', ');
    return html`<li>${own.limit[kind](told)}</li>`;
  });
  return section(
    'limits',
    own.limits,
    null,
    items.length === 0 ? html`<p>${own.noLimit}</p>` : html`<ul class="prose">${items}</ul>`,
  );
}

function riskTitle({ words: { risks: words } }: Side, target: string, risk: InstanceRisk): string {
  const { kind, things, hours, share, addons, names } = risk;
  const [first = ''] = names;
  switch (kind) {
    case 'blockers':
      return words.blockers(things ?? 0, target);
    case 'security':
      return words.security(things ?? 0);
    case 'concentration':
      return words.concentration(addons, share ?? 0);
    case 'hub':
      return words.hub(shortName(first), things ?? 0);
    case 'leaving':
      return words.leaving(hours ?? 0);
    case 'rough':
      return words.rough(addons);
    case 'waiting':
      return words.waiting(hours ?? 0);
  }
}

function riskItem(side: Side, target: string, risk: InstanceRisk): Markup {
  const names = risk.kind === 'hub' ? [] : risk.names.map((name) => shortName(name));
  const rest = risk.addons - names.length;
  const told = side.words.instances.names(names.join(', '), rest);
  return html`<li><b>${riskTitle(side, target, risk)}.</b>${names.length > 0 && html` <span class="soft">${told}</span>`}</li>`;
}

function unknowns(side: Side, { coverage, unknown, kpis, evidence }: Instance): string[] {
  const { words } = side;
  const open = kpis.filter(({ value }) => value === null).length;
  return [
    words.unknown.files(coverage.parsed, coverage.files),
    ...(unknown.series > 0 ? [words.instances.seriesUnknown(unknown.series)] : []),
    ...(unknown.usage > 0 ? [words.unknown.usage(unknown.usage)] : []),
    ...(unknown.possible > 0 ? [words.unknown.possible(unknown.possible)] : []),
    ...(unknown.running ? [words.unknown.evidence] : []),
    ...(open > 0 ? [words.instances.kpisUnknown(open, kpis.length)] : []),
    ...(evidence.length > 0
      ? [words.instances.evidence(evidence.map((source) => sourceName(side, source)).join(', '))]
      : []),
  ];
}

/** Of each instance its weightiest risks and what is not known of it. */
export function each(side: Side): Markup {
  const { words, f, portfolio } = side;
  const own = words.instances;
  const several = new Set(portfolio.instances.map(({ version }) => version)).size > 1;
  const blocks = portfolio.instances.map((instance, index) => {
    const { name, target, version, generatedAt, readiness } = instance;
    const told = [
      words.summary.headline[readiness.kind](target),
      ...(generatedAt === null ? [] : [own.analysed(f.day(generatedAt))]),
      ...(several ? [own.made(version)] : []),
    ];
    const risks = instance.risks.slice(0, RISKS).map((risk) => riskItem(side, target, risk));
    return html`<article class="instance" id="${anchor(index)}" aria-labelledby="${anchor(index)}-h"><h3 id="${anchor(index)}-h">${shortName(name, 80)}</h3><p class="soft">${told.join(' · ')}</p><div class="pair"><div class="risks"><h4>${words.summary.risks}</h4>${
      risks.length === 0 ? html`<p>${words.summary.noRisks}</p>` : html`<ol>${risks}</ol>`
    }</div><div><h4>${words.summary.unknownTitle}</h4><ul>${unknowns(side, instance).map((line) => html`<li>${line}</li>`)}</ul></div></div></article>
`;
  });
  return section('each', own.each, own.eachLede, blocks);
}
