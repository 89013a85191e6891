import type { ViewOperation, XmlNode } from '../../src/domain/facts/xml.js';
import type { XmlTree } from './tree.js';

const POSITIONS: Readonly<Record<string, ViewOperation['position']>> = {
  inside: 'inside',
  before: 'before',
  after: 'after',
  replace: 'replace',
  attributes: 'attributes',
  move: 'move',
};

/**
 * Operations of an inherited view under the given elements, in document order, as `apply_inheritance_specs` of
 * odoo/tools/template_inheritance.py (16.0) takes them: `<data>` is a wrapper at any depth, the position is `inside`
 * where it is not written, and a child with `position="move"` moves an element of the parent view. An element with
 * a position Odoo does not know is left out.
 */
export function operationsOf(tree: XmlTree, specs: readonly number[]): ViewOperation[] {
  const found: ViewOperation[] = [];
  const waiting = [...specs].reverse();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const node = tree.nodes[index]!;
    const children = tree.children(index);
    if (node.tag === 'data') {
      for (const child of children.reverse()) waiting.push(child);
      continue;
    }
    add(found, node, index);
    for (const child of children) {
      const inner = tree.nodes[child]!;
      if (inner.attributes.position === 'move') add(found, inner, child);
    }
  }
  return found;
}

function add(found: ViewOperation[], node: XmlNode, index: number): void {
  const written = node.attributes.position ?? 'inside';
  const position = Object.hasOwn(POSITIONS, written) ? POSITIONS[written] : undefined;
  if (!position) return;
  const xpath = node.tag === 'xpath';
  const expr = xpath ? (node.attributes.expr ?? '') : anchor(node);
  found.push({ node: index, kind: xpath ? 'xpath' : 'element', expr, position });
}

/** What `locate_node` compares: the name of a `<field>`, all attributes but position and version of any other tag. */
function anchor({ tag, attributes }: XmlNode): string {
  const compared = Object.keys(attributes).filter((name) =>
    tag === 'field' ? name === 'name' : name !== 'position' && name !== 'version',
  );
  return tag + compared.map((name) => `[@${name}=${quote(attributes[name]!)}]`).join('');
}

const quote = (value: string): string => (value.includes("'") ? `"${value}"` : `'${value}'`);

/**
 * `t-operation` of JavaScript QWeb (qweb2.js, `extend`): `append`, `prepend` and `inner` work inside the element. An
 * operation without one is free JavaScript; it is listed as `replace`, the most it can do.
 */
const JQUERY_POSITIONS: Readonly<Record<string, ViewOperation['position']>> = {
  append: 'inside',
  prepend: 'inside',
  inner: 'inside',
  before: 'before',
  after: 'after',
  replace: 'replace',
  attributes: 'attributes',
};

/** `t-jquery` operations under a template with `t-extend`; `expr` is the jQuery selector. */
export function jqueryOperationsOf(tree: XmlTree, template: number): ViewOperation[] {
  return tree.children(template).flatMap((index): ViewOperation[] => {
    const { 't-jquery': expr, 't-operation': written } = tree.nodes[index]!.attributes;
    if (expr === undefined) return [];
    const known = written && Object.hasOwn(JQUERY_POSITIONS, written) ? JQUERY_POSITIONS[written] : undefined;
    const position = written ? known : 'replace';
    return position ? [{ node: index, kind: 'jquery', expr, position }] : [];
  });
}
