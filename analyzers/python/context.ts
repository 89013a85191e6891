import type { PythonFacts } from '../../src/domain/facts/python.js';
import type { Position } from '../../src/domain/position.js';
import { K } from './kinds.js';
import { dotted } from './names.js';
import { LineTable, lastChild, type PythonTree } from './tree.js';
import { ValueReader } from './values.js';

/** What encloses the node at hand. `end` is the first node that is outside again. */
export interface Scope {
  readonly end: number;
  readonly function: number | null;
  readonly class: number | null;
  /** Loops around it inside its function. */
  readonly loop: number;
}

/** Everything the parts of the reader share while one file is read. */
export class FileContext {
  readonly tree: PythonTree;
  readonly facts: PythonFacts;
  readonly lines: LineTable;
  readonly values: ValueReader;
  /** Local name to the full dotted name it was imported as. */
  readonly imported = new Map<string, string>();
  python2 = false;
  /** The value of the chained assignment (`a = b = value`) being read, which ends before node `end`. */
  chain = { end: -1, value: -1 };
  /** Parses Python that stands inside a string; null where the file itself is such a string. */
  readonly parse: ((text: string) => PythonTree) | null;
  readonly #place: ((offset: number) => Position) | null;
  readonly #scopes: Scope[];
  readonly #dotted = new Map<number, string>();

  /** `place` maps offsets of the tree to places in the file, where the tree is only a part of it. */
  constructor(
    path: string,
    tree: PythonTree,
    parse: ((text: string) => PythonTree) | null = null,
    place: ((offset: number) => Position) | null = null,
  ) {
    this.tree = tree;
    this.parse = parse;
    this.#place = place;
    this.lines = new LineTable(tree.text);
    this.values = new ValueReader(tree);
    this.#scopes = [{ end: tree.count, function: null, class: null, loop: 0 }];
    this.facts = emptyFacts(path, this.lines.lines);
  }

  get scope(): Scope {
    return this.#scopes.at(-1)!;
  }

  push(scope: Scope): void {
    this.#scopes.push(scope);
  }

  /** Leaves the scopes that end before `node`. */
  leave(node: number): void {
    while (this.#scopes.at(-1)!.end <= node && this.#scopes.length > 1) this.#scopes.pop();
  }

  at(node: number): Position {
    const offset = this.tree.starts[node]!;
    return this.#place === null ? this.lines.at(offset) : this.#place(offset);
  }

  /** Line of the last character of a node. Comments after the last statement of a body do not belong to it. */
  endLine(node: number): number {
    return this.lines.line(Math.max(this.tree.starts[node]!, codeEnd(this.tree, node) - 1));
  }

  /** Dotted text of an expression, computed once. */
  dotted(node: number): string {
    let text = this.#dotted.get(node);
    if (text === undefined) {
      text = dotted(this.tree, node);
      this.#dotted.set(node, text);
    }
    return text;
  }

  /** A dotted name with its first part replaced by what it was imported as. */
  resolve(name: string): string {
    const dot = name.indexOf('.');
    const head = dot < 0 ? name : name.slice(0, dot);
    const full = this.imported.get(head);
    if (full === undefined) return name;
    return dot < 0 ? full : full + name.slice(dot);
  }
}

const BODIES: ReadonlySet<number> = new Set([K.Block, K.Elif, K.Else, K.Except, K.Finally, K.Case]);

/** Offset after the last statement inside a node. */
function codeEnd(tree: PythonTree, from: number): number {
  let node = from;
  for (;;) {
    const last = lastChild(tree, node);
    if (last < 0 || !(tree.kinds[node] === K.Block || BODIES.has(tree.kinds[last]!))) return tree.ends[node]!;
    node = last;
  }
}

function emptyFacts(path: string, lines: number): PythonFacts {
  return {
    language: 'python',
    path,
    lines,
    dialect: 'python3',
    errors: [],
    imports: [],
    classes: [],
    functions: [],
    calls: [],
    attributes: [],
    subscripts: [],
    strings: [],
    assignments: [],
    excepts: [],
    raises: [],
    domains: [],
    bindings: [],
    comparisons: [],
    comments: [],
  };
}
