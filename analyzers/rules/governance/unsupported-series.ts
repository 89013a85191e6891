import type { AddonSource } from '../../../src/domain/addon.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import type { Draft } from '../../../src/domain/rule.js';
import { compareSeries, type Series } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';

/**
 * Last month of Odoo's standard support of a series, and whether that was still a plan when it was published. Source:
 * odoo/documentation, content/administration/standard_extended_support.rst, commit 003d1448 (summer 2026), for 15.0 and
 * later (up to 2025 supported_versions.rst gave October for 16.0 to 18.0). For 13.0 pull request 2808 (October 2022), for
 * 14.0 pull request 5323 (August 2023, then a plan; later pages say "before 2024"). Series before 13.0 ended before 13.0 did.
 */
const SUPPORTED_TO: Partial<Record<Series, { month: string; planned: boolean }>> = {
  '13.0': { month: '2022-10', planned: false },
  '14.0': { month: '2023-11', planned: false },
  '15.0': { month: '2024-10', planned: false },
  '16.0': { month: '2025-09', planned: false },
  '17.0': { month: '2026-09', planned: true },
  '18.0': { month: '2027-09', planned: true },
  '19.0': { month: '2028-09', planned: true },
};
const EARLIER = { month: '2022-10', planned: false };

export default defineRule({
  meta: {
    id: 'governance/unsupported-series',
    title: 'Odoo series that is no longer supported',
    family: 'governance',
    severity: 'low',
    certainty: 'certain',
    effort: {
      minutes: 60,
      basis: 'Estimate: decide on the upgrade and its date; the upgrade itself is counted in the upgrade cost.',
    },
    automation: 'manual',
    tool: null,
    why: 'Security updates come with standard support only. Odoo fixes defects beyond it for an additional fee, where it can, and the community mends what it uses itself. Each other fix is your own.',
    remedy: 'Plan the upgrade to a supported series, or agree in writing who brings security fixes until then.',
    limits:
      'Told once for all addons of a series. Standard support lasts three years; the end of a month counts. Dates that were a plan when they were published make it likely, not certain. Whether extended support was bought is not known here. Silent where the day of the scan is not given.',
    sources: [
      'https://www.odoo.com/documentation/19.0/administration/standard_extended_support.html (read in the state of summer 2026; that security updates end with standard support: the same page of 20.0)',
      'https://github.com/odoo/documentation/pull/5323 (14.0: November 2023), https://github.com/odoo/documentation/pull/2808 (13.0: October 2022)',
    ],
    messages: { ended: 'Standard support of Odoo {series} ended {month}; {addons} written for it.' },
  },
  requires: ['manifest'],
  *check({ source, portfolio, today }): Iterable<Draft> {
    const { addon, manifest } = source;
    const { series } = addon;
    if (today === undefined || manifest === null || series === null || addon.origin === 'odoo') return;
    const end = SUPPORTED_TO[series] ?? (compareSeries(series, '13.0') < 0 ? EARLIER : null);
    if (end === null || today.slice(0, 7) <= end.month) return;
    const { first, count } = writtenFor(portfolio, series);
    // Told at one of them, as it is one decision; by name, so that it stays there when a folder is renamed.
    if (nameOf(source) !== first) return;
    const addons = count === 1 ? '1 addon is' : `${count} addons are`;
    const month = SUPPORTED_TO[series] === undefined ? `${end.month} at the latest` : end.month;
    yield {
      message: 'ended',
      args: { series, month: end.planned ? `${month} by its plan` : month, addons },
      path: manifest.path,
      ...(manifest.keys.version ?? { line: 1, column: 1 }),
      symbol: 'version',
      subject: series,
      certainty: end.planned ? 'likely' : 'certain',
    };
  },
});

/** How many scanned addons are written for a series, and the first of their names. */
interface Alike {
  first: string;
  count: number;
}

const known = new WeakMap<Portfolio, ReadonlyMap<Series, Alike>>();

function writtenFor(portfolio: Portfolio, series: Series): Alike {
  let bySeries = known.get(portfolio);
  if (bySeries === undefined) {
    const counted = new Map<Series, Alike>();
    for (const source of portfolio.sources.values()) {
      const { addon, manifest } = source;
      if (addon.series === null || addon.origin === 'odoo' || manifest === null) continue;
      const name = nameOf(source);
      const known = counted.get(addon.series) ?? { first: name, count: 0 };
      known.count += 1;
      if (name < known.first) known.first = name;
      counted.set(addon.series, known);
    }
    bySeries = counted;
    known.set(portfolio, bySeries);
  }
  return bySeries.get(series) ?? { first: '', count: 0 };
}

function nameOf({ addon, manifest }: AddonSource): string {
  const name = manifest?.values?.name;
  return `${typeof name === 'string' ? name.trim() : ''}\n${addon.key}`;
}
