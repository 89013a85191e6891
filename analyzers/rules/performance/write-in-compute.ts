import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isInCompute } from '../shared/compute.js';
import { atUse } from '../shared/drafts.js';
import { isOrmCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, receiverOf, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'performance/write-in-compute',
    title: 'Records written while a field is computed',
    family: 'performance',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 60, basis: 'Estimate: turn the write into a computed field or an explicit method, one test.' },
    automation: 'manual',
    tool: null,
    why: 'Reading the field writes to the database: a list view or an export fires updates, recomputations and locks, and a user with read access only gets an access error.',
    remedy:
      'Assign to the computed fields of the records. What has to be written elsewhere belongs in a method that somebody calls, or in `create` and `write`.',
    limits:
      'Reports `write`, `create`, `unlink` and `copy` on recordsets in a method that a field of the scanned code names as its `compute`. Assignments to fields are silent, and so are `update` (it assigns), records of `new`, and methods called from the compute method.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#computed-fields',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8135 no-write-in-compute)',
    ],
    messages: { write: '{method} computes a field and calls {callee}.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        if (!isWrite(facts, call) || !isInCompute(context, facts, call)) continue;
        if (isAcknowledged(facts, call.line, /no-write-in-compute|E8135/, call.endLine)) continue;
        const { callee } = call;
        yield atUse(facts, call, {
          message: 'write',
          args: { method: symbolOf(facts, call), callee },
          subject: callee,
        });
      }
    }
  },
});

function isWrite(facts: PythonFacts, call: PythonCall): boolean {
  if (!/^(write|create|unlink|copy)$/.test(call.name) || receiverOf(call).startsWith('super(')) return false;
  // `copy` of a dictionary and of a context looks the same; only records without arguments or with one dict are meant.
  if (call.name === 'copy' && !/(^|\.)(env\[\]|self)(\.|$)/.test(receiverOf(call))) return false;
  return !/(_context|context|vals|values)$/.test(receiverOf(call)) && isOrmCall(facts, call);
}
