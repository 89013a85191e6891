import type { FieldDefinition } from '../../src/domain/facts/python.js';
import { stringOf } from '../../src/domain/facts/value.js';
import type { Draft } from '../../src/domain/rule.js';
import type { Series } from '../../src/domain/series.js';
import type { MethodSymbol } from '../../src/domain/symbols.js';
import { isModelClass, symbolAt } from '../changes/facts/python.js';
import { methodsFit } from './methods.js';
import { type ExtendingField, extendingClasses, extendingFields, isDeclaredBelow } from './own-fields.js';
import { type FieldShape, shapeAnywhere, shapeAt, since, toldShape } from './shapes.js';
import { member, type World } from './world.js';

/**
 * What the addon brings and Odoo brings too from some series on: fields and methods on models of Odoo's, whole models.
 * The two definitions are merged without a word; what is told is where they meet.
 */
export function* arrivals(
  world: World,
): Generator<{ rule: 'upgrade/field' | 'upgrade/method-override' | 'upgrade/model'; draft: Draft }> {
  for (const one of extendingFields(world)) {
    const draft = arrivedField(world, one);
    if (draft !== null) yield { rule: 'upgrade/field', draft };
  }
  for (const draft of arrivedMethods(world)) yield { rule: 'upgrade/method-override', draft };
  for (const draft of arrivedModels(world)) yield { rule: 'upgrade/model', draft };
}

const COMMON = { automation: 'manual', tool: null, effortMinutes: 15 } as const;

/** A field that Odoo does not have at the addon's own series, not even in a module that the addon does not see. */
function arrivedField(world: World, { file, owner, field, models }: ExtendingField): Draft | null {
  const { name } = field;
  if (extendsKnown(field) || !knows(world, models) || shapeAnywhere(world, world.from, models, name) !== null)
    return null;
  if (isDeclaredBelow(world, 'field', models, name)) return null;
  const hop = since(world, (series) => shapeAt(world, series, models, name) !== null);
  const after = shapeAt(world, world.target, models, name);
  const at = { path: file.path, line: field.line, column: field.column, symbol: owner.name };
  const what = `${models[0]}.${name}`;
  if (hop !== null && after !== null) {
    const meets = meeting(field, after);
    return {
      message: 'core-defines',
      args: { what, series: hop, instead: `${after.module} (${toldShape(after)})` },
      ...at,
      subject: `core-defines ${name}`,
      // Two definitions that say the same are merged and work; there is only no need for the second any more.
      ...(meets === 'same' ? { deprecatedSince: hop } : { hop }),
      severity: meets === 'type' ? 'high' : meets === 'same' ? 'low' : 'medium',
      certainty: meets === 'type' ? 'certain' : 'likely',
      ...COMMON,
    };
  }
  const elsewhere = since(world, (series) => shapeAnywhere(world, series, models, name) !== null);
  const other = shapeAnywhere(world, world.target, models, name);
  if (elsewhere === null || other === null) return null;
  return {
    message: 'core-defines-elsewhere',
    args: { what, series: elsewhere, instead: other.module },
    ...at,
    subject: `core-defines ${name}`,
    ...(meeting(field, other) === 'same' ? { deprecatedSince: elsewhere } : { hop: elsewhere }),
    severity: 'low',
    certainty: 'possible',
    ...COMMON,
  };
}

/**
 * How two definitions of a field differ. Those of one type are merged, attribute by attribute: a plain field over a
 * computed one becomes computed, and the other way round. Source: Field._get_attrs of odoo/fields.py, 10.0 to 18.0.
 */
function meeting({ type, args, kwargs }: FieldDefinition, after: FieldShape): 'type' | 'value' | 'same' {
  if (!after.types.has(type)) return 'type';
  const comodel = /2one$|2many$/.test(type) ? stringOf(kwargs.comodel_name ?? args[0]) : null;
  if (comodel !== null && after.comodels.size > 0 && !after.comodels.has(comodel)) return 'type';
  return ('compute' in kwargs || 'related' in kwargs) === after.computed ? 'same' : 'value';
}

/** Says so little that it can only mean a field that is there: no comodel, no selection, or more for one. */
function extendsKnown({ type, args, kwargs }: FieldDefinition): boolean {
  if (kwargs.selection_add !== undefined) return true;
  if (kwargs.related !== undefined) return false;
  if (type === 'many2one' || type === 'one2many' || type === 'many2many')
    return args.length === 0 && kwargs.comodel_name === undefined;
  return type === 'selection' && args.length === 0 && kwargs.selection === undefined;
}

/**
 * Whether Odoo has one of the models at both ends, under that name: only then does the class extend something of Odoo's.
 * Where the model is gone or renamed, that is the finding.
 */
function knows(world: World, models: readonly string[]): boolean {
  return models.some((model) => world.before.hasModel(model) && world.after.hasModel(model));
}

/** Methods without `super()` on a model of Odoo's where Odoo now has one of that name, which is no longer called. */
function* arrivedMethods(world: World): Generator<Draft> {
  for (const { file, owner, index, models } of extendingClasses(world)) {
    if (!knows(world, models)) continue;
    for (const [at, method] of file.functions.entries()) {
      if (method.class !== index || method.within !== owner.within || method.callsSuper) continue;
      if (
        /^__/.test(method.name) ||
        method.decorators.some((one) => /(constrains|onchange|autovacuum|ondelete)$/.test(one.name))
      )
        continue;
      if (models.some((model) => world.before.method(model, method.name).found.length > 0)) continue;
      if (isDeclaredBelow(world, 'method', models, method.name)) continue;
      const found = (series: Series) => member(world, series, 'method', models, method.name, () => true);
      const hop = since(world, (series) => found(series).outcome === 'found');
      const declared = found(world.target).symbols as readonly MethodSymbol[];
      if (hop === null || declared.length === 0) continue;
      const module = declared.at(-1)!.module;
      yield {
        message: 'core-defines',
        args: { what: `def ${method.name}`, series: hop, instead: `${module} (${declared.at(-1)!.parameters})` },
        path: file.path,
        line: method.line,
        column: method.column,
        symbol: symbolAt(file, { function: at, class: index }),
        subject: `core-defines ${method.name}`,
        hop,
        severity: methodsFit(method.parameters, declared) ? 'medium' : 'high',
        certainty: 'possible',
        ...COMMON,
      };
    }
  }
}

/** Models that the addon creates and Odoo creates too from some series on. */
function* arrivedModels(world: World): Generator<Draft> {
  for (const file of world.source.python) {
    for (const owner of file.classes) {
      const { model } = owner;
      if (!isModelClass(owner) || model === null || owner.inherit.includes(model) || world.before.hasModel(model))
        continue;
      const hop = since(world, (series) => world.index(series)!.hasModel(model));
      if (hop === null) continue;
      const seen = world.after.hasModel(model, world.visible(world.target));
      const module = world.after.model(model)!.declarations.find((one) => one.creates)?.module ?? '';
      yield {
        message: seen ? 'core-defines' : 'core-defines-elsewhere',
        args: { what: model, series: hop, instead: module },
        path: file.path,
        line: owner.line,
        column: owner.column,
        symbol: owner.name,
        subject: `core-defines ${model}`,
        hop,
        severity: seen ? 'high' : 'medium',
        certainty: seen ? 'certain' : 'likely',
        ...COMMON,
        effortMinutes: 60,
      };
    }
  }
}
