import type { FieldDefinition, PythonClass } from '../../../src/domain/facts/python.js';
import { storedModels } from '../../../src/domain/released.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { modelsOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/relation-to-wizard',
    title: 'Lasting record that points to records of a wizard',
    family: 'reliability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 60, basis: 'Estimate: make a lasting model of what the wizard keeps, or drop the field.' },
    automation: 'manual',
    tool: null,
    why: 'Records of a wizard are deleted about an hour after they were last written, by a scheduled action. What points to them is empty then, without anybody having done anything.',
    remedy:
      'Point to a lasting model, and let the wizard create records of it. Where the field only serves a screen, compute it.',
    limits:
      'Stored relations of models with a table, to models that scanned addons declare as `TransientModel`. Computed and related fields without `store=True`, wizards that point to lasting records, and wizards of addons that were not scanned are left out. A wizard that sets `_transient_max_hours` to 0 keeps its records; that is not looked at.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (TransientModel, _transient_vacuum, _transient_max_hours)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/fields.py (Many2one.update_db: from Model to TransientModel is forbidden)',
    ],
    messages: {
      refused: 'Odoo refuses to install {model}.{field}: a many2one from a lasting model to the wizard {wizard}.',
      emptied: '{model}.{field} keeps records of the wizard {wizard}, which are deleted after an hour or so.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const [index, owner] of facts.classes.entries()) {
        const model = lastingModel(context, owner);
        if (model === null) continue;
        const stored = storedModels([{ classes: [owner] }]).models.get(model);
        for (const field of owner.fields) {
          const wizard = wizardOf(context, field, stored?.fields.get(field.name)?.comodel ?? null);
          if (wizard === null || (field.type !== 'one2many' && stored?.fields.get(field.name)?.stored !== 'yes'))
            continue;
          const refused = field.type === 'many2one';
          yield atUse(
            facts,
            { ...field, function: null, class: index },
            {
              message: refused ? 'refused' : 'emptied',
              args: { model, field: field.name, wizard },
              subject: field.name,
              model,
              severity: refused ? 'high' : field.type === 'one2many' ? 'low' : 'medium',
            },
          );
        }
      }
    }
  },
});

/** The model of a class that has a table whose rows stay, or null. */
function lastingModel({ portfolio }: RuleContext, owner: PythonClass): string | null {
  const [model, another] = modelsOf(owner);
  if (owner.kind !== 'model' || owner.auto === false || model === undefined || another !== undefined) return null;
  const declarations = portfolio.registry.models.get(model)?.declarations ?? [];
  return declarations.every(({ kind }) => kind === 'model') ? model : null;
}

function wizardOf({ portfolio }: RuleContext, { kwargs, columns }: FieldDefinition, comodel: string | null) {
  if (comodel === null || columns) return null;
  const { compute, related, store } = kwargs;
  if ((compute !== undefined || related !== undefined) && !(store?.kind === 'boolean' && store.value)) return null;
  const declarations = portfolio.registry.models.get(comodel)?.declarations ?? [];
  const makers = declarations.filter(({ creates }) => creates);
  return makers.length > 0 && makers.every(({ kind }) => kind === 'transient') ? comodel : null;
}
