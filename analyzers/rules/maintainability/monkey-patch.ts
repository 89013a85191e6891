import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf } from '../shared/python.js';
import { replacementsIn } from '../shared/replaced.js';

export default defineRule({
  meta: {
    id: 'maintainability/monkey-patch',
    title: 'Foreign code replaced at run time',
    family: 'maintainability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 120, basis: 'Estimate: find an extension point or ask upstream for one, test both ways.' },
    automation: 'manual',
    tool: null,
    why: 'The patch acts on every database of the server, whether the addon is installed there or not, and breaks without warning when the patched function changes.',
    remedy:
      'Inherit the model or the class instead. Where there is no extension point, propose one upstream and note the version the patch was checked against.',
    limits:
      'Reports functions and classes put in the place of an attribute of something imported, by assignment or `setattr`, and `_patch_method`. Changed settings and values of other modules are silent, and so are tests.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (_patch_method; gone in 17.0)',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#inheritance-and-extension',
    ],
    messages: {
      replaced: '{target} of {module} is set to {by} from outside.',
      patched: '_patch_method replaces {target} at run time.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const entry of replacementsIn(facts)) {
        if (isAcknowledged(facts, entry.line, /monkey/i)) continue;
        const { line, column, target, module, by } = entry;
        const place = { path: facts.path, line, column, symbol: symbolOf(facts, entry), subject: target };
        if (module === null) yield { ...place, message: 'patched', args: { target } };
        else yield { ...place, message: 'replaced', args: { target, module, by } };
      }
    }
  },
});
