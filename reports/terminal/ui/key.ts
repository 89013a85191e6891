import type { Command } from './commands.js';
import type { UiState, ViewId } from './state.js';

/** Where a key holds: everywhere but in a prompt; in lists; in lists with groups; in pages; in named views. */
export type Where = 'any' | 'list' | 'groups' | 'page' | ViewId;

export interface KeyBinding {
  id: string;
  /** The first is the one that is named. */
  keys: readonly string[];
  where: readonly Where[];
  /** For the help page and the documentation: a phrase that begins with a capital letter. */
  words: string;
  /** For the footer: one or two words; left out: not in the footer. */
  hint?: string;
  /** The footer keeps the lowest numbers where there is little room. */
  rank: number;
  group: 'Moving' | 'Looking' | 'Deciding' | 'Planning' | 'Program';
  /** Why it does nothing now; said when it is pressed, and the hint is dim. */
  disabled?(state: UiState): string | null;
  run(state: UiState): Command | null;
}
