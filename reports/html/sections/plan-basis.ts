import type { Calibration } from '../../../src/domain/calibration.js';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { itemId } from '../anchors.js';
import { analysed, type Page } from '../context.js';
import { dataTable, nameLink, sentence, shortName } from '../parts.js';
import { sprintName } from './sprint-name.js';

/**
 * What a plan rests on: its proof, the hours of a sprint, what moved, what constraints cost, how good estimates were.
 * @param anchored items that have a row on the page, and so can be links
 */
export function planBasis(page: Page, anchored: ReadonlySet<string>): Part {
  const words = page.words.changes;
  const sentences = proofLines(page);
  const parts = [
    sentences.length > 0 && html`<ul class="prose">${sentences.map((line) => html`<li>${line}</li>`)}</ul>`,
    capacity(page),
    moves(page, anchored),
    prices(page, anchored),
    calibration(page),
  ].filter((part) => part);
  return parts.length === 0 ? null : [html`<h3>${words.title}</h3>`, parts];
}

function proofLines(page: Page): Part[] {
  const { plan } = page.result;
  const words = page.words.changes;
  const { proof, gap } = plan;
  return [
    ...(proof === undefined
      ? []
      : [html`${words.proof[proof.status]}${proof.why !== '' && html` <small>${analysed(page, proof.why)}</small>`}`]),
    ...(gap === null || proof?.status === 'optimal' ? [] : [page.words.buys.gap(gap)]),
  ];
}

function capacity(page: Page): Markup | null {
  const basis = page.result.plan.capacity;
  if (basis === undefined || basis.why.length === 0) return null;
  const lines = basis.why.map((line) => html`<li>${sentence(page, line)}</li>`);
  return html`<h4>${page.words.changes.capacity}</h4><ul class="prose">${lines}</ul>`;
}

/** An item by its id or that of a part of it. */
function itemOf({ result }: Page, id: string): DebtItem | undefined {
  const whole = id.replace(/#\d+$/, '');
  return result.items.find((item) => item.id === id || item.id === whole);
}

/** Title of an item, as a link where the page has a row of it; what is none stays as it is. */
function itemLink(page: Page, anchored: ReadonlySet<string>, id: string): Markup {
  const item = itemOf(page, id);
  if (item === undefined) return html`<code>${id}</code>`;
  const title = analysed(page, shortName(item.title, 70));
  return anchored.has(item.id) ? html`<a href="#${itemId(item.id)}">${title}</a>` : title;
}

function moves(page: Page, anchored: ReadonlySet<string>): Markup | null {
  const { result, limits } = page;
  const words = page.words.changes;
  const list = result.plan.moves ?? [];
  const place = (sprint: number | null) => (sprint === null ? words.notPlanned : sprintName(page, sprint));
  const rest = list.length - limits.itemsPerSprint;
  return dataTable({
    title: words.moves,
    heads: words.movesHeads,
    rows: list.slice(0, limits.itemsPerSprint).map(({ id, from, to, why }) => {
      const item = itemOf(page, id);
      return [
        itemLink(page, anchored, id),
        item !== undefined && nameLink(item.addon, page.keys),
        place(from),
        place(to),
        analysed(page, why),
      ];
    }),
    more: rest > 0 && page.words.system.more(rest),
  });
}

function prices(page: Page, anchored: ReadonlySet<string>): Markup | null {
  const { f, result, limits } = page;
  const words = page.words.changes;
  const list = [...(result.plan.prices ?? [])].sort((a, b) => b.gain - a.gain);
  const rest = list.length - limits.decisions;
  return dataTable({
    title: words.prices,
    heads: words.pricesHeads,
    numeric: [2],
    rows: list
      .slice(0, limits.decisions)
      .map(({ kind, subject, gain, text }) => [
        words.kinds[kind],
        itemLink(page, anchored, subject),
        f.points(gain).replace(/^\+/, ''),
        analysed(page, text),
      ]),
    more: rest > 0 && page.words.system.more(rest),
  });
}

function calibrationLines({ words: { changes: words } }: Page, found: Calibration): string[] {
  const { items, needed, applied, before, after } = found;
  return [
    ...(before === null ? [] : [words.error(items, before.medianError, before.bias)]),
    ...(before === null || before.inside === null ? [] : [words.inside(before.inside)]),
    ...(applied ? [] : [words.tooFew(items, needed)]),
    ...(applied && after !== null ? [words.corrected(after.medianError)] : []),
  ];
}

function calibration(page: Page): Part {
  const { f, result } = page;
  const words = page.words.changes;
  const found = result.calibration;
  if (found === undefined) return null;
  const lines = calibrationLines(page, found).map((line) => html`<li>${line}</li>`);
  return [
    html`<h4>${words.calibration}</h4><ul class="prose">${lines}</ul>`,
    dataTable({
      title: words.factorsCaption,
      heads: words.factorsHeads,
      numeric: [1, 2, 3],
      rows: !found.applied
        ? []
        : found.factors.map(({ kind, items, own, factor }) => [
            kind === null ? words.allKinds : words.itemKinds[kind],
            f.whole(items),
            own === null ? '' : f.decimal(own),
            f.decimal(factor),
          ]),
    }),
  ];
}
