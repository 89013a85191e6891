import type { Result } from '../../../src/domain/result.js';
import { seriesIndex } from '../../../src/domain/series.js';
import { type Totals, totals, verdictTotals } from '../../shared/figures.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { isKnown } from '../../shared/known.js';
import { count, hours, hoursRange, percent, whole } from '../../shared/numbers.js';
import type { ReportOptions } from '../../shared/options.js';
import { planGain } from '../../shared/plan.js';
import { readiness } from '../../shared/readiness.js';
import { headRow, nameList, rating, shareBar, tableBox, verdict } from '../parts.js';
import { risksOf } from '../risks.js';
import { BUYS, SUMMARY, UNKNOWN, VERDICT_MEANING } from '../words.js';
import { decisionsBlock } from './decisions.js';
import { installationBlock } from './installation.js';
import { maintenanceBlock, unknownFigures } from './maintenance.js';

function figureBlock(label: string, value: Part, unit: string, note: string): Markup {
  return html`<div><dt>${label}</dt><dd><b class="big">${value}</b>${unit !== '' && html` <span>${unit}</span>`}<small>${note}</small></dd></div>`;
}

function effortNote(sum: Totals): string {
  return SUMMARY.effortNote(hoursRange(sum.upgrade), sum.notCounted);
}

/** The few figures at the top of the first page. */
export function keyFigures(result: Result, options: ReportOptions): Markup {
  const sum = totals(result);
  const share = sum.mechanicalShare;
  const known = sum.notCounted < sum.addons;
  const money = options.currency === undefined ? null : `${options.currency} ${whole(sum.interestCost)}`;
  return html`<dl class="figures">${[
    known
      ? figureBlock(SUMMARY.effort, hours(sum.upgrade.p50), SUMMARY.effortUnit, effortNote(sum))
      : figureBlock(SUMMARY.effort, '?', '', SUMMARY.notTold),
    figureBlock(
      SUMMARY.tools,
      share === null ? '–' : percent(share),
      '',
      share === null ? SUMMARY.toolsNone : SUMMARY.toolsNote,
    ),
    sum.addons > 0
      ? figureBlock(SUMMARY.waiting, hours(sum.interestHours), SUMMARY.waitingUnit, SUMMARY.waitingNote(money))
      : figureBlock(SUMMARY.waiting, '?', '', SUMMARY.notTold),
    figureBlock(
      SUMMARY.rating,
      sum.rating === null ? '–' : rating(sum.rating),
      '',
      sum.ratio === null ? SUMMARY.ratingNone : SUMMARY.ratingNote(hours(sum.debt.p50), percent(sum.ratio)),
    ),
  ]}</dl>`;
}

/** Headline and reason. */
export function masthead(result: Result): Markup {
  const state = readiness(result);
  const { kind } = state;
  const reason =
    kind === 'blocked'
      ? SUMMARY.blocked(count(state.blockers, 'construct'), count(state.blocked.length, 'addon'), state.leaving.length)
      : result.addons.length === 0
        ? SUMMARY.noAddon
        : SUMMARY.reason[kind];
  return html`<p class="eyebrow">${SUMMARY.eyebrow} · Odoo ${way(result)}${
    result.roots.length > 0 && html` · ${result.roots.join(', ')}`
  }</p><h1>${SUMMARY.headline[kind](result.target)}</h1><p class="reason">${reason}</p>`;
}

function way(result: Result): string {
  const series = result.addons.flatMap((addon) => addon.series ?? []).sort((a, b) => seriesIndex(a) - seriesIndex(b));
  const [oldest] = series;
  const newest = series.at(-1);
  if (oldest === undefined || newest === undefined) return result.target;
  return `${oldest === newest ? oldest : `${oldest}–${newest}`} → ${result.target}`;
}

function verdictTable(result: Result): Markup {
  const sum = totals(result);
  const rows = verdictTotals(result).map((total) => {
    const share = sum.upgrade.p50 === 0 ? 0 : total.upgrade.p50 / sum.upgrade.p50;
    return html`<tr><th scope="row">${verdict(total.kind)} <span class="soft">${VERDICT_MEANING[total.kind]}</span></th><td class="n">${whole(total.addons.length)}</td><td class="n">${hours(total.upgrade.p50)}</td><td class="n soft">${hoursRange(total.upgrade)}</td><td class="n">${whole(total.lines)}</td><td class="share">${shareBar(share)}<span class="soft">${percent(share)}</span></td></tr>`;
  });
  const foot = html`<tfoot><tr><th scope="row">${SUMMARY.total}</th><td class="n">${whole(sum.addons)}</td><td class="n">${hours(sum.upgrade.p50)}</td><td class="n soft">${hoursRange(sum.upgrade)}</td><td class="n">${whole(sum.lines)}</td><td></td></tr></tfoot>`;
  return tableBox(
    SUMMARY.verdicts,
    html`<table class="verdicts"><caption>${SUMMARY.verdicts}</caption>${headRow(SUMMARY.verdictHeads, [1, 2, 3, 4])}<tbody>${rows}</tbody>${foot}</table>`,
  );
}

function risks(result: Result): Markup {
  const found = risksOf(result);
  const items = found.map((risk) => html`<li><b>${risk.title}.</b> ${risk.text}</li>`);
  const body = items.length === 0 ? html`<p>${SUMMARY.noRisks}</p>` : html`<ol>${items}</ol>`;
  return html`<div class="block risks"><h3>${SUMMARY.risks}</h3>${body}</div>`;
}

function buys(result: Result): Markup {
  const gain = planGain(result);
  const removed = result.addons.filter((addon) => gain.removed.includes(addon.key));
  const [removesBefore = '', removesAfter = ''] = BUYS.removes('|').split('|');
  const urgent = count(gain.closed.blocker, 'blocker');
  const lines: Part[] =
    gain.items === 0
      ? [SUMMARY.noPlan]
      : [
          BUYS.plan(hours(gain.hours), count(gain.sprints, 'sprint'), hours(gain.capacityHours)),
          BUYS.saves(hours(gain.hoursPerYear)),
          gain.closedTotal > 0 && BUYS.closes(whole(gain.closedTotal), whole(result.findings.length), urgent),
          removed.length > 0 && html`${removesBefore}${nameList(removed, 4)}${removesAfter}`,
          gain.leftItems > 0 && BUYS.left(count(gain.leftItems, 'item'), hours(gain.leftHours)),
          result.plan.gap !== null && BUYS.gap(percent(result.plan.gap)),
        ];
  return html`<div class="block"><h3>${SUMMARY.buys}</h3><ul>${lines.map((line) => line && html`<li>${line}</li>`)}</ul></div>`;
}

function unknown(result: Result): Markup {
  const { coverage, addons } = result;
  const { possible } = readiness(result);
  const noSeries = addons.filter((addon) => addon.series === null);
  const thin = addons.filter((addon) => !isKnown(addon.usage) || addon.usage.confidence === 'low');
  const [seriesBefore = '', seriesAfter = ''] = UNKNOWN.series('|').split('|');
  const lines: Part[] = [
    UNKNOWN.files(whole(coverage.parsed), whole(coverage.files)),
    noSeries.length > 0 && html`${seriesBefore}${nameList(noSeries, 3)}${seriesAfter}`,
    thin.length > 0 && UNKNOWN.usage(count(thin.length, 'addon')),
    possible > 0 && UNKNOWN.possible(count(possible, 'more construct')),
    !isRunningKnown(result) && UNKNOWN.evidence,
    unknownFigures(result),
    ...coverage.unknown.slice(0, 3),
  ];
  return html`<div class="block"><h3>${SUMMARY.unknownTitle}</h3><ul>${lines.map((line) => line && html`<li>${line}</li>`)}</ul><p class="go"><a href="#method">${SUMMARY.toCoverage}</a></p></div>`;
}

/** Whether anything but git was given: a history says nothing of use and incidents. */
function isRunningKnown({ evidence, system, kpis }: Result): boolean {
  return system !== undefined || kpis !== null || evidence.some(({ source }) => source !== 'git');
}

/** What a committee reads when it reads one page. */
export function summary(result: Result): Markup {
  return html`${result.addons.length > 0 && verdictTable(result)}<div class="columns"><div>${risks(result)}${installationBlock(result)}${maintenanceBlock(result)}</div><div>${buys(result)}${decisionsBlock(result)}${unknown(result)}</div></div>`;
}
