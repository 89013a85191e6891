import type { AddonSource } from '../domain/addon.js';
import type { Portfolio } from '../domain/portfolio.js';
import { collectAccess } from './access.js';
import { buildGraph } from './graph.js';
import { collectModels } from './models.js';
import { resolveReferences } from './references/index.js';
import { collectBundles, collectRoutes, collectTemplates } from './web.js';
import { collectViewChildren, collectXmlIds } from './xmlids.js';

/**
 * Merges the facts of all addons into one symbol table and dependency graph, and resolves references across addons.
 * @param sources In any order; the result does not depend on it.
 */
export function resolve(sources: readonly AddonSource[]): Portfolio {
  const sorted = [...sources].sort((a, b) => (a.addon.key < b.addon.key ? -1 : 1));
  const graph = buildGraph(sorted);
  const models = collectModels(sorted);
  const xmlids = collectXmlIds(sorted);
  return {
    sources: new Map(sorted.map((source) => [source.addon.key, source])),
    graph,
    registry: {
      models,
      xmlids,
      viewChildren: collectViewChildren(sorted),
      templates: collectTemplates(sorted),
      bundles: collectBundles(sorted),
      routes: collectRoutes(sorted),
      access: collectAccess(sorted, new Set(models.keys())),
      references: resolveReferences(sorted, models, xmlids, graph),
    },
  };
}
