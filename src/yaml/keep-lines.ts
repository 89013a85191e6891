import { diffLines, type Hunk } from './line-diff.js';

/**
 * Makes the change from `before` to `after` in `text`, of which `before` is another layout: what did not change keeps
 * its bytes (indentation, space before comments, empty lines, line ends).
 * @returns Null where the layouts have too little in common; the caller checks that the text says the same as `after`.
 */
export function keepLines(text: string, before: string, after: string): string | null {
  const written = text.split('\n');
  const base = before.split('\n');
  const next = after.split('\n');
  const layout = diffLines(base.map(loosened), written.map(loosened));
  const hunks = diffLines(base, next);
  if (layout === null || hunks === null) return null;
  const places = placesOf(base.length, layout);
  const indents = new Map<number, number>();
  let read = 0;
  const lineEnd = text.includes('\r\n') ? '\r' : '';
  const out: string[] = [];
  let done = 0;
  for (const hunk of hunks) {
    const range = rangeOf(hunk, places, written.length);
    if (range === null || range.start < done) return null;
    // Parts of a file may differ in their indentation: what is replaced counts and what stands above, the nearest most.
    for (; read < hunk.to; read += 1) learnIndent(indents, base[read]!, written[places[read]!]);
    if (indents.size === 0) learnIndent(indents, base[hunk.to] ?? '', written[places[hunk.to] ?? -1]);
    out.push(...written.slice(done, range.start));
    for (const line of next.slice(hunk.otherFrom, hunk.otherTo)) out.push(indented(line, indents) + lineEnd);
    done = range.end;
  }
  out.push(...written.slice(done));
  return out.join('\n');
}

/** Layout is white space and nothing else. */
function loosened(line: string): string {
  return line.replace(/\s+/g, '');
}

/** Where each line of the base stands in the text; -1 where it has no line of its own. */
function placesOf(lines: number, layout: readonly Hunk[]): Int32Array {
  const places = new Int32Array(lines).fill(-1);
  let [line, shift] = [0, 0];
  for (const { from, to, otherTo } of [...layout, { from: lines, to: lines, otherTo: 0 }]) {
    for (; line < from; line += 1) places[line] = line + shift;
    line = to;
    shift = otherTo - to;
  }
  return places;
}

/** Lines of the text that the hunk replaces: its own, and nothing around them. */
function rangeOf({ from, to }: Hunk, places: Int32Array, length: number): { start: number; end: number } | null {
  const afterPrevious = from === 0 ? 0 : places[from - 1]! < 0 ? null : places[from - 1]! + 1;
  if (from === to) {
    // After a line that the text folds otherwise: before the next one that both have.
    const next = places.findIndex((place, line) => line >= to && place >= 0);
    const start = afterPrevious ?? (next < 0 ? length : places[next]!);
    return { start, end: start };
  }
  const start = places[from]! >= 0 ? places[from]! : afterPrevious;
  const following = to === places.length ? length : places[to]! < 0 ? null : places[to]!;
  const end = places[to - 1]! >= 0 ? places[to - 1]! + 1 : following;
  return start === null || end === null ? null : { start, end };
}

/** Notes how many spaces of the text stand for those of the base. */
function learnIndent(indents: Map<number, number>, line: string, there: string | undefined): void {
  if (there === undefined || line.trim() === '' || line.trimStart().startsWith('#')) return;
  indents.set(spaces(line), spaces(there));
}

function indented(line: string, indents: ReadonlyMap<number, number>): string {
  const own = spaces(line);
  for (let level = own; level >= 0; level -= 1) {
    const there = indents.get(level);
    if (there !== undefined) return ' '.repeat(there + own - level) + line.slice(own);
  }
  return line;
}

function spaces(line: string): number {
  return line.length - line.replace(/^ +/, '').length;
}
