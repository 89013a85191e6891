import { count } from '../../../shared/numbers.js';
import { clip, columns, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import type { UiState } from '../state.js';
import { TABS, VIEWS } from '../views/index.js';

/** The tabs, and what is looked at where there is room for it. */
export function drawHeader(state: UiState, pen: Pen): string {
  const width = state.size.columns;
  const full = tabs(state, pen, (title) => title);
  const line = full.plain > width ? tabs(state, pen, () => '') : full;
  for (const about of abouts(state, pen)) {
    const room = width - line.plain - 2;
    const needed = columns(about);
    if (needed > room) continue;
    return `${line.text}${' '.repeat(width - line.plain - needed)}${pen.paint('dim', about)}`;
  }
  return line.text;
}

function tabs(state: UiState, pen: Pen, titleOf: (title: string) => string): { text: string; plain: number } {
  const here = state.places[0]!.view;
  let text = '';
  let plain = 0;
  for (const view of TABS) {
    const { tab, title, disabled, mark } = VIEWS[view];
    const name = `${view === here ? title : titleOf(title)}${mark?.(state) ?? ''}`;
    const label = view === here ? `[${tab} ${name}]` : ` ${tab}${name === '' ? '' : ` ${name}`} `;
    const off = disabled?.(state) != null;
    text += view === here ? pen.paint(['bold', 'inverse'], label) : off ? pen.paint('dim', label) : label;
    plain += label.length;
  }
  return { text, plain };
}

const MOST_NAME = 40;

/** What is looked at, the longest first. */
function abouts({ model, scanning }: UiState, pen: Pen): string[] {
  const { result } = model;
  const roots = clip(visible(result.roots.join(', ')), MOST_NAME, pen.mark);
  if (scanning) return [roots, ''];
  const target = pen.own(`→ ${result.target}`);
  const addons = count(result.addons.length, 'addon');
  const findings = count(result.findings.length, 'finding');
  const dot = pen.own('·');
  return [
    `odoo-debt  ${roots} ${target} ${dot} ${addons} ${dot} ${findings}`,
    `${roots} ${target} ${dot} ${addons} ${dot} ${findings}`,
    `${addons} ${dot} ${findings} ${target}`,
    `${addons} ${target}`,
    target,
  ];
}
