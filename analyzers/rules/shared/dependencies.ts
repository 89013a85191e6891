import { PassingMap } from '../../../src/domain/passing.js';
import type { DependencyGraph, Portfolio } from '../../../src/domain/portfolio.js';

/** Names of every addon that is installed with this one: itself, `base`, and all it depends on as far as scanned. */
export function installedWith({ graph }: Portfolio, addon: string): ReadonlySet<string> {
  const known = sets.get(graph) ?? new Map<string, ReadonlySet<string>>();
  sets.set(graph, known);
  let names = known.get(addon);
  if (names === undefined) {
    names = collect(graph, addon);
    known.set(addon, names);
  }
  return names;
}

const sets = new PassingMap<DependencyGraph, Map<string, ReadonlySet<string>>>();

function collect(graph: DependencyGraph, addon: string): Set<string> {
  const seen = new Set<string>([addon, 'base']);
  const queue = [addon];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const next of graph.dependencies.get(name) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
    for (const outside of graph.outside.get(name) ?? []) seen.add(outside);
  }
  return seen;
}
