import type { Instances } from '../../src/domain/instances.js';
import type { ReadinessKind } from '../../src/domain/readiness.js';
import { html, type Markup, type Part } from '../shared/html.js';
import type { ReportOptions } from '../shared/options.js';
import { visible } from '../shared/text.js';
import type { Tongue } from './context.js';
import { documentText, logo } from './page/document.js';
import { figureBlock, shortName } from './parts.js';
import { each, glance, limits, type Side } from './sections/instances.js';
import { instanceKpis, instanceMethod, sharedAddons } from './sections/instances-more.js';
import { tongueOf } from './tongue.js';

/** Worst first: what a committee has to know of first. */
const KINDS: readonly ReadinessKind[] = ['blocked', 'unknown', 'work', 'clear', 'there'];
/** Names behind one readiness in the first sentence. */
const NAMES = 6;

/** Several results side by side, as one page. */
export function renderPortfolioHtml(portfolio: Instances, options: Pick<ReportOptions, 'lang' | 'style'> = {}): string {
  const tongue = tongueOf(options.lang ?? 'en');
  const words = tongue.words.instances;
  const side: Side = { ...tongue, portfolio, style: options.style ?? {} };
  const title = words.title(portfolio.instances.length);
  const targets = [...new Set(portfolio.instances.map(({ target }) => `Odoo ${target}`))].sort().join(', ');
  const versions = [...new Set(portfolio.instances.map(({ version }) => visible(version)))].sort().join(', ');
  return documentText(tongue, {
    title: `${title}${tongue.words.colon} ${portfolio.instances.map(({ name }) => visible(name)).join(', ')}`,
    header: html`${logo(options.style)}<p class="eyebrow">${words.eyebrow} · ${targets}</p><h1>${title}</h1><p class="reason">${readinessText(tongue, portfolio)}</p>${keyFigures(side)}`,
    sections: [
      ['instances', words.nav, glance(side)],
      ['limits', words.limitsNav, limits(side)],
      ['each', words.eachNav, each(side)],
      ['shared', words.sharedNav, sharedAddons(side)],
      ['maintenance', tongue.words.maintenance.nav, instanceKpis(side)],
      ['method', words.methodNav, instanceMethod(side)],
    ],
    footer: tongue.words.page.made('odoo-debt', versions, portfolio.schemaVersion),
    style: options.style,
  });
}

/** `Not ready: ghent, lille. Ready: bruges.` */
function readinessText({ words }: Tongue, { instances }: Instances): Part {
  const groups = KINDS.map((kind) => ({ kind, own: instances.filter(({ readiness }) => readiness.kind === kind) }));
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ kind, own }, index) => {
      const label = words.trend.kind[kind];
      const names = own.slice(0, NAMES).map(({ name }) => shortName(name));
      const rest = own.length - names.length;
      if (rest > 0) names.push(words.instances.more(rest));
      return html`${index > 0 && ' '}${label.charAt(0).toUpperCase() + label.slice(1)}${words.colon} ${names.join(', ')}.`;
    });
}

/** Sums where they may be made; else why not. */
function keyFigures({ words: { instances: words, summary }, f, portfolio, style }: Side): Markup {
  const { totals, limits: against, shared } = portfolio;
  const { currency, hourlyRate } = style;
  const money = (hours: number) =>
    currency === undefined || hourlyRate === undefined ? null : f.money(hours * hourlyRate, currency);
  const why = (kinds: readonly string[]) => {
    const names = against.filter(({ kind }) => kinds.includes(kind)).map(({ kind }) => words.limitName[kind]);
    return names.length === 0 ? words.notAddedUnknown : words.notAdded([...new Set(names)].join(', '));
  };
  const { upgradeHours, notCounted, interestHours, savedHours } = totals;
  const range = (hours: NonNullable<typeof upgradeHours>) => {
    const cost =
      currency === undefined || hourlyRate === undefined
        ? ''
        : `, ${summary.effortCost(f.moneyRange(hours.p15 * hourlyRate, hours.p85 * hourlyRate, currency))}`;
    return `${summary.effortRange(f.range(hours))}${cost}${notCounted > 0 ? summary.notCounted(notCounted) : ''}`;
  };
  const cost = interestHours === null ? null : money(interestHours);
  return html`<dl class="figures">${[
    upgradeHours === null
      ? figureBlock(words.allEffort, '?', '', why(['target']), 'instances')
      : figureBlock(words.allEffort, f.hours(upgradeHours.p50), summary.effortUnit, range(upgradeHours), 'instances'),
    interestHours === null
      ? figureBlock(words.allWaiting, '?', '', why(['target', 'evidence', 'reading']), 'instances')
      : figureBlock(
          words.allWaiting,
          f.hours(interestHours),
          summary.waitingUnit,
          cost === null ? summary.waitingHours : summary.waitingCost(cost),
          'instances',
        ),
    savedHours === null
      ? figureBlock(words.saved, '?', '', why(['target']), 'shared')
      : shared.length === 0
        ? figureBlock(words.saved, '–', '', words.savedNone, 'shared')
        : figureBlock(words.saved, f.hours(savedHours), summary.effortUnit, words.savedNote, 'shared'),
    figureBlock(
      words.code,
      f.whole(totals.addons),
      words.codeUnit(totals.addons),
      words.codeLines(totals.lines),
      'each',
    ),
  ]}</dl>`;
}
