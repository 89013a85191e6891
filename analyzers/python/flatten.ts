import { K, kindOfType, LEAF } from './kinds.js';
import type { PythonTree, TreeError } from './tree.js';

/** What both tree-sitter bindings offer; offsets are UTF-16 code units in both. */
export interface Cursor {
  readonly nodeType: string;
  readonly nodeTypeId: number;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

const DOT = 46;
const ZERO = 48;
const NINE = 57;
const UNDERSCORE = 95;

/** Letters, digits, underscore and dots only: an attribute chain that needs no look inside. */
function isPlainChain(text: string, start: number, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  if (last === DOT) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const letter = (code | 32) >= 97 && (code | 32) <= 122;
    if (!letter && code !== UNDERSCORE && code !== DOT && !(code >= ZERO && code <= NINE)) return false;
  }
  const first = text.charCodeAt(start);
  return first !== DOT && !(first >= ZERO && first <= NINE);
}

/** Whether the prefix of a string literal holds `f` (or `t`, template strings of Python 3.14). */
function isFormatted(text: string, start: number): boolean {
  for (let at = start; at < start + 4; at++) {
    const code = text.charCodeAt(at) | 32;
    if (code === 102 || code === 116) return true;
    if (!(code >= 97 && code <= 122)) return false;
  }
  return false;
}

/** The growing arrays of one tree. */
class Builder {
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  next: Int32Array;
  parents: Int32Array;
  count = 0;

  constructor(capacity: number) {
    this.kinds = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.parents = new Int32Array(capacity);
  }

  add(kind: number, start: number, end: number, parent: number): number {
    const node = this.count++;
    if (node === this.kinds.length) this.#grow();
    this.kinds[node] = kind;
    this.starts[node] = start;
    this.ends[node] = end;
    this.parents[node] = parent;
    this.next[node] = this.count;
    return node;
  }

  #grow(): void {
    const wider = new Builder(this.kinds.length * 2);
    for (const name of ['kinds', 'starts', 'ends', 'next', 'parents'] as const) wider[name].set(this[name]);
    this.kinds = wider.kinds;
    this.starts = wider.starts;
    this.ends = wider.ends;
    this.next = wider.next;
    this.parents = wider.parents;
  }
}

/** Type ids to kinds, learnt on first sight; one per binding, for ids are those of its grammar build. */
export type KindTable = Uint8Array;
export const newKindTable = (): KindTable => new Uint8Array(65536);

function learn(table: KindTable, id: number, cursor: Cursor): number {
  const kind = kindOfType(cursor.nodeType, cursor.nodeIsNamed);
  table[id] = kind;
  return kind;
}

/**
 * Copies a syntax tree into flat arrays in one walk of its cursor. Steps over the binding's border are the cost, so
 * string literals and plain attribute chains are taken whole and nothing is asked of punctuation.
 * `broken` says that the tree holds errors; only then missing tokens are looked for.
 */
export function flatten(cursor: Cursor, text: string, broken: boolean, table: KindTable): PythonTree {
  const built = new Builder(Math.max(64, text.length >> 2));
  const comments: { start: number; end: number }[] = [];
  const errors: TreeError[] = [];
  let parent = -1;
  for (;;) {
    const id = cursor.nodeTypeId;
    let kind = table[id]!;
    if (kind === K.Unseen) kind = learn(table, id, cursor);
    if (broken && cursor.nodeIsMissing) {
      errors.push({
        start: cursor.startIndex,
        end: cursor.endIndex,
        why: `missing ${JSON.stringify(cursor.nodeType)}`,
      });
    }
    if (kind === K.Comment) {
      comments.push({ start: cursor.startIndex, end: cursor.endIndex });
    } else if (kind !== K.Token) {
      const start = cursor.startIndex;
      const end = cursor.endIndex;
      if (kind === K.Error) errors.push({ start, end, why: null });
      if (kind === K.Attribute && isPlainChain(text, start, end)) kind = K.Dotted;
      const node = built.add(kind, start, end, parent);
      const leaf =
        kind === K.Dotted ||
        (!broken && LEAF[kind] === 1) ||
        (kind === K.String && !broken && !isFormatted(text, start));
      if (!leaf && cursor.gotoFirstChild()) {
        parent = node;
        continue;
      }
    }
    while (!cursor.gotoNextSibling()) {
      if (parent < 0 || !cursor.gotoParent()) return finish(built, text, comments, errors);
      built.next[parent] = built.count;
      parent = built.parents[parent]!;
    }
  }
}

function finish(
  built: Builder,
  text: string,
  comments: { start: number; end: number }[],
  errors: TreeError[],
): PythonTree {
  const { kinds, starts, ends, next, parents, count } = built;
  return { text, kinds, starts, ends, next, parents, count, comments, errors };
}
