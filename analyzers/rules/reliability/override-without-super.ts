import type { AddonSource } from '../../../src/domain/addon.js';
import type { PythonClass, PythonFacts, PythonFunction } from '../../../src/domain/facts/index.js';
import { indexIn, inFunction } from '../../../src/domain/file-lookups.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { ModelMethod } from '../../../src/domain/portfolio.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { installedWith } from '../shared/dependencies.js';
import { productivePython } from '../shared/paths.js';
import { extendsModel, isAcknowledged, isModelClass, methodSymbol, methodsOf, modelsOf } from '../shared/python.js';

/** Methods of every model whose base does the work. Source: pylint-odoo W8106 method-required-super. */
const ORM_METHODS = new Set(['create', 'write', 'unlink', 'copy', 'copy_data', 'default_get', 'read', 'fields_get']);

export default defineRule({
  meta: {
    id: 'reliability/override-without-super',
    title: 'Override that drops what it overrides',
    family: 'reliability',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 45, basis: 'Estimate: call super(), keep its result, test the flow once.' },
    automation: 'manual',
    tool: null,
    why: 'The method of the parent and of every other addon that extends it no longer runs. The next version of the parent changes nothing here, silently.',
    remedy: 'Call `super()` and change its result, or move the difference into a small hook method of the parent.',
    limits:
      'Reports create, write, unlink, copy, default_get, read and fields_get of concrete models, and methods that replace one of another scanned addon. Silent on stubs, on methods that only raise, on models without a table, on abstract models and on parents whose method is itself a stub or a short hook.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8106 method-required-super)',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#inheritance-and-extension',
    ],
    messages: {
      orm: '{method} does not call super(): the ORM and other addons are bypassed.',
      parent: '{method} replaces the method of {addon} without calling super().',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner) || owner.auto === false || owner.kind === 'abstract') continue;
        for (const method of methodsOf(facts, index)) {
          const found = judge(context, facts, owner, method);
          if (found === null || isAcknowledged(facts, method.line, /super|W8106/)) continue;
          const symbol = methodSymbol(facts, method);
          const { line, column } = method;
          yield {
            ...found,
            args: { method: symbol, ...found.args },
            path: facts.path,
            line,
            column,
            symbol,
            subject: method.name,
          };
        }
      }
    }
  },
});

function judge(
  context: RuleContext,
  facts: PythonFacts,
  owner: PythonClass,
  method: PythonFunction,
): Pick<Draft, 'message' | 'args' | 'certainty'> | null {
  if (method.callsSuper || method.stub || isStatic(method) || handsOver(facts, method)) return null;
  if (ORM_METHODS.has(method.name)) return method.returnsValue || method.statements > 1 ? { message: 'orm' } : null;
  if (!extendsModel(owner) || method.statements < 2) return null;
  const parent = replacedMethod(context, owner, method);
  return parent === null ? null : { message: 'parent', args: { addon: parent.addon }, certainty: 'possible' };
}

const parents = new PassingMap<AddonSource, Map<string, ModelMethod | null>>();

const isReal = ({ definition }: ModelMethod): boolean => !definition.stub && definition.statements >= 3;

/** The method of another addon, installed with this one, that this method takes the place of. */
function replacedMethod(
  { source, portfolio }: RuleContext,
  owner: PythonClass,
  method: PythonFunction,
): ModelMethod | null {
  const below = installedWith(portfolio, source.addon.name);
  const known = parents.get(source) ?? new Map<string, ModelMethod | null>();
  parents.set(source, known);
  for (const name of modelsOf(owner)) {
    const key = `${name} ${method.name}`;
    let parent = known.get(key);
    if (parent === undefined) {
      const others = portfolio.registry.models.get(name)?.methods.get(method.name) ?? [];
      parent =
        others.find((entry) => entry.addon !== source.addon.key && below.has(entry.addon) && isReal(entry)) ?? null;
      known.set(key, parent);
    }
    if (parent !== null) return parent;
  }
  return null;
}

/** It only raises, or calls the method of the parent in another way (`models.Model.create(self, vals)`, `origin(…)`). */
function handsOver(facts: PythonFacts, method: PythonFunction): boolean {
  const index = indexIn(facts.functions, method);
  const calls = inFunction(facts.calls, index);
  const raises = inFunction(facts.raises, index).length > 0;
  if (raises && method.statements <= 4 && !method.returnsValue) return true;
  return (
    calls.some(
      (call) =>
        call.name === method.name &&
        (/^super\(|^[A-Z]|^(models|orm|osv)\./.test(call.callee) || call.callee.startsWith('self.')),
    ) ||
    calls.some((call) => /^super(\(|$)/.test(call.callee)) ||
    (/^(read|create|write|unlink)$/.test(method.name) &&
      calls.some((call) => /\.(_origin|origin|_create|_write|_read_format)$/.test(call.callee)))
  );
}

function isStatic(method: PythonFunction): boolean {
  return method.decorators.some((entry) => /^(staticmethod|classmethod|property)$/.test(entry.name));
}
