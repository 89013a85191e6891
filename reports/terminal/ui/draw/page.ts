import { type Pen, pen } from '../../paint.js';
import { placeOf, type UiState } from '../state.js';
import { VIEWS } from '../views/index.js';
import { layoutOf } from './layout.js';

const pens = new Map<string, Pen>();

/** The pen of a state; its width is that of the screen. */
export function penOf({ size, look }: UiState): Pen {
  const key = `${size.columns} ${look.color} ${look.ascii}`;
  let known = pens.get(key);
  if (known === undefined) {
    known = pen(size.columns, look.color, look.ascii);
    pens.set(key, known);
  }
  return known;
}

/** Text wider than this is hard to read, however wide the screen is. */
const WIDEST = 110;

const drawn = new WeakMap<UiState, string[]>();

/** All lines of the page in view, those out of sight too. */
export function pageLines(state: UiState): string[] {
  const known = drawn.get(state);
  if (known !== undefined) return known;
  const { view, subject } = placeOf(state);
  const page = VIEWS[view];
  const width = Math.min(WIDEST, layoutOf(state).width - 2);
  const lines = page.kind === 'page' ? page.lines(state, subject, width, penOf(state)) : [];
  drawn.set(state, lines);
  return lines;
}
