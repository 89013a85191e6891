import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isOrmCall, modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf, valuesOf } from '../shared/python.js';

/** Models that hold a handful of records in any database: set up by people or by the installation. */
const SMALL_MODEL =
  /^(ir\.(?!attachment|logging|property|translation)|res\.(lang|company|currency|country|groups|config)|bus\.presence|website$|website\.(menu|page)|module\.|base\.|decimal\.precision|uom\.|account\.(tax|journal|fiscal|incoterms|payment\.term|account\.type|chart)|product\.pricelist$|crm\.(team|stage|lost)|stock\.(warehouse|picking\.type|location\.route)|hr\.(department|job)|resource\.calendar$|payment\.(acquirer|provider|icon)|mail\.(channel|activity\.type|alias\.domain)|queue\.job\.(channel|function)|pos\.config)|\.(stage|type|tag|tags|category|categ|config|settings|template|rule|profile|group|team|backend|method|reason|level|state|status|plan|policy|provider|server|format|unit|zone|class|kind|mixin|frequency|channel|option)$/;

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
      'Silent on models that stay small by nature (configuration, stages, types, languages), on transient models, on tests, upgrade scripts and installation hooks, and where a limit is given. How large the table is, the code does not tell; usage evidence does.',
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
        if (model === null || call.function === null || call.class === null || isSmall(context, model)) continue;
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

function isSmall({ portfolio }: RuleContext, model: string): boolean {
  if (SMALL_MODEL.test(model)) return true;
  return portfolio.registry.models.get(model)?.declarations.some((entry) => entry.kind !== 'model') ?? false;
}
