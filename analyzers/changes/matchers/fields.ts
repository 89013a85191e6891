import { fieldUsesOf } from '../facts/field-uses.js';
import { isOwnField } from '../facts/own.js';
import type { Hit, Scope } from '../scope.js';

/** Fields and selection values that are gone, used where the model is known and the scanned code does not declare them. */
export function* matchFields(scope: Scope): Generator<Hit> {
  const fields = scope.index('field', 'names', (match) => match.names.map((name) => `${match.model}.${name}`));
  const selections = scope.index('field.selection', 'name', (match) => [`${match.model}.${match.name}`]);
  // Records have facts of their own, which know more: the tool, the new form.
  const records = scope.index('xml.record_field', 'fields', (match) =>
    match.models.flatMap((model) => match.fields.map((field) => `${model}.${field}`)),
  );
  const registry = scope.portfolio.registry;
  for (const use of fieldUsesOf(scope.source, scope.portfolio)) {
    for (const model of use.models) {
      const key = `${model}.${use.field}`;
      const at = { path: use.path, line: use.line, column: use.column, symbol: use.symbol };
      if (use.record && records.has(key)) continue;
      const gone = fields.get(key)?.[0];
      if (gone && !isOwnField(registry, use.models, use.field)) yield { ...at, change: gone, subject: key };
      if (use.value === null) continue;
      for (const change of selections.get(key) ?? []) {
        if (change.match.values.includes(use.value) && !isOwnField(registry, use.models, use.field))
          yield { ...at, change, subject: `${key} = ${use.value}` };
      }
    }
  }
}
