import type { Scenario } from '../../../../src/domain/scenario.js';
import type { Edit } from '../../../../src/domain/workspace.js';
import { decimal } from '../../../shared/numbers.js';
import type { UiState } from '../state.js';
import { scenariosOf } from './state.js';

interface Taken {
  edits: readonly [Edit, ...Edit[]];
  words: string;
}

/** What of a scenario the plan can take on, reserve and capacity; or why nothing. */
export function settingsOf({ plan }: Pick<UiState, 'plan'>, { plan: other, impossible }: Scenario): Taken | string {
  if (impossible !== null || other === null) return 'It cannot be planned, so there is nothing to take.';
  const [now, then] = [plan.capacity, other.capacity];
  if (then === undefined) return 'It does not say what it was made with.';
  const edits: Edit[] = [];
  const said: string[] = [];
  if (now?.reservePercent !== then.reservePercent) {
    edits.push({ kind: 'reserve', percent: then.reservePercent });
    said.push(`reserve of ${decimal(then.reservePercent)} %`);
  }
  if (now?.teamHours !== then.teamHours) {
    edits.push({ kind: 'capacity', hours: then.teamHours });
    said.push(`capacity of ${decimal(then.teamHours)} h`);
  }
  const [first, ...rest] = edits;
  if (first === undefined) return 'Its reserve and capacity are those of the plan; nothing else can be taken.';
  return { edits: [first, ...rest], words: said.join(' and ') };
}

/** The same for a scenario by its name. */
export function settingsNamed(state: UiState, name: string | null): Taken | string {
  const scenario = scenariosOf(state).find((one) => one.name === name);
  return scenario === undefined ? 'select a scenario' : settingsOf(state, scenario);
}
