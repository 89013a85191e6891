import type { Origin } from '../../../src/domain/addon.js';
import { PUBLISHED_FEE, PUBLISHED_FEE_CURRENCY } from '../../../src/domain/billing.js';
import type { AddonResult } from '../../../src/domain/result.js';
import { byText } from '../../../src/domain/text-order.js';
import { html, type Markup } from '../../shared/html.js';
import type { Page } from '../context.js';
import { dataTable, nameLink, section, verdict } from '../parts.js';

const ORIGINS: readonly Origin[] = ['custom', 'oca', 'third-party', 'odoo'];

interface Fee {
  /** Per 100 lines and month. */
  price: number;
  /** Null where nobody named one: then the figures stand alone. */
  currency: string | null;
  given: boolean;
}

function feeOf({ options }: Page): Fee {
  const { linesFee, currency } = options.style ?? {};
  return linesFee === undefined
    ? { price: PUBLISHED_FEE, currency: PUBLISHED_FEE_CURRENCY, given: false }
    : { price: linesFee, currency: currency ?? null, given: true };
}

function moneyText({ f }: Page, value: number, { currency }: Fee): string {
  return currency === null ? f.whole(value) : f.money(value, currency);
}

function perYear(lines: number, { price }: Fee): number {
  return (lines / 100) * price * 12;
}

const billedOf = (addons: readonly AddonResult[]) => addons.reduce((sum, { lines }) => sum + lines.billed, 0);

function originTable(page: Page, fee: Fee): Markup | null {
  const { f, result } = page;
  const words = page.words.billing;
  const row = (name: string | Markup, addons: readonly AddonResult[]) => [
    name,
    f.whole(addons.length),
    f.whole(addons.reduce((sum, { lines }) => sum + lines.total, 0)),
    f.whole(billedOf(addons)),
    moneyText(page, perYear(billedOf(addons), fee), fee),
  ];
  const rows = ORIGINS.flatMap((origin) => {
    const own = result.addons.filter((addon) => addon.origin === origin);
    return own.length === 0 ? [] : [row(page.words.addons.origin[origin], own)];
  });
  return dataTable({
    title: words.caption,
    heads: words.heads,
    numeric: [1, 2, 3, 4],
    rows: [...rows, row(html`<b>${words.all}</b>`, result.addons)],
  });
}

function topTable(page: Page, fee: Fee): Markup | null {
  const { f, result, limits } = page;
  const words = page.words.billing;
  const all = billedOf(result.addons);
  const top = [...result.addons]
    .filter(({ lines }) => lines.billed > 0)
    .sort((a, b) => b.lines.billed - a.lines.billed || byText(a.key, b.key));
  return dataTable({
    title: words.top,
    heads: words.topHeads,
    numeric: [2, 3, 4],
    rows: top
      .slice(0, Math.min(10, limits.systemRows))
      .map(({ key, verdict: told, lines }) => [
        nameLink(key, page.keys),
        verdict(page, told.kind),
        f.whole(lines.billed),
        f.percent(lines.billed / all),
        moneyText(page, perYear(lines.billed, fee), fee),
      ]),
  });
}

/** The lines that are charged for, and what they cost at the price given or, marked so, at a published one. */
export function billing(page: Page): Markup | null {
  const { f, result } = page;
  const words = page.words.billing;
  if (billedOf(result.addons) === 0) return null;
  const fee = feeOf(page);
  const price = fee.currency === null ? f.decimal(fee.price) : f.price(fee.price, fee.currency);
  const leaving = result.addons.filter(({ verdict: { kind } }) => kind === 'retire' || kind === 'replace');
  const lines = [
    fee.given ? words.given(price) : words.published(price),
    words.notCharged,
    ...(billedOf(leaving) > 0 ? [words.leaving(billedOf(leaving), leaving.length)] : []),
  ];
  return section('billing', words.title, words.lede, [
    html`<ul class="prose">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
    originTable(page, fee),
    topTable(page, fee),
  ]);
}
