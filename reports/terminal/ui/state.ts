import type { Plan } from '../../../src/domain/plan.js';
import type { Decisions } from '../../../src/domain/workspace.js';
import type { Matches } from './lists/matches.js';
import type { Model } from './model.js';

/** Everything that can be looked at; `views/index.ts` holds what is known of each. */
export const VIEW_IDS = [
  'addons',
  'addon',
  'findings',
  'finding',
  'backlog',
  'item',
  'plan',
  'scenarios',
  'coverage',
  'kpis',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** A view and what it is about: an addon, a finding, an item; null for all of it. */
export interface Place {
  view: ViewId;
  subject: string | null;
}

/** One list as the user has set it. Selection is by id, so that it survives filters, orders, resizes and new plans. */
export interface ListState {
  /** Id of an order of the list; null: its first. */
  order: string | null;
  reversed: boolean;
  /** Id of a grouping; null: none; undefined: the view's own choice. */
  grouping?: string | null;
  filter: string;
  /** What the filter has found so far; null without a filter. */
  matches: Matches | null;
  /** Whether groups are open, apart from those in `toggled`. */
  allOpen: boolean;
  toggled: ReadonlySet<string>;
  /** Id of the selected entry or group (`group:<key>`); null before anything was selected. */
  selected: string | null;
  /** Row of the selection, and first row shown. */
  at: number;
  top: number;
  /** Lines the detail beside it is scrolled by. */
  detailTop: number;
}

/** What is being asked at the bottom of the screen. */
export type Prompt =
  | { kind: 'filter'; list: string; text: string; cursor: number; before: string }
  | {
      kind: 'form';
      form: string;
      subject: string | null;
      /** Which field is asked, and what the fields before it were given. */
      field: number;
      values: Readonly<Record<string, string>>;
      text: string;
      cursor: number;
      problem: string | null;
      /** How far back in what was typed before; -1: not at all. */
      back: number;
    };

export interface Message {
  kind: 'info' | 'problem';
  text: string;
}

export interface UiState {
  model: Model;
  size: { columns: number; rows: number };
  look: { color: boolean; ascii: boolean };
  /** The day it is, for ends of decisions. */
  today: string;
  /** From the view of a tab to what is open; never empty. */
  places: readonly Place[];
  /** By place: see `placeKey`. */
  lists: Readonly<Record<string, ListState>>;
  scrolls: Readonly<Record<string, number>>;
  prompt: Prompt | null;
  help: { top: number } | null;
  message: Message | null;
  /** What goes on meanwhile, in words; null where nothing does. */
  busy: string | null;
  /** Whether a scan is under way that leaving would end. */
  scanning: boolean;
  /** What of the result is not as its schema has it, in sentences. */
  faults: readonly string[];
  /** Typed before, by field, newest first. */
  history: Readonly<Record<string, readonly string[]>>;
  /** Lines of files that were asked for, by finding; null: the file is not here. */
  sources: ReadonlyMap<string, readonly string[] | null>;
  /** Decisions of the team as the files have them; null: opened read-only. */
  decisions: Decisions | null;
  /** Why there are no decisions to be made; said wherever one is tried. */
  readOnly: string | null;
  /** What undo and redo would do, in words; null where there is nothing. */
  undo: string | null;
  redo: string | null;
  /** The plan as it is now; begins as that of the result. */
  plan: Plan;
  /** Whatever a view keeps that others need not know, by view. */
  extra: Readonly<Record<string, unknown>>;
}

export const NEW_LIST: ListState = {
  order: null,
  reversed: false,
  filter: '',
  matches: null,
  allOpen: false,
  toggled: new Set(),
  selected: null,
  at: 0,
  top: 0,
  detailTop: 0,
};

export function placeOf(state: UiState): Place {
  return state.places[state.places.length - 1]!;
}

/** Under which name a place keeps its list and its scroll position. */
export function placeKey({ view, subject }: Place): string {
  return subject === null ? view : `${view} ${subject}`;
}

export function listOf(state: UiState, key = placeKey(placeOf(state))): ListState {
  return state.lists[key] ?? NEW_LIST;
}

/** The state before anything was pressed. */
export function newState(
  given: Pick<UiState, 'model' | 'size' | 'look' | 'today' | 'decisions' | 'readOnly'> & Partial<UiState>,
): UiState {
  return {
    places: [{ view: 'addons', subject: null }],
    lists: {},
    scrolls: {},
    prompt: null,
    help: null,
    message: null,
    busy: null,
    scanning: false,
    faults: [],
    history: {},
    sources: new Map(),
    undo: null,
    redo: null,
    plan: given.model.result.plan,
    extra: {},
    ...given,
  };
}
