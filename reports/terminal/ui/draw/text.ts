import { clip, columns, visible, wrap } from '../../../shared/text.js';
import type { Pen, Style } from '../../paint.js';

/** Lines of pages and details. Every text from the data goes through `visible` here, so that no caller can forget it. */

/** A text in lines of at most `width`, each after `indent` spaces. */
export function para(pen: Pen, text: string, width: number, style?: Style, indent = 0): string[] {
  const lead = ' '.repeat(indent);
  const lines = wrap(visible(text), Math.max(8, width - indent));
  return lines.map((line) => lead + (style === undefined ? line : pen.paint(style, line)));
}

/** Our own words, in the character set of the terminal. */
export function words(pen: Pen, text: string, width: number, style?: Style, indent = 0): string[] {
  return para(pen, pen.own(text), width, style, indent);
}

/** A title with an empty line above it, but for the first line of all. */
export function title(pen: Pen, text: string, width: number): string[] {
  return ['', pen.paint('bold', clip(pen.own(visible(text)), width, pen.mark))];
}

/** `label  value`, the value wrapped beside its label. */
export function pair(pen: Pen, label: string, value: string, width: number, space = 12, style?: Style): string[] {
  const name = clip(pen.own(visible(label)), space - 1, pen.mark);
  const lead = pen.paint('dim', name) + ' '.repeat(space - columns(name));
  const lines = wrap(visible(value), Math.max(8, width - space));
  return lines.map(
    (line, index) => (index === 0 ? lead : ' '.repeat(space)) + (style === undefined ? line : pen.paint(style, line)),
  );
}

/** A styled line that is too wide, cut, without its styles: better than a layout that breaks. */
export function held(line: string, width: number, mark: string): string {
  const plain = line.replace(/\x1b\[[0-9;]*m/g, '');
  return columns(plain) <= width ? line : clip(plain, width, mark);
}

/** A text on one line. */
export function oneLine(pen: Pen, text: string, width: number, style?: Style): string {
  const cut = clip(visible(text), width, pen.mark);
  return style === undefined ? cut : pen.paint(style, cut);
}

/** A path on one line: its beginning names the addon and its end the file and line, so the middle is left out. */
export function clipPath(path: string, width: number, mark: string): string {
  const shown = visible(path);
  if (columns(shown) <= width) return shown;
  const room = width - columns(mark);
  if (room < 8) return clip(shown, width, mark);
  const parts = Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(shown), (one) => one.segment);
  let tail = '';
  for (let at = parts.length - 1; at >= 0 && columns(parts[at]! + tail) <= Math.ceil(room * 0.6); at--)
    tail = parts[at]! + tail;
  return clip(shown, width - columns(tail), mark) + tail;
}
