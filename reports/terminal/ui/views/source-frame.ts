import type { Finding } from '../../../../src/domain/finding.js';
import { clip, columns, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';

const AROUND = 3;
const MOST_LINES = 6;
/** Columns a tab stands for; editors of Python show four. */
const TAB = '    ';
/** Longer lines are minified code; nobody reads past this. */
const LONGEST = 5000;

const plain = (text: string): string => visible(text.slice(0, LONGEST).replaceAll('\t', TAB));

/** The lines around a finding with numbers, a mark on those it is about and a caret under its column. */
export function sourceFrame(source: readonly string[], finding: Finding, width: number, pen: Pen): string[] {
  const { line, column } = finding;
  if (line > source.length)
    return [pen.paint('dim', clip(`The file has only ${source.length} lines; it has changed since.`, width, pen.mark))];
  const end = Math.min(finding.endLine, line + MOST_LINES - 1);
  const from = Math.max(1, line - AROUND);
  const to = Math.min(source.length, end + AROUND);
  const digits = String(to).length;
  const bar = pen.ascii ? '|' : '│';
  const room = Math.max(8, width - digits - 5);
  const caret = columns(plain((source[line - 1] ?? '').slice(0, column - 1)));
  // A column far to the right is brought into sight, for all lines alike.
  const shift = caret < room - 4 ? 0 : caret - Math.floor(room / 2);
  const lines: string[] = [];
  for (let number = from; number <= to; number++) {
    const about = number >= line && number <= end;
    const text = clip(cutLeft(plain(source[number - 1] ?? ''), shift), room, pen.mark);
    const gutter = `${about ? '>' : ' '} ${String(number).padStart(digits)} ${bar} `;
    lines.push(pen.paint(about ? 'bold' : 'dim', gutter) + (about ? text : pen.paint('dim', text)));
    if (number === line)
      lines.push(
        `${pen.paint('dim', `  ${' '.repeat(digits)} ${bar} `)}${' '.repeat(caret - shift)}${pen.paint(['red', 'bold'], '^')}`,
      );
  }
  return lines;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function cutLeft(text: string, cells: number): string {
  if (cells === 0) return text;
  let used = 0;
  let at = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (used >= cells) break;
    used += columns(segment);
    at = index + segment.length;
  }
  return used < cells ? '' : ' '.repeat(used - cells) + text.slice(at);
}
