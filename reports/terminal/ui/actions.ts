import type { Plan } from '../../../src/domain/plan.js';
import type { Decisions } from '../../../src/domain/workspace.js';
import type { Model } from './model.js';
import type { Message, Place, ViewId } from './state.js';

/** Everything that can happen to the state. */
export type Action =
  | { type: 'resize'; columns: number; rows: number }
  | { type: 'goto'; view: ViewId }
  | { type: 'open'; place: Place }
  | { type: 'enter' }
  | { type: 'back' }
  | { type: 'tab'; step: number }
  | { type: 'move'; by: number }
  | { type: 'page'; by: number }
  | { type: 'edge'; to: 'first' | 'last' }
  | { type: 'select'; id: string }
  | { type: 'scroll-detail'; by: number }
  | { type: 'order'; step: number }
  | { type: 'reverse' }
  | { type: 'group' }
  | { type: 'fold'; open: boolean | 'toggle' }
  | { type: 'fold-all' }
  | { type: 'filter' }
  /** Looks through the next slice for the filters that are not done. */
  | { type: 'search-on' }
  | { type: 'form'; form: string; subject: string | null }
  | { type: 'prompt-insert'; text: string }
  | { type: 'prompt-delete'; what: 'left' | 'right' | 'word' | 'all' }
  | { type: 'prompt-move'; to: number | 'first' | 'last' }
  | { type: 'prompt-back'; by: number }
  | { type: 'prompt-accept' }
  | { type: 'prompt-cancel' }
  | { type: 'help' }
  | { type: 'say'; message: Message | null }
  | { type: 'busy'; text: string | null }
  | { type: 'sources'; sources: ReadonlyMap<string, readonly string[] | null> }
  | { type: 'loaded'; model: Model; decisions?: Decisions | null }
  | { type: 'scanning'; scanning: boolean }
  /** What of the result is not as its schema has it. */
  | { type: 'faults'; faults: readonly string[] }
  | { type: 'decided'; decisions: Decisions; undo: string | null; redo: string | null }
  | { type: 'planned'; plan: Plan }
  /** What one view keeps for itself. */
  | { type: 'extra'; view: ViewId; value: unknown };
