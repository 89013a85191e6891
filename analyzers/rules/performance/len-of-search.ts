import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import { callsOf, inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isOrmCall, modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'performance/len-of-search',
    title: 'Records loaded to count them',
    family: 'performance',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 5, basis: 'Estimate: one call replaced by another.' },
    automation: 'assisted',
    tool: null,
    why: '`len(search(…))` fetches the id of every match to count them in Python; the database counts without sending any.',
    remedy: 'Use `search_count` with the same domain.',
    limits:
      'Only where the search stands inside `len(…)`. A recordset that is kept and used for more than its length is silent.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#odoo.models.Model.search_count',
    ],
    messages: { count: 'len({callee}(…)) fetches all ids to count them.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const inner = call.callee === 'len' ? searchInside(facts, call) : null;
        if (inner === null || isAcknowledged(facts, call.line, /search_count/, call.endLine)) continue;
        const { line, column } = call;
        const { callee } = inner;
        const model = modelOfCall(facts, inner);
        yield {
          message: 'count',
          args: { callee },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: callee,
          ...(model === null ? {} : { model }),
        };
      }
    }
  },
});

/** A search of the ORM that is the only argument, without a limit, or null. */
function searchInside(facts: PythonFacts, call: PythonCall): PythonCall | null {
  const given = call.args[0];
  if (given?.kind !== 'call' || !/\.search$/.test(given.callee) || 'limit' in given.kwargs || 'count' in given.kwargs)
    return null;
  const inner = callsOf(inFunction(facts.calls, call.function), given.callee).find(
    (entry) => entry.line >= call.line && (entry.line > call.line || entry.column > call.column),
  );
  return inner !== undefined && isOrmCall(facts, inner) ? inner : null;
}
