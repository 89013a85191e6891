import type { FieldDefinition, PythonClass, PythonFacts } from '../../../src/domain/facts/python.js';
import { stringOf, stringsOf } from '../../../src/domain/facts/value.js';
import { referencesOf } from '../../../src/domain/lookups.js';
import type { Position } from '../../../src/domain/position.js';
import type { RuleContext } from '../../../src/domain/rule.js';
import { comodelOf, type World } from '../../resolution/world.js';
import { declares, worldAtOwnSeries } from './members.js';
import { productivePython } from './paths.js';
import { isModelClass, modelsOf } from './python.js';
import { isDoubtful, isUnsure } from './reference-doubts.js';

/** A name in a field or decorator that leads nowhere. */
export interface MissingName extends Position {
  kind: 'field' | 'method' | 'xmlid';
  name: string;
  path: string;
  why: string;
  /** Odoo logs a warning and goes on: the method is never called. */
  mild: boolean;
}

/** Keywords of fields that name a method of the model. Source: odoo/fields.py, 8.0 to 19.0. */
const METHOD_KEYWORDS = ['compute', 'inverse', 'search', 'group_expand'] as const;
const FIELD_DECORATORS = /^(api\.)?(depends|onchange|constrains)$/;

/**
 * Methods and fields that the definitions of models name as text: `compute=`, `inverse=`, `search=`, `related=`,
 * inverse names, and the paths of `@api.depends`, `@api.onchange` and `@api.constrains`. Only where every dependency is
 * scanned or in the index of the addon's own series.
 */
export function* missingInDefinitions(context: RuleContext): Iterable<MissingName> {
  const world = worldAtOwnSeries(context);
  if (world === null || world.open) return;
  for (const facts of productivePython(context.source)) {
    for (const [index, owner] of facts.classes.entries()) {
      const models = modelsOf(owner);
      if (!isModelClass(owner) || owner.kind === 'abstract' || models.length !== 1) continue;
      yield* missingInClass(context, facts, index, owner, models[0]!);
    }
  }
}

function* missingInClass(
  context: RuleContext,
  facts: PythonFacts,
  index: number,
  owner: PythonClass,
  model: string,
): Iterable<MissingName> {
  for (const field of owner.fields) {
    const at = { path: facts.path, line: field.line, column: field.column };
    for (const keyword of METHOD_KEYWORDS) {
      const method = field.columns ? null : stringOf(field.kwargs[keyword]);
      // `selection=`, `group_expand=` and the like may also name what the class itself holds as an attribute.
      if (method === null || owner.attributes.some((entry) => entry.name === method)) continue;
      if (declares(context, model, 'method', method) === 'missing')
        yield {
          kind: 'method',
          name: `${model}.${method}`,
          ...at,
          why: `${keyword} of ${field.name} names it`,
          mild: false,
        };
    }
    const related = relatedOf(field);
    if (related !== null) yield* missingOnPath(context, model, related, at, `${field.name} is related to ${related}`);
    const inverse = inverseOf(field);
    if (inverse !== null && declares(context, inverse[0], 'field', inverse[1]) === 'missing')
      yield { kind: 'field', name: inverse.join('.'), ...at, why: `it is the inverse of ${field.name}`, mild: false };
  }
  for (const method of facts.functions) {
    if (method.class !== index || method.within !== owner.within) continue;
    for (const decorator of method.decorators) {
      if (!FIELD_DECORATORS.test(decorator.name)) continue;
      const at = { path: facts.path, line: decorator.line, column: decorator.column };
      for (const path of decorator.args.flatMap((value) => stringsOf(value)))
        for (const missing of missingOnPath(
          context,
          model,
          path,
          at,
          `${decorator.name} of ${method.name} names ${path}`,
        ))
          yield { ...missing, mild: /onchange|constrains/.test(decorator.name) };
    }
  }
}

/** Ids that Odoo makes itself. Source: odoo/addons/base/models/ir_model.py, odoo/modules/db.py. */
const MADE_BY_ODOO = /^(model|field|selection|constraint|relation|module)_/;

/**
 * Ids that Python asks for (`env.ref`, `has_group`) of a module of Odoo that has no such id at the addon's own series.
 * Look-ups that allow for nothing, and ids of modules whose code makes some, are left out.
 */
export function* missingIdsInPython(context: RuleContext): Iterable<MissingName> {
  const { source, portfolio } = context;
  const world = worldAtOwnSeries(context);
  if (world === null || world.open) return;
  const read = new Set(productivePython(source).map((facts) => facts.path));
  for (const reference of referencesOf(portfolio.registry, source.addon.key)) {
    if (reference.kind !== 'xmlid' || reference.outcome !== 'outside') continue;
    const { name, path, line, column } = reference;
    const module = world.before.module(name.slice(0, name.indexOf('.')));
    if (!read.has(path) || module === null || module.withheld || !module.installable) continue;
    if (MADE_BY_ODOO.test(name.slice(name.indexOf('.') + 1)) || world.before.xmlid(name) !== null) continue;
    if (portfolio.registry.xmlids.has(name) || isDoubtful(portfolio, source, reference)) continue;
    if (isUnsure(source, reference)) continue;
    yield { kind: 'xmlid', name, path, line, column, why: `Odoo ${source.addon.series} has no such id`, mild: false };
  }
}

/** The first part of a dotted path that no model has. Ends silently where a model on the way cannot be told. */
function* missingOnPath(
  context: RuleContext,
  model: string,
  path: string,
  at: Position & { path: string },
  why: string,
): Iterable<MissingName> {
  if (!/^\w+(\.\w+)*$/.test(path)) return;
  let current: string | null = model;
  for (const part of path.split('.')) {
    if (current === null) return;
    if (declares(context, current, 'field', part) === 'missing') {
      yield { kind: 'field', name: `${current}.${part}`, ...at, why, mild: false };
      return;
    }
    current = agreedComodel(worldAtOwnSeries(context)!, current, part);
  }
}

/** The model a field leads to; null where Odoo's own declaration leads elsewhere, as with a mixin beside the model. */
function agreedComodel(world: World, model: string, field: string): string | null {
  const comodel = comodelOf(world, [model], field);
  const others = world.before.field(model, field, world.visible(world.from)).found.map((one) => one.comodel);
  return others.every((one) => one === null || one === comodel) ? comodel : null;
}

function relatedOf({ kwargs, columns }: FieldDefinition): string | null {
  if (columns || kwargs.related === undefined) return null;
  const parts = stringsOf(kwargs.related);
  return parts.length === 0 ? null : parts.join('.');
}

function inverseOf({ type, args, kwargs }: FieldDefinition): [string, string] | null {
  if (type !== 'one2many') return null;
  const model = stringOf(kwargs.comodel_name) ?? stringOf(args[0]);
  const name = stringOf(kwargs.inverse_name) ?? stringOf(args[1]);
  return model === null || name === null ? null : [model, name];
}
