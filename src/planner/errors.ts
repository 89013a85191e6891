import { InputError } from '../domain/errors.js';
import type { Conflict } from './conflict/types.js';

/** The plan that was asked for cannot exist; `message` says which items, sprints and hours clash. */
export class PlanError extends InputError {
  constructor(
    message: string,
    /** Ids of the items that clash. */
    readonly items: readonly string[] = [],
    /** The smallest set of constraints that cannot be kept together, and ways out; left out where that was not looked for. */
    readonly conflict?: Conflict,
  ) {
    super(message);
  }
}
