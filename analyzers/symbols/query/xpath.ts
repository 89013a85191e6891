import type { SkeletonNode } from '../../../src/domain/symbols.js';
import { hashOf, isHashed, isPlain } from '../extract/skeleton.js';
import { type Axis, type Expr, parseXPath, type Step } from './xpath-parse.js';

/** Thrown where the skeleton does not hold what an expression asks for. Caught by `select`. */
class CannotTell extends Error {}

/** A value of an attribute: its text, or its hash where only that is kept. */
type Attribute = { text: string } | { hash: string };
type Value = { nodes: SkeletonNode[] } | { attributes: Attribute[] } | string | number | boolean;

/**
 * The elements of a tree that an xpath selects, in document order; null where that cannot be told: the expression is
 * beyond the grammar, or asks for texts or attributes that a skeleton does not keep.
 * @param root Root element of the arch. As Odoo does, it is the only child of the document.
 */
export function select(root: SkeletonNode, source: string): SkeletonNode[] | null {
  const expr = parseXPath(source);
  if (expr === null) return null;
  try {
    const top: SkeletonNode = { tag: '#document', plain: {}, hashed: {}, children: [root], parent: null };
    const value = evaluate(expr, { node: root, position: 1, size: 1, top, root });
    return typeof value === 'object' && 'nodes' in value ? value.nodes.filter((node) => node !== top) : null;
  } catch (error) {
    if (error instanceof CannotTell) return null;
    throw error;
  }
}

interface Context {
  node: SkeletonNode;
  position: number;
  size: number;
  /** Stands above the root for absolute paths, without being its parent. */
  top: SkeletonNode;
  root: SkeletonNode;
}

function evaluate(expr: Expr, context: Context): Value {
  switch (expr.kind) {
    case 'text':
    case 'number':
      return expr.value;
    case 'path':
      return walk([expr.absolute ? context.top : context.node], expr.steps, context);
    case 'filter': {
      const from = evaluate(expr.from, context);
      if (typeof from !== 'object' || !('nodes' in from)) throw new CannotTell();
      let nodes = from.nodes;
      for (const predicate of expr.predicates) nodes = filter(nodes, predicate, context);
      return walk(nodes, expr.steps, context);
    }
    case 'call':
      return call(expr.name, expr.args, context);
    case 'binary':
      return binary(expr, context);
  }
}

function walk(start: SkeletonNode[], steps: readonly Step[], context: Context): Value {
  let nodes = start;
  for (const [index, step] of steps.entries()) {
    if (step.axis === 'attribute') {
      if (index !== steps.length - 1 || step.predicates.length > 0) throw new CannotTell();
      return { attributes: nodes.flatMap((node) => attributeOf(node, step.test) ?? []) };
    }
    if (step.test === 'text()') throw new CannotTell();
    const reached = new Set<SkeletonNode>();
    for (const node of nodes) {
      let along = axis(node, step.axis, context).filter(
        (one) => step.test === 'node()' || (one !== context.top && (step.test === '*' || one.tag === step.test)),
      );
      for (const predicate of step.predicates) along = filter(along, predicate, context);
      for (const one of along) reached.add(one);
    }
    nodes = [...reached];
  }
  return { nodes: nodes.length > 1 ? inOrder(nodes, context.top) : nodes };
}

function inOrder(nodes: SkeletonNode[], top: SkeletonNode): SkeletonNode[] {
  const wanted = new Set(nodes);
  return [top, ...descendants(top)].filter((node) => wanted.has(node));
}

function descendants(node: SkeletonNode): SkeletonNode[] {
  const found: SkeletonNode[] = [];
  const open = [...node.children].reverse();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    found.push(at);
    for (let index = at.children.length - 1; index >= 0; index--) open.push(at.children[index]!);
  }
  return found;
}

/** Along an axis, nearest first, as positions in predicates count. */
function axis(node: SkeletonNode, along: Axis, context: Context): readonly SkeletonNode[] {
  switch (along) {
    case 'child':
      return node.children;
    case 'descendant':
      return descendants(node);
    case 'descendant-or-self':
      return [node, ...descendants(node)];
    case 'self':
      return [node];
    case 'attribute':
      return [];
    default:
      return upOrBeside(node, along, context);
  }
}

type Downward = 'child' | 'descendant' | 'descendant-or-self' | 'self' | 'attribute';

function upOrBeside(node: SkeletonNode, along: Exclude<Axis, Downward>, { top, root }: Context): SkeletonNode[] {
  const above = (one: SkeletonNode): SkeletonNode | null => (one === root ? top : one.parent);
  const ancestors: SkeletonNode[] = [];
  for (let at = above(node); at !== null && node !== top; at = at === top ? null : above(at)) ancestors.push(at);
  const mates = node === top ? [] : (ancestors[0]?.children ?? []);
  const place = mates.indexOf(node);
  switch (along) {
    case 'parent':
      return ancestors.slice(0, 1);
    case 'ancestor':
      return ancestors;
    case 'ancestor-or-self':
      return [node, ...ancestors];
    case 'following-sibling':
      return mates.slice(place + 1);
    case 'preceding-sibling':
      return mates.slice(0, Math.max(place, 0)).reverse();
    case 'following':
    case 'preceding': {
      const all = descendants(top);
      const at = all.indexOf(node);
      const inside = new Set(along === 'following' ? descendants(node) : ancestors);
      const rest = along === 'following' ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
      return rest.filter((one) => !inside.has(one));
    }
  }
}

function filter(nodes: readonly SkeletonNode[], predicate: Expr, context: Context): SkeletonNode[] {
  return nodes.filter((node, index) => {
    const value = evaluate(predicate, { ...context, node, position: index + 1, size: nodes.length });
    return typeof value === 'number' ? value === index + 1 : truth(value);
  });
}

/** Null where the element has no such attribute. @throws CannotTell for attributes that are not kept. */
function attributeOf(node: SkeletonNode, name: string): Attribute[] | null {
  if (name === '*') throw new CannotTell();
  const text = node.plain[name];
  if (text !== undefined) return [{ text }];
  const hash = node.hashed[name];
  if (hash !== undefined) return [{ hash }];
  if (isPlain(name) || isHashed(name, node.tag)) return null;
  throw new CannotTell();
}

function truth(value: Value): boolean {
  if (typeof value !== 'object') return Boolean(value);
  return 'nodes' in value ? value.nodes.length > 0 : value.attributes.length > 0;
}

function binary(expr: Extract<Expr, { kind: 'binary' }>, context: Context): Value {
  const { operator } = expr;
  const left = () => evaluate(expr.left, context);
  const right = () => evaluate(expr.right, context);
  if (operator === 'and') return truth(left()) && truth(right());
  if (operator === 'or') return truth(left()) || truth(right());
  const [a, b] = [left(), right()];
  if (operator === '|') {
    if (typeof a !== 'object' || typeof b !== 'object' || !('nodes' in a) || !('nodes' in b)) throw new CannotTell();
    return { nodes: inOrder([...a.nodes, ...b.nodes], context.top) };
  }
  if (operator === '=' || operator === '!=') return equal(a, b, operator === '!=');
  return arithmetic(operator, numeric(a), numeric(b));
}

function arithmetic(operator: string, a: number, b: number): Value {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    default:
      throw new CannotTell();
  }
}

/** A set of attributes equals a text where one of them does. Texts of elements are not kept. */
function equal(a: Value, b: Value, negated: boolean): boolean {
  if (typeof a === 'object' && typeof b === 'object') throw new CannotTell();
  const [set, single] = typeof a === 'object' ? [a, b] : [b, a];
  if (typeof set === 'object') {
    if ('nodes' in set) {
      if (set.nodes.length === 0) return false;
      throw new CannotTell();
    }
    const wanted = String(single);
    const is = (one: Attribute) => ('text' in one ? one.text === wanted : one.hash === hashOf(wanted));
    return set.attributes.some((one) => is(one) !== negated);
  }
  return (String(set) === String(single)) !== negated;
}

function numeric(value: Value): number {
  if (typeof value === 'object') throw new CannotTell();
  return Number(value);
}

/** The text of an argument; '' for an attribute that is not there. */
function textOf(expr: Expr | undefined, context: Context): string {
  if (expr === undefined) throw new CannotTell();
  const value = evaluate(expr, context);
  if (typeof value !== 'object') return String(value);
  if ('nodes' in value) throw new CannotTell();
  const [first] = value.attributes;
  if (first === undefined) return '';
  if ('hash' in first) throw new CannotTell();
  return first.text;
}

/** `hasclass` is Odoo's own. Source: odoo/addons/base/models/ir_ui_view.py _hasclass. */
function call(name: string, args: readonly Expr[], context: Context): Value {
  switch (name) {
    case 'last':
      return context.size;
    case 'position':
      return context.position;
    case 'true':
    case 'false':
      return name === 'true';
    case 'not':
      return !truth(evaluate(args[0] ?? { kind: 'number', value: 0 }, context));
    case 'hasclass': {
      const own = new Set((context.node.plain.class ?? '').split(/\s+/));
      return args.every((arg) => own.has(textOf(arg, context)));
    }
    case 'contains':
      return textOf(args[0], context).includes(textOf(args[1], context));
    case 'starts-with':
      return textOf(args[0], context).startsWith(textOf(args[1], context));
    case 'concat':
      return args.map((arg) => textOf(arg, context)).join('');
    case 'normalize-space':
      return textOf(args[0], context).trim().replace(/\s+/g, ' ');
    case 'name':
    case 'local-name':
      if (args.length > 0) throw new CannotTell();
      return name === 'name' ? context.node.tag : context.node.tag.replace(/^.*:/, '');
    case 'count': {
      const value = evaluate(args[0] ?? { kind: 'number', value: 0 }, context);
      if (typeof value !== 'object') throw new CannotTell();
      return 'nodes' in value ? value.nodes.length : value.attributes.length;
    }
    default:
      throw new CannotTell();
  }
}
