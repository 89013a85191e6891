import type { Move, Plan } from '../../../../src/domain/plan.js';
import type { Scenario } from '../../../../src/domain/scenario.js';
import type { Why } from '../../../../src/domain/why.js';
import type { UiState } from '../state.js';
import { planKey } from './decided.js';
import { isInFile, samePlaces } from './places.js';

/** What planning anew last did. */
export interface Replanning {
  /** What was decided, in words. */
  said: string;
  moves: readonly Move[];
  /** Hours a year that the plan saves more than the one before. */
  gain: number;
  /** What the new promise costs, in words; undefined: not asked yet, null: nothing to say. */
  price?: string | null;
}

/** A decision that no plan can keep. */
export interface Clash {
  said: string;
  problem: string;
  repairs: readonly string[];
  /** It was taken back, and can be made again by as many redos; 0: it stands in the files. */
  taken: number;
}

/** What the views of planning keep. */
export interface Planning {
  panel: 'moves' | 'clash' | 'forecast' | null;
  last: Replanning | null;
  clash: Clash | null;
  /** Whether the decisions in the files can all be kept, as far as was tried. */
  possible: boolean;
  /** Plans as they were, by the decisions they were made of: what undo goes back to. */
  known: readonly { key: string; plan: Plan }[];
  whys: { plan: Plan; key: string; by: ReadonlyMap<string, Why | null> } | null;
  scenarios: { key: string; list: readonly Scenario[] | null; problem: string | null } | null;
}

const NONE: Planning = {
  panel: null,
  last: null,
  clash: null,
  possible: true,
  known: [],
  whys: null,
  scenarios: null,
};

export const planningOf = ({ extra }: Pick<UiState, 'extra'>): Planning => (extra.plan as Planning | undefined) ?? NONE;

/** The text that a plan of these decisions is known by. */
export const keyOf = ({ decisions }: Pick<UiState, 'decisions'>): string =>
  decisions === null ? '' : planKey(decisions);

/** Why an item is where it is: undefined while nobody asked, null where it cannot be told. */
export function whyOf(state: UiState, id: string): Why | null | undefined {
  const { whys } = planningOf(state);
  return whys !== null && whys.plan === state.plan && whys.key === keyOf(state) ? whys.by.get(id) : undefined;
}

/** Whether the plan is another than the one at the start, and not in the plan file. */
export function unsaved({ plan, model, decisions }: UiState): boolean {
  if (decisions === null || samePlaces(plan, model.result.plan)) return false;
  return !isInFile(plan, decisions.planFile);
}

/** The scenarios of these decisions, or those of the result until they are computed. */
export function scenariosOf(state: UiState): readonly Scenario[] {
  const { scenarios } = planningOf(state);
  return scenarios?.list ?? state.model.result.scenarios ?? [];
}
