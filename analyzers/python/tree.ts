import type { Position } from '../../src/domain/position.js';
import { K } from './kinds.js';

/** A place where the grammar could not go on. `why` is null for text that fits nowhere. */
export interface TreeError {
  start: number;
  end: number;
  why: string | null;
}

/**
 * A syntax tree as flat arrays in source order (a node stands before its children). Node 0 is the module. The children
 * of `n` are `n + 1`, `next[n + 1]`, … as long as they are below `next[n]`. Offsets are UTF-16 code units into `text`.
 * Punctuation and comments are not nodes; comments and errors stand in lists of their own.
 */
export interface PythonTree {
  readonly text: string;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index of the first node after the whole subtree. */
  readonly next: Int32Array;
  /** -1 for the module. */
  readonly parents: Int32Array;
  readonly count: number;
  readonly comments: readonly { start: number; end: number }[];
  readonly errors: readonly TreeError[];
}

/** First child of a node, or -1. */
export function firstChild(tree: PythonTree, node: number): number {
  const child = node + 1;
  return child < tree.next[node]! ? child : -1;
}

/** The sibling after a node, or -1. */
export function nextSibling(tree: PythonTree, node: number): number {
  const sibling = tree.next[node]!;
  const parent = tree.parents[node]!;
  return parent >= 0 && sibling < tree.next[parent]! ? sibling : -1;
}

/** Last child of a node, or -1. Costs one step per child. */
export function lastChild(tree: PythonTree, node: number): number {
  let last = -1;
  for (let child = firstChild(tree, node); child >= 0; child = nextSibling(tree, child)) last = child;
  return last;
}

/** All children, in source order. For hot paths use `firstChild` and `nextSibling`. */
export function childrenOf(tree: PythonTree, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) children.push(child);
  return children;
}

/** First child of the given kind, or -1. */
export function childOfKind(tree: PythonTree, node: number, kind: number): number {
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    if (tree.kinds[child] === kind) return child;
  }
  return -1;
}

/** The source text of a node. */
export function textOf(tree: PythonTree, node: number): string {
  return tree.text.slice(tree.starts[node]!, tree.ends[node]!);
}

/** The source text of a node on one line, cut at `limit` characters. */
export function shortText(tree: PythonTree, node: number, limit = 200): string {
  const start = tree.starts[node]!;
  const end = tree.ends[node]!;
  const text = tree.text.slice(start, Math.min(end, start + limit));
  const line = text.includes('\n') ? text.replace(/\s*\n\s*/g, ' ') : text;
  return end - start > limit ? `${line}…` : line;
}

/** The node inside any parentheses around it. */
export function unwrapped(tree: PythonTree, node: number): number {
  let inner = node;
  while (tree.kinds[inner] === K.Parenthesized && firstChild(tree, inner) >= 0) inner = inner + 1;
  return inner;
}

/** Turns offsets into lines and columns, both from 1; columns count UTF-16 code units. */
export class LineTable {
  readonly #starts: number[] = [0];
  readonly #length: number;
  #last = 0;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Physical lines; a newline at the end does not open another one. */
  get lines(): number {
    return this.#starts.length - (this.#starts.at(-1) === this.#length ? 1 : 0);
  }

  #row(offset: number): number {
    const starts = this.#starts;
    let low = this.#last;
    let high = starts.length - 1;
    if (starts[low]! > offset) {
      high = low - 1;
      low = 0;
    } else if (low + 1 > high || offset < starts[low + 1]!) {
      return low;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    return low;
  }

  at(offset: number): Position {
    const row = this.#row(offset);
    return { line: row + 1, column: offset - this.#starts[row]! + 1 };
  }

  line(offset: number): number {
    return this.#row(offset) + 1;
  }
}
