import { K } from './kinds.js';
import { firstChild, lastChild, type PythonTree, textOf, unwrapped } from './tree.js';

/** Longest chain that is spelled out; what stands before is shown as `...`. */
const MAX_LINKS = 40;

const PLACEHOLDER: Readonly<Record<number, string>> = {
  [K.String]: "'...'",
  [K.ConcatenatedString]: "'...'",
  [K.List]: '[...]',
  [K.ListComprehension]: '[...]',
  [K.Dictionary]: '{...}',
  [K.Set]: '{...}',
  [K.DictComprehension]: '{...}',
  [K.SetComprehension]: '{...}',
};

/**
 * Dotted text of an expression with inner calls as `()` and subscripts as `[]`: `self.env[].search().write`. What a
 * chain starts from, where that is no name, is `(...)`, `'...'`, `[...]` or `{...}`.
 */
export function dotted(tree: PythonTree, from: number): string {
  let tail = '';
  let node = from;
  for (let links = 0; links < MAX_LINKS; links++) {
    node = unwrapped(tree, node);
    const kind = tree.kinds[node]!;
    if (kind === K.Identifier) return textOf(tree, node) + tail;
    if (kind === K.Dotted) return lastLinks(textOf(tree, node)) + tail;
    const child = firstChild(tree, node);
    if (child < 0 || !isChain(kind)) return (PLACEHOLDER[kind] ?? '(...)') + tail;
    if (kind === K.Attribute) tail = `.${textOf(tree, lastChild(tree, node))}${tail}`;
    else if (kind === K.Call) tail = `()${tail}`;
    else if (kind === K.Subscript) tail = `[]${tail}`;
    node = child;
  }
  return `...${tail}`;
}

/** The end of a plain chain, where it is longer than any that is written by hand. */
function lastLinks(text: string): string {
  let at = text.length;
  for (let links = 0; links < MAX_LINKS; links++) {
    at = at < 1 ? -1 : text.lastIndexOf('.', at - 1);
    if (at < 0) return text;
  }
  return `...${text.slice(at)}`;
}

function isChain(kind: number): boolean {
  return kind === K.Attribute || kind === K.Call || kind === K.Subscript || kind === K.Await;
}

/** `'`, `)`, `]` and `}`: what a part of a chain ends in that is no name. */
const CLOSERS: ReadonlySet<number> = new Set([39, 41, 93, 125]);

/** The last name of a dotted text: `write` of `self.env[].write`; empty where it does not end in a name. */
export function lastName(callee: string): string {
  const name = callee.slice(callee.lastIndexOf('.') + 1);
  const last = name.charCodeAt(name.length - 1);
  return CLOSERS.has(last) ? '' : name;
}

/** Sets a key of a record read from source; `__proto__` is left out, for it would change the record itself. */
export function put<T>(record: Record<string, T>, key: string, value: T): void {
  if (key !== '__proto__') record[key] = value;
}
