import { InputError } from '../domain/errors.js';

/** The plan that was asked for cannot exist; `message` says which items, sprints and hours clash. */
export class PlanError extends InputError {
  constructor(
    message: string,
    /** Ids of the items that clash. */
    readonly items: readonly string[] = [],
  ) {
    super(message);
  }
}
