import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { insideFunction, placedAt } from '../../../src/domain/file-lookups.js';
import { isChosenByCaller, isCompared, isRequestData } from './entry-points.js';
import { givenTo, sourcesOf, type Through } from './flow.js';
import { modelOfCall } from './orm.js';
import { receiverOf, type Scoped } from './python.js';
import { within } from './routes.js';
import { walk } from './values.js';

/** Names of values that only somebody who was given them can know. */
const SECRET = /uuid|token|code|hash|key|signature/;

/**
 * The name of a value of the request that a value is made from, followed inside the route method with index `route`;
 * null where there is none, where the method looks the value up in a list first, or where only insiders know it.
 */
export function requestValue(
  facts: PythonFacts,
  route: number,
  at: Scoped,
  value: Value,
  through: Through = throughNumbers,
): string | null {
  for (const source of sourcesOf(facts, at, value, through)) {
    if (source.kind === 'parameter') {
      const { name } = source;
      if (within(facts, source.function, route) && isChosenByCaller(name) && !SECRET.test(name)) {
        if (!isCompared(facts, source.function, name)) return name;
      }
    } else if (source.kind === 'attribute') {
      if (isRequestData(source.name) && !SECRET.test(source.name)) return source.name;
    } else if (source.kind === 'call' && isRequestData(source.value.callee)) return source.value.callee;
  }
  return null;
}

/** A number is as freely chosen as the text it was read from; of a model's record only what the address names counts. */
function throughNumbers(value: Value): readonly Value[] | null {
  if (
    value.kind === 'call' &&
    /^(int|float|safe_int|ast\.literal_eval|literal_eval|json\.loads|loads|unslug)$/.test(value.callee)
  )
    return value.args;
  if (value.kind === 'subscript' && /^(kw|kwargs|post|data|params)\[['"](access_)?(token|uuid)/.test(value.text))
    return [];
  return null;
}

/** The method refuses something (`raise`, `not_found`), asks the parent first, or counts matches before it goes on. */
export function isGuarded(facts: PythonFacts, route: number): boolean {
  if (insideFunction(facts, facts.raises, route).length > 0) return true;
  return insideFunction(facts, facts.calls, route).some((call) =>
    /(^super\b|\.search_count$|(^|\.)(not_found|abort|Forbidden|NotFound)$)/.test(call.callee),
  );
}

/** Methods that read by a domain. Source: odoo/models.py of 8.0 to 19.0. */
const READS = /^(search|search_read|search_fetch|search_count|read_group|_read_group)$/;
/** Models whose records everybody may read anyway. Source: odoo/addons/base/security/ir.model.access.csv (no group). */
const PUBLIC_MODEL = /^res\.(country(\.\w+)?|lang|currency(\.\w+)?|city)$/;

/**
 * The value of the request that a call made as superuser is given, or null: the record of `browse`, the values of
 * `create` and `write`, a whole domain, or the id in one. A domain that also asks who owns the record, or whether it is
 * published, is left out, and so is a record found by a code or name.
 */
export function superuserInput(facts: PythonFacts, route: number, call: PythonCall): string | null {
  if (!/^(browse|create|write|unlink)$/.test(call.name) && !READS.test(call.name)) return null;
  if (!isSuperuser(facts, call)) return null;
  const reads = READS.test(call.name);
  if ((reads || call.name === 'browse') && PUBLIC_MODEL.test(modelOfCall(facts, call) ?? '')) return null;
  if (reads) return requestDomain(facts, route, call);
  for (const given of call.args) {
    const name = requestValue(facts, route, call, given);
    if (name !== null) return name;
  }
  return null;
}

/** True for reading calls: what they give may still be changed by what is called on it. */
export function isReading(call: Pick<PythonCall, 'name'>): boolean {
  return call.name === 'browse' || READS.test(call.name);
}

/** `….sudo().browse(…)`, `records = ….sudo()` and `records.browse(…)`, `….browse(…).sudo()`. */
function isSuperuser(facts: PythonFacts, call: PythonCall): boolean {
  const receiver = receiverOf(call);
  if (/\.sudo\(\)(\.with_\w+\(\))*$/.test(receiver)) return true;
  if (call.name === 'browse') {
    const after = placedAt(facts.calls, call.line, call.column);
    if (after.some((entry) => /^\(\)(\.exists\(\))?\.sudo$/.test(entry.callee.slice(call.callee.length)))) return true;
  }
  if (!/^\w+$/.test(receiver)) return false;
  const { values, complete } = givenTo(facts, call, receiver);
  return complete && values.every(({ value }) => value.kind === 'call' && /\benv\[\]\.sudo$/.test(value.callee));
}

/** A value of the request that is the domain, a part of it, or the id that it asks for. */
function requestDomain(facts: PythonFacts, route: number, call: PythonCall): string | null {
  const domain = call.args[0] ?? call.kwargs.domain ?? call.kwargs.args;
  if (domain === undefined) return null;
  const terms = termsOf(facts, call, domain);
  if (terms.some(([field, , value]) => isRestriction(field!, value!))) return null;
  const whole = requestValue(facts, route, call, domain, throughDomain);
  if (whole !== null) return whole;
  for (const [field, operator, value] of terms) {
    if (field?.kind !== 'string' || field.value !== 'id' || operator?.kind !== 'string') continue;
    if (!/^(=|in)$/.test(operator.value)) continue;
    const name = requestValue(facts, route, call, value!);
    if (name !== null) return name;
  }
  return null;
}

/** The triples of a domain, one step through the name it was put together under. */
function termsOf(facts: PythonFacts, at: Scoped, domain: Value): Value[][] {
  const own = domain.kind === 'name' ? givenTo(facts, at, domain.name).values.map((given) => given.value) : [];
  return [domain, ...own]
    .flatMap((value) => [...walk(value)])
    .flatMap((value) => (value.kind === 'tuple' || value.kind === 'list' ? [value.items] : []))
    .filter((items) => items.length === 3 && items[0]!.kind === 'string');
}

/** Names of whoever calls, and of what belongs to them. */
const OWNER = /\b(env\.(user|uid|company)|session\.uid|uid|user|partner|website|visitor)\b/;

/** The term keeps to records of the caller, to published ones, or to those whose secret the caller knows. */
function isRestriction(field: Value, value: Value): boolean {
  if (field.kind !== 'string') return false;
  if (/token|uuid|hash|signature|publish|website_id|visib|is_public|privacy|access/.test(field.value)) return true;
  return [...walk(value)].some((part) =>
    OWNER.test(part.kind === 'name' ? part.name : 'text' in part ? part.text : ''),
  );
}

/** Only what is a domain itself: text read as one, lists put together, never the values in its triples. */
function throughDomain(value: Value): readonly Value[] | null {
  if (value.kind === 'tuple' || value.kind === 'string') return [];
  if (value.kind === 'list') return value.items.length === 3 && value.items[0]!.kind === 'string' ? [] : null;
  if (value.kind === 'call') {
    if (/(^|\.)(literal_eval|safe_eval|loads|Domain)$/.test(value.callee)) return value.args;
    if (/(^|\.)(AND|OR|normalize_domain)$/.test(value.callee)) return value.args;
  }
  return null;
}
