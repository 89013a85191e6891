import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Registry } from '../../../src/domain/portfolio.js';
import { splitPath } from '../../../src/domain/xpath.js';
import { comodelOf } from './comodels.js';

/** Elements that open a view of another model inside a field. */
const SUBVIEW = new Set(['tree', 'list', 'form', 'kanban', 'graph', 'pivot', 'calendar', 'search', 'gantt']);

/**
 * The model that each element of a view stands in, by index of its node; null where it cannot be told. A field with a
 * subview switches to the model it leads to; an xpath that may lead into a subview is not judged.
 */
export function modelsOfNodes(file: XmlFacts, registry: Registry): ReadonlyMap<number, string | null> {
  let models = cache.get(file);
  if (models) return models;
  models = new Map();
  for (const view of file.views) if (view.arch !== null && view.model !== null) models.set(view.arch, view.model);
  // Parents stand before their children, so one pass in order is enough.
  file.nodes.forEach((node, index) => {
    if (models!.has(index) || !models!.has(node.parent)) return;
    models!.set(index, modelBelow(file, node.parent, models!.get(node.parent)!, registry));
  });
  cache.set(file, models);
  return models;
}
const cache = new PassingMap<XmlFacts, Map<number, string | null>>();

/** The model of the children of an element that itself stands in `model`. */
function modelBelow(file: XmlFacts, index: number, model: string | null, registry: Registry): string | null {
  if (model === null) return null;
  const { tag, attributes } = file.nodes[index]!;
  if (tag === 'field' && attributes.name) {
    const position = attributes.position;
    // Beside a field (before, after, replace, attributes) the model stays; inside it is the model it leads to.
    return position && position !== 'inside' ? model : comodelOf(registry, [model], attributes.name);
  }
  if (tag === 'groupby') return null;
  if (tag === 'xpath') return modelAt(attributes.expr ?? '', attributes.position ?? 'inside', model, registry);
  return model;
}

/** A step of an xpath: its tag, and the name it asks for. */
export interface Step {
  tag: string;
  name: string | null;
  id: string | null;
}

export function stepsOf(expr: string): Step[] {
  return splitPath(expr).map((step) => ({
    tag: /^[\w-]+/.exec(step.replace(/^[\w-]+::/, ''))?.[0] ?? step,
    name: /@name\s*=\s*(['"])([^'"]+)\1/.exec(step)?.[2] ?? null,
    id: /@id\s*=\s*(['"])([^'"]+)\1/.exec(step)?.[2] ?? null,
  }));
}

/** The model at the end of an xpath that starts in `model`; null where the path may cross into a subview unseen. */
export function modelAt(expr: string, position: string, model: string, registry: Registry): string | null {
  let current: string | null = model;
  const steps = stepsOf(expr);
  if (/ancestor|parent::|following|preceding|\.\./.test(expr)) return null;
  for (const [at, step] of steps.entries()) {
    const last = at === steps.length - 1;
    if (step.tag === 'field' && step.name !== null) {
      const inside = last ? position === 'inside' : true;
      if (inside && current !== null) current = comodelOf(registry, [current], step.name);
    } else if (SUBVIEW.has(step.tag) && at === 0 && expr.startsWith('//')) {
      // `//tree` may be the root of a list view or a list inside a form.
      return null;
    }
  }
  return current;
}
