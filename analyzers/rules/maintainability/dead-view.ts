import type { Draft } from '../../../src/domain/rule.js';
import { deadViews } from '../../dead-code/views.js';
import { defineRule } from '../define-rule.js';
import { fullId, placeOf } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'maintainability/dead-view',
    title: 'View that nothing shows',
    family: 'maintainability',
    severity: 'low',
    certainty: 'possible',
    effort: { minutes: 15, basis: 'Estimate: look for it in the actions of the database, then delete it.' },
    automation: 'manual',
    tool: null,
    why: 'A view nobody sees still has to be valid, and breaks updates and upgrades like any other.',
    remedy: 'Delete it, or name it where it was meant to be shown (`view_id`, `view_ids`, `t-call`).',
    limits:
      'Reports a view whose id stands nowhere else in the scanned code and that Odoo does not take by itself, because another view of the same model and type comes first (by priority, then by name); and a template whose id stands nowhere else. Actions made in Odoo and code outside may use them. Views that inherit from another are always used. Silent on views of equal rank, on templates people switch in the website editor, on ids that code may put together, and on files that the manifest does not list.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_ui_view.py (default_view; _order = "priority,name,id")',
    ],
    messages: {
      view: 'Nothing names the {type} view {id}; Odoo shows {before} instead.',
      template: 'Nothing names the template {id}.',
    },
  },
  requires: ['xml'],
  *check(context): Iterable<Draft> {
    const { addon } = context.source;
    for (const { facts, record, before, type } of deadViews(context)) {
      const id = fullId(addon.name, record.id!);
      const place = { path: facts.path, ...placeOf(facts, record.node), symbol: id, subject: record.id! };
      if (before === null) yield { ...place, message: 'template', args: { id } };
      else yield { ...place, message: 'view', args: { id, type, before } };
    }
  },
});
