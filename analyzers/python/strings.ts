import { K } from './kinds.js';
import { firstChild, nextSibling, type PythonTree } from './tree.js';

/** Longest text of a string fact, in characters. */
export const MAX_STRING = 2000;

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Source: https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences; `\N{…}` stays as written. */
const ESCAPE = /\\(?:(\r?\n)|([\\'"abfnrtv])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g;

function decoded(text: string, bytes: boolean): string {
  return text.replace(ESCAPE, (whole, newline, simple, octal, hex, short, long) => {
    if (newline !== undefined) return '';
    if (simple !== undefined) return SIMPLE[simple]!;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const code = bytes ? Number.NaN : Number.parseInt(short ?? long, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Prefix and quotes of a string literal. */
interface Literal {
  prefix: string;
  bodyStart: number;
  bodyEnd: number;
}

function open(tree: PythonTree, node: number): Literal {
  const start = tree.starts[node]!;
  const end = tree.ends[node]!;
  const { text } = tree;
  let quote = start;
  while (quote < end && /[a-zA-Z]/.test(text[quote]!)) quote++;
  const mark = text[quote] ?? '';
  const width = end - quote >= 6 && text.startsWith(mark.repeat(3), quote) ? 3 : 1;
  const closed = end - quote >= 2 * width;
  return {
    prefix: text.slice(start, quote).toLowerCase(),
    bodyStart: quote + width,
    bodyEnd: closed ? end - width : end,
  };
}

/** Prefix in lower case (`u`, `rb`, `f`, …), or '`' for the backticks of Python 2, which mean `repr`. */
export function stringPrefix(tree: PythonTree, node: number): string {
  const start = tree.starts[node]!;
  if (tree.text[start] === '`') return '`';
  return /^[a-zA-Z]{0,3}/.exec(tree.text.slice(start, start + 3))![0].toLowerCase();
}

/** Offset of the text of a literal that stands for itself (no escape, no f-string); null for any other. */
export function plainStart(tree: PythonTree, node: number): number | null {
  if (tree.kinds[node] !== K.String) return null;
  const { prefix, bodyStart, bodyEnd } = open(tree, node);
  const raw = tree.text.slice(bodyStart, bodyEnd);
  return /[ft]/.test(prefix) || raw.includes('\\') || raw.includes('\r') ? null : bodyStart;
}

/** Nodes of the values inside an f-string, in source order. */
export function interpolations(tree: PythonTree, node: number): number[] {
  const found: number[] = [];
  for (let child = firstChild(tree, node); child >= 0; child = nextSibling(tree, child)) {
    if (tree.kinds[child] === K.Interpolation) found.push(child);
  }
  return found;
}

/**
 * The text a single string literal stands for, cut at `limit` characters; f-strings hold `{}` where a value goes.
 * Line ends inside it are `\n`, as Python reads them.
 */
export function literalText(tree: PythonTree, node: number, limit = MAX_STRING): string {
  const { prefix, bodyStart, bodyEnd } = open(tree, node);
  // Escapes take up to ten characters for one, so no more than this can be needed.
  const stop = Math.min(bodyEnd, bodyStart + limit * 10);
  const decode = (from: number, to: number): string => {
    let raw = tree.text.slice(from, to);
    if (raw.includes('\r')) raw = raw.replace(/\r\n/g, '\n');
    return raw.includes('\\') && !prefix.includes('r') ? decoded(raw, prefix.includes('b')) : raw;
  };
  if (!/[ft]/.test(prefix)) return decode(bodyStart, stop).slice(0, limit);
  let value = '';
  let from = bodyStart;
  for (const part of interpolations(tree, node)) {
    value += `${braces(decode(from, tree.starts[part]!))}{}`;
    from = tree.ends[part]!;
  }
  return (value + braces(decode(from, bodyEnd))).slice(0, limit);
}

/** In the fixed text of an f-string a doubled brace is one brace. */
function braces(text: string): string {
  return text.replace(/\{\{/g, '{').replace(/\}\}/g, '}');
}

/** The text of a string or of strings written side by side, cut at `limit` characters. */
export function stringText(tree: PythonTree, node: number, limit = MAX_STRING): string {
  if (tree.kinds[node] !== K.ConcatenatedString) return literalText(tree, node, limit);
  let value = '';
  for (let child = firstChild(tree, node); child >= 0 && value.length < limit; child = nextSibling(tree, child)) {
    if (tree.kinds[child] === K.String) value += literalText(tree, child, limit);
  }
  return value.slice(0, limit);
}
