import type { Action } from './actions.js';
import { listHeight } from './draw/layout.js';
import { isSearching, newMatches, searchOn, termsOf } from './lists/matches.js';
import { groupAt, groupingOf, headingAbove, isOpen, rowId, rowOf, rowsOf, topOf } from './lists/rows.js';
import { type ListState, listOf, type Place, placeKey, placeOf, type UiState } from './state.js';
import { VIEWS } from './views/index.js';
import type { OpenList } from './views/view.js';

/** What happens to lists from within, beside the actions of the user. */
type Inner = { type: 'settle' } | { type: 'set-filter'; text: string; key?: string };

/** The list of a place with everything that is needed to work on it; null where the place is no list. */
export function openList(state: UiState, place: Place = placeOf(state)): OpenList | null {
  const view = VIEWS[place.view];
  if (view.kind !== 'list') return null;
  const key = placeKey(place);
  const source = view.source(state, place.subject);
  const kept = listOf(state, key);
  const fresh = () => ({ ...kept, grouping: view.grouping?.(state) ?? null, allOpen: view.unfolded ?? false });
  const list = kept.grouping === undefined ? fresh() : kept;
  return { key, view, source, list, rows: rowsOf(source, list) };
}

export function reduceList(
  state: UiState,
  action: Action | Inner,
  openPlace: (place: Place) => UiState = () => state,
): UiState {
  if (action.type === 'search-on') return searchAll(state);
  const opened = openList(state);
  if (opened === null) return state;
  const { source, list, rows, view } = opened;
  switch (action.type) {
    case 'settle':
      return settle(state, opened, list);
    case 'move':
      return put(state, opened, list.at + action.by);
    case 'page':
      return put(state, opened, list.at + (Math.trunc(action.by * listHeight(state)) || Math.sign(action.by)));
    case 'edge':
      return put(state, opened, action.to === 'first' ? 0 : rows.entries.length - 1);
    case 'select':
      return settle(state, opened, { ...list, selected: action.id });
    case 'scroll-detail':
      return keep(state, opened, { ...list, detailTop: Math.max(0, list.detailTop + action.by) });
    case 'order': {
      const { orders } = source;
      const at = Math.max(
        0,
        orders.findIndex(({ id }) => id === list.order),
      );
      const next = orders[(at + action.step + orders.length) % orders.length];
      return settle(state, opened, { ...list, order: next?.id ?? null, reversed: false });
    }
    case 'reverse':
      return settle(state, opened, { ...list, reversed: !list.reversed });
    case 'group': {
      const ids = [...(source.groupings ?? []).map(({ id }) => id), null];
      const at = ids.indexOf(groupingOf(source, list)?.id ?? null);
      return settle(state, opened, {
        ...list,
        grouping: ids[(at + 1) % ids.length]!,
        toggled: new Set(),
        allOpen: view.unfolded ?? false,
      });
    }
    case 'fold-all':
      return settle(state, opened, { ...list, allOpen: !list.allOpen, toggled: new Set() });
    case 'fold':
      return fold(state, opened, action.open);
    case 'set-filter':
      return setFilter(state, opened, action.text);
    case 'enter': {
      if (groupAt(rows, list.at) !== null) return fold(state, opened, 'toggle');
      const id = rowId(source, rows, list.at);
      const place = id === null ? null : (view.open?.(state, id) ?? null);
      return place === null ? state : openPlace(place);
    }
    default:
      return state;
  }
}

function keep(state: UiState, { key }: OpenList, list: ListState): UiState {
  return { ...state, lists: { ...state.lists, [key]: list } };
}

/** The list with its selection where it stands now, and in sight. */
function settle(state: UiState, opened: OpenList, list: ListState): UiState {
  const { source } = opened;
  const rows = list === opened.list ? opened.rows : rowsOf(source, list);
  const last = rows.entries.length - 1;
  const found = rowOf(source, rows, list.selected, list.at);
  // What is selected may be hidden by a filter or a fold: the nearest row stands in, and it comes back with the row.
  const at = found >= 0 ? found : Math.max(0, Math.min(list.at, last));
  const selected = list.selected ?? rowId(source, rows, at);
  const top = topOf(at, list.top, listHeight(state), rows.entries.length);
  return keep(state, opened, { ...list, at, top, selected });
}

function put(state: UiState, opened: OpenList, wanted: number): UiState {
  const { source, rows, list } = opened;
  const at = Math.max(0, Math.min(wanted, rows.entries.length - 1));
  const top = topOf(at, list.top, listHeight(state), rows.entries.length);
  return keep(state, opened, { ...list, at, top, selected: rowId(source, rows, at), detailTop: 0 });
}

function fold(state: UiState, opened: OpenList, open: boolean | 'toggle'): UiState {
  const { rows, list, source } = opened;
  if (rows.groups.length === 0) return state;
  const at = open === true ? list.at : headingAbove(rows, list.at);
  const group = groupAt(rows, at);
  if (group === null) return state;
  const selected = rowId(source, rows, at);
  if (open !== 'toggle' && isOpen(list, group.key) === open) return state;
  const toggled = new Set(list.toggled);
  if (!toggled.delete(group.key)) toggled.add(group.key);
  return settle(state, opened, { ...list, toggled, selected, at });
}

function setFilter(state: UiState, opened: OpenList, text: string): UiState {
  const { source, list } = opened;
  if (text === list.filter) return state;
  const blank = termsOf(text).length === 0;
  const matches = blank ? null : searchOn(source, newMatches(source, text, list.matches));
  return settle(state, opened, { ...list, filter: blank ? '' : text, matches });
}

/** One more slice for every list that is in view and not done; others wait until they are. */
function searchAll(state: UiState): UiState {
  const opened = openList(state);
  if (opened === null) return state;
  const { source, list } = opened;
  if (list.filter === '') return state;
  if (list.matches === null)
    return settle(state, opened, { ...list, matches: searchOn(source, newMatches(source, list.filter, null)) });
  if (!isSearching(source, list.matches)) return state;
  return settle(state, opened, { ...list, matches: searchOn(source, list.matches) });
}

/** Whether `search-on` has something to do. */
export function searching(state: UiState): boolean {
  const opened = openList(state);
  if (opened === null || opened.list.filter === '') return false;
  return opened.list.matches === null || isSearching(opened.source, opened.list.matches);
}

/** Id of the selected entry of the list in view; null on the heading of a group and elsewhere. */
export function selectedId(state: UiState): string | null {
  const opened = openList(state);
  if (opened === null || groupAt(opened.rows, opened.list.at) !== null) return null;
  return rowId(opened.source, opened.rows, opened.list.at);
}

/** The group whose heading is selected, with the grouping it is of. */
export function selectedGroup(state: UiState): { grouping: string; key: string } | null {
  const opened = openList(state);
  if (opened === null) return null;
  const group = groupAt(opened.rows, opened.list.at);
  const grouping = groupingOf(opened.source, opened.list);
  return group === null || grouping === null ? null : { grouping: grouping.id, key: group.key };
}
