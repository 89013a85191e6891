import type { PythonFunction } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, isModelClass, methodSymbol, methodsOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'performance/single-record-create',
    title: 'create that takes one record at a time',
    family: 'performance',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 20, basis: 'Estimate: change the signature, loop over the values, call super once.' },
    automation: 'assisted',
    tool: null,
    why: 'One such override in the chain splits every import and every batch into single records, for all addons that extend the model.',
    remedy: 'Decorate with `@api.model_create_multi`, take `vals_list`, and call `super().create(vals_list)` once.',
    limits:
      'From 12.0 on, when create learned to take a list. Silent on transient models, of which people make one at a time, and on old-API signatures (`cr, uid, …`).',
    sources: [
      'https://github.com/odoo/odoo/blob/12.0/odoo/api.py (model_create_multi)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/api.py (model_create_single warns "not overriding the create method in batch")',
    ],
    since: '12.0',
    messages: { single: '{method} takes one dictionary; batches are split into single calls.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner) || owner.kind === 'transient') continue;
        for (const method of methodsOf(facts, index)) {
          if (!isSingle(method) || isAcknowledged(facts, method.line, /create_multi/)) continue;
          const symbol = methodSymbol(facts, method);
          const { line, column } = method;
          yield {
            message: 'single',
            args: { method: symbol },
            path: facts.path,
            line,
            column,
            symbol,
            subject: 'create',
          };
        }
      }
    }
  },
});

/** `create(self, vals)` under `@api.model` or nothing: both mean one record up to 18.0. */
function isSingle({ name, decorators, parameters, stub }: PythonFunction): boolean {
  if (name !== 'create' || stub || parameters.length !== 2 || parameters[1]!.kind !== 'plain') return false;
  return (
    decorators.some((entry) => /(^|\.)(model|model_create_single)$/.test(entry.name)) &&
    !decorators.some((entry) => /model_create_multi$/.test(entry.name))
  );
}
