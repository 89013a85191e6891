import type { XmlFacts, XmlView } from '../../../src/domain/facts/xml.js';
import type { SkeletonNode } from '../../../src/domain/symbols.js';
import { splitPath } from '../../../src/domain/xpath.js';
import { select } from '../../symbols/query/xpath.js';
import { comodelOf, type World } from '../world.js';

export function fullId(id: string, world: World): string {
  return id.includes('.') ? id : `${world.source.addon.name}.${id}`;
}

const trees = new WeakMap<World, Map<string, SkeletonNode | null>>();

/** The view of Odoo that an addon extends, with the extensions it sees. One copy per addon; not to be changed. */
export function parentTree(world: World, id: string): SkeletonNode | null {
  const known = trees.get(world) ?? new Map<string, SkeletonNode | null>();
  trees.set(world, known);
  let tree = known.get(id);
  if (tree === undefined) {
    tree = world.before.combinedView(id, world.visible(world.from));
    known.set(id, tree);
  }
  return tree;
}

/** The model of a view: as written, or that of the view it extends. */
export function modelOfView(world: World, view: XmlView): string | null {
  if (view.model !== null || view.inherit === null) return view.model;
  let id: string | null = fullId(view.inherit, world);
  for (let step = 0; id !== null && step < 20; step++) {
    const parent = world.before.view(id);
    if (parent === null) return null;
    if (parent.model !== null) return parent.model;
    id = parent.inherit;
  }
  return null;
}

/** The model of each element of a file's views, by index of its node; null where it cannot be told. */
export function modelsOfNodes(world: World, file: XmlFacts): Map<number, string | null> {
  const models = new Map<number, string | null>();
  const operations = new Map<number, { view: XmlView; expr: string }>();
  for (const view of file.views) {
    const model = modelOfView(world, view);
    if (view.arch === null || model === null) continue;
    models.set(view.arch, model);
    for (const { node, kind, expr } of view.operations)
      operations.set(node, { view, expr: kind === 'element' ? `//${expr}` : expr });
  }
  // Parents stand before their children, so one pass in order is enough.
  file.nodes.forEach((node, index) => {
    const above = models.get(node.parent);
    if (above === undefined && !models.has(node.parent)) return;
    if (models.has(index)) return;
    models.set(
      index,
      above === null || above === undefined ? null : below(world, file, node.parent, above, operations),
    );
  });
  return models;
}

function below(
  world: World,
  file: XmlFacts,
  parent: number,
  model: string,
  operations: ReadonlyMap<number, { view: XmlView; expr: string }>,
): string | null {
  const { tag, attributes } = file.nodes[parent]!;
  const operation = operations.get(parent);
  if (operation !== undefined) {
    const inside = (attributes.position ?? 'inside') === 'inside';
    const found = placeOf(world, operation.view, operation.expr, model, inside);
    if (found !== undefined) return found;
    if (tag === 'xpath') return byExpression(world, operation.expr, model, inside);
    if (!inside) return model;
  }
  if (tag === 'groupby') return null;
  if (tag !== 'field' || !attributes.name) return model;
  return comodelOf(world, [model], attributes.name);
}

/** The model at an element of the extended view; undefined where the view or the element is not known. */
function placeOf(world: World, view: XmlView, expr: string, model: string, inside: boolean): string | null | undefined {
  const tree = view.inherit === null ? null : parentTree(world, fullId(view.inherit, world));
  const target = tree === null ? undefined : select(tree, expr)?.[0];
  if (target === undefined) return undefined;
  const path: string[] = [];
  for (let node: SkeletonNode | null = inside ? target : target.parent; node !== null; node = node.parent)
    if (node.tag === 'field' && node.plain.name && node.children.length + (node === target ? 1 : 0) > 0)
      path.unshift(node.plain.name);
  let current: string | null = model;
  for (const name of path) {
    if (current === null) return null;
    // `<field name="arch">` is the wrapper of the record, not a field of the model.
    if (name === 'arch' && current === model) continue;
    current = comodelOf(world, [current], name);
  }
  return current;
}

const SUBVIEW = /^\/\/(tree|list|form|kanban|graph|pivot|calendar|search|gantt)\b/;

/** Without the extended view: the fields that the expression steps through. */
function byExpression(world: World, expr: string, model: string, inside: boolean): string | null {
  if (/ancestor|parent::|following|preceding|\.\./.test(expr) || SUBVIEW.test(expr)) return null;
  const steps = splitPath(expr);
  let current: string | null = model;
  for (const [at, step] of steps.entries()) {
    const name = /^field\[@name\s*=\s*(['"])(\w+)\1/.exec(step)?.[2];
    if (name === undefined || current === null) continue;
    if (at < steps.length - 1 || inside) current = comodelOf(world, [current], name);
  }
  return current;
}
