import type { ManifestEntry } from '../../src/domain/facts/manifest.js';
import { K } from '../python/kinds.js';
import { stringText } from '../python/strings.js';
import { childrenOf, firstChild, type LineTable, lastChild, type PythonTree, unwrapped } from '../python/tree.js';
import { literalOf } from './literals.js';

const MAX_DEPTH = 20;

/** Whether a list is among the operands of `a + b + …`. */
function holdsList(tree: PythonTree, sum: number): boolean {
  let node = sum;
  while (tree.kinds[node] === K.Binary) {
    const right = tree.kinds[unwrapped(tree, lastChild(tree, node))];
    if (right === K.List || right === K.Tuple) return true;
    node = unwrapped(tree, firstChild(tree, node));
  }
  return tree.kinds[node] === K.List || tree.kinds[node] === K.Tuple;
}

/** The text of `'a' + 'b'`, or null for another sum. */
function joinedText(tree: PythonTree, sum: number): string | null {
  try {
    const value = literalOf(tree, sum);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/**
 * Every string inside the list value of a key, at any depth, in source order: `('remove', 'path')` gives two.
 * A dictionary value gives one list per key, named `<key>:<inner key>` (`assets:web.assets_backend`).
 */
export function entriesOf(tree: PythonTree, lines: LineTable, key: string, value: number): ManifestEntry[] {
  const entries: ManifestEntry[] = [];
  const list = (name: string, from: number, depth: number): void => {
    const node = unwrapped(tree, from);
    const kind = tree.kinds[node];
    if (depth > MAX_DEPTH) return;
    if (kind === K.List || kind === K.Tuple || kind === K.Set || (kind === K.Binary && holdsList(tree, node))) {
      for (const child of childrenOf(tree, node)) item(name, child, depth + 1);
    } else if (kind === K.Dictionary && depth === 0) {
      for (const pair of childrenOf(tree, node)) {
        const inner = firstChild(tree, pair);
        if (tree.kinds[pair] === K.Pair && tree.kinds[inner] === K.String) {
          list(`${name}:${stringText(tree, inner)}`, lastChild(tree, pair), depth + 1);
        }
      }
    }
  };
  const item = (name: string, from: number, depth: number): void => {
    const node = unwrapped(tree, from);
    const kind = tree.kinds[node];
    const text = kind === K.Binary ? joinedText(tree, node) : null;
    if (kind === K.String || kind === K.ConcatenatedString) {
      entries.push({ ...lines.at(tree.starts[node]!), key: name, value: stringText(tree, node) });
    } else if (text !== null) {
      entries.push({ ...lines.at(tree.starts[node]!), key: name, value: text });
    } else list(name, node, depth);
  };
  const kind = tree.kinds[unwrapped(tree, value)];
  if (kind !== K.String && kind !== K.ConcatenatedString) list(key, value, 0);
  return entries;
}
