import { visible, wrap } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import type { KeyBinding } from '../key.js';
import { keyLabel } from '../key-names.js';
import { keysNow } from '../keys-now.js';
import type { UiState } from '../state.js';

const GROUPS: readonly KeyBinding['group'][] = ['Looking', 'Deciding', 'Planning', 'Moving', 'Program'];
const KEYS_WIDTH = 18;

/** The keys that hold in the view behind it, by group. */
export function drawHelp(state: UiState, width: number, height: number, pen: Pen): string[] {
  const now = keysNow(state);
  const lines = GROUPS.flatMap((group) => {
    const own = now.filter((binding) => binding.group === group);
    return own.length === 0
      ? []
      : ['', pen.paint('bold', group), ...own.flatMap((binding) => entry(state, binding, width, pen))];
  }).slice(1);
  const last = Math.max(0, lines.length - height + 1);
  const top = Math.min(state.help?.top ?? 0, last);
  const more = last > 0 ? `  (${top + 1}–${Math.min(lines.length, top + height - 1)} of ${lines.length}, j k)` : '';
  return [pen.own(`Keys here. Esc closes.${more}`), ...lines.slice(top, top + height - 1)];
}

function entry(state: UiState, { keys, words, disabled }: KeyBinding, width: number, pen: Pen): string[] {
  const names = pen.own(keys.map(keyLabel).join(' '));
  const why = disabled?.(state) ?? null;
  const text = pen.own(why === null ? words : `${words} (not now: ${why})`);
  const [first = '', ...rest] = wrap(visible(text), width - KEYS_WIDTH - 2);
  const lines = [`  ${names.padEnd(KEYS_WIDTH)}${first}`, ...rest.map((line) => ' '.repeat(KEYS_WIDTH + 2) + line)];
  return why === null ? lines : lines.map((line) => pen.paint('dim', line));
}
