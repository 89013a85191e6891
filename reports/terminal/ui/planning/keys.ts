import type { Command } from '../commands.js';
import { layoutOf } from '../draw/layout.js';
import type { KeyBinding, Where } from '../key.js';
import { selectedId } from '../reduce-list.js';
import type { UiState } from '../state.js';
import { boardColumns } from '../views/plan-board.js';
import { beside } from './beside.js';
import { decidedOn } from './decided.js';
import { lineInView, plannedInView, plannedItem, sprintInView } from './in-view.js';
import { firstOpen, linesOf } from './places.js';
import { planningOf, unsaved } from './state.js';
import { settingsNamed } from './take-scenario.js';

/** The keys of planning. */

const readOnly = (state: UiState): string | null =>
  state.decisions === null ? (state.readOnly ?? 'opened read-only') : null;

const needsItem = (state: UiState): string | null =>
  readOnly(state) ?? (plannedInView(state) === null ? 'select an item' : null);

const ITEMS: readonly Where[] = ['backlog', 'plan', 'item'];
const PLAN: readonly Where[] = ['plan'];

function form(
  id: string,
  keys: string[],
  words: string,
  hint: string | undefined,
  rank: number,
  name: string,
  subject: (state: UiState) => string | null,
  where: readonly Where[] = ITEMS,
): KeyBinding {
  const run = (state: UiState): Command => ({ type: 'form', form: name, subject: subject(state) });
  const disabled = where === PLAN ? readOnly : needsItem;
  return { id, keys, where, words, ...(hint === undefined ? {} : { hint }), rank, group: 'Planning', disabled, run };
}

/** First sprint of an item, or of a part of one; null where it is not planned. */
function placeOfItem({ plan, model }: UiState, id: string): number | null {
  return linesOf(plan, model).places.get(id)?.first ?? null;
}

/** The sprint that an item goes to one step earlier or later; what is not planned comes in at the nearest end. */
function nextSprint(state: UiState, id: string, step: number): number {
  const [first, last] = [firstOpen(state.plan), state.plan.sprints.length];
  const at = placeOfItem(state, id);
  if (at === null) return step > 0 ? first : last;
  return at + step;
}

function needsMove(step: number): (state: UiState) => string | null {
  return (state) => {
    const missing = needsItem(state);
    if (missing !== null) return missing;
    const to = nextSprint(state, plannedInView(state)!, step);
    if (to < firstOpen(state.plan)) return 'no sprint before it is still to be planned';
    return to > state.plan.sprints.length ? 'there is no later sprint' : isFixed(state);
  };
}

/** What is done or active stays. */
function isFixed(state: UiState): string | null {
  const at = placeOfItem(state, plannedInView(state) ?? '');
  return at !== null && at < firstOpen(state.plan) ? `sprint ${at} is ${state.plan.sprints[at - 1]?.state}` : null;
}

function pinTo(item: string, sprint: number): Command {
  return { effect: 'decide', edit: { kind: 'pin', item, sprint }, said: `${item} pinned to sprint ${sprint}` };
}

function pinHere(state: UiState): Command {
  const item = plannedInView(state)!;
  const at = lineInView(state)?.sprint ?? null;
  return at === null ? { type: 'form', form: 'pin', subject: item } : pinTo(item, placeOfItem(state, item) ?? at);
}

function pinOf(state: UiState): string | null {
  const id = plannedInView(state);
  const item = state.model.item(plannedItem(state) ?? '');
  return id === null || item === undefined ? null : decidedOn(state, item, id).pin === null ? null : id;
}

function unpin(state: UiState): Command {
  const id = plannedInView(state)!;
  const own = state.decisions?.planFile.pins.some(({ item }) => item === id);
  const item = own ? id : plannedItem(state)!;
  return { effect: 'decide', edit: { kind: 'unpin', item }, said: `${item} unpinned` };
}

/** Not before the sprint after the one it is in; a pin to where it was would stand against that. */
function defer(state: UiState): Command {
  const item = plannedInView(state)!;
  const from = nextSprint(state, item, 1);
  const edit = { kind: 'notBefore' as const, item, from };
  const pinned = state.decisions?.planFile.pins.find((one) => one.item === item);
  const also = pinned === undefined || pinned.sprint >= from ? [] : [{ kind: 'unpin' as const, item }];
  return { effect: 'decide', edit, also, said: `${item} not before sprint ${from}` };
}

/** Whether the sprints stand side by side. */
const isBoard = (state: UiState): boolean => boardColumns(state, layoutOf(state).body) !== null;

function sideways(id: string, keys: string[], words: string, step: number): KeyBinding {
  const run = (state: UiState): Command | null => {
    if (!isBoard(state)) return { type: 'fold', open: step > 0 };
    const next = beside(state, step);
    return next === null ? null : { type: 'select', id: next };
  };
  return { id, keys, where: PLAN, words, rank: 33, group: 'Looking', run };
}

function moveItem(id: string, keys: string[], words: string, hint: string, step: number): KeyBinding {
  const run = (state: UiState): Command => {
    const item = plannedInView(state)!;
    return pinTo(item, nextSprint(state, item, step));
  };
  return { id, keys, where: PLAN, words, hint, rank: 4.5, group: 'Planning', disabled: needsMove(step), run };
}

/** The panel of the plan, opened or closed. */
function panel(state: UiState, which: 'moves' | 'forecast'): Command {
  const planning = planningOf(state);
  const open = planning.panel === which || planning.panel === 'clash' ? null : which;
  return { type: 'extra', view: 'plan', value: { ...planning, panel: open } };
}

const nothingToSave = (state: UiState): string | null =>
  readOnly(state) ?? (state.plan.sprints.length === 0 ? 'there is no plan' : null);

const noClash = (state: UiState): string | null =>
  readOnly(state) ?? ((planningOf(state).clash?.taken ?? 0) > 0 ? null : 'nothing was taken back');

const whole = (state: UiState): string | null => plannedItem(state);

export const PLANNING_KEYS: readonly KeyBinding[] = [
  moveItem('later', ['>', 'L'], 'Pin the item to the next sprint', 'later', 1),
  moveItem('earlier', ['<', 'H'], 'Pin the item to the sprint before', 'earlier', -1),
  sideways('column-left', ['h', 'left'], 'The sprint to the left; where sprints stand in rows: fold it', -1),
  sideways('column-right', ['l', 'right'], 'The sprint to the right; where sprints stand in rows: open it', 1),
  {
    id: 'pin-here',
    keys: ['p'],
    where: PLAN,
    words: 'Pin the item to the sprint it is in',
    hint: 'pin',
    rank: 8,
    group: 'Planning',
    disabled: (state) => needsItem(state) ?? isFixed(state),
    run: pinHere,
  },
  form('pin', ['p'], 'Pin the item to a sprint', 'pin', 8, 'pin', plannedInView, ['backlog', 'item']),
  {
    id: 'unpin',
    keys: ['P'],
    where: ITEMS,
    words: 'Take the pin of the item away',
    rank: 26,
    group: 'Planning',
    disabled: (state) => needsItem(state) ?? (pinOf(state) === null ? 'it is not pinned' : null),
    run: unpin,
  },
  {
    id: 'defer',
    keys: ['d'],
    where: PLAN,
    words: 'Put the item off: not before the next sprint',
    hint: 'defer',
    rank: 12,
    group: 'Planning',
    disabled: needsMove(1),
    run: defer,
  },
  form(
    'not-before',
    ['d'],
    'Say before which sprint or day the item does not begin',
    'defer',
    12,
    'not-before',
    plannedInView,
    ['backlog', 'item'],
  ),
  form('deadline', ['D'], 'Say by which sprint or day the item is done', 'due', 14, 'deadline', plannedInView),
  form('split', ['x'], 'Do the item in parts', 'split', 15, 'split', whole),
  form('class', ['C'], 'Say which class of the reserve pays the item', undefined, 27, 'class', whole),
  form('estimate-item', ['e'], 'Estimate the hours of the item', 'estimate', 16, 'estimate', whole),
  form('assign-item', ['A'], 'Say who does the item', 'assign', 17, 'assign', whole),
  form('note-item', ['N'], 'Remark on the item', 'remark', 18, 'note', whole),
  {
    ...form(
      'capacity',
      ['c'],
      'Change the hours of the team, of one sprint or of each',
      'hours',
      10,
      'capacity',
      whole,
      PLAN,
    ),
    run: (state) => {
      const sprint = sprintInView(state);
      return sprint === null || sprint < firstOpen(state.plan)
        ? { type: 'form', form: 'capacity', subject: null }
        : { type: 'form', form: 'sprint-hours', subject: String(sprint) };
    },
  },
  form('reserve', ['R'], 'Change the percent of the hours that is for debt', 'reserve', 9, 'reserve', () => null, PLAN),
  {
    id: 'replan',
    keys: ['='],
    where: PLAN,
    words: 'Plan anew with the decisions as they are; as little as possible moves',
    hint: 're-plan',
    rank: 19,
    group: 'Planning',
    disabled: readOnly,
    run: () => ({ effect: 'replan' }),
  },
  {
    id: 'save-plan',
    keys: ['w'],
    where: PLAN,
    words: 'Write the plan into the plan file',
    hint: 'save',
    rank: 4.6,
    group: 'Planning',
    disabled: nothingToSave,
    run: () => ({ effect: 'save-plan', leave: false }),
  },
  {
    id: 'moves',
    keys: ['m'],
    where: PLAN,
    words: 'Show or hide what moved last',
    hint: 'moves',
    rank: 11,
    group: 'Planning',
    run: (state) => panel(state, 'moves'),
  },
  {
    id: 'forecast',
    keys: ['f'],
    where: PLAN,
    words: 'Show or hide when it will be done',
    hint: 'forecast',
    rank: 13,
    group: 'Planning',
    run: (state) => panel(state, 'forecast'),
  },
  {
    id: 'keep',
    keys: ['ctrl-k'],
    where: PLAN,
    words: 'Keep the decision that was taken back as no plan keeps it',
    rank: 28,
    group: 'Planning',
    disabled: noClash,
    run: () => ({ effect: 'keep' }),
  },
  {
    id: 'export',
    keys: ['E'],
    where: ['backlog', 'plan'],
    words: 'Write the backlog with the plan as files for a tracker',
    hint: 'export',
    rank: 20,
    group: 'Planning',
    disabled: ({ model }) => (model.result.items.length === 0 ? 'there is nothing to export' : null),
    run: () => ({ type: 'form', form: 'export', subject: null }),
  },
  {
    id: 'take-scenario',
    keys: ['enter'],
    where: ['scenarios'],
    words: "Plan with the scenario's reserve and capacity",
    hint: 'take',
    rank: 1,
    group: 'Planning',
    disabled: (state) => {
      const own = settingsNamed(state, selectedId(state));
      return readOnly(state) ?? (typeof own === 'string' ? own : null);
    },
    run: (state) => ({ type: 'form', form: 'take-scenario', subject: selectedId(state) }),
  },
];

/** What leaving would lose, as a question; null where nothing would be lost. */
export const leaveQuestion = (state: UiState): Command | null =>
  unsaved(state) ? { type: 'form', form: 'leave-unsaved', subject: null } : null;
