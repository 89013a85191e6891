import type { PythonFacts } from '../../../src/domain/facts/index.js';
import type { FieldDefinition, PythonClass } from '../../../src/domain/facts/python.js';
import { PassingMap } from '../../../src/domain/passing.js';
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
  if (computesOf(owner).has(method.name)) return true;
  return modelsOf(owner).some((name) => computeMethods(context.portfolio, name).has(method.name));
}

const own = new PassingMap<PythonClass, ReadonlySet<string | null>>();

/** What the fields of one class name as `compute=`. */
function computesOf(owner: PythonClass): ReadonlySet<string | null> {
  let names = own.get(owner);
  if (names === undefined) {
    const calls = owner.attributes.flatMap(({ value }) => (value.kind === 'call' ? [value] : []));
    names = new Set([...owner.fields, ...calls].map(computeOf));
    own.set(owner, names);
  }
  return names;
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
