import { type Context, sayError } from '../context.js';
import { layoutOf } from '../draw/layout.js';
import { placeOf, type UiState } from '../state.js';
import { plannedInView } from './in-view.js';
import { plan } from './replan.js';
import { keyOf, planningOf, whyOf } from './state.js';

/** What is asked for already, by session. */
const asking = new WeakSet<object>();

/** Asks the planner for what is in sight and not known: why an item is where it is, and other ways to plan. */
export function askPlanner(context: Context): void {
  const state = context.state();
  if (state.decisions === null || asking.has(context)) return;
  if (placeOf(state).view === 'scenarios') askScenarios(context);
  if (wantedWhy(state) === null) return;
  asking.add(context);
  // Keys that are waiting come first: whoever moves on does not want to know it any more.
  context.later(() => {
    asking.delete(context);
    askWhy(context);
  });
}

/** The item whose reasons are in sight and not known. */
function wantedWhy(state: UiState): string | null {
  const { view } = placeOf(state);
  const shown = view === 'item' || view === 'plan' || (view === 'backlog' && layoutOf(state).detail > 0);
  const id = shown ? plannedInView(state) : null;
  return id === null || whyOf(state, id) !== undefined ? null : id;
}

const MOST = 200;

function askWhy(context: Context): void {
  const { ports, state } = context;
  const now = state();
  const id = wantedWhy(now);
  if (id === null || now.decisions === null) return;
  const { whys } = planningOf(now);
  const key = keyOf(now);
  const by = new Map(whys?.plan === now.plan && whys.key === key ? [...whys.by].slice(-MOST) : []);
  try {
    by.set(id, ports.why?.(now.decisions, now.plan, id) ?? null);
  } catch {
    // An item that the plan of the result knows and these decisions do not: nothing can be told of it.
    by.set(id, null);
  }
  plan(context, { whys: { plan: now.plan, key, by } });
}

function askScenarios(context: Context): void {
  const { ports, state } = context;
  const { decisions } = state();
  const key = keyOf(state());
  if (ports.scenarios === null || decisions === null || planningOf(state()).scenarios?.key === key) return;
  plan(context, { scenarios: { key, list: null, problem: null } });
  context.dispatch({ type: 'busy', text: 'planning the scenarios' });
  // After the next frame, which says so.
  context.later(() => {
    const done = (list: NonNullable<ReturnType<typeof planningOf>['scenarios']>) => {
      if (planningOf(state()).scenarios?.key === key) plan(context, { scenarios: list });
      context.dispatch({ type: 'busy', text: null });
    };
    ports.scenarios!(decisions).then(
      (list) => done({ key, list, problem: null }),
      (error: unknown) => {
        done({ key, list: [], problem: error instanceof Error ? error.message : String(error) });
        sayError(context, error);
      },
    );
  });
}
