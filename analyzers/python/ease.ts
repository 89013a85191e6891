import { K } from './kinds.js';
import type { PythonTree } from './tree.js';

/**
 * Two things are cheap to write and cost the grammar the square of their length: it looks past all comments for the
 * end of a block, once at each of them, and starts anew at each line that is continued by a backslash. Measured with
 * tree-sitter-python 0.25.0: 20,000 indented comments in a row take 37 s, 20,000 backslashes 10 s.
 */

/** Runs at least this long are taken out; shorter ones cost little. */
const LONG_RUN = 64;

interface Span {
  start: number;
  end: number;
}

/** A text of the same length that the grammar reads in time, and the comments that were taken out of it. */
export interface Eased {
  text: string;
  comments: readonly Span[];
}

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;
const HASH = 35;

/** Puts blanks in the place of long runs of comment lines, and of lines that hold nothing but a backslash. */
export function eased(text: string): Eased {
  const comments: Span[] = [];
  const pieces: string[] = [];
  let kept = 0;
  let run: Span[] = [];
  let runKind = 0;
  const close = (): void => {
    if (run.length >= LONG_RUN) {
      for (const { start, end } of run) {
        pieces.push(text.slice(kept, start), ' '.repeat(end - start));
        kept = end;
        if (runKind === HASH) comments.push({ start, end });
      }
    }
    run = [];
  };
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const line = soleMark(text, at, next);
    if (line !== null && line.kind !== 0) {
      if (line.kind !== runKind) close();
      runKind = line.kind;
      run.push(line.span);
    } else if (line === null) close();
    at = next;
  }
  close();
  if (pieces.length === 0) return { text, comments };
  pieces.push(text.slice(kept));
  return { text: pieces.join(''), comments };
}

/** The comment or the backslash that is all a line holds, `kind` 0 for a blank line; else null. */
function soleMark(text: string, from: number, next: number): { kind: number; span: Span } | null {
  let start = from;
  while (start < next && isBlank(text.charCodeAt(start))) start++;
  const kind = text.charCodeAt(start);
  let end = next;
  if (text.charCodeAt(end - 1) === NEWLINE) end--;
  if (text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
  if (start >= end) return { kind: 0, span: { start, end } };
  if (kind === HASH) return { kind, span: { start, end } };
  // The newline goes too: what is left is one long line, as Python reads it.
  if (kind === BACKSLASH && start + 1 === end) return { kind, span: { start, end: next } };
  return null;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12;
}

/** Gives a tree the comments back that were taken out before it was parsed; what stood inside a string was none. */
export function withComments(tree: PythonTree, taken: readonly Span[]): PythonTree {
  if (taken.length === 0) return tree;
  const found: Span[] = [];
  let next = 0;
  for (let node = 0; node < tree.count; node++) {
    if (tree.kinds[node] !== K.String) continue;
    while (next < taken.length && taken[next]!.start < tree.starts[node]!) found.push(taken[next++]!);
    while (next < taken.length && taken[next]!.end <= tree.ends[node]!) next++;
  }
  while (next < taken.length) found.push(taken[next++]!);
  const comments = [...tree.comments, ...found].sort((a, b) => a.start - b.start);
  return { ...tree, comments };
}
