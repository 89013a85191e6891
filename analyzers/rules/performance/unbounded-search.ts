import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { stringOf } from '../../../src/domain/facts/value.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isOrmCall, modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf, valuesOf } from '../shared/python.js';

/**
 * Odoo models that grow with the business, not with the set-up. Names as in the addons of 14.0 to 19.0; their lines,
 * moves and logs are matched by the last part of the name.
 */
const LARGE_MODEL =
  /^(res\.partner|product\.(product|template|supplierinfo)|sale\.order|purchase\.order|account\.(move|payment|invoice|analytic\.line|bank\.statement)|stock\.(move|picking|quant|lot|production\.lot|scrap|valuation\.layer)|mrp\.(production|workorder|bom)|crm\.lead|project\.task|helpdesk\.ticket|hr\.(employee|leave|attendance|expense|payslip|contract)|mail\.(message|mail|tracking\.value|activity)|ir\.(attachment|logging|property|translation|model\.data)|pos\.order|calendar\.event|event\.registration|fleet\.vehicle|maintenance\.(request|equipment)|survey\.user_input|bus\.bus|queue\.job)$|\.(line|move|log|history|entry|move\.line|order)$/;

/** Set up by people, however they are linked. */
const SET_UP =
  /^(res|ir|base|website|uom)\.|\.(stage|type|tag|category|config|settings|template|rule|team|project|channel|program|workcenter|warehouse|tile|profile|pricelist|assortment|report|backup|routing\.workcenter)$/;

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
      'Only models that grow with the business: Odoo models known for it, lines, moves, orders and logs, and scanned models that point at one of these. Silent on tests, upgrade scripts and installation hooks, and where a limit is given. How large the table is, the code does not tell; usage evidence does.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8163 no-search-all)',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/performance.html#database-performance',
    ],
    messages: { all: '{method} loads every record of {model}.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        if (!/^(search|search_read)$/.test(call.name) || !isUnbounded(facts, call) || !isOrmCall(facts, call)) continue;
        const model = modelOfCall(facts, call);
        if (model === null || call.function === null || call.class === null || !isLarge(context, model)) continue;
        if (isCounted(facts, call)) continue;
        if (isAcknowledged(facts, call.line, /search-all|W8163/)) continue;
        const { line, column, name: method } = call;
        yield {
          message: 'all',
          args: { method, model },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: `${method}:${model}`,
        };
      }
    }
  },
});

function isUnbounded(facts: PythonFacts, call: PythonCall): boolean {
  if ('limit' in call.kwargs || 'count' in call.kwargs || Object.keys(call.kwargs).some((name) => name.startsWith('*')))
    return false;
  // Positional arguments of search: domain, offset, limit.
  return call.args.length <= 2 && isEmptyDomain(facts, call, call.args[0] ?? call.kwargs.args ?? call.kwargs.domain);
}

function isEmptyDomain(facts: PythonFacts, call: PythonCall, value: Value | undefined): boolean {
  if (value?.kind === 'list') return value.items.length === 0;
  if (value?.kind !== 'name' || value.name.includes('.')) return false;
  const changed = facts.calls.some(
    (entry) =>
      entry.function === call.function &&
      new RegExp(`^${value.name}\\.(append|extend|insert|\\w*update)$`).test(entry.callee),
  );
  const given = valuesOf(facts, call.function, value.name);
  return !changed && given.length === 1 && given[0]!.kind === 'list' && given[0]!.items.length === 0;
}

/** Large by name, or a scanned model of which there is one per business document: it points at a large one. */
function isLarge({ portfolio }: RuleContext, name: string): boolean {
  const model = portfolio.registry.models.get(name);
  if (model?.declarations.some((entry) => entry.kind !== 'model')) return false;
  if (LARGE_MODEL.test(name)) return true;
  if (SET_UP.test(name)) return false;
  return [...(model?.fields.values() ?? [])].flat().some(({ definition: { type, args, kwargs } }) => {
    const target = stringOf(kwargs.comodel_name ?? args[0]);
    return type === 'many2one' && target !== null && target !== 'res.partner' && LARGE_MODEL.test(target);
  });
}

/** `len(search([]))` is what len-of-search reports. */
function isCounted(facts: PythonFacts, call: PythonCall): boolean {
  return facts.calls.some(
    (entry) =>
      entry.callee === 'len' &&
      entry.line === call.line &&
      entry.args[0]?.kind === 'call' &&
      entry.args[0].callee === call.callee,
  );
}
