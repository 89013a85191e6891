import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, isModelClass, methodsOf } from '../shared/python.js';

/** Keywords that take the name of a method, or the method itself. Source: odoo/fields.py, 8.0 to 19.0. */
const KEYWORDS = ['compute', 'inverse', 'search', 'default', 'domain', 'group_expand', 'selection'] as const;

export default defineRule({
  meta: {
    id: 'reliability/fixed-method',
    title: 'Method handed over as an object',
    family: 'reliability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 3, basis: 'Estimate: the name as text, or a lambda.' },
    automation: 'assisted',
    tool: null,
    why: 'The field keeps the function of this class. An addon that inherits the model and overrides the method finds its override never called, here and only here.',
    remedy:
      "Give the name (`compute='_compute_total'`), and where no name is taken a lambda (`default=lambda self: self._default_shelf()`).",
    limits: 'Only methods of the same class. Functions outside classes cannot be overridden anyway and are silent.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8147 inheritable-method-string, E8148 inheritable-method-lambda)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/fields.py (determine: a string is looked up on the model, anything else is called)',
    ],
    messages: { fixed: '{keyword} of {field} is given the function {method}; overrides of it are not called.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner)) continue;
        const methods = new Set(methodsOf(facts, index).map((method) => method.name));
        for (const field of owner.fields) {
          for (const keyword of field.columns ? [] : KEYWORDS) {
            const value = field.kwargs[keyword];
            if (value?.kind !== 'name' || !methods.has(value.name)) continue;
            if (isAcknowledged(facts, field.line, /inheritable-method|E814[78]/)) continue;
            const use = { line: field.line, column: field.column, function: null, class: index };
            const args = { keyword, field: field.name, method: value.name };
            yield {
              ...atUse(facts, use, { message: 'fixed', args, subject: `${field.name}:${keyword}` }),
              endLine: field.endLine,
            };
          }
        }
      }
    }
  },
});
