import type { Pen, Style } from '../../paint.js';
import type { Rows } from '../lists/rows.js';
import type { Group, ListSource } from '../lists/source.js';
import type { ListState, Place, UiState, ViewId } from '../state.js';

export interface ViewColumn {
  id: string;
  title: string;
  align: 'left' | 'right';
  /** Columns of the terminal; `grow` takes what is left. */
  width: number | 'grow';
  /** Columns that one which grows has at least, before others are left out for it. */
  least?: number;
  /** The first to be left out where there is no room is the one with the highest number. */
  drop: number;
  /** The order that it shows, for the arrow in its title. */
  order?: string;
}

export interface ViewCell {
  /** Already `visible`. */
  text: string;
  style?: Style;
}

interface AnyView {
  id: ViewId;
  /** As the tab and the header call it, in one word. */
  title: string;
  /** The key of its tab; null for what is opened from another view. */
  tab: string | null;
  /** A mark behind its title: something in it is to be saved. */
  mark?(state: UiState): string;
  /** Why it cannot be opened, or null. It stays in sight. */
  disabled?(state: UiState): string | null;
}

/** A list, with the detail of its selection beside it where there is room. */
export interface ListView extends AnyView {
  kind: 'list';
  source(state: UiState, subject: string | null): ListSource;
  /** The grouping before anybody chose one; null or left out: none. */
  grouping?(state: UiState): string | null;
  /** Groups stand open until somebody folds them. */
  unfolded?: boolean;
  /** Draws the whole body itself; null: as any list. */
  draw?(state: UiState, opened: OpenList, width: number, height: number, pen: Pen): string[] | null;
  /** `grouping`: what the list is grouped by, as that need not be told in every row. */
  columns(state: UiState, grouping: string | null): readonly ViewColumn[];
  cell(state: UiState, index: number, column: string, subject: string | null): ViewCell;
  /** One line for the heading of a group, at most `width` wide. */
  heading?(state: UiState, group: Group, width: number, pen: Pen): string;
  /** Styled lines, each at most `width` wide, about an entry or the heading of a group. */
  detail?(state: UiState, id: string, width: number, pen: Pen, subject?: string | null): string[];
  /** Where Enter goes. */
  open?(state: UiState, id: string): Place | null;
  /** What stands there instead of an empty list. */
  empty(state: UiState): string;
}

/** The list of a place with everything that is needed to work on it. */
export interface OpenList {
  key: string;
  view: ListView;
  source: ListSource;
  list: ListState;
  rows: Rows;
}

/** Lines to read, longer than the screen maybe. */
export interface PageView extends AnyView {
  kind: 'page';
  heading(state: UiState, subject: string | null): string;
  lines(state: UiState, subject: string | null, width: number, pen: Pen): string[];
  /** Where Enter goes. */
  open?(state: UiState, subject: string | null): Place | null;
}

/** Anything else: draws its own `height` lines of at most `width`. Its keys are in the key table. */
export interface CanvasView extends AnyView {
  kind: 'canvas';
  draw(state: UiState, subject: string | null, width: number, height: number, pen: Pen): string[];
}

export type View = ListView | PageView | CanvasView;
