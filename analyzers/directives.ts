import type { Position } from '../src/domain/position.js';
import type { Directive } from '../src/domain/triage.js';

/** At the start of a comment, or of a second comment in it (`# noqa  # odoo-debt: …`); elsewhere it is prose. */
const MARK = /(?:^[#/*\s]*|#\s*|\/\/\s*)odoo-debt:/;

/** The comments of a file that speak to this program, with the line of code each one is about. */
export function directivesIn(
  path: string,
  text: string,
  comments: readonly (Position & { text: string })[],
): Directive[] {
  const own = comments.filter((comment) => MARK.test(comment.text));
  if (own.length === 0) return [];
  const lines = new Lines(text, comments);
  return own.map(({ line, column, text: written }) => ({
    path,
    line,
    column,
    text: wordsOf(written),
    covers: lines.coveredBy({ line, column }),
  }));
}

/** What follows the mark, without the frame of the comment, on one line. */
function wordsOf(comment: string): string {
  const { 0: mark, index } = MARK.exec(comment)!;
  return comment
    .slice(index + mark.length)
    .replace(/\*\/$/, '')
    .replace(/[\r\n]+\s*(?:\*(?!\/))?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The lines of a file, which of them hold comments alone, and so which line of code a comment stands before. */
class Lines {
  private readonly rows: string[];
  private readonly starts: number[] = [];
  private readonly ends: Map<string, number>;
  /** By the end of a comment: the line it leads to. */
  private readonly reached = new Map<number, number>();

  constructor(
    private readonly text: string,
    comments: readonly Position[],
  ) {
    this.rows = text.split(/\r?\n/);
    let at = 0;
    for (const row of this.rows) {
      this.starts.push(at);
      at += row.length;
      at += text.startsWith('\r\n', at) ? 2 : 1;
    }
    this.ends = new Map(comments.map((place) => [`${place.line}:${place.column}`, this.endOf(place)]));
  }

  coveredBy(place: Position): number {
    const before = this.rows[place.line - 1]?.slice(0, place.column - 1);
    // A file whose lines end in a way of their own: the comment holds where it stands.
    if (before === undefined || before.trim() !== '') return place.line;
    const passed: number[] = [];
    let end = this.endOf(place);
    let line = this.reached.get(end);
    while (line === undefined) {
      passed.push(end);
      const after = this.after(end);
      if ('line' in after) line = after.line;
      else {
        end = after.comment;
        line = this.reached.get(end);
      }
    }
    // Hundreds of comments in a row lead to the same line: each is walked past once.
    for (const comment of passed) this.reached.set(comment, line);
    return line;
  }

  /** What stands after the end of a comment: the line of code it is about, or another comment, by its end. */
  private after(end: number): { line: number } | { comment: number } {
    const last = this.lineAt(end);
    if (this.text.slice(end, this.starts[last - 1]! + this.rows[last - 1]!.length).trim() !== '') return { line: last };
    let line = last + 1;
    while (line <= this.rows.length && this.rows[line - 1]!.trim() === '') line++;
    const row = this.rows[line - 1];
    // No code follows, at most other comments.
    if (row === undefined) return { line: last };
    const next = this.ends.get(`${line}:${row.length - row.trimStart().length + 1}`);
    return next === undefined ? { line } : { comment: next };
  }

  /** Offset after a comment. */
  private endOf({ line, column }: Position): number {
    const start = (this.starts[line - 1] ?? this.text.length) + column - 1;
    const lineEnd = (this.starts[line - 1] ?? this.text.length) + (this.rows[line - 1]?.length ?? 0);
    const close = this.text.startsWith('<!--', start) ? '-->' : this.text.startsWith('/*', start) ? '*/' : null;
    if (close === null) return lineEnd;
    const at = this.text.indexOf(close, start + 2);
    return at < 0 ? this.text.length : at + close.length;
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
