import type { ReadError } from '../../src/domain/position.js';
import type { LineTable, PythonTree } from './tree.js';

const MAX_ERRORS = 20;
const MAX_SNIPPET = 60;

/** Errors of a tree, one per broken region: what starts on or right after the lines of an error belongs to it. */
export function readErrors(tree: PythonTree, lines: LineTable): ReadError[] {
  const sorted = [...tree.errors].sort((a, b) => a.start - b.start || b.end - a.end);
  const errors: ReadError[] = [];
  let lastLine = -1;
  for (const { start, end, why } of sorted) {
    const position = lines.at(start);
    const endLine = lines.line(Math.max(start, end - 1));
    const apart = position.line > lastLine + 1;
    lastLine = Math.max(lastLine, endLine);
    if (!apart || errors.length >= MAX_ERRORS) continue;
    const snippet = tree.text
      .slice(start, Math.min(end, start + MAX_SNIPPET))
      .split(/\r?\n/, 1)[0]!
      .trim();
    errors.push({ ...position, why: why ?? `syntax error at ${JSON.stringify(snippet)}` });
  }
  return errors;
}
