/** Indentation as CPython 3.11 measures it, with tabs to columns of 8 and, against ambiguity, of 1. Source: tok_get() of Parser/tokenizer.c. */
import { RefusedByPython } from './refused.js';

export interface IndentationChange {
  /** Where the first token of the line stands. */
  at: number;
  /** Lines passed on the way by a lone backslash. */
  rows: number;
  dedents: number;
  indent: boolean;
}

interface Columns {
  at: number;
  rows: number;
  column: number;
  alternative: number;
}

// MAXINDENT of Parser/tokenizer.h
const MAX_INDENT = 100;

/** Reads the indentation of one logical line after the other. */
export function indentationReader(text: string) {
  const columns = [0];
  const alternatives = [0];

  const read = (from: number): IndentationChange => {
    const { at, rows, column, alternative } = measure(text, from);
    if (text[at] === '#' || text[at] === '\n' || at >= text.length) return { at, rows, dedents: 0, indent: false };
    let dedents = 0;
    if (column > columns.at(-1)!) {
      if (columns.length >= MAX_INDENT) throw new RefusedByPython('too many levels of indentation');
      if (alternative <= alternatives.at(-1)!) throw new RefusedByPython('inconsistent tabs and spaces');
      columns.push(column);
      alternatives.push(alternative);
      return { at, rows, dedents, indent: true };
    }
    while (column < columns.at(-1)!) {
      columns.pop();
      alternatives.pop();
      dedents++;
    }
    if (column !== columns.at(-1)) throw new RefusedByPython('dedent to no outer level');
    if (alternative !== alternatives.at(-1)) throw new RefusedByPython('inconsistent tabs and spaces');
    return { at, rows, dedents, indent: false };
  };
  /** How many blocks are still open at the end of the text. */
  return { read, close: (): number => columns.length - 1 };
}

/** The columns at the first character of code; where a backslash splits the blanks, the first column that is not 0 counts. */
function measure(text: string, from: number): Columns {
  let at = from;
  let rows = 0;
  let column = 0;
  let alternative = 0;
  let split = 0;
  for (; ; at++) {
    const char = text[at];
    if (char === ' ') {
      column++;
      alternative++;
    } else if (char === '\t') {
      column = (Math.floor(column / 8) + 1) * 8;
      alternative++;
    } else if (char === '\f') {
      column = 0;
      alternative = 0;
    } else if (char === '\\') {
      split ||= column;
      if (text[at + 1] !== '\n') throw new RefusedByPython('character after a line continuation');
      if (at + 2 >= text.length) throw new RefusedByPython('end of file after a line continuation');
      at++;
      rows++;
    } else break;
  }
  return { at, rows, column: split || column, alternative: split || alternative };
}
