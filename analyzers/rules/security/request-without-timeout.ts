import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { clientOf, hasTimeout } from '../shared/http-clients.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, symbolOf } from '../shared/python.js';

/** A comment that merely says that there is no timeout is no reason for it. */
const MEANT =
  /(pylint|noqa|ruff|nosec).*(external-request-timeout|E8106|S113)|no timeout (here|because|on purpose)|waits? (for ever|long)/i;

export default defineRule({
  meta: {
    id: 'security/request-without-timeout',
    title: 'Network call without a time limit',
    family: 'security',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'Estimate: one argument, and deciding what happens when time is up.' },
    automation: 'assisted',
    tool: null,
    why: 'A server that never answers keeps the worker waiting. A handful of such calls stops Odoo for everybody.',
    remedy: 'Pass `timeout=` (seconds) and handle the timeout error where the call is made.',
    limits:
      'Silent in tests, where `**kwargs` is passed on, and on clients it does not know. A session with an adapter that sets a time limit is still reported.',
    sources: [
      'https://requests.readthedocs.io/en/latest/user/advanced/#timeouts (no time limit unless one is given)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8106 external-request-timeout: the list of calls)',
    ],
    messages: { missing: '{client} is called without a timeout.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const client = clientOf(facts, call);
        if (client === null || hasTimeout(client, call) || isAcknowledged(facts, call.line, MEANT, call.endLine))
          continue;
        const { line, column } = call;
        yield {
          message: 'missing',
          args: { client },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: client,
        };
      }
    }
  },
});
