import type { Action } from './actions.js';
import type { Ports } from './ports.js';
import type { UiState } from './state.js';

/** What carries out an effect works with. */
export interface Context {
  ports: Ports;
  state(): UiState;
  dispatch(action: Action): void;
  /** When what was done is on the screen. */
  later(work: () => void): void;
}

export function say({ dispatch }: Context, text: string, kind: 'info' | 'problem' = 'info'): void {
  dispatch({ type: 'say', message: { kind, text } });
}

export function sayError(context: Context, error: unknown): void {
  say(context, error instanceof Error ? error.message : String(error), 'problem');
}
