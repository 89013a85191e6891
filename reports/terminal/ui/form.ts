import type { Command } from './commands.js';
import type { UiState } from './state.js';

export interface Choice {
  /** The key that picks it. */
  key: string;
  value: string;
  words: string;
}

/** One question. `text` is typed, `choice` is one key. */
export interface Field {
  id: string;
  kind: 'text' | 'choice';
  /** `Reason`: the question, without its colon. */
  label(state: UiState, subject: string | null): string;
  /** What is there before anything is typed. */
  initial?(state: UiState, subject: string | null): string;
  choices?: readonly Choice[];
  /** What is expected, shown while nothing is wrong. */
  hint?: string;
  /** What is wrong with the text, in one line, or null. */
  check?(text: string, state: UiState): string | null;
}

/** Questions asked one after the other, and what follows from the answers. */
export interface Form {
  fields: readonly Field[];
  finish(state: UiState, subject: string | null, values: Readonly<Record<string, string>>): Command | null;
}
