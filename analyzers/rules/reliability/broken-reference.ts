import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isTestAddon, isTestPath } from '../shared/paths.js';
import { isDoubtful } from '../shared/reference-doubts.js';
import { missingReferences } from '../shared/references.js';

export default defineRule({
  meta: {
    id: 'reliability/broken-reference',
    title: 'Reference to something that does not exist',
    family: 'reliability',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 20, basis: 'Estimate: find the new name or remove the reference.' },
    automation: 'manual',
    tool: null,
    why: 'The addon names a record, view, template or file that its own code or a scanned dependency should have and does not. It fails at installation or at the first use.',
    remedy: 'Correct the name, or add what is missing.',
    limits:
      'Only references whose target would have to be in the scanned code. Names built at run time and names of addons that were not scanned are counted in the coverage, not here. Silent on ids that code may create (`_update_xmlids`, `<function>`), on delegated fields, on mixins, on XML files that the manifest does not load, and on look-ups that allow for nothing. Files of the manifest are reported by missing-manifest-file.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/convert.py (id_get)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_model.py (_xmlid_lookup: "External ID not found in the system")',
    ],
    messages: { missing: '{kind} {name} does not exist: {why}.' },
  },
  requires: ['manifest'],
  *check({ source, portfolio }): Iterable<Draft> {
    if (isTestAddon(source)) return;
    for (const reference of missingReferences(portfolio, source.addon.key)) {
      const { kind, name, path, line, column } = reference;
      if (kind === 'file' || isTestPath(path)) continue;
      if (isDoubtful(portfolio, source, reference)) continue;
      const why = reference.why.replace(/\.$/, '');
      yield { message: 'missing', args: { kind, name, why }, path, line, column, subject: `${kind}:${name}` };
    }
  },
});
