import type { PythonFacts, PythonFunction } from '../../../src/domain/facts/index.js';
import { insideFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol } from '../shared/python.js';
import { checksIdentity, routeMethods } from '../shared/routes.js';

export default defineRule({
  meta: {
    id: 'security/public-route-without-csrf',
    title: 'Open route without CSRF protection',
    family: 'security',
    severity: 'medium',
    certainty: 'possible',
    effort: { minutes: 60, basis: 'Estimate: add a token or signature check and tell the caller.' },
    automation: 'manual',
    tool: null,
    why: "Any web page can make a visitor's browser post to this route, and nothing in it checks who is calling.",
    remedy:
      'Leave CSRF on where a browser form posts. For a webhook check a signature or a shared secret with `consteq` before doing anything.',
    limits:
      'Silent on routes for logged-in users, on routes that take nothing from the request, on JSON routes (Odoo never checks CSRF there), on routes that only answer GET, HEAD or OPTIONS, and where the method or one it calls in the same file checks a token, signature or access right. Checks made in another file are not seen.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/http.html (csrf parameter of route)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/http.py (CSRF_FREE_METHODS; HttpDispatcher.dispatch checks csrf)',
    ],
    messages: {
      open: '{method} answers anybody ({auth}) with CSRF protection off; nothing in the file checks a token or signature.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const { method, index, place, auth, type, csrf, methods } of routeMethods(facts)) {
        if (csrf || type !== 'http' || (auth !== 'public' && auth !== 'none') || method.stub) continue;
        if (!takesInput(facts, method, index)) continue;
        if (methods.length > 0 && methods.every((name) => /^(GET|HEAD|OPTIONS)$/i.test(name))) continue;
        if (checksIdentity(facts, index) || isAcknowledged(facts, place.line, /csrf/i)) continue;
        const symbol = methodSymbol(facts, method);
        yield { message: 'open', args: { method: symbol, auth }, path: facts.path, ...place, symbol, subject: 'csrf' };
      }
    }
  },
});

/** A route that takes nothing from the request cannot be made to do something else by another page. */
function takesInput(facts: PythonFacts, method: PythonFunction, index: number): boolean {
  if (method.parameters.some((entry) => entry.name !== 'self')) return true;
  const reads = (text: string): boolean =>
    /^request\.(params|httprequest|jsonrequest|get_json_data|get_http_params)\b/.test(text);
  return (
    insideFunction(facts, facts.attributes, index).some((entry) => reads(entry.chain)) ||
    insideFunction(facts, facts.calls, index).some((entry) => reads(entry.callee))
  );
}
