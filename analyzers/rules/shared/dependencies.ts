import type { Portfolio } from '../../../src/domain/portfolio.js';

/** Names of every addon that is installed with this one: itself, `base`, and all it depends on as far as scanned. */
export function installedWith(portfolio: Portfolio, addon: string): Set<string> {
  const seen = new Set<string>([addon, 'base']);
  const queue = [addon];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const next of portfolio.graph.dependencies.get(name) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
    for (const outside of portfolio.graph.outside.get(name) ?? []) seen.add(outside);
  }
  return seen;
}
