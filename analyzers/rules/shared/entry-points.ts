import type { PythonFacts } from '../../../src/domain/facts/index.js';
import { stringsOf } from '../../../src/domain/facts/value.js';
import { inFunction, withName } from '../../../src/domain/file-lookups.js';
import { isModelClass } from './python.js';
import { walk } from './values.js';

const NOTHING = { kind: 'none' } as const;

/**
 * How the outside reaches a function: a route (`open` where nobody has to log in), or a method that any user may call
 * over RPC with arguments of their choice. Null: only other code calls it, as far as the name tells.
 */
export type Entry = 'open-route' | 'route' | 'rpc';

/** Parameters that the framework fills, whoever calls. */
const FRAMEWORK = /^(self|cls|cr|cursor|uid|user_id|env|pool|registry|context|version)$/;
/** Public by name, called by the framework alone or refused over RPC. Source: odoo/models.py, odoo/service/model.py. */
const INTERNAL = /^(init|setup|browse|flush|new|exists|mapped|filtered|sorted|with_\w+|sudo|_\w*)$/;
/** Methods with these decorators get no argument from outside, or are refused: odoo/api.py (`private` since 18.0). */
const CLOSED =
  /(^|\.)(private|depends|constrains|onchange|ondelete|autovacuum|property|staticmethod|contextmanager|cron|job)$/;

/** Finds out how a function is reached. Functions inside others, of plain classes and of modules give null. */
export function entryOf(facts: PythonFacts, index: number): Entry | null {
  const method = facts.functions[index]!;
  const route = method.decorators.find((entry) => /(^|\.)route$/.test(entry.name));
  if (route !== undefined) {
    const auth = route.kwargs.auth;
    return auth?.kind === 'string' && (auth.value === 'public' || auth.value === 'none') ? 'open-route' : 'route';
  }
  if (method.within !== null || method.class === null || !isModelClass(facts.classes[method.class]!)) return null;
  if (INTERNAL.test(method.name) || method.parameters[0]?.name !== 'self') return null;
  return method.decorators.some((entry) => CLOSED.test(entry.name)) ? null : 'rpc';
}

/** True for a parameter that whoever calls the function fills. */
export function isChosenByCaller(name: string): boolean {
  return !FRAMEWORK.test(name);
}

/** The request itself, read through the `request` object. Source: odoo/http.py, class Request. */
export function isRequestData(name: string): boolean {
  return /^(http\.)?request\.(params|jsonrequest|get_json_data|get_http_params|httprequest\.(form|args|values|data|files|cookies|headers|json|get_data))\b/.test(
    name,
  );
}

/** The function looks whether the name is one of something (`assert mode in (…)`), or asks for its type. */
export function isCompared(facts: PythonFacts, index: number, name: string): boolean {
  return (
    withName(inFunction(facts.comparisons ?? [], index), name).length > 0 ||
    inFunction(facts.calls, index).some(
      (call) =>
        call.callee === 'isinstance' &&
        call.args[0]?.kind === 'name' &&
        call.args[0].name === name &&
        [...walk(call.args[1] ?? NOTHING)].some(
          (type) => type.kind === 'name' && /^(int|float|long|date)/.test(type.name),
        ),
    )
  );
}

/** The address of a route gives the parameter as a number or a record: `/order/<int:order_id>`. Source: werkzeug routing. */
export function isTypedByRoute(facts: PythonFacts, index: number, name: string): boolean {
  return facts.functions[index]!.decorators.some((entry) =>
    /(^|\.)route$/.test(entry.name)
      ? stringsOf(entry.args[0] ?? entry.kwargs.route).some((url) =>
          url
            .split('>')
            .slice(0, -1)
            .some((part) => part.endsWith(`:${name}`) && /<(int|float|uuid|any|model)\b/.test(part)),
        )
      : false,
  );
}
