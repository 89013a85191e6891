import type { Series } from '../../src/domain/series.js';
import type { FieldSymbol } from '../../src/domain/symbols.js';
import { nameAt } from './renames.js';
import { member, modelAt, type World } from './world.js';

/** What Odoo's own modules say of a field at a series, as far as the addon sees them. */
export interface FieldShape {
  /** Lower-case types; several where declarations differ. */
  types: ReadonlySet<string>;
  comodels: ReadonlySet<string>;
  /** Keys of a selection; null where some of them cannot be told, or it is no selection. */
  keys: ReadonlySet<string> | null;
  /** Some declaration computes it or takes it over from another field. */
  computed: boolean;
  /** The module that declares it first. */
  module: string;
}

/** Types of the old API that say how a value is kept, not what it is. Source: openerp/osv/fields.py, 8.0 and 9.0. */
const NO_TYPE = new Set(['function', 'related', 'dummy', 'property', 'sparse', 'serialized', 'id']);

const shapes = new WeakMap<World, Map<string, FieldShape | null>>();

/** Null where Odoo does not have the field at that series, or the addon does not see it. */
export function shapeAt(world: World, series: Series, models: readonly string[], name: string): FieldShape | null {
  const known = shapes.get(world) ?? new Map<string, FieldShape | null>();
  shapes.set(world, known);
  const key = `${series} ${models.join(',')}.${name}`;
  let shape = known.get(key);
  if (shape === undefined) {
    shape = shapeOf(world, series, models, name);
    known.set(key, shape);
  }
  return shape;
}

function shapeOf(world: World, series: Series, models: readonly string[], name: string): FieldShape | null {
  const { outcome, symbols } = member(world, series, 'field', models, name, () => true);
  return outcome === 'found' ? shapeFrom(symbols as readonly Declared[]) : null;
}

/** The same for all of Odoo's modules, seen by the addon or not. */
export function shapeAnywhere(
  world: World,
  series: Series,
  models: readonly string[],
  name: string,
): FieldShape | null {
  const index = world.index(series)!;
  for (const model of models) {
    const { found } = index.field(modelAt(world, model, series), name);
    if (found.length > 0) return shapeFrom(found);
  }
  return null;
}

type Declared = FieldSymbol & { model?: string };

function shapeFrom(all: readonly Declared[]): FieldShape {
  // The nearest model decides; a mixin behind it may have another idea of the field.
  const declared = all.filter((one) => one.model === all[0]!.model);
  const selections = declared.filter((one) => one.type === 'selection');
  const closed =
    selections.length > 0 && selections.every((one) => one.selection !== null || one.module !== all[0]!.module);
  const keys = selections.flatMap((one) => one.selection ?? []).map((one) => one.replace(/^\+/, ''));
  return {
    types: new Set(declared.map((one) => one.type)),
    comodels: new Set(declared.flatMap((one) => one.comodel ?? [])),
    keys: closed && selections.length === declared.length ? new Set(keys) : null,
    computed: declared.some((one) => one.compute !== null || one.related !== null),
    module: declared.at(-1)!.module,
  };
}

/** Whether a field has another type than before, in every declaration; null where that cannot be told. */
export function isRetyped(before: FieldShape, after: FieldShape): boolean {
  if ([...before.types, ...after.types].some((type) => NO_TYPE.has(type))) return false;
  return ![...after.types].some((type) => before.types.has(type));
}

/** Whether a relational field leads to a model that is another one, not the same under a new name. */
export function isRedirected(world: World, before: FieldShape, after: FieldShape): boolean {
  if (before.comodels.size === 0 || after.comodels.size === 0) return false;
  const same = [...before.comodels].flatMap((model) => [
    model,
    modelAt(world, model, world.target),
    nameAt('model', model, world.from, world.target),
  ]);
  return !same.some((model) => after.comodels.has(model));
}

/** `many2one res.partner`, `char`. */
export function toldShape({ types, comodels }: FieldShape): string {
  return [[...types].sort().join(' or '), [...comodels].sort().join(' or ')].filter((part) => part !== '').join(' ');
}

/** The first series from which on something holds, up to the target; null where it does not hold there. */
export function since(world: World, holds: (series: Series) => boolean): Series | null {
  let hop: Series | null = null;
  for (let step = world.steps.length - 1; step >= 0; step--) {
    if (!holds(world.steps[step]!)) break;
    hop = world.steps[step]!;
  }
  return hop;
}
