import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isKnownLicence } from '../shared/licences.js';

export default defineRule({
  meta: {
    id: 'governance/missing-licence',
    title: 'Licence missing or unknown',
    family: 'governance',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'Estimate: one line, once the owner has decided.' },
    automation: 'manual',
    tool: null,
    why: 'Without a licence Odoo takes the addon for LGPL-3 (9.0 on). Whether it may be sold, changed or passed on is then settled by accident.',
    remedy: 'Write the licence that the owner chose into the manifest, spelled as Odoo spells it.',
    limits: 'Looks at the manifest only; a LICENSE file beside it does not count, because Odoo does not read it.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/module.py ("Missing `license` key in manifest … defaulting to LGPL-3")',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_module.py (values of the field license)',
    ],
    messages: {
      missing: 'The manifest names no licence; Odoo fills in a default of its own.',
      unknown: 'Odoo does not know the licence "{licence}".',
    },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    const { manifest } = source;
    if (manifest?.values == null || manifest.errors.length > 0) return;
    const licence = manifest.values.license;
    if (licence === undefined || licence === null || licence === '') {
      yield { message: 'missing', path: manifest.path, line: 1, column: 1, subject: 'license' };
    } else if (typeof licence === 'string' && !isKnownLicence(licence)) {
      yield {
        message: 'unknown',
        args: { licence },
        path: manifest.path,
        ...(manifest.keys.license ?? { line: 1, column: 1 }),
        subject: 'license',
        severity: 'low',
      };
    }
  },
});
