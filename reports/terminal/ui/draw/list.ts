import { clip, columns } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { inCells } from '../../table.js';
import { groupAt, groupingOf, isOpen, rowId } from '../lists/rows.js';
import { placeOf, type UiState } from '../state.js';
import type { OpenList, ViewColumn } from '../views/view.js';
import { clipPath, held } from './text.js';

const GAP = 2;
/** The mark of the selection and the space behind it. */
const LEAD = 2;
const LEAST_GROWN = 20;

interface Placed extends ViewColumn {
  cells: number;
}

/** The columns there is room for, with their widths. */
function placed(all: readonly ViewColumn[], width: number): Placed[] {
  let kept = [...all];
  const used = () =>
    kept.reduce(
      (sum, column) => sum + (column.width === 'grow' ? (column.least ?? LEAST_GROWN) : column.width),
      GAP * (kept.length - 1),
    );
  while (kept.length > 1 && used() > width - LEAD) {
    const worst = kept.reduce((a, b) => (b.drop > a.drop ? b : a));
    kept = kept.filter((column) => column !== worst);
  }
  const fixed = kept.reduce(
    (sum, column) => sum + (column.width === 'grow' ? 0 : column.width),
    GAP * (kept.length - 1),
  );
  const growing = kept.filter((column) => column.width === 'grow').length;
  const each = Math.max(1, Math.floor((width - LEAD - fixed) / Math.max(1, growing)));
  return kept.map((column) => ({ ...column, cells: column.width === 'grow' ? each : column.width }));
}

/** Titles and rows of a list, `height` lines of exactly `width` columns. */
export function drawList(state: UiState, opened: OpenList, width: number, height: number, pen: Pen): string[] {
  const { view, list, rows } = opened;
  const columnsNow = placed(view.columns(state, groupingOf(opened.source, list)?.id ?? null), width);
  const lines = [titles(columnsNow, opened, width, pen)];
  const { subject } = placeOf(state);
  if (rows.entries.length === 0) {
    const text = list.filter === '' ? view.empty(state) : 'Nothing matches the filter; Esc ends it.';
    lines.push(padded(pen.paint('dim', clip(`  ${pen.own(text)}`, width, pen.mark)), width));
  }
  for (let row = list.top; lines.length < height && row < rows.entries.length; row++) {
    const here = row === list.at;
    const group = groupAt(rows, row);
    const mark = here ? (pen.ascii ? '> ' : '▌ ') : '  ';
    if (group !== null) {
      const sign = isOpen(list, group.key) ? (pen.ascii ? 'v ' : '▾ ') : pen.ascii ? '+ ' : '▸ ';
      const room = width - LEAD - 2;
      const text = view.heading?.(state, group, room, pen) ?? clip(group.key, room, pen.mark);
      const line = mark + sign + padded(text, room);
      lines.push(here ? pen.paint('inverse', bare(line)) : line);
      continue;
    }
    const index = rows.entries[row]!;
    const cells = columnsNow.map(({ id, cells: room, align }) => {
      const cell = view.cell(state, index, id, subject);
      const text =
        id === 'path'
          ? inCells(clipPath(cell.text, room, pen.mark), room, align, pen.mark)
          : inCells(cell.text, room, align, pen.mark);
      return here || cell.style === undefined ? text : pen.paint(cell.style, text);
    });
    const line = mark + cells.join(' '.repeat(GAP));
    lines.push(here ? pen.paint('inverse', padded(line, width)) : padded(line, width));
  }
  while (lines.length < height) lines.push(' '.repeat(width));
  return lines;
}

function titles(heads: readonly Placed[], { list, source }: OpenList, width: number, pen: Pen): string {
  const order = list.order ?? source.orders[0]?.id ?? '';
  const arrow = pen.ascii ? (list.reversed ? '^' : 'v') : list.reversed ? '▲' : '▼';
  const cells = heads.map(({ title, cells, align, order: shows }) => {
    const sortedBy = shows === order;
    const text = inCells(sortedBy ? `${pen.own(title)}${arrow}` : pen.own(title), cells, align, pen.mark);
    return pen.paint(sortedBy ? 'bold' : 'dim', text);
  });
  return padded(`  ${cells.join(' '.repeat(GAP))}`, width);
}

const SGR = /\x1b\[[0-9;]*m/g;
const bare = (line: string): string => line.replace(SGR, '');

/** A styled line filled up with spaces. */
export function padded(line: string, width: number): string {
  return line + ' '.repeat(Math.max(0, width - columns(bare(line))));
}

/** What the second pane shows of the selection. */
export function drawDetail(
  state: UiState,
  { view, source, list, rows }: OpenList,
  width: number,
  height: number,
  pen: Pen,
): string[] {
  const id = rowId(source, rows, list.at);
  const lines = id === null ? [] : (view.detail?.(state, id, width, pen, placeOf(state).subject) ?? []);
  const first = lines[0] === '' ? 1 : 0;
  const last = Math.max(first, lines.length - height);
  const top = Math.min(first + list.detailTop, last);
  const shown = lines.slice(top, top + height);
  if (top < last && shown.length === height)
    shown[height - 1] = pen.paint('dim', pen.own(`… ${lines.length - top - height + 1} more lines: J K`));
  return shown.map((line) => held(line, width, pen.mark));
}
