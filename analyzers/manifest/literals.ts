import type { Literal } from '../../src/domain/facts/manifest.js';
import { K } from '../python/kinds.js';
import { put } from '../python/names.js';
import { numberOf } from '../python/numbers.js';
import { interpolations, stringPrefix, stringText } from '../python/strings.js';
import {
  childrenOf,
  firstChild,
  lastChild,
  nextSibling,
  type PythonTree,
  shortText,
  textOf,
  unwrapped,
} from '../python/tree.js';

/** An expression that is no literal; `node` is where it stands. */
export class NotLiteral extends Error {
  override readonly name = 'NotLiteral';
  readonly node: number;

  constructor(tree: PythonTree, node: number) {
    super(`not a literal: ${shortText(tree, node, 60)}`);
    this.node = node;
  }
}

/** No manifest needs more; deeper or longer ones are refused so that reading stays bounded. */
const MAX_DEPTH = 60;
const MAX_TEXT = 1_000_000;
const MAX_OPERANDS = 10_000;

/** The operands of `a + b + …`, in source order, or null for another operator. */
function operandsOf(tree: PythonTree, node: number): number[] | null {
  const operands: number[] = [];
  let at = node;
  while (tree.kinds[at] === K.Binary) {
    const left = firstChild(tree, at);
    if (tree.kinds[nextSibling(tree, left)] !== K.Plus || operands.length > MAX_OPERANDS) return null;
    operands.push(lastChild(tree, at));
    at = unwrapped(tree, left);
  }
  operands.push(at);
  return operands.reverse();
}

function textLiteral(tree: PythonTree, node: number): string {
  const pieces = tree.kinds[node] === K.ConcatenatedString ? childrenOf(tree, node) : [node];
  for (const piece of pieces) {
    if (tree.kinds[piece] !== K.String || stringPrefix(tree, piece) === '`') throw new NotLiteral(tree, node);
    if (interpolations(tree, piece).length > 0) throw new NotLiteral(tree, node);
  }
  return stringText(tree, node, MAX_TEXT);
}

function numberLiteral(tree: PythonTree, node: number): number {
  const value = numberOf(textOf(tree, node));
  if (value === null) throw new NotLiteral(tree, node);
  return value;
}

/** `+`: texts and lists are joined. `literal_eval` itself refuses them, yet old manifests were evaluated with them. */
function joined(tree: PythonTree, node: number, depth: number): Literal {
  const operands = operandsOf(tree, node);
  if (operands === null) throw new NotLiteral(tree, node);
  const values = operands.map((operand) => literalOf(tree, operand, depth - 1));
  if (values.every((value) => typeof value === 'string')) return values.join('');
  if (values.every((value) => Array.isArray(value))) return values.flat();
  throw new NotLiteral(tree, node);
}

function keyText(key: Literal): string | null {
  if (typeof key === 'string') return key;
  return typeof key === 'number' || typeof key === 'boolean' ? String(key) : null;
}

function dictionary(tree: PythonTree, node: number, depth: number): Record<string, Literal> {
  const values: Record<string, Literal> = {};
  for (const pair of childrenOf(tree, node)) {
    if (tree.kinds[pair] !== K.Pair) throw new NotLiteral(tree, pair);
    const key = keyText(literalOf(tree, firstChild(tree, pair), depth - 1));
    if (key === null) throw new NotLiteral(tree, pair);
    put(values, key, literalOf(tree, lastChild(tree, pair), depth - 1));
  }
  return values;
}

/**
 * The literal an expression stands for; nothing is executed.
 * @throws NotLiteral where it is anything but a literal
 */
export function literalOf(tree: PythonTree, from: number, depth = MAX_DEPTH): Literal {
  const node = unwrapped(tree, from);
  if (depth <= 0) throw new NotLiteral(tree, node);
  switch (tree.kinds[node]) {
    case K.String:
    case K.ConcatenatedString:
      return textLiteral(tree, node);
    case K.Integer:
    case K.Float:
      return numberLiteral(tree, node);
    case K.True:
      return true;
    case K.False:
      return false;
    case K.None:
      return null;
    case K.Unary: {
      const inner = unwrapped(tree, lastChild(tree, node));
      const sign = tree.text[tree.starts[node]!];
      if ((tree.kinds[inner] !== K.Integer && tree.kinds[inner] !== K.Float) || sign === '~') {
        throw new NotLiteral(tree, node);
      }
      // -0 would come back from a file or another thread as 0.
      return numberLiteral(tree, inner) * (sign === '-' ? -1 : 1) || 0;
    }
    case K.Binary:
      return joined(tree, node, depth);
    case K.List:
    case K.Tuple:
    case K.Set:
      return childrenOf(tree, node).map((child) => literalOf(tree, child, depth - 1));
    case K.Dictionary:
      return dictionary(tree, node, depth);
  }
  throw new NotLiteral(tree, node);
}
