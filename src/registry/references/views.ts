import type { XmlFacts, XmlView } from '../../domain/facts/xml.js';
import { comodelOf, resolveMember, type Scope } from './scope.js';

/** References in views: fields and the methods of object buttons, each against the model of its (sub)view. */
export function viewReferences(scope: Scope): void {
  for (const file of scope.source.xml) {
    if (file.views.length === 0) continue;
    const children = childrenOf(file);
    for (const view of file.views) {
      if (view.model === null || view.arch === null) continue;
      walk(scope, file, children, view, view.arch, view.model);
    }
  }
}

function childrenOf(file: XmlFacts): number[][] {
  const children: number[][] = file.nodes.map(() => []);
  file.nodes.forEach((node, index) => {
    if (node.parent >= 0) children[node.parent]!.push(index);
  });
  return children;
}

/** The field `arch` of the record itself, which is no element of the view. */
function isArchField(file: XmlFacts, view: XmlView, index: number): boolean {
  const { tag, attributes, parent } = file.nodes[index]!;
  return tag === 'field' && attributes.name === 'arch' && parent === file.records[view.record]?.node;
}

/** `model` is null where the model of a subview cannot be told: what stands below it then is not judged. */
function walk(
  scope: Scope,
  file: XmlFacts,
  children: number[][],
  view: XmlView,
  start: number,
  startModel: string,
): void {
  const stack: [number, string | null][] = [[start, startModel]];
  while (stack.length > 0) {
    const [index, model] = stack.pop()!;
    const node = file.nodes[index]!;
    let below = model;
    if (index === view.arch && isArchField(file, view, index)) {
      // Several elements stand side by side in the arch: the field that holds them is where the walk begins.
    } else if (node.tag === 'field' && node.attributes.name && model !== null) {
      if (!node.attributes.position) emitMember(scope, file, view, index, model, 'field', node.attributes.name);
      // What stands inside a field is a subview of the model it leads to; beside it (position) the model stays.
      const beside = node.attributes.position && node.attributes.position !== 'inside';
      if (!beside) below = comodelOf(scope, model, node.attributes.name);
    } else if (node.tag === 'xpath') {
      below = model === null ? null : modelAt(scope, model, node.attributes.expr ?? '');
    } else if (node.tag === 'button' && node.attributes.type === 'object' && node.attributes.name && model !== null) {
      if (!node.attributes.position) emitMember(scope, file, view, index, model, 'method', node.attributes.name);
    }
    for (const child of children[index]!) stack.push([child, below]);
  }
}

/**
 * The model at the place an xpath leads to: `//field[@name='order_line']/tree/field[@name='x']` stands in the model of
 * order_line. An expression that starts at any depth and names no field on the way may end in a subview: cannot tell.
 */
function modelAt(scope: Scope, model: string, expr: string): string | null {
  const steps = expr.split('/').filter((step) => step !== '');
  let current: string | null = model;
  for (const step of steps.slice(0, -1)) {
    const field = /^field\[@name=(['"])(\w+)\1\]/.exec(step)?.[2];
    if (field && current !== null) current = comodelOf(scope, current, field);
  }
  return current;
}

function emitMember(
  scope: Scope,
  file: XmlFacts,
  view: XmlView,
  index: number,
  model: string,
  kind: 'field' | 'method',
  name: string,
): void {
  // `%(xmlid)d` buttons name actions; anything else that is not a plain name is built at run time.
  if (!/^\w+$/.test(name)) return;
  const { line, column } = file.nodes[index]!;
  const [outcome, why] = resolveMember(scope, model, kind, name);
  // An xpath may lead into a subview whose model differs; only whole views prove that something is missing.
  const doubtful = outcome === 'missing' && view.inherit !== null;
  scope.emit(
    kind,
    `${model}.${name}`,
    { path: file.path, line, column },
    doubtful ? 'unknown' : outcome,
    doubtful ? 'the place it is inserted may belong to another model' : why,
  );
}
