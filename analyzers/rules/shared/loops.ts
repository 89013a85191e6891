import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import { isOrmCall, modelOfCall } from './orm.js';
import { classOf, rootOf, valuesOf } from './python.js';

/** ORM methods that send a query each time they are called. Source: odoo/models.py (16.0), odoo/orm/models.py (19.0). */
const QUERIES = /^(search|search_count|search_read|search_fetch|read_group|_read_group|name_search)$/;

/**
 * A query that runs once per turn of a loop. Left out: a batch loop, which takes the next slice of records each turn
 * (`limit=` other than 1), and a loop over models (`self.env[name]`), where there is no one query for all.
 */
export function isQueryInLoop(facts: PythonFacts, call: PythonCall): boolean {
  if (call.loop === 0 || !QUERIES.test(call.name) || !isOrmCall(facts, call) || isOtherModelEachTurn(facts, call))
    return false;
  if (isOneWizard(facts, call)) return false;
  const { limit } = call.kwargs;
  return limit === undefined || (limit.kind === 'number' && limit.value === 1);
}

/**
 * The only loop around it goes through `self` of a transient model: a wizard is a single record where a person uses it.
 */
export function isOneWizard(facts: PythonFacts, call: PythonCall): boolean {
  if (classOf(facts, call)?.kind !== 'transient' || call.loop !== 1) return false;
  const around = inFunction(facts.bindings ?? [], call.function).filter(
    (entry) => entry.how === 'for' && entry.line <= call.line && call.line <= entry.endLine,
  );
  return around.length === 1 && /^self(\.(sudo|filtered|with_context)\(\))*$/.test(around[0]!.source);
}

function isOtherModelEachTurn(facts: PythonFacts, call: PythonCall): boolean {
  const root = rootOf(call.callee);
  const given = valuesOf(facts, call.function, root);
  if (given.some((value) => value.kind === 'subscript' && /\benv\[(?!['"])/.test(value.text))) return true;
  return /(^|\.)env\[\]/.test(call.callee) && modelOfCall(facts, call) === null;
}
