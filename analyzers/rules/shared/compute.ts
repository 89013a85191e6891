import type { PythonFacts } from '../../../src/domain/facts/index.js';
import type { RuleContext } from '../../../src/domain/rule.js';
import { classOf, functionOf, isModelClass, modelsOf, type Scoped } from './python.js';

/**
 * True where the use stands in a method that some field of the model names as `compute=`, here or in another scanned
 * addon.
 */
export function isInCompute(context: RuleContext, facts: PythonFacts, use: Scoped): boolean {
  const method = functionOf(facts, use);
  const owner = classOf(facts, use);
  if (method === null || !isModelClass(owner)) return false;
  const own = owner.fields;
  const inherited = modelsOf(owner).flatMap((name) =>
    [...(context.portfolio.registry.models.get(name)?.fields.values() ?? [])].flat(),
  );
  return [...own, ...inherited.map((entry) => entry.definition)].some((field) => {
    const compute = field.kwargs.compute;
    return (
      (compute?.kind === 'string' && compute.value === method.name) ||
      (compute?.kind === 'name' && compute.name === method.name)
    );
  });
}
