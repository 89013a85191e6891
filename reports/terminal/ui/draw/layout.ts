import type { UiState } from '../state.js';

/** Smallest terminal that is drawn in. */
export const LEAST = { columns: 60, rows: 15 } as const;

/** From here on the detail of the selection stands beside the list. */
const PANES_FROM = 100;
/** A line of text longer than this is hard to read. */
const WIDEST_DETAIL = 100;

export interface Layout {
  width: number;
  /** Lines of the frame: one less than the terminal has, as a full one makes it scroll. */
  height: number;
  /** Lines between the header and the message line. */
  body: number;
  /** Columns of the list; the detail has what is left beside a line, or none. */
  list: number;
  detail: number;
}

/** Header, message line and footer take one line each. */
const AROUND = 3;

export function layoutOf({ size }: Pick<UiState, 'size'>): Layout {
  const width = size.columns;
  const height = size.rows - 1;
  const panes = width >= PANES_FROM;
  const detail = panes ? Math.min(WIDEST_DETAIL, Math.floor(width * (width >= 160 ? 0.5 : 0.42))) : 0;
  const list = panes ? width - detail - 3 : width;
  return { width, height, body: height - AROUND, list, detail };
}

/** Rows of a list that are in sight: its titles take one line of the body. */
export function listHeight(state: Pick<UiState, 'size'>): number {
  return Math.max(1, layoutOf(state).body - 1);
}

export function tooSmall({ size }: Pick<UiState, 'size'>): boolean {
  return size.columns < LEAST.columns || size.rows < LEAST.rows;
}
