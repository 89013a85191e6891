import type { Draft } from '../../../src/domain/rule.js';
import { compareSeries } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';

/** What is left of the version once the series is taken off. Source: `adapt_version` in odoo/modules/module.py, 17.0. */
const ACCEPTED = /^\d+\.\d+(\.\d+)?$/;
/** `series.x.y.z`. Source: OCA/pylint-odoo, C8106 manifest-version-format. */
const WHOLE = /^\d+\.0\.\d+\.\d+\.\d+$/;

export default defineRule({
  meta: {
    id: 'governance/malformed-version',
    title: 'Version that Odoo or its upgrade scripts cannot use',
    family: 'governance',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 5, basis: 'Estimate: one line.' },
    automation: 'manual',
    tool: null,
    why: 'Odoo compares versions to decide which upgrade scripts run. Since 17.0 it refuses to load an addon whose version it cannot read.',
    remedy: 'Write the series and three numbers: `16.0.1.2.0`. Raise it whenever a folder of upgrade scripts is added.',
    limits:
      'Judged by the series of the addon. Versions that Odoo accepts but that lack the series or a number are reported for OCA addons only, where the convention holds. Scripts for a later version than that of the manifest are reliability/migration-ahead-of-version.',
    sources: [
      'https://github.com/odoo/odoo/blob/17.0/odoo/modules/module.py (adapt_version raises ValueError)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/migration.py (which scripts run)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (C8106)',
    ],
    messages: {
      refused: 'Odoo {series} does not load an addon of version "{version}".',
      incomplete: 'Version "{version}" is not written as {series}.x.y.z, as OCA asks.',
    },
  },
  requires: ['manifest'],
  *check({ source: { addon, manifest } }): Iterable<Draft> {
    const version = manifest?.values?.version;
    const { series, origin } = addon;
    if (typeof version !== 'string' || manifest === null || series === null || origin === 'odoo') return;
    const place = { path: manifest.path, ...(manifest.keys.version ?? { line: 1, column: 1 }), subject: 'version' };
    const own = version.startsWith(`${series}.`) ? version.slice(series.length + 1) : version;
    if (!ACCEPTED.test(own)) {
      if (compareSeries(series, '17.0') >= 0) yield { ...place, message: 'refused', args: { series, version } };
      else if (origin === 'oca') yield { ...place, message: 'incomplete', args: { series, version }, severity: 'low' };
      return;
    }
    if (origin === 'oca' && !WHOLE.test(version)) {
      yield { ...place, message: 'incomplete', args: { series, version }, severity: 'low' };
    }
  },
});
