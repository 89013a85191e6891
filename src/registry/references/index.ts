import type { AddonSource } from '../../domain/addon.js';
import type { DependencyGraph, Model, Reference, XmlIdDeclaration } from '../../domain/portfolio.js';
import { fileReferences } from './files.js';
import { pythonReferences } from './python.js';
import { scopeOf } from './scope.js';
import { viewReferences } from './views.js';
import { dataReferences, xmlIdIndex } from './xmlids.js';

/** Resolves every reference of every addon; in the order of addons, then as the files say. */
export function resolveReferences(
  sources: readonly AddonSource[],
  models: ReadonlyMap<string, Model>,
  xmlids: ReadonlyMap<string, XmlIdDeclaration[]>,
  graph: DependencyGraph,
): Reference[] {
  const references: Reference[] = [];
  const scanned = new Set(sources.map((source) => source.addon.name));
  const ids = xmlIdIndex(xmlids, new Set(models.keys()));
  for (const source of sources) {
    const scope = scopeOf(source, models, scanned, graph, references);
    pythonReferences(scope, ids);
    dataReferences(scope, ids);
    viewReferences(scope);
    fileReferences(scope);
  }
  return references;
}
