import type { PythonFacts, Value } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { functionOf, isAcknowledged, originOf, type Scoped, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'maintainability/monkey-patch',
    title: 'Foreign code replaced at run time',
    family: 'maintainability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 120, basis: 'Estimate: find an extension point or ask upstream for one, test both ways.' },
    automation: 'manual',
    tool: null,
    why: 'The patch acts on every database of the server, whether the addon is installed there or not, and breaks without warning when the patched function changes.',
    remedy:
      'Inherit the model or the class instead. Where there is no extension point, propose one upstream and note the version the patch was checked against.',
    limits:
      'Reports functions and classes put in the place of an attribute of something imported, and `_patch_method`. Changed settings and values of other modules are silent, and so are tests.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (_patch_method; gone in 17.0)',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#inheritance-and-extension',
    ],
    messages: {
      replaced: '{target} of {module} is set to {by} from outside.',
      patched: '_patch_method replaces {target} at run time.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const entry of facts.assignments) {
        const module = replacedOrigin(facts, entry.target);
        if (
          module === null ||
          entry.augmented ||
          !isCode(facts, entry, entry.value) ||
          isAcknowledged(facts, entry.line, /monkey/i)
        )
          continue;
        const { line, column, target } = entry;
        const by = entry.value.kind === 'name' ? entry.value.name : entry.value.kind;
        yield {
          message: 'replaced',
          args: { target, module, by },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, entry),
          subject: target,
        };
      }
      for (const call of facts.calls) {
        const target = call.name === '_patch_method' && call.args[0]?.kind === 'string' ? call.args[0].value : null;
        if (target === null) continue;
        const { line, column } = call;
        yield {
          message: 'patched',
          args: { target },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: target,
        };
      }
    }
  },
});

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
  if (facts.classes.some((entry) => entry.name === value.name && entry.within === null)) return true;
  return facts.functions.some((entry) => {
    if (entry.name !== value.name) return false;
    return entry.within === null ? entry.class === null : facts.functions[entry.within] === here;
  });
}
