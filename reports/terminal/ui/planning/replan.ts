import type { Move, Plan, Price } from '../../../../src/domain/plan.js';
import type { Edit } from '../../../../src/domain/workspace.js';
import { count, decimal } from '../../../shared/numbers.js';
import { type Context, say, sayError } from '../context.js';
import { wholeOf } from './decided.js';
import { movesBetween } from './places.js';
import { keyOf, type Planning, planningOf, type Replanning } from './state.js';

const KEPT = 60;

/** Changes what the views of planning keep. */
export function plan(context: Context, change: Partial<Planning>): void {
  context.dispatch({ type: 'extra', view: 'plan', value: { ...planningOf(context.state()), ...change } });
}

/** What came of planning anew, on one line: `3 items moved, saves 4.2 h a year less`. */
export function outcomeWords({ moves, gain }: Replanning): string {
  const moved = moves.length === 0 ? 'nothing moved' : `${count(moves.length, 'item')} moved`;
  return `${moved}, ${gainWords(gain)}`;
}

export function gainWords(gain: number): string {
  if (Math.abs(gain) < 0.05) return 'saves as much as before';
  return `saves ${decimal(Math.abs(gain))} h a year ${gain > 0 ? 'more' : 'less'}`;
}

/**
 * Plans with the decisions as they are; `beforeKey` is that of the decisions the plan so far was made of. @returns null where there is a plan, else why there is none; then the plan stays
 * as it was, and nothing was said.
 */
export function planAnew(
  said: string,
  about: Edit | null,
  beforeKey: string,
  context: Context,
): { problem: string; repairs: readonly string[] } | null {
  const { ports, state } = context;
  const { plan: before, decisions } = state();
  if (ports.replan === null || decisions === null) return null;
  const made = ports.replan(decisions, before);
  if ('problem' in made) return made;
  const last: Replanning = {
    said,
    moves: ownFirst(made.plan.moves ?? movesBetween(before, made.plan, 'planned anew'), about),
    gain: made.gain,
  };
  remember(context, beforeKey, before);
  context.dispatch({ type: 'planned', plan: made.plan });
  plan(context, { last, clash: null, panel: 'moves', possible: true });
  remember(context, keyOf(state()), made.plan);
  const overruled = overruledBy(made.plan, about);
  if (overruled === null) say(context, `${said}; ${outcomeWords(last)}`);
  else say(context, overruled, 'problem');
  const kind = about === null ? null : PRICED[about.kind];
  if (kind != null && about !== null && 'item' in about) priceLater(kind, about.item, context);
  return null;
}

/** The configuration speaks before the plan file; where it does, an edit of the file changes nothing, which is to be said. */
function overruledBy({ capacity }: Plan, about: Edit | null): string | null {
  if (capacity === undefined || about === null) return null;
  if (about.kind === 'reserve' && about.percent !== null && about.percent !== capacity.reservePercent) {
    return `The reserve stays ${decimal(capacity.reservePercent)} %: plan.reserve of the configuration comes first`;
  }
  if (about.kind === 'capacity' && about.hours !== null && about.hours !== capacity.teamHours) {
    return `The capacity stays ${decimal(capacity.teamHours)} h: plan.capacity of the configuration comes first`;
  }
  return null;
}

/** What was decided on comes before what had to make room for it. */
function ownFirst(moves: readonly Move[], about: Edit | null): readonly Move[] {
  if (about === null || !('item' in about)) return moves;
  const isOwn = ({ id }: Move) => wholeOf(id) === wholeOf(about.item);
  return [...moves.filter(isOwn), ...moves.filter((one) => !isOwn(one))];
}

/** The plan that was made of the same decisions before, where there was one: undo brings it back to the letter. */
export function planBack(said: string, context: Context): boolean {
  const { plan: before } = context.state();
  const old = planningOf(context.state()).known.find(({ key }) => key === keyOf(context.state()))?.plan;
  if (old === undefined) return false;
  const last = { said, moves: movesBetween(before, old, 'as it was'), gain: old.objective - before.objective };
  context.dispatch({ type: 'planned', plan: old });
  plan(context, { last, clash: null, panel: 'moves', possible: true });
  say(context, `${said}; ${outcomeWords(last)}`);
  return true;
}

function remember(context: Context, key: string, made: Plan): void {
  const others = planningOf(context.state()).known.filter((one) => one.key !== key);
  plan(context, { known: [...others, { key, plan: made }].slice(-KEPT) });
}

const PRICED: Partial<Record<Edit['kind'], Price['kind']>> = {
  pin: 'pin',
  deadline: 'deadline',
  notBefore: 'not-before',
};

/** What the new promise costs takes a search of its own: first the plan is shown. */
function priceLater(kind: Price['kind'], subject: string, context: Context): void {
  const { ports, state } = context;
  if (ports.price === null) return;
  const { plan: made, decisions } = state();
  context.dispatch({ type: 'busy', text: 'looking what it costs' });
  context.later(() => {
    const now = state();
    if (now.plan === made && now.decisions === decisions && decisions !== null) {
      try {
        const price = ports.price!(decisions, made, { kind, subject });
        const { last } = planningOf(state());
        if (last !== null) plan(context, { last: { ...last, price: price?.text ?? null } });
      } catch (error) {
        sayError(context, error);
      }
    }
    context.dispatch({ type: 'busy', text: null });
  });
}

/** Plans anew because it was asked for. */
export function replanNow(context: Context): void {
  if (context.ports.replan === null) {
    say(context, 'there is no planner here', 'problem');
    return;
  }
  const clash = planAnew('Planned anew', null, keyOf(context.state()), context);
  if (clash === null) return;
  plan(context, { panel: 'clash', possible: false, clash: { said: 'the decisions as they are', ...clash, taken: 0 } });
  say(context, 'No plan keeps all decisions as they are', 'problem');
}

/** Writes the plan into the plan file. @returns whether it is there now. */
export function savePlan(context: Context): boolean {
  const { ports, state } = context;
  const { plan: made, decisions, model } = state();
  const { workspace } = ports;
  if (workspace === null || decisions === null) {
    say(context, state().readOnly ?? 'opened read-only', 'problem');
    return false;
  }
  const items = ports.items?.(decisions) ?? model.result.items;
  const applied = workspace.apply({ kind: 'savePlan', plan: made, items });
  context.dispatch({
    ...{ type: 'decided', decisions: workspace.state() },
    ...{ undo: workspace.canUndo(), redo: workspace.canRedo() },
  });
  if (applied.ok)
    say(context, applied.merged ? 'Plan saved; merged with what somebody else wrote' : 'Plan saved in the plan file');
  else say(context, applied.why, 'problem');
  return applied.ok;
}
