import type { Literal } from '../../../src/domain/facts/index.js';
import { addonsNamed } from '../../../src/domain/lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'governance/unsettled-upstream',
    title: 'Addon whose makers do not call it ready',
    family: 'governance',
    severity: 'low',
    certainty: 'certain',
    effort: {
      minutes: 60,
      basis: 'Estimate: ask upstream what is missing, decide whether to keep, help or replace it.',
    },
    automation: 'manual',
    tool: null,
    why: 'Alpha says that data and interfaces may change from one version to the next without migration scripts. Whoever builds on it takes over part of its upkeep.',
    remedy:
      'Help it to Beta upstream, or plan what replaces it. Look for its maintainers before you depend on it further.',
    limits:
      'Reads `development_status` as the manifest gives it: what is written there, not whether anybody still works on it. The history of the repository tells more. Dependencies are looked at as far as they were scanned.',
    sources: [
      'https://odoo-community.org/page/development-status (meaning of Alpha, Beta, Production/Stable, Mature)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (C8111 development-status-allowed)',
    ],
    messages: {
      alpha: 'Its makers call this addon Alpha.',
      below: 'Depends on {dependency}, which its makers call Alpha, while this addon is {status}.',
      unknown: 'Development status "{status}" means nothing to anybody.',
    },
  },
  requires: ['manifest'],
  *check({ source, portfolio }): Iterable<Draft> {
    const { manifest, addon } = source;
    const status = statusOf(manifest?.values?.development_status);
    if (manifest === null) return;
    const place = { path: manifest.path, ...(manifest.keys.development_status ?? { line: 1, column: 1 }) };
    if (status === 'Alpha') yield { ...place, message: 'alpha', subject: 'alpha' };
    else if (status !== null && !/^(Beta|Production\/Stable|Mature)$/.test(status)) {
      yield { ...place, message: 'unknown', args: { status }, subject: 'unknown', severity: 'info' };
    }
    if (status === null || !/^(Production\/Stable|Mature)$/.test(status)) return;
    const depends = new Map(
      manifest.entries.filter(({ key }) => key === 'depends').map((entry) => [entry.value, entry]),
    );
    for (const other of [...depends.keys()].flatMap((name) => addonsNamed(portfolio, name))) {
      const entry = depends.get(other.addon.name)!;
      if (other.addon.key === addon.key) continue;
      if (statusOf(other.manifest?.values?.development_status) !== 'Alpha') continue;
      const { line, column } = entry;
      const args = { dependency: other.addon.name, status };
      yield {
        message: 'below',
        args,
        path: manifest.path,
        line,
        column,
        subject: other.addon.name,
        severity: 'medium',
      };
    }
  },
});

function statusOf(value: Literal | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
