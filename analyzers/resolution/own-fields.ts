import type { FieldDefinition, PythonClass, PythonFacts } from '../../src/domain/facts/python.js';
import { isModelClass, isTest, modelsOf } from '../changes/facts/python.js';
import { member, type World } from './world.js';

/** A field that the addon declares on a model of somebody else's. */
export interface ExtendingField {
  file: PythonFacts;
  owner: PythonClass;
  field: FieldDefinition;
  /** The models that the class extends. */
  models: readonly string[];
}

/** Fields that the addon declares in classes that extend models, tests apart. */
export function* extendingFields(world: World): Generator<ExtendingField> {
  for (const { file, owner, models } of extendingClasses(world)) {
    for (const field of owner.fields) if (!field.columns) yield { file, owner, field, models };
  }
}

/** Classes that extend a model that was there before: `_inherit` without a name of their own. */
export function* extendingClasses(
  world: World,
): Generator<{ file: PythonFacts; owner: PythonClass; index: number; models: readonly string[] }> {
  for (const file of world.source.python) {
    if (isTest(file.path)) continue;
    for (const [index, owner] of file.classes.entries()) {
      if (!isModelClass(owner) || owner.inherit.length === 0) continue;
      const extended = owner.model === null ? owner.inherit.length === 1 : owner.inherit.includes(owner.model);
      if (extended) yield { file, owner, index, models: owner.model === null ? owner.inherit : modelsOf(owner) };
    }
  }
}

/** Whether some scanned addon that this one depends on declares the member: then it answers for it. */
export function isDeclaredBelow(
  world: World,
  kind: 'field' | 'method',
  models: readonly string[],
  name: string,
): boolean {
  const own = world.source.addon.key;
  return member(world, world.from, kind, models, name, (addon) => addon === own).outcome === 'own';
}
