import type { PythonCall } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf } from '../shared/python.js';
import { unsafePart } from '../shared/sql.js';
import { describe } from '../shared/values.js';

export default defineRule({
  meta: {
    id: 'security/sql-from-values',
    title: 'SQL text built from values',
    family: 'security',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 30, basis: 'Estimate: move the value into the parameters of execute and test the query once.' },
    automation: 'assisted',
    tool: null,
    why: 'A value put into the text of a query can change the query. Whoever controls the value reads or writes any table.',
    remedy:
      'Pass values as the second argument of `execute`; write identifiers with `psycopg2.sql.Identifier` (or `SQL.identifier` from 17.0 on).',
    limits:
      'Silent on constants, on `self._table` and other private attributes or methods of self, on `psycopg2.sql` and `SQL` objects, on names in capitals, on joins of constant placeholders, on clauses from `_where_calc`/`get_sql` (the ORM quotes them) and on `# pylint: disable=sql-injection`. Follows a variable only inside its function; a query handed in as a parameter is not followed.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#sql-injections',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8103 sql-injection: what it leaves out)',
    ],
    messages: { built: 'SQL of {callee} is built from {value}; pass it as a parameter.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        if (!isExecute(call) || isAcknowledged(facts, call.line, /sql-injection|E8103/)) continue;
        const part = call.args[0] && unsafePart(facts, call, call.args[0], 0);
        if (!part) continue;
        const { line, column, callee } = call;
        const value = describe(part);
        yield {
          message: 'built',
          args: { callee, value },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: value,
        };
      }
    }
  },
});

function isExecute(call: PythonCall): boolean {
  return /^(execute|executemany)$/.test(call.name) && /(^|[._])(cr|cursor|_cr)\.\w+$/.test(call.callee);
}
