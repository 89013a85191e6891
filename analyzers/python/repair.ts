import type { PythonTree } from './tree.js';

/**
 * Constructs of old Python that the grammar cannot read, each with a replacement of the same length that it can.
 * `exec "…" % x` becomes `not  "…" % x`: the reader recognises such a `not` by the word in the source.
 * `async` and `await` were ordinary names before Python 3.7 (PEP 492), and Odoo used them up to 11.0.
 */
const PATCHES: readonly [RegExp, (found: string) => string][] = [
  [/^([ \t]*)exec(?=[ \t]+[^=\s.,)\]])/gm, (found) => found.replace('exec', 'not ')],
  [/(async|await)\b(?<=\.[ \t]*(?:async|await))/g, (found) => found.replace('a', 'A')],
  [/(async|await)(?=[ \t]*[=,)])(?<=[(,][ \t]*(?:async|await))/g, (found) => found.replace('a', 'A')],
];

/** The grammar takes `type(record).flag = …` for a type alias of Python 3.12; as `Type(…` it is the call it should be. */
const TYPE_CALL = /^([ \t]*)type(?=[ \t]*\()/gm;

/** The text to hand to the grammar in place of `text`: of the same length, offset by offset. */
export function disambiguated(text: string): string {
  return text.includes('type') ? text.replace(TYPE_CALL, '$1Type') : text;
}

/** Errors counted as the text they cover, so that one large hole weighs more than one small one. */
function damage(tree: PythonTree): number {
  let sum = tree.errors.length;
  for (const { start, end } of tree.errors) sum += end - start;
  return sum;
}

/** Parses a broken text again with old constructs replaced, and keeps the better tree, over the text it was given. */
export function repair(tree: PythonTree, parse: (text: string) => PythonTree): PythonTree {
  let patched = tree.text;
  for (const [pattern, replace] of PATCHES) patched = patched.replace(pattern, replace);
  if (patched === tree.text) return tree;
  const second = parse(patched);
  return damage(second) < damage(tree) ? { ...second, text: tree.text } : tree;
}
