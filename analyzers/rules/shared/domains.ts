import type { PythonDomain, PythonFacts } from '../../../src/domain/facts/index.js';
import { stringOf } from '../../../src/domain/facts/value.js';
import { callsOf, firstAround, inFunction } from '../../../src/domain/file-lookups.js';
import { modelOfCall } from './orm.js';

/** Methods that send a domain to the database. Source: odoo/models.py, 8.0 to 19.0. */
const SEARCHES = /(^|\.)(search|search_count|search_read|read_group|_read_group|_search|search_fetch)$/;

/** The model that a domain literal searches in the database, or null where it is something else or cannot be told. */
export function searchedModel(facts: PythonFacts, domain: PythonDomain): string | null {
  if (/^fields\.\w+:domain$/.test(domain.context)) return comodelAt(facts, domain);
  if (!SEARCHES.test(domain.context)) return null;
  if (domain.model !== null) return domain.model;
  const call = callsOf(inFunction(facts.calls, domain.function), domain.context).findLast(
    (entry) => entry.line < domain.line || (entry.line === domain.line && entry.column <= domain.column),
  );
  return call === undefined ? null : modelOfCall(facts, call);
}

/** The model that the field points at in whose definition the domain stands. */
function comodelAt(facts: PythonFacts, { class: owner, line }: PythonDomain): string | null {
  const field = owner === null ? undefined : firstAround(facts.classes[owner]?.fields ?? [], line);
  if (field === undefined || !/2one$|2many$/.test(field.type)) return null;
  return stringOf(field.kwargs.comodel_name) ?? stringOf(field.args[0]);
}
