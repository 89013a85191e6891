import { z } from 'zod';
import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { inFunction, onLine } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isLarge, mayBeLarge } from '../shared/large-models.js';
import { isOrmCall, modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { classOf, isAcknowledged, receiverOf, symbolOf, valuesOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'performance/unbounded-search',
    title: 'Search for all records',
    family: 'performance',
    severity: 'low',
    certainty: 'possible',
    effort: { minutes: 30, basis: 'Estimate: a domain, a limit or a loop over batches.' },
    automation: 'manual',
    tool: null,
    why: 'Every record of the model is loaded. That works on the demo database and stops working when the table has grown.',
    remedy: 'Give a domain or a limit, count with `search_count`, or work in batches.',
    limits:
      'Models that grow with the business: Odoo models known for it, lines, moves, orders and logs, and scanned models that point at one of these. Other scanned models are reported as information, models that people set up (stages, types, settings) not at all. Silent on tests, upgrade scripts and installation hooks, and where a limit is given. How large the table is, the code does not tell; usage evidence does.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8163 no-search-all)',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/performance.html#database-performance',
    ],
    messages: {
      all: '{method} loads every record of {model}.',
      unknown: '{method} loads every record of {model}; how many there are, the code does not tell.',
    },
  },
  requires: ['python'],
  options: z.strictObject({
    large: z.array(z.string()).default([]).describe('Models that have many records here, whatever their names say.'),
    small: z.array(z.string()).default([]).describe('Models that have few records here; they are not reported.'),
  }),
  *check(context): Iterable<Draft> {
    const { options } = context;
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        if (!/^(search|search_read)$/.test(call.name) || !isUnbounded(facts, call) || !isOrmCall(facts, call)) continue;
        const named = modelOfCall(facts, call);
        const model = named ?? ownClass(facts, call);
        if (model === null || call.function === null || call.class === null) continue;
        if (options.small.includes(model)) continue;
        const large = named !== null && (options.large.includes(named) || isLarge(context, named));
        if (!large && named !== null && !mayBeLarge(context, named)) continue;
        if (isCounted(facts, call)) continue;
        if (isAcknowledged(facts, call.line, /search-all|W8163/, call.endLine)) continue;
        const { line, column, name: method } = call;
        yield {
          message: large ? 'all' : 'unknown',
          ...(large ? {} : { severity: 'info' as const }),
          args: { method, model },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: `${method}:${model}`,
          ...(named === null ? {} : { model: named }),
        };
      }
    }
  },
});

/** The class of `self` where its model is not told; searched from its own method, the table grows with its records. */
function ownClass(facts: PythonFacts, call: PythonCall): string | null {
  return receiverOf(call) === 'self' ? (classOf(facts, call)?.name ?? null) : null;
}

function isUnbounded(facts: PythonFacts, call: PythonCall): boolean {
  if ('limit' in call.kwargs || 'count' in call.kwargs || Object.keys(call.kwargs).some((name) => name.startsWith('*')))
    return false;
  // Positional arguments of search: domain, offset, limit.
  return call.args.length <= 2 && isEmptyDomain(facts, call, call.args[0] ?? call.kwargs.args ?? call.kwargs.domain);
}

function isEmptyDomain(facts: PythonFacts, call: PythonCall, value: Value | undefined): boolean {
  if (value?.kind === 'list') return value.items.length === 0;
  if (value?.kind !== 'name' || value.name.includes('.')) return false;
  const changed = inFunction(facts.calls, call.function).some(
    ({ callee, name }) => callee === `${value.name}.${name}` && /^(append|extend|insert|\w*update)$/.test(name),
  );
  const given = valuesOf(facts, call.function, value.name);
  return !changed && given.length === 1 && given[0]!.kind === 'list' && given[0]!.items.length === 0;
}

/** `len(search([]))` is what len-of-search reports. */
function isCounted(facts: PythonFacts, call: PythonCall): boolean {
  return onLine(facts.calls, call.line).some(
    (entry) => entry.callee === 'len' && entry.args[0]?.kind === 'call' && entry.args[0].callee === call.callee,
  );
}
