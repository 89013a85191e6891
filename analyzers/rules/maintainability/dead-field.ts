import type { Draft } from '../../../src/domain/rule.js';
import { deadFields } from '../../dead-code/members.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'maintainability/dead-field',
    title: 'Field that nothing reads',
    family: 'maintainability',
    severity: 'low',
    certainty: 'possible',
    effort: {
      minutes: 30,
      basis: 'Estimate: look for it in reports, filters and exports of the database, delete it and its column.',
    },
    automation: 'manual',
    tool: null,
    why: 'A field that no view shows and no code reads keeps a column, and every upgrade has to carry it.',
    remedy:
      'Ask whether an export, a report or an interface uses it. If not, delete it, with a script that drops the column.',
    limits:
      'Reports a field whose name stands nowhere in the scanned Python, XML, CSV, JavaScript and manifests but in its own declaration and in the method that computes it. Views made in Odoo, exports, imports and other programs may use it, so this is never more than "possible". Silent on mixins, on settings, on names that Odoo uses on any of its models or looks up by itself, on names that code may put together, on fields declared twice, on addons with YAML, Mako or office templates, and wherever a model or dependency is not known.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (names the ORM looks up: _rec_name, _active_name, _parent_name, MAGIC_COLUMNS)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/res_config.py (_get_classified_fields: settings act by the beginning of their names)',
    ],
    messages: { unused: 'No scanned code, view or data file names the field {field}.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const { facts, owner, definition } of deadFields(context)) {
      const { name, line, column, endLine } = definition;
      const field = `${owner.model ?? owner.inherit[0]}.${name}`;
      yield {
        message: 'unused',
        args: { field },
        path: facts.path,
        line,
        column,
        endLine,
        symbol: `${owner.name}.${name}`,
        subject: name,
      };
    }
  },
});
