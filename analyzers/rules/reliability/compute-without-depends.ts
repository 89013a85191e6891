import type { FieldDefinition, PythonClass } from '../../../src/domain/facts/python.js';
import { stringOf } from '../../../src/domain/facts/value.js';
import { indexIn, inFunction, pythonFile } from '../../../src/domain/file-lookups.js';
import type { ModelMethod } from '../../../src/domain/portfolio.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, isModelClass, modelsOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/compute-without-depends',
    title: 'Stored field that is never computed again',
    family: 'reliability',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 20, basis: 'Estimate: name what the value comes from, recompute old records once.' },
    automation: 'assisted',
    tool: null,
    why: 'Without `@api.depends` Odoo computes a stored field when the record is created and never after. The value in lists, filters and reports stays what it was then.',
    remedy:
      'Name every field that the method reads in `@api.depends`. A value that is meant to be set once is a `default`.',
    limits:
      'Stored fields whose compute method is in the scanned code and has the decorator nowhere, in no class that declares the method. Fields that are not stored are silent: they are computed at each reading. So are fields that people may edit (`readonly=False`), methods that read no field of the record, and models without a table.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#odoo.api.depends',
      'https://github.com/odoo/odoo/blob/16.0/odoo/fields.py (Field: store, recompute triggers come from depends)',
    ],
    messages: { never: '{field} is stored and {method} has no @api.depends: it is computed once, at creation.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner) || owner.auto === false || owner.kind === 'transient') continue;
        for (const field of owner.fields) {
          const method = storedCompute(field);
          if (method === null || !isNeverAgain(context, owner, method)) continue;
          if (isAcknowledged(facts, field.line, /depends/)) continue;
          const use = { line: field.line, column: field.column, function: null, class: index };
          yield atUse(facts, use, { message: 'never', args: { field: field.name, method }, subject: field.name });
        }
      }
    }
  },
});

function storedCompute({ kwargs, columns }: FieldDefinition): string | null {
  const stored = kwargs.store?.kind === 'boolean' && kwargs.store.value;
  // Editable and pre-computed fields use the method as a default that looks at the record.
  const editable = 'precompute' in kwargs || (kwargs.readonly?.kind === 'boolean' && !kwargs.readonly.value);
  return stored && !editable && !columns && !('related' in kwargs) ? stringOf(kwargs.compute) : null;
}

function isNeverAgain({ portfolio }: RuleContext, owner: PythonClass, name: string): boolean {
  const methods = modelsOf(owner).flatMap((model) => portfolio.registry.models.get(model)?.methods.get(name) ?? []);
  // A method that calls super() or is found nowhere has a parent that may carry the decorator.
  if (methods.length === 0) return false;
  return methods.every((method) => {
    const { decorators, callsSuper, stub } = method.definition;
    return (
      !callsSuper && !stub && !decorators.some((entry) => /depends/.test(entry.name)) && readsRecord(portfolio, method)
    );
  });
}

/** The method reads something of the record: without that there is nothing to depend on. */
function readsRecord(portfolio: RuleContext['portfolio'], { addon, path, definition }: ModelMethod): boolean {
  const source = portfolio.sources.get(addon);
  const facts = source && pythonFile(source, path);
  const index = facts === undefined ? -1 : indexIn(facts.functions, definition);
  if (facts === undefined || index < 0) return false;
  const names = new Set([
    'self',
    ...inFunction(facts.bindings ?? [], index)
      .filter((entry) => entry.source === 'self')
      .map((entry) => entry.name),
  ]);
  return inFunction(facts.attributes, index).some((entry) => {
    const [root, member] = entry.chain.split('.');
    return !entry.stored && names.has(root!) && member !== undefined && !/^(env|_\w*|id|ids|pool|browse)$/.test(member);
  });
}
