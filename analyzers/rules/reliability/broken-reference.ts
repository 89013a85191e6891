import type { Draft } from '../../../src/domain/rule.js';
import { isKnownToOdoo, unknownAtOwnSeries } from '../../resolution/own-version.js';
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
      'Only references whose target would have to be in the scanned code or, for data files of addons whose every dependency is known, in its own version of Odoo. Names built at run time and names of addons that were not scanned are counted in the coverage, not here. Silent on ids that code may create (`_update_xmlids`, `<function>`), on delegated fields, on mixins, on XML files that the manifest does not load, and on look-ups that allow for nothing. Files of the manifest are reported by missing-manifest-file.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/convert.py (id_get)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_model.py (_xmlid_lookup: "External ID not found in the system")',
    ],
    messages: { missing: '{kind} {name} does not exist: {why}.' },
  },
  requires: ['manifest'],
  *check(context): Iterable<Draft> {
    const { source, portfolio } = context;
    if (isTestAddon(source)) return;
    const told = new Set<string>();
    for (const reference of missingReferences(portfolio, source.addon.key)) {
      const { kind, name, path, line, column } = reference;
      if (kind === 'file' || isTestPath(path)) continue;
      if (isDoubtful(portfolio, source, reference) || isKnownToOdoo(context, reference)) continue;
      const why = reference.why.replace(/\.$/, '');
      told.add(`${path}:${line}:${column}`);
      yield { message: 'missing', args: { kind, name, why }, path, line, column, subject: `${kind}:${name}` };
    }
    for (const { kind, name, path, line, column } of unknownAtOwnSeries(context)) {
      if (isTestPath(path) || told.has(`${path}:${line}:${column}`)) continue;
      told.add(`${path}:${line}:${column}`);
      const why = `neither the scanned addons nor Odoo ${source.addon.series} have it`;
      yield { message: 'missing', args: { kind, name, why }, path, line, column, subject: `${kind}:${name}` };
    }
  },
});
