import type { FileContext } from './context.js';

/**
 * Every comment as written, its marks included. Outside strings, templates and regular expressions (whose places the
 * walk has noted) a comment starts wherever `//` or `/*` stands.
 */
export function addComments(file: FileContext): void {
  const { text, literals } = file;
  let next = 0;
  for (let at = text.indexOf('/'); at >= 0; ) {
    while (next < literals.length && literals[next]!.end <= at) next++;
    const literal = literals[next];
    if (literal !== undefined && literal.start <= at) {
      at = text.indexOf('/', literal.end);
      continue;
    }
    const end = endOfComment(text, at);
    if (end > at) file.facts.comments.push({ ...file.lines.at(at), text: text.slice(at, end).trimEnd() });
    at = text.indexOf('/', Math.max(end, at + 1));
  }
}

/** Where the comment that starts here ends; `at` itself where none does. */
function endOfComment(text: string, at: number): number {
  const mark = text.charAt(at + 1);
  if (mark === '*') {
    const close = text.indexOf('*/', at + 2);
    return close < 0 ? text.length : close + 2;
  }
  if (mark !== '/') return at;
  const lineEnd = /[\n\r\u2028\u2029]/g;
  lineEnd.lastIndex = at;
  return lineEnd.exec(text)?.index ?? text.length;
}
