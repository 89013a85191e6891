import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'reliability/migration-ahead-of-version',
    title: 'Migration script that does not run',
    family: 'reliability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 5, basis: 'Estimate: raise the version of the manifest, update a copy of the database once.' },
    automation: 'assisted',
    tool: null,
    why: 'Odoo runs the scripts between the installed version and that of the manifest. A script for a later version waits, and the data it should move stay as they are.',
    remedy: 'Raise `version` in the manifest to that of the script.',
    limits:
      'Folders of `migrations/` and `upgrades/` with a Python script, whose name is a version; `0.0.0` runs at every update. Folders for another series are silent where the manifest does not name a series, and so are addons without a version.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/migration.py (_get_migration_versions, compare: parsed_installed_version < version <= current_version)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8145 manifest-behind-migrations)',
    ],
    messages: { ahead: '{folder} holds scripts for a version after {version}, that of the manifest.' },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    const { manifest, addon } = source;
    const version = manifest?.values?.version;
    if (manifest === null || typeof version !== 'string' || addon.series === null) return;
    const current = fullVersion(version, addon.series);
    const place = manifest.keys.version ?? { line: 1, column: 1 };
    const folders = source.files.map((file) =>
      /^((?:migrations|upgrades)\/([\d.]+))\/(pre|post|end)-[^/]*\.py$/.exec(file.path),
    );
    const seen = new Set<string>();
    for (const match of folders) {
      if (match === null || seen.has(match[1]!) || current === null) continue;
      seen.add(match[1]!);
      const wanted = fullVersion(match[2]!, addon.series);
      if (wanted === null || compare(wanted, current) <= 0) continue;
      const args = { folder: match[1]!, version };
      yield { message: 'ahead', args, path: manifest.path, ...place, symbol: 'version', subject: match[1]! };
    }
  },
});

/**
 * A version with its series in front: two or three numbers are taken to lack it.
 * Source: odoo/modules/module.py adapt_version, odoo/modules/migration.py _get_migration_versions (16.0).
 */
function fullVersion(version: string, series: string): number[] | null {
  if (!/^\d+(\.\d+)*$/.test(version)) return null;
  if (version === '0.0.0') return [0];
  const parts = version.split('.').map(Number);
  return parts.length <= 3 && !version.startsWith(`${series}.`) ? [...series.split('.').map(Number), ...parts] : parts;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
