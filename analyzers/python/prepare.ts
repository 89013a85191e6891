import type { TreeError } from './tree.js';

/** CPython's own limits: MAXLEVEL and MAXINDENT in Parser/lexer/state.h (Parser/tokenizer.h before 3.13). */
const MAX_BRACKETS = 200;
const MAX_INDENTS = 100;

/** A text ready to be parsed, or the reasons why it is not worth parsing. Offsets point into `text`. */
export interface Prepared {
  text: string;
  refused: TreeError[];
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 12;
}

/** Offset after the string literal that opens at `at`; a string that is not closed ends with its line. */
function afterString(text: string, at: number): number {
  const quote = text[at]!;
  const triple = text.startsWith(quote.repeat(3), at);
  const close = triple ? quote.repeat(3) : quote;
  let from = at + close.length;
  for (;;) {
    const end = text.indexOf(close, from);
    if (end < 0) return triple ? text.length : lineEnd(text, at);
    let slashes = 0;
    while (end - slashes - 1 >= from && text.charCodeAt(end - slashes - 1) === 92) slashes++;
    if (slashes % 2 === 0) {
      return !triple && text.slice(at, end).includes('\n') && !/\\\r?\n/.test(text.slice(at, end))
        ? lineEnd(text, at)
        : end + close.length;
    }
    from = end + 1;
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The offset where brackets nest deeper than Python allows, or -1. */
function tooDeep(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 35: // #
        at = lineEnd(text, at);
        break;
      case 34:
      case 39: // quotes
        at = afterString(text, at) - 1;
        break;
      case 40:
      case 91:
      case 123:
        if (++depth > MAX_BRACKETS) return at;
        break;
      case 41:
      case 93:
      case 125:
        if (depth > 0) depth--;
        break;
    }
  }
  return -1;
}

/** The offset where blocks could nest deeper than Python allows, or -1: looks at strictly growing indentation. */
function tooIndented(text: string): number {
  const widths: number[] = [];
  for (let at = 0; at < text.length; at = lineEnd(text, at) + 1) {
    let first = at;
    while (isSpace(text.charCodeAt(first))) first++;
    const code = text.charCodeAt(first);
    if (code === 10 || code === 13 || code === 35 || Number.isNaN(code)) continue;
    const width = first - at;
    while (widths.length > 0 && widths.at(-1)! >= width) widths.pop();
    widths.push(width);
    if (widths.length > MAX_INDENTS + 1) return first;
  }
  return -1;
}

/**
 * Takes off a byte order mark, turns lone carriage returns into newlines (as Python does), and refuses what Python
 * itself refuses before it parses: NUL characters, and nesting beyond its limits, which could cost a parser its time.
 */
export function prepare(source: string): Prepared {
  let text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (/\r(?!\n)/.test(text)) text = text.replace(/\r(?!\n)/g, '\n');
  const refused: TreeError[] = [];
  const refuse = (at: number, why: string): void => {
    if (at >= 0 && refused.length === 0) refused.push({ start: at, end: at + 1, why });
  };
  refuse(text.indexOf('\0'), 'source code cannot hold NUL characters');
  refuse(tooDeep(text), `brackets nested deeper than ${MAX_BRACKETS}, which Python refuses`);
  refuse(tooIndented(text), `more than ${MAX_INDENTS} levels of indentation, which Python refuses`);
  return { text, refused };
}
