import { selectedGroup, selectedId } from '../reduce-list.js';
import { placeOf, type UiState } from '../state.js';
import { wholeOf } from './decided.js';
import { lineOf, type PlanLine, UNPLANNED } from './places.js';

/** The line of the plan that is selected in its view; null elsewhere and on the heading of a sprint. */
export function lineInView(state: UiState): PlanLine | null {
  const id = placeOf(state).view === 'plan' ? selectedId(state) : null;
  return id === null ? null : lineOf(state.plan, state.model, id);
}

/** The item, or the part of one, that a key of planning is about; null where there is none. */
export function plannedInView(state: UiState): string | null {
  const { view, subject } = placeOf(state);
  if (view === 'item') return subject;
  if (view === 'backlog') return selectedId(state);
  const line = lineInView(state);
  return line?.item == null ? null : line.part;
}

/** The item of `plannedInView`, whole. */
export function plannedItem(state: UiState): string | null {
  const id = plannedInView(state);
  return id === null ? null : wholeOf(id);
}

/** The sprint that is selected in the plan, itself or by what is in it; null for what is not planned and elsewhere. */
export function sprintInView(state: UiState): number | null {
  if (placeOf(state).view !== 'plan') return null;
  const group = selectedGroup(state);
  if (group !== null) return group.key === UNPLANNED ? null : Number(group.key);
  return lineInView(state)?.sprint ?? null;
}
