import type { Applied, Workspace } from '../../../src/domain/workspace.js';
import type { Action } from './actions.js';
import type { Effect } from './commands.js';
import type { Ports } from './ports.js';
import type { UiState } from './state.js';

interface Context {
  ports: Ports;
  state(): UiState;
  dispatch(action: Action): void;
}

/** Does what an effect asks of the world, and tells what came of it on the message line. */
export function carryOut(effect: Effect, context: Context): void {
  const { ports, state } = context;
  switch (effect.effect) {
    case 'quit':
      ports.quit();
      break;
    case 'suspend':
      if (ports.suspend === null) say(context, 'there is no shell to go back to here', 'problem');
      else ports.suspend();
      break;
    case 'copy':
      ports.copy(effect.text);
      say(context, effect.said);
      break;
    case 'edit': {
      const finding = state().model.finding(effect.finding);
      if (finding === undefined) break;
      // What was read of the file may not be true any more.
      const done = ports.edit(finding).finally(() => context.dispatch({ type: 'sources', sources: new Map() }));
      done.catch((error: unknown) => sayError(context, error));
      break;
    }
    case 'decide':
    case 'undo':
    case 'redo':
      decide(effect, context);
      break;
    case 'export':
      if (ports.export === null) say(context, 'there is nothing to export with here', 'problem');
      else
        ports.export(effect.tracker).then(
          (said) => say(context, said),
          (error: unknown) => sayError(context, error),
        );
      break;
  }
}

function say({ dispatch }: Context, text: string, kind: 'info' | 'problem' = 'info'): void {
  dispatch({ type: 'say', message: { kind, text } });
}

function sayError(context: Context, error: unknown): void {
  say(context, error instanceof Error ? error.message : String(error), 'problem');
}

type Decision = Effect & { effect: 'decide' | 'undo' | 'redo' };

/** An edit, and the decisions as the files have them after it. */
function decide(effect: Decision, context: Context): void {
  const { workspace } = context.ports;
  if (workspace === null) {
    say(context, context.state().readOnly ?? 'opened read-only', 'problem');
    return;
  }
  const [applied, said] = carriedOut(effect, workspace);
  const [undo, redo] = [workspace.canUndo(), workspace.canRedo()];
  context.dispatch({ type: 'decided', decisions: workspace.state(), undo, redo });
  if (!applied.ok) say(context, applied.why, 'problem');
  else say(context, applied.merged ? `${said}; merged with what somebody else wrote` : said);
}

/** What became of it, and what to say where it went well. */
function carriedOut(effect: Decision, workspace: Workspace): [Applied, string] {
  if (effect.effect === 'decide') return [workspace.apply(effect.edit), effect.said];
  // The words are those of before: afterwards they are about another edit.
  if (effect.effect === 'undo') {
    const said = `Undone: ${workspace.canUndo()}`;
    return [workspace.undo(), said];
  }
  const said = `Done again: ${workspace.canRedo()}`;
  return [workspace.redo(), said];
}
