import { K, STATEMENT } from './kinds.js';
import { childOfKind, childrenOf, firstChild, type PythonTree } from './tree.js';

/**
 * Cognitive complexity of the white paper (G. A. Campbell, SonarSource, version 1.7 of 2023, appendix B), without
 * recursion, which recursion.ts adds. The table and what the paper leaves open: docs/explanation/cognitive-complexity.md.
 *
 * | construct                                                     | adds        | nesting inside        |
 * |---------------------------------------------------------------|-------------|-----------------------|
 * | `if`, `for`, `while`, `except`, `match`, ternary              | 1 + nesting | +1 (body; whole ternary) |
 * | `elif`, `else` (of `if`, `for`, `while`, `try`)               | 1           | +1                    |
 * | run of like boolean operators; parentheses and `not` start a new one | 1    |                       |
 * | lambda                                                        | 0           | +1                    |
 * | function in a function                                        | 0           | +1, unless the outer one only returns names |
 * | class                                                         | 0           | back to 0             |
 * | `try`, `finally`, `with`, comprehension                       | 0           | 0                     |
 */

const NESTS: ReadonlySet<number> = new Set([K.If, K.Elif, K.Else, K.For, K.While, K.Except, K.Case]);
const ADDS_NESTED: ReadonlySet<number> = new Set([K.If, K.For, K.While, K.Except, K.Match, K.Conditional]);
/** Expressions that nest whatever they hold. */
const NESTING_EXPRESSION: ReadonlySet<number> = new Set([K.Conditional, K.Lambda]);

/** A stretch of nodes with its nesting level. */
interface Stretch {
  end: number;
  level: number;
  /** The function it is the body of; null in a class, -1 outside both. */
  inFunction: boolean;
  wrapper: boolean;
}

/** Every statement of the body but functions is `return <name>`. */
function isWrapper(tree: PythonTree, definition: number): boolean {
  const block = childOfKind(tree, definition, K.Block);
  if (block < 0) return false;
  let functions = 0;
  for (const statement of childrenOf(tree, block)) {
    const kind = tree.kinds[statement]!;
    if (kind === K.FunctionDefinition || kind === K.DecoratedDefinition) functions++;
    else if (STATEMENT[kind] && !(kind === K.Return && tree.kinds[firstChild(tree, statement)] === K.Identifier)) {
      return false;
    }
  }
  return functions === 1;
}

/** Cognitive complexity of the function defined at `definition`, inner functions included. */
export function cognitiveComplexity(tree: PythonTree, definition: number): number {
  const stretches: Stretch[] = [
    { end: tree.next[definition]!, level: 0, inFunction: true, wrapper: isWrapper(tree, definition) },
  ];
  const groups = new Map<number, number>();
  const lastOperator = new Map<number, number>();
  let total = 0;
  for (let node = definition + 1; node < tree.next[definition]!; node++) {
    while (stretches.at(-1)!.end <= node) stretches.pop();
    const current = stretches.at(-1)!;
    const kind = tree.kinds[node]!;
    const parent = tree.parents[node]!;
    const end = tree.next[node]!;
    if (ADDS_NESTED.has(kind)) total += 1 + current.level;
    else if (kind === K.Elif || kind === K.Else) total += 1;
    if (NESTING_EXPRESSION.has(kind) || (kind === K.Block && NESTS.has(tree.kinds[parent]!))) {
      stretches.push({ ...current, end, level: current.level + 1 });
    } else if (kind === K.ClassDefinition) {
      stretches.push({ end, level: 0, inFunction: false, wrapper: false });
    } else if (kind === K.FunctionDefinition) {
      const inner = !current.inFunction ? 0 : current.wrapper ? current.level : current.level + 1;
      stretches.push({ end, level: inner, inFunction: true, wrapper: isWrapper(tree, node) });
    } else if (kind === K.Boolean) {
      groups.set(node, groups.get(parent) ?? node);
    } else if (kind === K.And || kind === K.Or) {
      const group = groups.get(parent) ?? parent;
      if (lastOperator.get(group) !== kind) total += 1;
      lastOperator.set(group, kind);
    }
  }
  return total;
}
