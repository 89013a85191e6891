import { FINDING_STATES, type FindingState } from '../domain/comparison.js';

/** How many of each state, in the order of the states; those without any are left out. */
export function countStates(list: readonly { state: FindingState }[]): Partial<Record<FindingState, number>> {
  const counts = new Map<FindingState, number>();
  for (const { state } of list) counts.set(state, (counts.get(state) ?? 0) + 1);
  return Object.fromEntries(
    FINDING_STATES.flatMap((state) => (counts.has(state) ? [[state, counts.get(state)!]] : [])),
  );
}
