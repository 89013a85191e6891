import type { FieldDefinition, PythonClass, PythonFacts } from '../../domain/facts/python.js';
import { stringOf, stringsOf } from '../../domain/facts/value.js';
import { modelNameOf } from '../models.js';
import { RELATIONAL, resolveMember, resolveModel, type Scope } from './scope.js';
import { resolveXmlId, type XmlIds } from './xmlids.js';

/** `self.env['sale.order']`, `request.env[...]`, `env[...]`, and the old `self.pool[...]`. */
const REGISTRY_BASE = /(^|\.)(env|pool)(\(\))?$/;
const MODEL_NAME = /^[a-z_][\w]*(\.[\w]+)*$/;

/** References in Python: models, the methods and fields that strings name, XML ids. */
export function pythonReferences(scope: Scope, ids: XmlIds): void {
  for (const file of scope.source.python) {
    for (const subscript of file.subscripts) {
      if (!REGISTRY_BASE.test(subscript.base) || !MODEL_NAME.test(subscript.key)) continue;
      scope.emit('model', subscript.key, { path: file.path, ...at(subscript) }, ...resolveModel(scope, subscript.key));
    }
    for (const definition of file.classes) classReferences(scope, file, definition);
    methodReferences(scope, file);
    for (const call of file.calls) {
      const id = stringOf(call.args[0]);
      if (id === null) continue;
      const isReference = call.name === 'ref' && /(^|\.)env\.ref$/.test(call.callee);
      if (!isReference && call.name !== 'has_group' && call.name !== 'user_has_groups') continue;
      const optional = call.kwargs.raise_if_not_found?.kind === 'boolean' && !call.kwargs.raise_if_not_found.value;
      for (const one of call.name === 'ref' ? [id] : id.split(',').map((group) => group.trim().replace(/^!/, ''))) {
        const [outcome, why] = resolveXmlId(scope, ids, one);
        const forgiven = outcome === 'missing' && optional;
        scope.emit(
          'xmlid',
          one,
          { path: file.path, ...at(call) },
          forgiven ? 'unknown' : outcome,
          forgiven ? 'the code allows for its absence' : why,
        );
      }
    }
  }
}

function classReferences(scope: Scope, file: PythonFacts, definition: PythonClass): void {
  const model = modelNameOf(definition);
  if (model === null) return;
  for (const parent of [...definition.inherit, ...Object.keys(definition.inherits)]) {
    scope.emit('model', parent, { path: file.path, ...at(definition) }, ...resolveModel(scope, parent));
  }
  for (const field of definition.fields) fieldReferences(scope, file, model, field);
}

/** Keywords that name a method of the same model. Source: odoo/fields.py Field attributes. */
const METHOD_KEYWORDS = ['compute', 'inverse', 'search', 'group_expand'] as const;

function fieldReferences(scope: Scope, file: PythonFacts, model: string, field: FieldDefinition): void {
  const place = { path: file.path, ...at(field) };
  if (RELATIONAL.has(field.type)) {
    const comodel = stringOf(field.kwargs.comodel_name) ?? stringOf(field.args[0]);
    if (comodel) {
      scope.emit('model', comodel, place, ...resolveModel(scope, comodel));
      const inverse =
        field.type === 'one2many' ? (stringOf(field.kwargs.inverse_name) ?? stringOf(field.args[1])) : null;
      if (inverse)
        scope.emit('field', `${comodel}.${inverse}`, place, ...resolveMember(scope, comodel, 'field', inverse));
    }
  }
  for (const keyword of METHOD_KEYWORDS) {
    const method = stringOf(field.kwargs[keyword]);
    if (method) scope.emit('method', `${model}.${method}`, place, ...resolveMember(scope, model, 'method', method));
  }
  const related = stringOf(field.kwargs.related)?.split('.')[0];
  if (related) scope.emit('field', `${model}.${related}`, place, ...resolveMember(scope, model, 'field', related));
}

/** Decorators whose arguments name fields of the model. Source: odoo/api.py. */
const FIELD_DECORATORS = new Set([
  'api.depends',
  'api.onchange',
  'api.constrains',
  'depends',
  'onchange',
  'constrains',
]);

function methodReferences(scope: Scope, file: PythonFacts): void {
  for (const method of file.functions) {
    const definition = method.class === null ? undefined : file.classes[method.class];
    const model = definition ? modelNameOf(definition) : null;
    if (model === null) continue;
    for (const decorator of method.decorators) {
      if (!FIELD_DECORATORS.has(decorator.name)) continue;
      for (const path of decorator.args.flatMap((value) => stringsOf(value))) {
        const field = path.split('.')[0]!;
        scope.emit(
          'field',
          `${model}.${field}`,
          { path: file.path, ...at(decorator) },
          ...resolveMember(scope, model, 'field', field),
        );
      }
    }
  }
}

function at(place: { line: number; column: number }): { line: number; column: number } {
  return { line: place.line, column: place.column };
}
