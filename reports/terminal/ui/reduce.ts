import type { Action } from './actions.js';
import { layoutOf, listHeight } from './draw/layout.js';
import { pageLines } from './draw/page.js';
import { reduceList } from './reduce-list.js';
import { reducePrompt } from './reduce-prompt.js';
import { type Place, placeKey, placeOf, type UiState, type ViewId } from './state.js';
import { TABS, VIEWS } from './views/index.js';

/** The state after something happened. Pure: the same state and action give the same state. */
export function reduce(state: UiState, action: Action): UiState {
  switch (action.type) {
    case 'resize':
      return reduceList({ ...state, size: { columns: action.columns, rows: action.rows } }, { type: 'settle' });
    case 'goto':
      return goTo(state, action.view);
    case 'tab': {
      const at = TABS.indexOf(state.places[0]!.view);
      return goTo(state, TABS[(at + action.step + TABS.length) % TABS.length]!);
    }
    case 'open':
      return open(state, action.place);
    case 'enter':
      return enter(state);
    case 'back':
      return back(state);
    case 'help':
      return { ...state, help: state.help === null ? { top: 0 } : null };
    case 'say':
      return { ...state, message: action.message };
    case 'busy':
      return { ...state, busy: action.text };
    case 'sources':
      return { ...state, sources: action.sources };
    case 'scanning':
      return { ...state, scanning: action.scanning };
    case 'faults':
      return { ...state, faults: action.faults };
    case 'loaded':
      return loaded(state, action);
    case 'decided':
      return { ...state, decisions: action.decisions, undo: action.undo, redo: action.redo };
    case 'planned':
      return reduceList({ ...state, plan: action.plan }, { type: 'settle' });
    case 'extra':
      return { ...state, extra: { ...state.extra, [action.view]: action.value } };
    case 'move':
    case 'page':
    case 'edge':
      return move(state, action);
    default:
      return action.type.startsWith('prompt-') || action.type === 'form' || action.type === 'filter'
        ? reducePrompt(state, action)
        : reduceList(state, action);
  }
}

function loaded(state: UiState, { model, decisions }: Action & { type: 'loaded' }): UiState {
  // Ids stay, positions and what was found in the old arrays do not.
  const lists = Object.fromEntries(Object.entries(state.lists).map(([key, list]) => [key, { ...list, matches: null }]));
  // More of the same result may come in while somebody plans.
  const plan = model.result.plan === state.model.result.plan ? state.plan : model.result.plan;
  const next = { ...state, model, plan, lists, sources: new Map(), scanning: false, busy: null };
  return reduceList({ ...next, decisions: decisions ?? state.decisions }, { type: 'settle' });
}

function goTo(state: UiState, view: ViewId): UiState {
  const why = VIEWS[view].disabled?.(state) ?? null;
  if (why !== null) return { ...state, message: { kind: 'problem', text: `${VIEWS[view].title}: ${why}` } };
  return settled({ ...state, places: [{ view, subject: null }], message: null });
}

function open(state: UiState, place: Place): UiState {
  const why = VIEWS[place.view].disabled?.(state) ?? null;
  if (why !== null) return { ...state, message: { kind: 'problem', text: why } };
  if (placeKey(place) === placeKey(placeOf(state))) return state;
  return settled({ ...state, places: [...state.places, place], message: null });
}

const settled = (state: UiState): UiState => reduceList(state, { type: 'settle' });

function enter(state: UiState): UiState {
  const { view: id, subject } = placeOf(state);
  const view = VIEWS[id];
  if (view.kind === 'list') return reduceList(state, { type: 'enter' }, (place) => open(state, place));
  const place = view.kind === 'page' ? (view.open?.(state, subject) ?? null) : null;
  return place === null ? state : open(state, place);
}

/** One level up: help, message, filter, what was opened. At the top nothing is left to leave. */
function back(state: UiState): UiState {
  if (state.help !== null) return { ...state, help: null };
  if (state.message?.kind === 'problem') return { ...state, message: null };
  const list = state.lists[placeKey(placeOf(state))];
  if (VIEWS[placeOf(state).view].kind === 'list' && list !== undefined && list.filter !== '') {
    return reduceList({ ...state, message: null }, { type: 'set-filter', text: '' });
  }
  if (state.places.length > 1) return settled({ ...state, places: state.places.slice(0, -1), message: null });
  return { ...state, message: null };
}

function move(state: UiState, action: Action & { type: 'move' | 'page' | 'edge' }): UiState {
  if (state.help !== null)
    return { ...state, help: { top: Math.max(0, state.help.top + stepOf(action, layoutOf(state).body)) } };
  const place = placeOf(state);
  const view = VIEWS[place.view];
  if (view.kind === 'list') return reduceList(state, action);
  if (view.kind !== 'page') return state;
  const key = placeKey(place);
  const height = listHeight(state);
  const last = Math.max(0, pageLines(state).length - height);
  const top = Math.min(Math.max(0, (state.scrolls[key] ?? 0) + stepOf(action, height)), last);
  return { ...state, scrolls: { ...state.scrolls, [key]: top } };
}

/** More than any page has, so that what is held to its ends gets there. */
const FAR = 1e9;

function stepOf(action: Action & { type: 'move' | 'page' | 'edge' }, height: number): number {
  if (action.type === 'edge') return action.to === 'first' ? -FAR : FAR;
  return action.type === 'page' ? Math.trunc(action.by * height) || Math.sign(action.by) : action.by;
}
