import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { compareSeries } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';
import { isOneWizard } from '../shared/loops.js';
import { isOrmCall, modelOfCall } from '../shared/orm.js';
import { productivePython } from '../shared/paths.js';
import { functionOf, isAcknowledged, receiverOf, rootOf, symbolOf, valuesOf } from '../shared/python.js';
import { modelOfRecords } from '../shared/records.js';
import { isConstant } from '../shared/values.js';

export default defineRule({
  meta: {
    id: 'performance/write-in-loop',
    title: 'Records written one by one',
    family: 'performance',
    severity: 'low',
    certainty: 'likely',
    effort: { minutes: 30, basis: 'Estimate: collect the values or the records, one call after the loop.' },
    automation: 'manual',
    tool: null,
    why: 'Each call runs constraints, computed fields and messages anew. One call for all records runs them once.',
    remedy: 'Collect values and call `create` once with the list; call `write` or `unlink` on the whole recordset.',
    limits:
      'Reports `create` whose result is not needed in the loop (12.0 on, when create learned to take a list), `unlink`, and `write` of constants. Writes whose values differ per record are silent, and so are loops through the one record of a wizard, tests, upgrade scripts and `super()` calls.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/performance.html#batch-operations',
      'https://github.com/odoo/odoo/blob/12.0/odoo/api.py (model_create_multi: create takes a list from 12.0 on)',
    ],
    messages: {
      create: '{callee} makes one record per turn of a loop; create takes a list.',
      write: '{callee} writes the same constants once per turn of a loop.',
      unlink: '{callee} deletes once per turn of a loop.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        if (call.loop === 0 || !isBatchable(context, facts, call)) continue;
        if (isAcknowledged(facts, call.line, /loop|N\+1/i, call.endLine)) continue;
        const { line, column, callee, name } = call;
        const model =
          name === 'create' ? modelOfCall(facts, call) : modelOfRecords(context, facts, call, receiverOf(call));
        yield {
          message: name,
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

function isBatchable({ source }: RuleContext, facts: PythonFacts, call: PythonCall): boolean {
  if (isOneByOne(facts, call) || isOneWizard(facts, call)) return false;
  const { series } = source.addon;
  switch (call.name) {
    case 'create':
      return !call.used && series !== null && compareSeries(series, '12.0') >= 0 && isModelReceiver(facts, call);
    case 'unlink':
      return call.args.length === 0 && isTurnRecord(facts, call);
    case 'write': {
      const values = call.args[0];
      return (
        call.args.length === 1 &&
        values?.kind === 'dict' &&
        values.entries.length > 0 &&
        isConstant(values) &&
        isTurnRecord(facts, call)
      );
    }
    default:
      return false;
  }
}

/** Each turn is meant to stand alone: errors are caught inside the loop, or it commits or opens savepoints. */
function isOneByOne(facts: PythonFacts, call: PythonCall): boolean {
  return (
    inFunction(facts.excepts, call.function).some((entry) => entry.loop > 0) ||
    inFunction(facts.calls, call.function).some((entry) => /(^|\.)(commit|savepoint)$/.test(entry.callee))
  );
}

/** The record of the turn (`line`, which nothing in the function assigns) or what a field of it holds (`line.tax_id`). */
function isTurnRecord(facts: PythonFacts, call: PythonCall): boolean {
  const receiver = receiverOf(call);
  const root = rootOf(receiver);
  if (!/^\w+(\.\w+_ids?)?$/.test(receiver) || root === 'self' || valuesOf(facts, call.function, root).length > 0)
    return false;
  return !(functionOf(facts, call)?.parameters.some((entry) => entry.name === root) ?? false);
}

/** One dictionary, written here or given to a name here: other names may hold a list already. */
function isModelReceiver(facts: PythonFacts, call: PythonCall): boolean {
  const values = call.args[0];
  if (values === undefined || !isOrmCall(facts, call)) return false;
  if (values.kind === 'dict') return true;
  return values.kind === 'name' && valuesOf(facts, call.function, values.name).some((value) => value.kind === 'dict');
}
