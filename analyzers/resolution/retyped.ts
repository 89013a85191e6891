import type { FieldDefinition } from '../../src/domain/facts/python.js';
import { pythonFile, withValue } from '../../src/domain/file-lookups.js';
import type { Certainty } from '../../src/domain/finding.js';
import type { Draft } from '../../src/domain/rule.js';
import type { Series } from '../../src/domain/series.js';
import { fieldUsesOf, type FieldUse as LiteralUse } from '../changes/facts/field-uses.js';
import { type Resolution, THERE } from './outcome.js';
import { type ExtendingField, extendingFields, isDeclaredBelow } from './own-fields.js';
import { isRedirected, isRetyped, shapeAt, since, toldShape } from './shapes.js';
import type { Behind } from './uses/receivers.js';
import { member, modelAt, type World } from './world.js';

/** Fields of Odoo that are of another type, lead elsewhere or lose values, where the text of a use depends on it. */
export function* retypedFields(world: World): Generator<Draft> {
  for (const one of extendingFields(world)) {
    const draft = redefinition(world, one);
    if (draft !== null) yield draft;
  }
  for (const use of fieldUsesOf(world.source, world.portfolio)) {
    const draft = use.value === null ? null : lostValue(world, use, use.value);
    if (draft !== null) yield draft;
  }
}

/**
 * A type that a definition may have over another, its attributes kept. Any other pair drops what Odoo says of the field:
 * compute, related, comodel. Source: Field._get_attrs (`isinstance(self, type(field))`) and the classes of odoo/fields.py,
 * 10.0 to 18.0; odoo/orm/fields*.py, 19.0.
 */
const BUILT_ON: Readonly<Record<string, string>> = {
  image: 'binary',
  many2onereference: 'integer',
  reference: 'selection',
};

/** Pairs that differ in how a value looks or is kept, not in what it is. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['char', 'text', 'html']),
  new Set(['integer', 'float', 'monetary']),
  new Set(['one2many', 'many2many']),
];

/** `fields.X` with the type, or for the comodel, that Odoo had; a `selection_add` to what is no selection. */
function redefinition(world: World, { file, owner, field, models }: ExtendingField): Draft | null {
  const before = shapeAt(world, world.from, models, field.name);
  const after = shapeAt(world, world.target, models, field.name);
  if (before === null || after === null || !before.types.has(field.type)) return null;
  if (after.types.has(field.type) || !isRetyped(before, after))
    return otherComodel(world, { file, owner, field, models });
  if ([...after.types].some((type) => BUILT_ON[field.type] === type)) return null;
  if (isDeclaredBelow(world, 'field', models, field.name)) return null;
  const alike = ALIKE.some((group) => group.has(field.type) && [...after.types].every((type) => group.has(type)));
  const hop = since(world, (series) => {
    const shape = shapeAt(world, series, models, field.name);
    return shape !== null && !shape.types.has(field.type);
  });
  return hop === null
    ? null
    : told(file.path, field, owner.name, {
        message: 'retyped',
        args: { what: `${models[0]}.${field.name}`, old: field.type, instead: toldShape(after), series: hop },
        hop,
        certainty: alike ? 'likely' : 'certain',
        severity: alike ? 'medium' : 'high',
      });
}

function otherComodel(world: World, { file, owner, field, models }: ExtendingField): Draft | null {
  const own = comodelOf(field);
  const before = shapeAt(world, world.from, models, field.name);
  const after = shapeAt(world, world.target, models, field.name);
  if (own === null || before === null || after === null || !before.comodels.has(own)) return null;
  // Where the model itself is gone or renamed, that is the finding.
  if (modelAt(world, own, world.target) !== own || !world.after.hasModel(own)) return null;
  if (!isRedirected(world, before, after) || isDeclaredBelow(world, 'field', models, field.name)) return null;
  const hop = since(world, (series) => {
    const shape = shapeAt(world, series, models, field.name);
    return shape !== null && shape.comodels.size > 0 && !shape.comodels.has(own);
  });
  return hop === null
    ? null
    : told(file.path, field, owner.name, {
        message: 'retyped',
        args: {
          what: `${models[0]}.${field.name}`,
          old: `${field.type} ${own}`,
          instead: toldShape(after),
          series: hop,
        },
        hop,
        certainty: 'likely',
        severity: 'medium',
      });
}

const RELATIONAL = new Set(['many2one', 'one2many', 'many2many']);

/**
 * A field is taken from what a relational field leads to, and that is no relation any more, or leads to a model without
 * such a field. Null where it still works. Fields that the addon itself declares, or another type of relation, do.
 */
export function ledElsewhere(world: World, { models, name }: Behind, next: string): Resolution | null {
  if (member(world, world.from, 'field', models, name).outcome === 'own') return null;
  const before = shapeAt(world, world.from, models, name);
  const after = shapeAt(world, world.target, models, name);
  if (before === null || after === null || ![...before.types].every((type) => RELATIONAL.has(type))) return null;
  const breaks = (series: Series): boolean => {
    const shape = shapeAt(world, series, models, name);
    if (shape === null) return false;
    if (isRetyped(before, shape) && ![...shape.types].some((type) => RELATIONAL.has(type))) return true;
    if (!isRedirected(world, before, shape)) return false;
    return [...shape.comodels].every((model) => member(world, series, 'field', [model], next).outcome === 'missing');
  };
  const hop = since(world, breaks);
  if (hop === null) return null;
  return {
    ...THERE,
    status: 'retyped',
    hop,
    successor: toldShape(after),
    was: toldShape(before),
    why: `${models[0]}.${name}`,
    certainty: 'likely',
  };
}

function comodelOf({ type, args, kwargs }: FieldDefinition): string | null {
  const value = /2one$|2many$/.test(type) ? (kwargs.comodel_name ?? args[0]) : undefined;
  return value?.kind === 'string' ? value.value : null;
}

function told(
  path: string,
  { line, column, name }: Pick<FieldDefinition, 'line' | 'column' | 'name'>,
  symbol: string,
  draft: Pick<Draft, 'message' | 'args' | 'hop' | 'severity'> & { certainty: Certainty },
): Draft {
  return {
    path,
    line,
    column,
    symbol,
    subject: `${draft.message} ${name}`,
    automation: 'manual',
    tool: null,
    effortMinutes: 15,
    ...draft,
  };
}

/** A literal text given to, or compared with, a selection that no longer has it. */
function lostValue(world: World, use: LiteralUse, value: string): Draft | null {
  if (!/^[\w-]+$/.test(value) || use.models.length === 0) return null;
  const before = shapeAt(world, world.from, use.models, use.field);
  if (before === null || !(before.keys?.has(value) ?? false)) return null;
  if (addedKeys(world, use).has(value)) return null;
  const gone = (series: Series): boolean => {
    const keys = shapeAt(world, series, use.models, use.field)?.keys ?? null;
    return keys !== null && !keys.has(value) && !seenElsewhere(world, series, use, value);
  };
  const hop = since(world, gone);
  if (hop === null) return null;
  const what = `${use.models[0]}.${use.field} = '${value}'`;
  return {
    message: 'value',
    args: { what, series: hop },
    path: use.path,
    line: lineOf(world, use, value),
    column: use.column,
    symbol: use.symbol,
    subject: what,
    hop,
    severity: 'medium',
    certainty: 'likely',
    automation: 'manual',
    tool: null,
    effortMinutes: 15,
  };
}

/** A call of several lines names the field on one of them: the first text of that name with the value on the same line. */
function lineOf({ source }: World, { path, line, field }: LiteralUse, value: string): number {
  const strings = pythonFile(source, path)?.strings ?? [];
  const near = (text: string) =>
    withValue(strings, text)
      .filter((one) => one.line >= line && one.line <= line + MOST_LINES)
      .map((one) => one.line);
  const values = new Set(near(value));
  return near(field).find((at) => values.has(at)) ?? line;
}

/** A call that goes on for longer is not searched for its texts. */
const MOST_LINES = 60;

/** Some module that the addon does not see adds the key: it may be installed all the same. */
function seenElsewhere(world: World, series: Series, use: LiteralUse, value: string): boolean {
  const index = world.index(series)!;
  return use.models.some((model) =>
    index
      .field(modelAt(world, model, series), use.field)
      .found.some(
        (one) =>
          one.type === 'selection' &&
          (one.selection === null || one.selection.some((key) => key.replace(/^\+/, '') === value)),
      ),
  );
}

/** Keys that scanned code gives a selection itself. */
function addedKeys(world: World, use: LiteralUse): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const model of use.models) {
    for (const { definition } of world.models(model)?.fields.get(use.field) ?? []) {
      for (const list of [definition.kwargs.selection_add, definition.kwargs.selection, definition.args[0]]) {
        if (list?.kind !== 'list') continue;
        for (const item of list.items) {
          const key = item.kind === 'tuple' || item.kind === 'list' ? item.items[0] : undefined;
          if (key?.kind === 'string') keys.add(key.value);
        }
      }
    }
  }
  return keys;
}
