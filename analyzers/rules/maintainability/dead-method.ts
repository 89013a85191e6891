import type { Draft } from '../../../src/domain/rule.js';
import { deadMethods } from '../../dead-code/members.js';
import { defineRule } from '../define-rule.js';
import { methodSymbol } from '../shared/python.js';

/** Scheduled and server actions that people write in the database call such methods by name. */
const CALLED_FROM_DATABASE = /cron|schedul|_run_|_action_|_send_|_process_/;

export default defineRule({
  meta: {
    id: 'maintainability/dead-method',
    title: 'Private method that nothing calls',
    family: 'maintainability',
    severity: 'low',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'Estimate: search the database for server actions that name it, then delete it.' },
    automation: 'manual',
    tool: null,
    why: 'Everybody who reads or upgrades the addon has to understand a method that never runs.',
    remedy: 'Delete it. If something outside this code calls it, make it public or say so in a comment.',
    limits:
      'Looks at methods of models that begin with an underscore and whose name stands nowhere else in the scanned Python, XML, CSV, JavaScript and manifests, comments and docstrings of Python left out. Silent on methods that call super(), on names that Odoo uses on any of its models, on decorators that register a method, on names that code may put together (`"_run_%s"`), on addons with YAML, Mako or office templates, and wherever a model or dependency is not known. Public methods may be called from outside and are never reported. Silent on mixins, whose methods are for others. Names that sound like scheduled work are "possible" only: actions in the database are not seen.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (check_method_name: methods with an underscore cannot be called from outside)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_actions.py (server actions run Python that is kept in the database)',
    ],
    messages: { unused: 'Nothing in the scanned code calls {method}.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const { facts, definition } of deadMethods(context)) {
      const { name, line, column, endLine } = definition;
      const symbol = methodSymbol(facts, definition);
      yield {
        message: 'unused',
        args: { method: symbol },
        path: facts.path,
        line,
        column,
        endLine,
        symbol,
        subject: name,
        certainty: CALLED_FROM_DATABASE.test(name) ? 'possible' : 'likely',
      };
    }
  },
});
