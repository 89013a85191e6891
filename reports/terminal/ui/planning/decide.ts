import type { Applied, Edit, Workspace } from '../../../../src/domain/workspace.js';
import type { Effect } from '../commands.js';
import { type Context, say } from '../context.js';
import { planKey } from './decided.js';
import { planAnew, planBack } from './replan.js';
import { planningOf } from './state.js';

type Decision = Effect & { effect: 'decide' | 'undo' | 'redo' };

/** Kinds of edits that a plan does not see. */
const ASIDE: ReadonlySet<Edit['kind']> = new Set(['accept', 'snooze', 'assign', 'note', 'savePlan']);

/**
 * An edit, and the decisions as the files have them after it. Where a plan depends on it, it is planned anew at once; a
 * decision that no plan can keep is taken back, unless there was none before it either.
 */
export function decide(effect: Decision, context: Context): void {
  const { workspace } = context.ports;
  if (workspace === null) {
    say(context, context.state().readOnly ?? 'opened read-only', 'problem');
    return;
  }
  const before = workspace.state();
  const { applied, said, count } = carriedOut(effect, workspace);
  tell(context, workspace);
  if (!applied.ok) {
    say(context, applied.why, 'problem');
    return;
  }
  const words = applied.merged ? `${said}; merged with what somebody else wrote` : said;
  const same = planKey(before) === planKey(workspace.state());
  const aside =
    effect.effect === 'decide' && [effect.edit, ...(effect.also ?? [])].every(({ kind }) => ASIDE.has(kind));
  if (same || aside || context.ports.replan === null) {
    say(context, words);
    return;
  }
  // What was merged may hold more than the edit, so it cannot be told apart and stays.
  const takeBack = effect.effect === 'decide' && !applied.merged && planningOf(context.state()).possible ? count : 0;
  if (effect.effect !== 'decide' && planBack(words, context)) return;
  const about = effect.effect === 'decide' ? effect.edit : null;
  const clash = planAnew(words, about, planKey(before), context);
  if (clash === null) return;
  const taken = takeBack > 0 && takeBackAll(takeBack, workspace) ? takeBack : 0;
  tell(context, workspace);
  const planning = planningOf(context.state());
  const value = { ...planning, panel: 'clash', possible: taken > 0, clash: { said, ...clash, taken } };
  context.dispatch({ type: 'extra', view: 'plan', value });
  say(context, taken > 0 ? `Taken back, as no plan keeps it: ${said}` : `No plan keeps it: ${said}`, 'problem');
}

/** The decision that was taken back is made again, and the plan stays as it was. */
export function keepClash(context: Context): void {
  const { workspace } = context.ports;
  const { clash } = planningOf(context.state());
  if (workspace === null || clash === null) return;
  for (let step = 0; step < clash.taken; step++) {
    const applied = workspace.redo();
    if (applied.ok) continue;
    tell(context, workspace);
    say(context, applied.why, 'problem');
    return;
  }
  tell(context, workspace);
  const value = { ...planningOf(context.state()), panel: null, possible: false, clash: { ...clash, taken: 0 } };
  context.dispatch({ type: 'extra', view: 'plan', value });
  say(context, `Kept: ${clash.said}. The plan is as it was; u takes it back.`);
}

function tell({ dispatch }: Context, workspace: Workspace): void {
  dispatch({ type: 'decided', decisions: workspace.state(), undo: workspace.canUndo(), redo: workspace.canRedo() });
}

function takeBackAll(count: number, workspace: Workspace): boolean {
  for (let step = 0; step < count; step++) if (!workspace.undo().ok) return false;
  return true;
}

interface Outcome {
  applied: Applied;
  /** What to say where it went well. */
  said: string;
  /** Edits that were written. */
  count: number;
}

function carriedOut(effect: Decision, workspace: Workspace): Outcome {
  if (effect.effect === 'decide') return allOf([effect.edit, ...(effect.also ?? [])], effect.said, workspace);
  // The words are those of before: afterwards they are about another edit.
  if (effect.effect === 'undo') {
    const said = `Undone: ${workspace.canUndo()}`;
    return { applied: workspace.undo(), said, count: 1 };
  }
  const said = `Done again: ${workspace.canRedo()}`;
  return { applied: workspace.redo(), said, count: 1 };
}

/** All of them or none: where one is refused, those before it are taken back. */
function allOf(edits: readonly Edit[], said: string, workspace: Workspace): Outcome {
  let count = 0;
  let merged = false;
  for (const edit of edits) {
    const { register, planFile } = workspace.state();
    const applied = workspace.apply(edit);
    if (!applied.ok) {
      takeBackAll(count, workspace);
      return { applied, said, count: 0 };
    }
    const after = workspace.state();
    // An edit that changes nothing leaves nothing to take back.
    if (after.register !== register || after.planFile !== planFile) count += 1;
    merged ||= applied.merged;
  }
  return { applied: { ok: true, merged }, said, count };
}
