import type { PythonCall } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf } from '../shared/python.js';
import { type SqlPart, sqlPart } from '../shared/sql.js';

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
      'High where the value comes from a route or from an argument of a method that anybody may call over RPC, medium for texts of records and arguments of private methods, low for ids, numbers and dates. Silent on constants, on `self._table` and other private attributes or methods of self, on `psycopg2.sql` and `SQL` objects, on names in capitals, on `%d`, on names in double quotes, on names of tables, columns and clauses in private methods, on clauses from `_where_calc`/`get_sql` (the ORM quotes them), on names that are looked up in a list first, and on `# pylint: disable=sql-injection`. Follows a value only inside its function; a query handed in whole is not followed, nor are results of calls.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#sql-injections',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8103 sql-injection: what it leaves out)',
    ],
    messages: {
      caller: 'SQL of {callee} is built from {value}, which whoever calls chooses; pass it as a parameter.',
      value: 'SQL of {callee} is built from {value}; pass it as a parameter.',
      number:
        'SQL of {callee} is built from {value}, by its name an id, a number or a date; pass it as a parameter all the same.',
      tuple:
        'SQL of {callee} holds the Python text of {value}, which PostgreSQL refuses where there is one element; pass it as a parameter.',
    },
  },
  requires: ['python'],
  *check({ source, portfolio }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        if (!isExecute(call) || isAcknowledged(facts, call.line, /sql-injection|E8103|S608|B608/, call.endLine))
          continue;
        const part = sqlPart(portfolio, facts, call);
        if (part === null) continue;
        const { line, column, callee } = call;
        const value = part.text;
        yield {
          message: part.kind,
          args: { callee, value },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: value,
          ...WEIGHT[part.kind],
        };
      }
    }
  },
});

const WEIGHT: Readonly<Record<SqlPart['kind'], Pick<Draft, 'severity' | 'certainty'>>> = {
  caller: { severity: 'high', certainty: 'likely' },
  value: { severity: 'medium', certainty: 'likely' },
  number: { severity: 'low', certainty: 'possible' },
  tuple: { severity: 'low', certainty: 'likely' },
};

function isExecute(call: PythonCall): boolean {
  return /^(execute|executemany)$/.test(call.name) && /(^|[._])(cr|cursor|_cr)\.\w+$/.test(call.callee);
}
