import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isInCompute } from '../shared/compute.js';
import { isQueryInLoop } from '../shared/loops.js';
import { modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'performance/search-in-compute',
    title: 'One query per record in a compute method',
    family: 'performance',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 45, basis: 'Estimate: one grouped query for all records, one test.' },
    automation: 'manual',
    tool: null,
    why: 'A list view computes the field for every line it shows, so each line costs a query. Exports and groupings cost thousands.',
    remedy: 'Group once for all records with `_read_group` (`read_group` before 16.0) and give each record its share.',
    limits:
      'Silent where the query stands outside the loop over the records, in wizards, of which a person opens one, and where the compute method is not named by a field of the scanned code.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/performance.html#batch-operations (the example is a compute method)',
    ],
    messages: { query: '{method} computes a field and calls {query} once per record.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        if (!isQueryInLoop(facts, call) || !isInCompute(context, facts, call)) continue;
        if (isAcknowledged(facts, call.line, /loop|N\+1/i, call.endLine)) continue;
        const symbol = symbolOf(facts, call);
        const model = modelOfCall(facts, call);
        const query = model === null ? call.callee : `${call.name} of ${model}`;
        const { line, column } = call;
        yield {
          message: 'query',
          args: { method: symbol, query },
          path: facts.path,
          line,
          column,
          symbol,
          subject: query,
        };
      }
    }
  },
});
