import type { Edit } from '../../../src/domain/workspace.js';
import type { Action } from './actions.js';

/** What touches the world; the session carries it out and reports back with actions. */
export type Effect =
  | { effect: 'quit' }
  | { effect: 'suspend' }
  | { effect: 'copy'; text: string; said: string }
  /** Opens the editor at a finding. */
  | { effect: 'edit'; finding: string }
  | { effect: 'decide'; edit: Edit; said: string }
  | { effect: 'undo' }
  | { effect: 'redo' }
  | { effect: 'export'; tracker: string };

export type Command = Action | Effect;
