import { InputErrors } from '../domain/errors.js';
import type { Conflict } from './conflict/types.js';

/** Ways out that are told; the cheapest come first. */
const REPAIRS_TOLD = 3;

/** The plan that was asked for cannot exist; `message` says which items, sprints and hours clash, `lines` also what to do. */
export class PlanError extends InputErrors {
  constructor(
    message: string,
    /** Ids of the items that clash. */
    readonly items: readonly string[] = [],
    /** The smallest set of constraints that cannot be kept together, and ways out; left out where that was not looked for. */
    readonly conflict?: Conflict,
  ) {
    super([message, ...(conflict === undefined ? [] : conflictLines(conflict))]);
    this.message = message;
  }
}

const CLASH: Readonly<Record<Conflict['found'], string>> = {
  smallest: 'these cannot all be kept, and no smaller set clashes',
  irreducible: 'these cannot all be kept, and without any one of them they could',
  clashing: 'these cannot all be kept',
  none: '',
  unknown: '',
};

function conflictLines({ found, constraints, repairs }: Conflict): string[] {
  const clash = CLASH[found] === '' ? [] : [`${CLASH[found]}: ${constraints.map(({ text }) => text).join('; ')}`];
  return [...clash, ...repairs.slice(0, REPAIRS_TOLD).map(({ text }) => `a way out: ${text}`)];
}
