import type { Edit } from '../../../src/domain/workspace.js';
import type { Action } from './actions.js';

/** What touches the world; the session carries it out and reports back with actions. */
export type Effect =
  | { effect: 'quit' }
  | { effect: 'suspend' }
  | { effect: 'copy'; text: string; said: string }
  /** Opens the editor at a finding. */
  | { effect: 'edit'; finding: string }
  /** `also` is made with it, and taken back with it where it cannot be kept. */
  | { effect: 'decide'; edit: Edit; also?: readonly Edit[]; said: string }
  /** Plans anew with the decisions as they are. */
  | { effect: 'replan' }
  /** Makes a decision again that was taken back as no plan keeps it. */
  | { effect: 'keep' }
  | { effect: 'save-plan'; leave: boolean }
  | { effect: 'undo' }
  | { effect: 'redo' }
  | { effect: 'export'; tracker: string; odooVersion?: string };

export type Command = Action | Effect;
