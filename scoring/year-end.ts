import type { AddonSource } from '../src/domain/addon.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import type { Span } from './evidence.js';

/**
 * Addons whose work comes with the close of a year: accounts and legal reports, payroll, the count of the stock. By the
 * names of Odoo's own addons (odoo/addons: account*, l10n_*, stock, stock_account; enterprise: hr_payroll*) and of OCA's
 * (`payroll`, `account_*`, `l10n_*`).
 */
const YEARLY = /^(account(_|$)|l10n_|hr_payroll|payroll(_|$)|stock(_account|_inventory|$))/;

/** Names of addons that are of that kind or build on one, and the list of the team that they were found with. */
interface Late {
  named: readonly string[];
  names: ReadonlySet<string>;
}

const NOBODY: readonly string[] = [];
const found = new WeakMap<Portfolio, Late>();

/** True where the addon, or anything it builds on inside the scan, is of that kind, or where the team says so. */
export function worksAtYearEnd(
  { addon }: AddonSource,
  portfolio: Portfolio,
  named: readonly string[] = NOBODY,
): boolean {
  let late = found.get(portfolio);
  if (late === undefined || late.named !== named) {
    late = { named, names: lateNames(portfolio, named) };
    found.set(portfolio, late);
  }
  return [addon.name, ...addon.depends].some((name) => late.names.has(name));
}

/** Goes from what is yearly to what builds on it, so that an addon is come by once and not by each that depends on it. */
function lateNames({ sources }: Portfolio, named: readonly string[]): Set<string> {
  const depends = new Map([...sources.values()].map(({ addon }) => [addon.name, addon.depends]));
  const users = new Map<string, string[]>();
  for (const name of depends.keys()) users.set(name, []);
  for (const [name, needs] of depends) {
    for (const need of needs) {
      const known = users.get(need);
      if (known === undefined) users.set(need, [name]);
      else known.push(name);
    }
  }
  // An addon whose name was found again may depend on what no other does.
  for (const { addon } of sources.values()) for (const need of addon.depends) if (!users.has(need)) users.set(need, []);
  const names = new Set([...users.keys()].filter((name) => YEARLY.test(name) || named.includes(name)));
  for (const name of names) for (const user of users.get(name)!) names.add(user);
  return names;
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
