import { openList } from '../reduce-list.js';
import { placeOf, type UiState } from '../state.js';
import { stacksOf } from '../views/plan-board.js';

/** The line that stands beside the selected one in the next sprint to the left or right; null where there is none. */
export function beside(state: UiState, step: number): string | null {
  const opened = placeOf(state).view === 'plan' ? openList(state) : null;
  if (opened === null) return null;
  const stacks = stacksOf(state, opened);
  const here = stacks.findIndex(({ at }) => at !== null);
  const next = stacks[here + step];
  if (here < 0 || next === undefined) return null;
  const at = stacks[here]!.at!;
  const line = at < 0 ? undefined : next.lines[Math.min(at, next.lines.length - 1)];
  return line?.id ?? `group:${next.key}`;
}
