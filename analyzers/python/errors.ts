import type { ReadError } from '../../src/domain/position.js';
import type { LineTable, PythonTree, TreeError } from './tree.js';

const MAX_ERRORS = 20;
const MAX_SNIPPET = 60;

/**
 * The place to show for the error at `index`: the first of the innermost errors inside it, for the outer ones often start
 * where the statement does.
 */
function innermost(sorted: readonly TreeError[], index: number): TreeError {
  let shown = sorted[index]!;
  for (let at = index + 1; at < sorted.length && sorted[at]!.start < shown.end; at++) {
    if (sorted[at]!.end <= shown.end) shown = sorted[at]!;
  }
  return shown;
}

/** Errors of a tree, one per broken region: what starts on or right after the lines of an error belongs to it. */
export function readErrors(tree: PythonTree, lines: LineTable): ReadError[] {
  const sorted = [...tree.errors].sort((a, b) => a.start - b.start || b.end - a.end);
  const errors: ReadError[] = [];
  let lastLine = -1;
  for (let index = 0; index < sorted.length && errors.length < MAX_ERRORS; index++) {
    const region = sorted[index]!;
    const apart = lines.line(region.start) > lastLine + 1;
    lastLine = Math.max(lastLine, lines.line(Math.max(region.start, region.end - 1)));
    if (!apart) continue;
    const { start, end, why } = innermost(sorted, index);
    const snippet = tree.text
      .slice(start, Math.min(end, start + MAX_SNIPPET))
      .split(/\r?\n/, 1)[0]!
      .trim();
    errors.push({ ...lines.at(start), why: why ?? `syntax error at ${JSON.stringify(snippet)}` });
  }
  return errors;
}
