import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { isChosenByCaller, isCompared, isRequestData } from './entry-points.js';
import { sourcesOf, type Through } from './flow.js';
import type { Scoped } from './python.js';
import { within } from './routes.js';

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
  if (facts.raises.some((entry) => within(facts, entry.function, route))) return true;
  return facts.calls.some(
    (call) =>
      within(facts, call.function, route) &&
      /(^super\b|\.search_count$|(^|\.)(not_found|abort|Forbidden|NotFound)$)/.test(call.callee),
  );
}

/** The value of the request that a call made as superuser is given, or null. Reading by search is left out. */
export function superuserInput(facts: PythonFacts, route: number, call: PythonCall): string | null {
  if (!/\.sudo\(\)(\.with_\w+\(\))*\.(browse|create|write|unlink)$/.test(call.callee)) return null;
  for (const given of call.args) {
    const name = requestValue(facts, route, call, given);
    if (name !== null) return name;
  }
  return null;
}
