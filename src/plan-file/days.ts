import { InputError } from '../domain/errors.js';

/** When sprints begin; sprints are numbered from 1. */
export interface SprintDays {
  /** First day of the first sprint, ISO date, or null where nobody said. */
  start: string | null;
  sprintDays: number;
}

const DAY = 86_400_000;

/** The last sprint that ends on or before a day; 0 where none does. @throws InputError without a start. */
export function lastSprintBy(by: number | string, days: SprintDays): number {
  if (typeof by === 'number') return by;
  return Math.max(0, Math.floor((daysFromStart(by, days) + 1) / days.sprintDays));
}

/** The first sprint that begins on or after a day. @throws InputError without a start. */
export function firstSprintFrom(from: number | string, days: SprintDays): number {
  if (typeof from === 'number') return from;
  return Math.max(1, Math.ceil(daysFromStart(from, days) / days.sprintDays) + 1);
}

function daysFromStart(day: string, { start }: SprintDays): number {
  if (start === null) {
    throw new InputError(
      `${day}: a day means nothing to the plan before it knows the first day of the first sprint (start)`,
    );
  }
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / DAY);
}
