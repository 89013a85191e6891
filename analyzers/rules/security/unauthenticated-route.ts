import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import { inFunction, insideFunction, onLine } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol } from '../shared/python.js';
import { isGuarded, isReading, superuserInput } from '../shared/request-values.js';
import { checksIdentity, routeMethods } from '../shared/routes.js';

export default defineRule({
  meta: {
    id: 'security/unauthenticated-route',
    title: 'Superuser access behind a public route',
    family: 'security',
    severity: 'high',
    certainty: 'possible',
    effort: { minutes: 90, basis: 'Estimate: add an access token or drop sudo(), then test as visitor.' },
    automation: 'manual',
    tool: null,
    why: 'Anybody on the internet can call the route, sudo() skips every access right, and the caller chooses the record.',
    remedy:
      'Check an access token of the record (`_document_check_access`, `consteq`) or read with the rights of the visitor instead of sudo().',
    limits:
      'High where the method changes what it reaches so, medium where it only reads. Reports only where a value of the request, followed inside the method, goes into `sudo().browse` (also `browse(…).sudo()`), `create`, `write` or `unlink`, becomes the domain of a `sudo().search` or the id in it, and nothing in the method or the methods it calls in the same file looks at a token, a uuid, a signature, the session or an access right, or at whether the record is published. A method that raises, answers "not found", calls super() or counts matches is taken to check. A domain that also asks for the caller, a token or what is published is silent, and so are records found by another field than their id, and countries, languages and currencies. `sudo()` without such a value is silent.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#unsafe-public-methods',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/http.html (auth: none, public, user)',
    ],
    messages: { open: '{method} is open to anybody (auth={auth}) and passes {value} to {callee} as superuser.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const { method, index, auth } of routeMethods(facts)) {
        if ((auth !== 'public' && auth !== 'none') || checksIdentity(facts, index) || isGuarded(facts, index)) continue;
        for (const call of insideFunction(facts, facts.calls, index)) {
          const value = superuserInput(facts, index, call);
          if (value === null || isAcknowledged(facts, call.line, /sudo/, call.endLine)) continue;
          const symbol = methodSymbol(facts, method);
          const { line, column, callee } = call;
          yield {
            message: 'open',
            args: { method: symbol, auth, value, callee },
            path: facts.path,
            line,
            column,
            symbol,
            subject: callee,
            severity: changesRecords(facts, call) ? 'high' : 'medium',
          };
        }
      }
    }
  },
});

const CHANGES = /^(sudo\(\)\.|with_\w+\(\)\.|exists\(\)\.)*(create|write|unlink|_?(action|button)_\w+|message_post)$/;

/** The call changes records, or something that changes them is called on what it gives. */
function changesRecords(facts: PythonFacts, call: PythonCall): boolean {
  if (!isReading(call)) return true;
  const own = inFunction(facts.calls, call.function);
  const chain = `${call.callee}().`;
  if (own.some((entry) => entry.callee.startsWith(chain) && CHANGES.test(entry.callee.slice(chain.length))))
    return true;
  return onLine(facts.assignments, call.line)
    .filter((entry) => entry.function === call.function)
    .some(({ target }) =>
      own.some((entry) => entry.callee.startsWith(`${target}.`) && CHANGES.test(entry.callee.slice(target.length + 1))),
    );
}
