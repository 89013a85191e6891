import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isInCompute } from '../shared/compute.js';
import { isQueryInLoop } from '../shared/loops.js';
import { modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'performance/query-in-loop',
    title: 'Database query in a loop',
    family: 'performance',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 45, basis: 'Estimate: one query before the loop, results in a dictionary, one test.' },
    automation: 'manual',
    tool: null,
    why: 'The number of queries grows with the number of records. What is quick on ten records takes minutes on ten thousand.',
    remedy:
      'Search once before the loop with `in`, or group with `_read_group`, and look the results up in a dictionary.',
    limits:
      'Reports calls whose receiver is a model as far as the text tells. Silent in tests and upgrade scripts, on batch loops (`limit` other than 1), on loops over models (`self.env[name]`), on loops through the one record of a wizard, and in compute methods, which search-in-compute reports. A loop over a handful of constants is still reported.',
    sources: ['https://www.odoo.com/documentation/18.0/developer/reference/backend/performance.html#batch-operations'],
    messages: {
      model: '{method} of {model} runs once per turn of a loop.',
      plain: '{callee} runs once per turn of a loop.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        if (!isQueryInLoop(facts, call) || isInCompute(context, facts, call)) continue;
        if (isAcknowledged(facts, call.line, /loop|N\+1/i, call.endLine)) continue;
        const model = modelOfCall(facts, call);
        const { line, column, name: method, callee } = call;
        const draft = {
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: `${method}:${model ?? callee}`,
        };
        if (model === null) yield { ...draft, message: 'plain', args: { callee } };
        else yield { ...draft, message: 'model', args: { method, model }, model };
      }
    }
  },
});
