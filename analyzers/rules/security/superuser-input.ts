import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import { insideFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { sourcesOf } from '../shared/flow.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol } from '../shared/python.js';
import { isGuarded, isReading, superuserInput } from '../shared/request-values.js';
import { checksIdentity, routeMethods } from '../shared/routes.js';

export default defineRule({
  meta: {
    id: 'security/superuser-input',
    title: 'Request value used as superuser',
    family: 'security',
    severity: 'medium',
    certainty: 'possible',
    effort: { minutes: 60, basis: 'Estimate: drop sudo() or check the record first, then test as portal user.' },
    automation: 'manual',
    tool: null,
    why: 'A route for logged-in users is open to portal users too. With sudo() no access right is asked, and the caller chooses the record or the values.',
    remedy:
      'Browse with the rights of the user and call `check_access_rule` (or `_document_check_access`) before sudo(). Take the fields you expect from the request one by one, never the whole of it.',
    limits:
      'Reports where a value of the request, followed inside the method, chooses the record of `sudo().browse` (also `browse(…).sudo()`), the domain of a `sudo().search`, or the id in it, and nothing in the method or the methods it calls in the same file checks an access right, a token or the owner. A method that raises, answers "not found" or calls super() is taken to check. A domain that also asks for the caller, a token or what is published is silent, and so are records found by another field than their id, and countries, languages and currencies. Fields taken one by one from the request are left alone; only the whole request as values of `create` or `write` is reported. Routes without login are the matter of security/unauthenticated-route, but for the whole request as values.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#unsafe-public-methods',
      'https://github.com/odoo/odoo/blob/16.0/addons/portal/controllers/portal.py (_document_check_access)',
    ],
    messages: {
      chosen: '{method} passes {value} of the request to {callee} as superuser.',
      whole: '{method} gives the whole request ({value}) to {callee} as superuser: the caller sets any field.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const { method, index, auth } of routeMethods(facts)) {
        const open = auth === 'public' || auth === 'none';
        const checked = checksIdentity(facts, index) || isGuarded(facts, index);
        for (const call of insideFunction(facts, facts.calls, index)) {
          const whole = wholeRequest(facts, index, call);
          const value = whole ?? (open || checked || !isReading(call) ? null : superuserInput(facts, index, call));
          if (value === null || isAcknowledged(facts, call.line, /sudo/, call.endLine)) continue;
          const symbol = methodSymbol(facts, method);
          const { line, column, callee } = call;
          yield {
            message: whole === null ? 'chosen' : 'whole',
            args: { method: symbol, value, callee },
            path: facts.path,
            line,
            column,
            symbol,
            subject: callee,
            ...(whole === null ? {} : { severity: 'high', certainty: 'likely' }),
          };
        }
      }
    }
  },
});

/** The name of `**kw` or `request.params` where it becomes the values of a superuser create or write unread, or null. */
function wholeRequest(facts: PythonFacts, route: number, call: PythonCall): string | null {
  if (!/\.sudo\(\)(\.\w+\(\))*\.(create|write|update)$/.test(call.callee) || call.args[0] === undefined) return null;
  const rest = facts.functions[route]!.parameters.find((entry) => entry.kind === 'kwargs')?.name;
  if (rest !== undefined && isValidated(facts, route, rest)) return null;
  // Only what is handed on as it is: names, and copies of dictionaries.
  const through = sourcesOf(facts, call, call.args[0], (value) =>
    value.kind === 'name' || (value.kind === 'call' && /^dict$|\.copy$/.test(value.callee)) ? null : [],
  );
  for (const source of through) {
    if (source.kind === 'parameter' && source.name === rest && source.function === route) return source.name;
    if (source.kind === 'attribute' && /^request\.(params|jsonrequest)$/.test(source.name)) return source.name;
  }
  return null;
}

/** `self.details_form_validate(post)`: a method looks at what was sent. Source: portal/controllers of 10.0 to 18.0. */
function isValidated(facts: PythonFacts, route: number, name: string): boolean {
  return insideFunction(facts, facts.calls, route).some(
    (call) =>
      /valid|check|clean|sanitize/i.test(call.name) &&
      call.args.some((value) => value.kind === 'name' && value.name === name),
  );
}
