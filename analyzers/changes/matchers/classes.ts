import type { FieldDefinition } from '../../../src/domain/facts/python.js';
import { isModelClass } from '../facts/python.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** Attributes of model classes, field definitions and their keywords. */
export function* matchClasses(scope: Scope): Generator<Hit> {
  const attributes = scope.index('py.class_attr', 'names', (match) => match.names);
  const keywords = scope.index('py.field_kwarg', 'kwargs', (match) => match.kwargs);
  const fields = scope.index('py.field', 'names', (match) => match.names);
  for (const file of scope.source.python) {
    for (const owner of file.classes) {
      if (!isModelClass(owner)) continue;
      const columns = owner.fields.find((field) => field.columns);
      const seen = new Set(owner.attributes.map((attribute) => attribute.name));
      const places =
        columns && !seen.has('_columns') ? [...owner.attributes, { ...columns, name: '_columns' }] : owner.attributes;
      for (const attribute of places) {
        for (const change of attributes.get(attribute.name) ?? []) {
          yield {
            change,
            path: file.path,
            line: attribute.line,
            column: attribute.column,
            symbol: owner.name,
            subject: attribute.name,
          };
        }
      }
      for (const field of owner.fields) {
        const at = {
          path: file.path,
          line: field.line,
          column: field.column,
          endLine: field.endLine,
          symbol: `${owner.name}.${field.name}`,
        };
        for (const change of fields.get(field.name) ?? []) yield { ...at, change, subject: field.name };
        for (const keyword of Object.keys(field.kwargs)) {
          for (const change of keywords.get(keyword) ?? []) {
            if (keywordMatches(field, keyword, change))
              yield { ...at, ...linesOf(field, keyword), change, subject: `${keyword}=` };
          }
        }
      }
    }
  }
}

/** The lines of a keyword, where the definition takes several: the keyword is what has to change. */
function linesOf({ line, endLine, places }: FieldDefinition, keyword: string): { line: number; endLine: number } {
  const place = places !== undefined && Object.hasOwn(places, keyword) ? places[keyword]! : [line, endLine];
  return { line: place[0]!, endLine: place[1]! };
}

function keywordMatches(field: FieldDefinition, keyword: string, { match }: ChangeOf<'py.field_kwarg'>): boolean {
  if (match.types && !match.types.includes(field.type)) return false;
  if (match.without && field.kwargs[match.without]) return false;
  if (match.with) {
    const beside = field.kwargs[match.with];
    if (!(beside?.kind === 'boolean' && beside.value)) return false;
  }
  const value = field.kwargs[keyword]!;
  if (match.value !== undefined && !(value.kind === 'string' && value.value === match.value)) return false;
  if (match.valueCall !== undefined) return value.kind === 'call' && value.callee.endsWith(match.valueCall);
  return true;
}
