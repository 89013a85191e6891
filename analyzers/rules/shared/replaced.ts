import type { PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { withName } from '../../../src/domain/file-lookups.js';
import { functionOf, originOf, type Scoped } from './python.js';

/** Foreign code that is replaced at run time. */
export interface Replacement extends Scoped {
  /** What is replaced, as written: `Field.get_depends`. */
  target: string;
  /** The module it belongs to, or null for `_patch_method`, which patches a model. */
  module: string | null;
  /** What stands in its place. */
  by: string;
}

/**
 * Functions and classes of the file that are put in the place of an attribute of something imported, by assignment or by
 * `setattr`, and calls of `_patch_method` (odoo/models.py, 8.0 to 16.0).
 */
export function* replacementsIn(facts: PythonFacts): Iterable<Replacement> {
  for (const entry of facts.assignments) {
    const module = replacedOrigin(facts, entry.target);
    if (module === null || entry.augmented || !isCode(facts, entry, entry.value)) continue;
    yield { ...scopeOf(entry), target: entry.target, module, by: nameOf(entry.value) };
  }
  for (const call of facts.calls) {
    const [first, second, third] = call.args;
    if (call.name === '_patch_method' && first?.kind === 'string') {
      yield { ...scopeOf(call), target: first.value, module: null, by: nameOf(second) };
    } else if (call.callee === 'setattr' && first?.kind === 'name' && second?.kind === 'string' && third) {
      const target = `${first.name}.${second.value}`;
      const module = replacedOrigin(facts, target);
      if (module !== null && isCode(facts, call, third)) yield { ...scopeOf(call), target, module, by: nameOf(third) };
    }
  }
}

const scopeOf = ({ line, column, function: within, class: owner }: Scoped): Scoped => ({
  line,
  column,
  function: within,
  class: owner,
});

const nameOf = (value: Value | undefined) => (value?.kind === 'name' ? value.name : (value?.kind ?? ''));

/** The module that an assigned attribute belongs to, or null where its root was not imported from outside the addon. */
function replacedOrigin(facts: PythonFacts, target: string): string | null {
  if (!/^\w+(\.\w+)+$/.test(target)) return null;
  const origin = originOf(facts, target);
  if (origin === null || origin.startsWith('.')) return null;
  const module = origin.slice(0, origin.lastIndexOf('.'));
  return module.includes('.') || /^[a-z]/.test(module) ? module : null;
}

/** A function or class of this file, a function written in the same function, or a lambda. */
function isCode(facts: PythonFacts, place: Scoped, value: Value): boolean {
  if (value.kind === 'lambda') return true;
  if (value.kind !== 'name') return false;
  const here = functionOf(facts, place);
  if (withName(facts.classes, value.name).some((entry) => entry.within === null)) return true;
  return withName(facts.functions, value.name).some((entry) =>
    entry.within === null ? entry.class === null : facts.functions[entry.within] === here,
  );
}
