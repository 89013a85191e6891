import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { classOf, functionOf, isAcknowledged, isModelClass, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/raise-in-unlink',
    title: 'Check against deletion inside unlink',
    family: 'reliability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'Estimate: move the check into a method of its own.' },
    automation: 'assisted',
    tool: null,
    why: 'Uninstalling an addon deletes its records through `unlink`. A check that raises there stops the uninstallation half-way.',
    remedy: 'Put the check into a method with `@api.ondelete(at_uninstall=False)`.',
    limits: 'From 15.0 on, where the decorator exists. Silent where the method re-raises what it caught.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#odoo.api.ondelete',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8140 no-raise-unlink)',
    ],
    since: '15.0',
    messages: { raise: '{method} raises {type}; uninstalling the addon stops there.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const entry of facts.raises) {
        if (entry.type === '' || functionOf(facts, entry)?.name !== 'unlink' || !isModelClass(classOf(facts, entry)))
          continue;
        if (isAcknowledged(facts, entry.line, /no-raise-unlink|E8140/)) continue;
        const args = { method: symbolOf(facts, entry), type: entry.type.split('.').at(-1)! };
        yield atUse(facts, entry, { message: 'raise', args, subject: entry.type });
      }
    }
  },
});
