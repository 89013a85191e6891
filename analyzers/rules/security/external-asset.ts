import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'security/external-asset',
    title: 'Script or style loaded from a foreign server',
    family: 'security',
    severity: 'medium',
    certainty: 'certain',
    effort: {
      minutes: 30,
      basis: 'Estimate: copy the file into static/lib with its licence, correct the bundle, look once.',
    },
    automation: 'manual',
    tool: null,
    why: 'Whoever holds that server, or the line to it, runs code in every session of every user. Where it is slow or gone, the page waits or breaks; and it learns who works when.',
    remedy: 'Keep the file in `static/lib` of the addon, with its licence and version, and name it in the bundle.',
    limits: 'Looks at the asset bundles of the manifest (15.0 on).',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8162 manifest-external-assets)',
      'https://owasp.org/Top10/A08_2021-Software_and_Data_Integrity_Failures/',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/assetsbundle.py (urls of a bundle become tags of the page)',
    ],
    messages: { external: '{bundle} loads {url}.' },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    for (const { key, value, line, column } of source.manifest?.entries ?? []) {
      if (!key.startsWith('assets:') || !/^(https?:)?\/\/[^/]/i.test(value)) continue;
      const bundle = key.slice('assets:'.length);
      yield {
        message: 'external',
        args: { bundle, url: value },
        path: source.manifest!.path,
        line,
        column,
        symbol: bundle,
        subject: value,
      };
    }
  },
});
