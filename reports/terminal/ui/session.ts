import type { Action } from './actions.js';
import type { Command } from './commands.js';
import type { Context } from './context.js';
import { drawFrame } from './draw/frame.js';
import { layoutOf } from './draw/layout.js';
import { carryOut } from './effects.js';
import { FORMS } from './forms.js';
import type { Pressed } from './key-names.js';
import { findingInView } from './keys.js';
import { commandOf } from './keys-now.js';
import { prepare } from './lists/rows.js';
import { askPlanner } from './planning/ask.js';
import type { Ports } from './ports.js';
import { reduce } from './reduce.js';
import { searching } from './reduce-list.js';
import { answered } from './reduce-prompt.js';
import { placeOf, type UiState } from './state.js';
import { TABS, VIEWS } from './views/index.js';

export interface Session {
  state(): UiState;
  frame(): string[];
  /** What a keyboard sends, as Ink tells it. */
  press(input: string, key: Pressed): void;
  dispatch(action: Action): void;
  /** Called after every change that is to be drawn. */
  listen(listener: () => void): () => void;
}

/** Runs a function when there is time; the program gives `setImmediate`, tests their own. */
export type Later = (work: () => void) => void;

/** Keeps the state, carries out what touches the world through the ports, and tells when to draw. */
export function openSession(first: UiState, ports: Ports, later: Later): Session {
  let state = settleSources(reduce(first, { type: 'resize', ...first.size }), ports);
  const listeners = new Set<() => void>();
  let waiting = false;

  const change = (next: UiState) => {
    if (next === state) return;
    const renewed = next.model !== state.model;
    state = settleSources(next, ports);
    if (renewed) prepareLists(() => state, later);
    for (const listener of listeners) listener();
    askPlanner(context);
    if (!waiting && searching(state)) {
      waiting = true;
      later(() => {
        waiting = false;
        change(reduce(state, { type: 'search-on' }));
      });
    }
  };

  const dispatch = (action: Action) => change(reduce(state, action));
  prepareLists(() => state, later);
  const context: Context = { ports, state: () => state, dispatch, later };
  const run = (command: Command) => {
    if ('type' in command) {
      const next = reduce(state, command);
      const form = answered(next);
      change(form === null ? next : { ...next, prompt: null });
      if (form === null) return;
      const follows = FORMS[form.form]!.finish(state, form.subject, form.values);
      if (follows !== null) run(follows);
      return;
    }
    carryOut(command, context);
  };

  const pressOne = (input: string, key: Pressed) => {
    const command = commandOf(state, input, key);
    if (command === null) return;
    if (state.message !== null && 'type' in command && command.type !== 'say') dispatch({ type: 'say', message: null });
    run(command);
  };

  return {
    state: () => state,
    frame: () => drawFrame(state),
    dispatch,
    press: (input, key) => {
      // Keys that were pressed quickly, or over a slow line, come together.
      const several = input.length > 1 && !key.ctrl && !key.meta && !named(key);
      if (!several) return pressOne(input, key);
      const parts = apart(input.replaceAll('\r\n', '\r'));
      for (const [at, part] of parts.entries()) {
        // A line end that is not the last is one of a text that was pasted, and no answer.
        const pasted = state.prompt !== null && at < parts.length - 1 && /^[\r\n]$/.test(part.input);
        if (pasted) pressOne(' ', {});
        else if (state.prompt !== null) pressOne(part.input, part.key);
        else for (const letter of part.input) pressOne(letter, part.key);
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Sorts and groups the lists of all tabs before that is asked for, a step at a time, for as long as the result is there. */
function prepareLists(state: () => UiState, later: Later): void {
  const { model } = state();
  const steps = listSteps(state());
  const next = () => {
    if (state().model === model && !steps.next().done) later(next);
  };
  later(next);
}

function* listSteps(state: UiState): Generator<void> {
  for (const id of TABS) {
    const view = VIEWS[id];
    if (view.kind === 'list' && view.disabled?.(state) == null) yield* prepare(view.source(state, null));
  }
}

/** Keys that came in one piece: runs of letters, and the controls between them. */
function apart(input: string): { input: string; key: Pressed }[] {
  return (input.match(/\p{Cc}|\P{Cc}+/gu) ?? []).map((part) => {
    if (part === '\r') return { input: part, key: { return: true } };
    if (part === '\x7f' || part === '\b') return { input: part, key: { backspace: true } };
    const code = part.charCodeAt(0);
    if (code >= 0x20 || /[\t\n\x1b]/.test(part)) return { input: part, key: {} };
    return { input: String.fromCharCode(code + 0x60), key: { ctrl: true } };
  });
}

const named = (key: Pressed): boolean =>
  Boolean(key.upArrow || key.downArrow || key.leftArrow || key.rightArrow || key.pageDown || key.pageUp) ||
  Boolean(key.home || key.end || key.return || key.escape || key.tab || key.backspace || key.delete);

/** The lines of the file that is in sight. Read when it comes into sight, once. */
function settleSources(state: UiState, ports: Ports): UiState {
  const shown = placeOf(state).view === 'finding' || layoutOf(state).detail > 0;
  const id = shown ? findingInView(state) : null;
  if (id === null || state.sources.has(id)) return state;
  const finding = state.model.finding(id);
  if (finding === undefined) return state;
  return { ...state, sources: new Map([...lastOf(state.sources), [id, ports.source(finding)]]) };
}

const MOST_SOURCES = 30;

/** Files are kept by the port; here only those looked at last. */
const lastOf = (sources: UiState['sources']) => [...sources].slice(-MOST_SOURCES);
