import type { DebtItem, WorkClass } from './debt-item.js';
import type { Plan } from './plan.js';
import type { PlanFile } from './plan-file.js';
import type { AcceptEntry, Register, SnoozeEntry } from './triage.js';

/** What a team decides while it looks at a result, written into the files of its repository. */

/** Which findings a decision is about. Two entries are about the same where all four agree, ids in any order. */
export type Which = Partial<Pick<AcceptEntry, 'findings' | 'rule' | 'addon' | 'path'>>;

/**
 * One decision: an operation, not an image of a file, so that it can be made again on a file that somebody else has
 * changed. It replaces the entry for the same item or the same `which`; `null` takes that back. Texts may be anything a person types; they are escaped where they are written.
 */
export type Edit =
  | { kind: 'accept'; which: Which; decision: Omit<AcceptEntry, keyof Which> | null }
  | { kind: 'snooze'; which: Which; decision: Omit<SnoozeEntry, keyof Which> | null }
  | { kind: 'estimate'; item: string; hours: number | null; reason?: string }
  | { kind: 'assign'; item: string; to: string | null }
  | { kind: 'note'; item: string; text: string | null }
  | { kind: 'pin'; item: string; sprint: number; reason?: string }
  | { kind: 'unpin'; item: string }
  /** `by` and `from`: a sprint, or an ISO date. */
  | { kind: 'deadline'; item: string; by: number | string | null; reason?: string }
  | { kind: 'notBefore'; item: string; from: number | string | null; reason?: string }
  | { kind: 'split'; item: string; hours: readonly number[] | null; reason?: string }
  | { kind: 'class'; item: string; class: WorkClass | null }
  /** Hours the team has in every sprint; `teamHours` is for one that differs. */
  | { kind: 'capacity'; hours: number | null }
  | { kind: 'reserve'; percent: number | null }
  | { kind: 'teamHours'; sprint: number; hours: number | null }
  /** The plan as the planner made it of the plan file that `state` shows, and the items it is made of. */
  | { kind: 'savePlan'; plan: Plan; items: readonly DebtItem[] };

/** The decisions as they were read last; a file that is not there is an empty one. */
export interface Decisions {
  register: Register;
  planFile: PlanFile;
}

/**
 * What became of an edit. `merged`: somebody else had changed the file since it was read, and both changes are in it;
 * `state` shows theirs, too. Refused: the file is as it was, and `why` says in one line what stands against it.
 */
export type Applied = { ok: true; merged: boolean } | { ok: false; why: string };

/** `changed`: names of the files that differ from what `state` showed before. `problems`: one line each. */
export interface Refreshed {
  changed: string[];
  problems: string[];
}

/**
 * The files of a team's decisions, open for edits. Everything is on disk when `apply`, `undo` or `redo` returns `ok`.
 * Undo goes back over this session only; it makes the opposite edit, so it too merges with what others wrote, or is
 * refused where they have changed the same decision since.
 */
export interface Workspace {
  state(): Decisions;
  apply(edit: Edit): Applied;
  undo(): Applied;
  redo(): Applied;
  /** Words for what `undo` would take back (`pin of DEBT-1 to sprint 3`), or null. They hold ids as given, unescaped. */
  canUndo(): string | null;
  canRedo(): string | null;
  /** Reads the files again. A file that is no longer valid leaves the state as it was and is a problem. */
  refresh(): Refreshed;
}
