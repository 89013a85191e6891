import type { CodeBlock } from '../../src/domain/facts/code.js';
import type { Position } from '../../src/domain/position.js';
import { BlockBuilder } from '../tokens/block.js';
import { countWords, type Range } from '../tokens/words.js';
import type { FileContext } from './context.js';
import { K, STATEMENT } from './kinds.js';
import { childOfKind, firstChild, nextSibling, type PythonTree, textOf } from './tree.js';

/** Parts of compound statements that stand on a line of their own. */
const CLAUSE = new Uint8Array(256);
for (const kind of [K.Elif, K.Else, K.Except, K.Finally, K.Case]) CLAUSE[kind] = 1;

/** A string that is a statement: a docstring, or text commented out. */
function isText(tree: PythonTree, node: number): boolean {
  if (tree.kinds[node] !== K.ExpressionStatement) return false;
  const child = firstChild(tree, node);
  if (child < 0 || nextSibling(tree, child) >= 0) return false;
  return tree.kinds[child] === K.String || tree.kinds[child] === K.ConcatenatedString;
}

function nameOf(tree: PythonTree, definition: number): string {
  const named = childOfKind(tree, definition, K.Identifier);
  return named < 0 ? '' : textOf(tree, named);
}

/** `Class.method`, or the bare name of a function outside classes. */
function symbolOf(tree: PythonTree, definition: number): string {
  const names = [nameOf(tree, definition)];
  for (let node = tree.parents[definition]!; node > 0; node = tree.parents[node]!) {
    if (tree.kinds[node] === K.ClassDefinition) {
      names.unshift(nameOf(tree, node));
      break;
    }
  }
  return names.join('.');
}

/** Offsets of the statements of a function, inner functions and clauses included, and which of them are texts. */
function statementsOf(tree: PythonTree, definition: number): { starts: number[]; texts: Set<number> } {
  const starts = [tree.starts[definition]!];
  const texts = new Set<number>();
  for (let node = definition + 1; node < tree.next[definition]!; node++) {
    const kind = tree.kinds[node]!;
    if (STATEMENT[kind] !== 1 && CLAUSE[kind] !== 1) continue;
    const start = tree.starts[node]!;
    starts.push(start);
    if (isText(tree, node)) texts.add(start);
  }
  return { starts, texts };
}

/** The functions of a file as sequences of statements; a function inside another is a part of it. */
export function blocksOf(file: FileContext): CodeBlock[] {
  const { tree } = file;
  const builder = new BlockBuilder(tree.text, 'python', (offset) => file.lines.line(offset));
  for (let node = 1; node < tree.count; ) {
    if (tree.kinds[node] !== K.FunctionDefinition) {
      node++;
      continue;
    }
    const { starts, texts } = statementsOf(tree, node);
    builder.add(symbolOf(tree, node), starts, tree.ends[node]!, texts);
    node = tree.next[node]!;
  }
  return builder.blocks;
}

/** Every word of the file outside comments and docstrings. */
export function wordsOf({ tree }: FileContext): number[] {
  const without: Range[] = [...tree.comments];
  for (let node = 1; node < tree.count; node++) {
    if (isText(tree, node)) without.push({ start: tree.starts[node]!, end: tree.ends[node]! });
  }
  return countWords(
    tree.text,
    without.sort((a, b) => a.start - b.start),
  );
}

const LEAVES: ReadonlySet<number> = new Set([K.Return, K.Raise, K.Continue, K.Break]);

/** `yield` after `return` makes an empty generator: it is written to be never reached. */
function holdsYield(tree: PythonTree, from: number): boolean {
  for (let node = from; node < tree.next[from]!; node++) if (tree.kinds[node] === K.Yield) return true;
  return false;
}

/** First statements that nothing can reach: they follow a `return`, `raise`, `continue` or `break` of their own block. */
export function unreachableOf(file: FileContext): (Position & { endLine: number })[] {
  const { tree } = file;
  const found: (Position & { endLine: number })[] = [];
  if (tree.errors.length > 0) return found;
  for (let node = 1; node < tree.count; node++) {
    if (!LEAVES.has(tree.kinds[node]!) || tree.kinds[tree.parents[node]!] !== K.Block) continue;
    const next = nextSibling(tree, node);
    if (next < 0 || LEAVES.has(tree.kinds[next]!) || STATEMENT[tree.kinds[next]!] !== 1) continue;
    let last = next;
    let generator = false;
    for (let one = next; one >= 0; one = nextSibling(tree, one)) {
      generator ||= holdsYield(tree, one);
      last = one;
    }
    if (generator || isText(tree, next)) continue;
    found.push({ ...file.at(next), endLine: file.endLine(last) });
  }
  return found;
}
