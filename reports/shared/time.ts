import type { Window } from '../../src/domain/evidence/window.js';

/** `2025-09-01` of an ISO time; a text that is none stays as it is. */
export function day(time: string): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(time) ? time.slice(0, 10) : time;
}

/** `2025-09-01 to 2026-08-31`; one day where both are the same. */
export function span(window: Pick<Window, 'from' | 'to'>): string {
  const [from, to] = [day(window.from), day(window.to)];
  return from === to ? from : `${from} to ${to}`;
}
