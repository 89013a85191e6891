import type { Effect } from './commands.js';
import { type Context, say, sayError } from './context.js';
import { decide, keepClash } from './planning/decide.js';
import { replanNow, savePlan } from './planning/replan.js';

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
    case 'keep':
      keepClash(context);
      break;
    case 'replan':
      replanNow(context);
      break;
    case 'save-plan':
      if (savePlan(context) && effect.leave) ports.quit();
      break;
    case 'export':
      if (ports.export === null) say(context, 'there is nothing to export with here', 'problem');
      else
        ports.export(effect, state().plan, state().decisions).then(
          (said) => say(context, said),
          (error: unknown) => sayError(context, error),
        );
      break;
  }
}
