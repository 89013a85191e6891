import type { AddonSource } from '../../../src/domain/addon.js';
import type { Draft } from '../../../src/domain/rule.js';
import { compareSeries, type Series } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';

/**
 * Last month in which Odoo supports a series, and whether that was still a plan when it was published. Source:
 * odoo/documentation, content/administration/supported_versions.rst: 18.0 branch, commit 0701270f (spring 2025), for 15.0
 * and later; pull request 5323 (August 2023) for 13.0 and 14.0. Series before 13.0 ended before 13.0 did.
 */
const SUPPORTED_TO: Partial<Record<Series, { month: string; planned: boolean }>> = {
  '13.0': { month: '2022-10', planned: false },
  '14.0': { month: '2023-11', planned: false },
  '15.0': { month: '2024-10', planned: false },
  '16.0': { month: '2025-10', planned: true },
  '17.0': { month: '2026-10', planned: true },
  '18.0': { month: '2027-10', planned: true },
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
    why: 'Odoo fixes no defects and no security holes in it any more, and the community mends what it uses itself. Each fix is then your own.',
    remedy: 'Plan the upgrade to a supported series, or agree in writing who brings security fixes until then.',
    limits:
      'Told once for all addons of a series. Odoo supports the last three major versions; the end of a month counts. Dates that were a plan when they were published make it likely, not certain. Extended support that Odoo sells is not known here. Silent where the day of the scan is not given.',
    sources: [
      'https://www.odoo.com/documentation/18.0/administration/supported_versions.html (read in the state of spring 2025)',
      'https://github.com/odoo/documentation/pull/5323 (13.0: October 2022, 14.0: November 2023)',
    ],
    messages: { ended: 'Odoo supported {series} until {month}; {addons} written for it.' },
  },
  requires: ['manifest'],
  *check({ source, portfolio, today }): Iterable<Draft> {
    const { addon, manifest } = source;
    const { series } = addon;
    if (today === undefined || manifest === null || series === null || addon.origin === 'odoo') return;
    const end = SUPPORTED_TO[series] ?? (compareSeries(series, '13.0') < 0 ? EARLIER : null);
    if (end === null || today.slice(0, 7) <= end.month) return;
    const alike = [...portfolio.sources.values()].filter(
      ({ addon: other, manifest: text }) => other.series === series && other.origin !== 'odoo' && text !== null,
    );
    // Told at one of them, as it is one decision; by name, so that it stays there when a folder is renamed.
    if (alike.some((other) => nameOf(other) < nameOf(source))) return;
    const addons = alike.length === 1 ? '1 addon is' : `${alike.length} addons are`;
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

function nameOf({ addon, manifest }: AddonSource): string {
  const name = manifest?.values?.name;
  return `${typeof name === 'string' ? name.trim() : ''}\n${addon.key}`;
}
