import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/print-call',
    title: 'Output that bypasses the log',
    family: 'reliability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 2, basis: 'Estimate: delete the line or make it a log call.' },
    automation: 'assisted',
    tool: null,
    why: '`print` writes to the output of the server: without time, database, user or level, and nowhere at all where nobody keeps that output. What is mostly left from debugging may show customer data there.',
    remedy: 'Delete it, or use `_logger.debug(…)`.',
    limits:
      'Silent in tests, upgrade scripts, command line tools (a `cli`, `scripts` or `tools` folder, a main block) and where a comment acknowledges it.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8116 print-used)',
      'https://www.odoo.com/documentation/18.0/developer/reference/cli.html#logging',
    ],
    messages: { print: 'print writes past the log.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      if (
        /(^|\/)(cli|scripts?|tools|doc|docs)\//.test(facts.path) ||
        facts.strings.some((one) => one.value === '__main__')
      )
        continue;
      if (facts.functions.some((entry) => entry.name === 'print' && entry.class === null)) continue;
      for (const call of facts.calls) {
        // `print(x, file=target)` chooses where it writes.
        if (
          call.callee !== 'print' ||
          'file' in call.kwargs ||
          isAcknowledged(facts, call.line, /print|T20[13]|noqa/, call.endLine)
        )
          continue;
        yield atUse(facts, call, { message: 'print', subject: 'print' });
      }
    }
  },
});
