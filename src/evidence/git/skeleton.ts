const DEFINITION = /^(\s*)(?:async\s+)?def\s/;
const HEADER_ENDS = /:\s*(?:#|$)/;
/** Lines of one function header. */
const MOST_HEADER = 60;

/**
 * Python text without the bodies of its functions: what declares models and fields is left, at a fraction of the cost of
 * parsing. A body that holds text at the left margin is not cut whole; parsing the result then fails, and the caller
 * parses the whole text.
 */
export function skeletonOf(text: string): string {
  const lines = text.split(/\r?\n/);
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    kept.push(line);
    const definition = DEFINITION.exec(line);
    const end = definition === null ? null : headerEnd(lines, at);
    if (definition === null || end === null) continue;
    const indent = definition[1]!.length;
    kept.push(...lines.slice(at + 1, end + 1), `${' '.repeat(indent + 4)}pass`);
    at = end;
    while (at + 1 < lines.length && isInside(lines[at + 1]!, indent)) at++;
  }
  return kept.join('\n');
}

/** The line a header ends on, or null where it has its body on the same line or never ends. */
function headerEnd(lines: readonly string[], start: number): number | null {
  if (/\)\s*(?:->[^:]{1,300})?:\s*[^\s#]/.test(lines[start]!)) return null;
  for (let at = start; at < Math.min(lines.length, start + MOST_HEADER); at++)
    if (HEADER_ENDS.test(lines[at]!)) return at;
  return null;
}

function isInside(line: string, indent: number): boolean {
  return line.trim() === '' || line.length - line.trimStart().length > indent;
}
