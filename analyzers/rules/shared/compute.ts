import type { PythonFacts } from '../../../src/domain/facts/index.js';
import type { FieldDefinition } from '../../../src/domain/facts/python.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import type { RuleContext } from '../../../src/domain/rule.js';
import { classOf, functionOf, isModelClass, modelsOf, type Scoped } from './python.js';

const known = new WeakMap<Portfolio, Map<string, ReadonlySet<string>>>();

/**
 * True where the use stands in a method that some field of the model names as `compute=`, here or in another scanned
 * addon.
 */
export function isInCompute(context: RuleContext, facts: PythonFacts, use: Scoped): boolean {
  const method = functionOf(facts, use);
  const owner = classOf(facts, use);
  if (method === null || !isModelClass(owner)) return false;
  if (owner.fields.some((field) => computeOf(field) === method.name)) return true;
  if (owner.attributes.some(({ value }) => value.kind === 'call' && computeOf(value) === method.name)) return true;
  return modelsOf(owner).some((name) => computeMethods(context.portfolio, name).has(method.name));
}

/** Names of the compute methods of a model, gathered once per portfolio. */
function computeMethods(portfolio: Portfolio, model: string): ReadonlySet<string> {
  const models = known.get(portfolio) ?? new Map<string, ReadonlySet<string>>();
  known.set(portfolio, models);
  let names = models.get(model);
  if (names === undefined) {
    const fields = [...(portfolio.registry.models.get(model)?.fields.values() ?? [])].flat();
    names = new Set(fields.map((field) => computeOf(field.definition)).filter((name) => name !== null));
    models.set(model, names);
  }
  return names;
}

function computeOf({ kwargs: { compute } }: Pick<FieldDefinition, 'kwargs'>): string | null {
  if (compute?.kind === 'string') return compute.value;
  return compute?.kind === 'name' ? compute.name : null;
}
