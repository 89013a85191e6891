import { clip, columns } from '../shared/text.js';
import type { Pen, Style } from './paint.js';

export interface Column {
  title: string;
  align: 'left' | 'right';
  /** Columns of the terminal; `null` takes what is left. One column of a table does. */
  width: number | null;
}

export interface Cell {
  text: string;
  style?: Style;
}

const GAP = '  ';

/** Text in exactly `width` columns, cut or padded. */
export function inCells(text: string, width: number, align: 'left' | 'right', mark: string): string {
  const cut = clip(text, width, mark);
  const padding = ' '.repeat(Math.max(0, width - columns(cut)));
  return align === 'left' ? cut + padding : padding + cut;
}

/** Lines of a table that is no wider than the pen. Cells must be `visible` text already. */
export function table(pen: Pen, heads: readonly Column[], rows: readonly Cell[][], least = 12): string[] {
  const fixed = heads.reduce((sum, head) => sum + (head.width ?? 0), 0) + GAP.length * (heads.length - 1);
  // The open column is no wider than what stands in it: numbers far from their name are hard to follow.
  const open = heads.findIndex((head) => head.width === null);
  const longest = Math.max(least, ...rows.map((row) => columns(row[open]?.text ?? '')));
  const widths = heads.map((head) => head.width ?? Math.min(longest, Math.max(least, pen.width - fixed)));
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell, index) => {
        const { align } = heads[index]!;
        const width = widths[index]!;
        // Nothing stands behind the last column, so it needs no padding.
        const last = index === cells.length - 1 && align === 'left';
        const text = last ? clip(cell.text, width, pen.mark) : inCells(cell.text, width, align, pen.mark);
        return cell.style === undefined ? text : pen.paint(cell.style, text);
      })
      .join(GAP)
      .replace(/ +$/, '');
  return [line(heads.map((head) => ({ text: pen.own(head.title), style: 'dim' }))), ...rows.map(line)];
}
