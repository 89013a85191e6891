import { type Totals, totals, verdictTotals } from '../../../src/domain/figures.js';
import { isKnown, isRunningKnown } from '../../../src/domain/known.js';
import { readiness } from '../../../src/domain/readiness.js';
import type { Result } from '../../../src/domain/result.js';
import { seriesIndex } from '../../../src/domain/series.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { planGain } from '../../shared/plan.js';
import { type Page, withName } from '../context.js';
import { logo } from '../page/document.js';
import { figureBlock, headRow, nameList, rating, rootNames, sentence, shareBar, tableBox, verdict } from '../parts.js';
import { toldRisks } from '../risks.js';
import { decisionsBlock } from './decisions.js';
import { installationBlock } from './installation.js';
import { maintenanceBlock, unknownFigures } from './maintenance.js';
import { finishText } from './sprint-name.js';
import { trendBlock } from './trend.js';

/** The range of the hours, what they cost where a rate is given, and how many addons they leave out. */
function effortNote({ words: { summary: words }, f, options }: Page, sum: Totals): string {
  const { currency, hourlyRate } = options.style ?? {};
  const { p15, p85 } = sum.upgrade;
  const cost =
    currency === undefined || hourlyRate === undefined
      ? ''
      : `, ${words.effortCost(f.moneyRange(p15 * hourlyRate, p85 * hourlyRate, currency))}`;
  return `${words.effortRange(f.range(sum.upgrade))}${cost}${sum.notCounted > 0 ? words.notCounted(sum.notCounted) : ''}`;
}

/** The few figures at the top of the first page. */
export function keyFigures(page: Page): Markup {
  const { result, options, f } = page;
  const words = page.words.summary;
  const sum = totals(result);
  const share = sum.mechanicalShare;
  const known = sum.notCounted < sum.addons;
  const currency = options.style?.currency;
  const waiting = currency === undefined ? words.waitingHours : words.waitingCost(f.money(sum.interestCost, currency));
  return html`<dl class="figures">${[
    known
      ? figureBlock(words.effort, f.hours(sum.upgrade.p50), words.effortUnit, effortNote(page, sum), 'portfolio')
      : figureBlock(words.effort, '?', '', words.notTold, 'effort'),
    figureBlock(
      words.tools,
      share === null ? '–' : f.percent(share),
      '',
      share === null ? words.toolsNone : words.toolsNote,
      'effort',
    ),
    sum.addons > 0
      ? figureBlock(words.waiting, f.hours(sum.interestHours), words.waitingUnit, waiting, 'addons')
      : figureBlock(words.waiting, '?', '', words.notTold, 'addons'),
    figureBlock(
      words.rating,
      sum.rating === null ? '–' : rating(sum.rating),
      '',
      sum.ratio === null ? words.ratingNone : words.ratingNote(sum.debt.p50, sum.ratio),
      'portfolio',
    ),
  ]}</dl>`;
}

/** Headline and reason. */
export function masthead(page: Page): Markup {
  const { result, options } = page;
  const words = page.words.summary;
  const state = readiness(result);
  const { kind } = state;
  const reason =
    kind === 'blocked'
      ? [
          words.blocked(state.blockers, state.blocked.length),
          ...(state.leaving.length > 0 ? [words.leaving(state.leaving.length)] : []),
        ].join(' ')
      : result.addons.length === 0
        ? words.noAddon
        : words.reason[kind];
  return html`${logo(options.style)}<p class="eyebrow">${words.eyebrow} · Odoo ${way(result)}${
    result.roots.length > 0 && html` · ${rootNames(page, result.roots)}`
  }${result.generatedAt !== undefined && html` · ${page.f.day(result.generatedAt)}`}</p><h1>${words.headline[kind](result.target)}</h1><p class="reason">${reason}</p>`;
}

function way(result: Result): string {
  const series = result.addons.flatMap((addon) => addon.series ?? []).sort((a, b) => seriesIndex(a) - seriesIndex(b));
  const [oldest] = series;
  const newest = series.at(-1);
  if (oldest === undefined || newest === undefined) return result.target;
  return `${oldest === newest ? oldest : `${oldest}–${newest}`} → ${result.target}`;
}

function verdictTable(page: Page): Markup {
  const { result, f } = page;
  const words = page.words.summary;
  const sum = totals(result);
  const rows = verdictTotals(result).map((total) => {
    const share = sum.upgrade.p50 === 0 ? 0 : total.upgrade.p50 / sum.upgrade.p50;
    return html`<tr><th scope="row">${verdict(page, total.kind)} <span class="soft">${page.words.verdictMeaning[total.kind]}</span></th><td class="n">${f.whole(total.addons.length)}</td><td class="n">${f.hours(total.upgrade.p50)}</td><td class="n soft">${f.range(total.upgrade)}</td><td class="n">${f.whole(total.lines)}</td><td class="share">${shareBar(share)}<span class="soft">${f.percent(share)}</span></td></tr>`;
  });
  const foot = html`<tfoot><tr><th scope="row">${words.total}</th><td class="n">${f.whole(sum.addons)}</td><td class="n">${f.hours(sum.upgrade.p50)}</td><td class="n soft">${f.range(sum.upgrade)}</td><td class="n">${f.whole(sum.lines)}</td><td></td></tr></tfoot>`;
  return tableBox(
    words.verdicts,
    html`<table class="verdicts"><caption><a href="#portfolio">${words.verdicts}</a></caption>${headRow(words.verdictHeads, [1, 2, 3, 4])}<tbody>${rows}</tbody>${foot}</table>`,
  );
}

function risks(page: Page): Markup {
  const words = page.words.summary;
  const found = toldRisks(page);
  const items = found.map((risk) => html`<li><b>${risk.title}.</b> ${risk.text}</li>`);
  const body = items.length === 0 ? html`<p>${words.noRisks}</p>` : html`<ol>${items}</ol>`;
  return html`<div class="block risks"><h2>${words.risks}</h2>${body}</div>`;
}

/** When all upgrade work is done, by the forecast; null where there is none, or no such work. */
function ready(page: Page): Markup | null {
  const { target, plan } = page.result;
  const words = page.words.ready;
  const { forecast } = plan;
  if (forecast === undefined || forecast.upgrade === null) return null;
  const { upgrade } = forecast;
  const text =
    upgrade.p50 === null
      ? words.never(target, plan.sprints.length + forecast.horizon)
      : words.after(target, finishText(page, upgrade, 'p50'), finishText(page, upgrade, 'p85'));
  return html`<b>${text}</b>`;
}

function buys(page: Page): Markup {
  const { result } = page;
  const words = page.words.buys;
  const gain = planGain(result);
  const removed = result.addons.filter((addon) => gain.removed.includes(addon.key));
  const lines: Part[] =
    gain.items === 0
      ? [page.words.summary.noPlan]
      : [
          words.plan(gain.hours, gain.sprints, gain.capacityHours),
          words.saves(gain.hoursPerYear),
          ready(page),
          gain.closedTotal > 0 && words.closes(gain.closedTotal, result.findings.length, gain.closed.blocker),
          removed.length > 0 && withName(words.removes, nameList(page, removed, 4)),
          gain.leftItems > 0 && words.left(gain.leftItems, gain.leftHours),
          result.plan.gap !== null && words.gap(result.plan.gap),
        ];
  return html`<div class="block"><h2><a href="#sprints">${page.words.summary.buys}</a></h2><ul>${lines.map((line) => line && html`<li>${line}</li>`)}</ul></div>`;
}

function unknown(page: Page): Markup {
  const { result } = page;
  const { coverage, addons } = result;
  const words = page.words.unknown;
  const { possible } = readiness(result);
  const noSeries = addons.filter((addon) => addon.series === null);
  const thin = addons.filter((addon) => !isKnown(addon.usage) || addon.usage.confidence === 'low');
  const lines: Part[] = [
    words.files(coverage.parsed, coverage.files),
    noSeries.length > 0 && withName(words.series, nameList(page, noSeries, 3)),
    thin.length > 0 && words.usage(thin.length),
    possible > 0 && words.possible(possible),
    !isRunningKnown(result) && words.evidence,
    unknownFigures(page),
    ...coverage.unknown.slice(0, 3).map((question) => sentence(page, question)),
  ];
  return html`<div class="block"><h2>${page.words.summary.unknownTitle}</h2><ul>${lines.map((line) => line && html`<li>${line}</li>`)}</ul><p class="go"><a href="#method">${page.words.summary.toCoverage}</a></p></div>`;
}

/** What a committee reads when it reads one page. */
export function summary(page: Page): Markup {
  return html`${page.result.addons.length > 0 && verdictTable(page)}<div class="columns"><div>${risks(page)}${installationBlock(page)}${maintenanceBlock(page)}</div><div>${trendBlock(page)}${buys(page)}${decisionsBlock(page)}${unknown(page)}</div></div>`;
}
