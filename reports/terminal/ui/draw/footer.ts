import type { Pen } from '../../paint.js';
import { FORMS } from '../forms.js';
import { keyLabel } from '../key-names.js';
import { keysNow } from '../keys-now.js';
import type { UiState } from '../state.js';

/** The keys that hold now, as many as there is room for; what matters least is left out first. */
export function drawFooter(state: UiState, pen: Pen): string {
  const hints = state.prompt === null ? viewHints(state) : promptHints(state);
  const width = state.size.columns;
  const kept: typeof hints = [];
  let used = 0;
  for (const hint of [...hints].sort((a, b) => a.rank - b.rank)) {
    const size = hint.key.length + hint.words.length + 3;
    if (used + size - 2 > width) break;
    kept.push(hint);
    used += size;
  }
  return hints
    .filter((hint) => kept.includes(hint))
    .map(({ key, words, off }) => (off ? pen.paint('dim', `${key} ${words}`) : `${pen.paint('bold', key)} ${words}`))
    .join('  ');
}

interface Hint {
  key: string;
  words: string;
  rank: number;
  off: boolean;
}

function viewHints(state: UiState): Hint[] {
  return keysNow(state).flatMap(({ keys, hint, rank, disabled }) =>
    hint === undefined ? [] : [{ key: keyLabel(keys[0]!), words: hint, rank, off: disabled?.(state) != null }],
  );
}

function promptHints({ prompt }: UiState): Hint[] {
  const hint = (key: string, words: string, rank: number): Hint => ({ key, words, rank, off: false });
  if (prompt?.kind === 'filter')
    return [hint('Enter', 'keep', 0), hint('Esc', 'end filter', 1), hint('Ctrl-U', 'clear', 2)];
  const field = FORMS[prompt?.form ?? '']?.fields[prompt?.field ?? 0];
  if (field?.kind === 'choice')
    return [...(field.choices ?? []).map(({ key, words }, at) => hint(key, words, at)), hint('Esc', 'cancel', 90)];
  return [
    hint('Enter', 'next', 0),
    hint('Esc', 'cancel', 1),
    hint('Up', 'typed before', 2),
    hint('Ctrl-U', 'clear', 3),
  ];
}
