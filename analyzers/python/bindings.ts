import type { PythonBinding } from '../../src/domain/facts/python.js';
import type { FileContext } from './context.js';
import { K } from './kinds.js';
import { firstChild, lastChild, nextSibling, textOf } from './tree.js';

/** Names that a `for` gives to elements, from `from` to the end of `around`. */
function bind(file: FileContext, loop: number, around: number): void {
  const { tree } = file;
  const left = firstChild(tree, loop);
  const right = left < 0 ? -1 : nextSibling(tree, left);
  if (right < 0) return;
  const single = tree.kinds[left] === K.Identifier;
  const source = single ? file.dotted(right) : '';
  const value = file.values.of(right);
  for (let node = left; node < tree.next[left]!; node++) {
    if (tree.kinds[node] === K.Identifier) add(file, node, around, { how: 'for', source, value });
  }
}

type Bound = Pick<PythonBinding, 'how' | 'source' | 'value'>;

function add(file: FileContext, node: number, around: number, bound: Bound): void {
  const { function: within, class: owner } = file.scope;
  const name = textOf(file.tree, node);
  file.facts.bindings!.push({
    ...file.at(node),
    function: within,
    class: owner,
    endLine: file.endLine(around),
    name,
    ...bound,
  });
}

/** `for order in self:` */
export function readFor(file: FileContext, node: number): void {
  bind(file, node, node);
}

/** `… for order in self`: the names are known in the whole comprehension. */
export function readForInClause(file: FileContext, node: number): void {
  bind(file, node, file.tree.parents[node]!);
}

/** `self.filtered(lambda order: …)`: an argument of a call, by place or by keyword. */
export function readLambda(file: FileContext, node: number): void {
  const { tree } = file;
  const parameters = firstChild(tree, node);
  if (parameters < 0 || tree.kinds[parameters] !== K.LambdaParameters) return;
  const first = firstChild(tree, parameters);
  if (first < 0 || tree.kinds[first] !== K.Identifier || textOf(tree, first) === 'self') return;
  let parent = tree.parents[node]!;
  if (tree.kinds[parent] === K.KeywordArgument) parent = tree.parents[parent]!;
  const call = tree.kinds[parent] === K.ArgumentList ? tree.parents[parent]! : -1;
  const only = first === lastChild(tree, parameters);
  const source = only && call >= 0 && tree.kinds[call] === K.Call ? file.dotted(firstChild(tree, call)) : '';
  add(file, first, node, { how: 'lambda', source });
}
