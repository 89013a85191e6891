import { clip, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { openList } from '../reduce-list.js';
import { placeKey, placeOf, type UiState } from '../state.js';
import { VIEWS } from '../views/index.js';
import { drawFooter } from './footer.js';
import { drawHeader } from './header.js';
import { drawHelp } from './help.js';
import { LEAST, layoutOf, tooSmall } from './layout.js';
import { drawDetail, drawList, padded } from './list.js';
import { drawMessage } from './message.js';
import { pageLines, penOf } from './page.js';
import { held } from './text.js';

/**
 * The whole screen as styled lines: at most one less than the terminal has, none wider than it. Pure. What cannot be drawn,
 * as the data is not what it should be, is said in its place: the program goes on.
 */
export function drawFrame(state: UiState): string[] {
  const pen = penOf(state);
  if (tooSmall(state)) return drawTooSmall(state, pen);
  const { height } = layoutOf(state);
  const lines = [drawHeader(state, pen), ...drawBody(state, pen), drawMessage(state, pen), drawFooter(state, pen)];
  return lines.slice(0, height);
}

function drawTooSmall({ size }: UiState, pen: Pen): string[] {
  const text = `odoo-debt needs ${LEAST.columns} columns and ${LEAST.rows} rows; here are ${size.columns} and ${size.rows}. q leaves.`;
  const lines: string[] = [];
  for (let rest = text; rest !== '' && lines.length < size.rows - 1; rest = rest.slice(size.columns)) {
    lines.push(rest.slice(0, Math.max(1, size.columns)));
  }
  return lines.map((line) => pen.own(line));
}

function drawBody(state: UiState, pen: Pen): string[] {
  const { body, width } = layoutOf(state);
  const lines = (() => {
    try {
      return state.help !== null ? drawHelp(state, width, body, pen) : drawView(state, width, body, pen);
    } catch (error) {
      const why = visible(error instanceof Error ? error.message : String(error));
      return [clip(`This cannot be shown, as the result is not what it should be: ${why}`, width, pen.mark)];
    }
  })();
  while (lines.length < body) lines.push('');
  return lines.slice(0, body);
}

function drawView(state: UiState, width: number, height: number, pen: Pen): string[] {
  const place = placeOf(state);
  const view = VIEWS[place.view];
  if (view.kind === 'canvas') return view.draw(state, place.subject, width, height, pen);
  if (view.kind === 'page') {
    const top = state.scrolls[placeKey(place)] ?? 0;
    const lines = pageLines(state);
    const first = lines[0] === '' ? 1 : 0;
    const heading = pen.paint('bold', clip(visible(view.heading(state, place.subject)), width, pen.mark));
    const shown = lines.slice(first + top, first + top + height - 1);
    return [heading, ...shown.map((line) => held(line, width, pen.mark))];
  }
  const opened = openList(state)!;
  const own = view.draw?.(state, opened, width, height, pen) ?? null;
  if (own !== null) return own;
  const { list, detail } = layoutOf(state);
  if (detail === 0) return drawList(state, opened, width, height, pen);
  const rows = drawList(state, opened, list, height, pen);
  const beside = drawDetail(state, opened, detail, height, pen);
  const line = pen.paint('dim', pen.ascii ? ' | ' : ' │ ');
  return rows.map((row, index) => padded(row, list) + line + (beside[index] ?? ''));
}
