import type { AddonSource } from '../src/domain/addon.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import type { Span } from './evidence.js';

/**
 * Addons whose work comes with the close of a year: accounts and legal reports, payroll, the count of the stock. By the
 * names of Odoo's own addons (odoo/addons: account*, l10n_*, stock, stock_account; enterprise: hr_payroll*) and of OCA's
 * (`payroll`, `account_*`, `l10n_*`).
 */
const YEARLY = /^(account(_|$)|l10n_|hr_payroll|payroll(_|$)|stock(_account|_inventory|$))/;

/** True where the addon, or anything it builds on inside the scan, is of that kind, or where the team says so. */
export function worksAtYearEnd({ addon }: AddonSource, portfolio: Portfolio, named: readonly string[] = []): boolean {
  const depends = new Map([...portfolio.sources.values()].map((other) => [other.addon.name, other.addon.depends]));
  const seen = new Set([addon.name, ...addon.depends]);
  for (const name of seen) for (const next of depends.get(name) ?? []) seen.add(next);
  return [...seen].some((name) => YEARLY.test(name) || named.includes(name));
}

/**
 * True where the span holds the last day of a fiscal year and the day after it.
 * @param yearEnd Month and day, `12-31`.
 */
export function holdsYearEnd({ from, to }: Pick<Span, 'from' | 'to'>, yearEnd: string): boolean {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const [month, date] = yearEnd.split('-').map(Number);
  for (let year = new Date(first).getUTCFullYear(); year <= new Date(last).getUTCFullYear(); year++) {
    const end = Date.UTC(year, month! - 1, date);
    if (first <= end && last >= end + 86_400_000) return true;
  }
  return false;
}
