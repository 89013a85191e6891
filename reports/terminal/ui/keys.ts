import type { Command } from './commands.js';
import type { KeyBinding, Where } from './key.js';
import { leaveQuestion, PLANNING_KEYS } from './planning/keys.js';
import { openList, selectedGroup, selectedId } from './reduce-list.js';
import { placeOf, type UiState } from './state.js';
import { TABS, VIEWS } from './views/index.js';

const readOnly = (state: UiState): string | null =>
  state.decisions === null ? (state.readOnly ?? 'opened read-only') : null;

/** The finding that a key is about: the open one, or the selected one. */
export function findingInView(state: UiState): string | null {
  const { view, subject } = placeOf(state);
  if (view === 'finding') return subject;
  return view === 'findings' ? selectedId(state) : null;
}

/** What a decision would be about: a finding, or all findings of a rule where its heading is selected. */
export function decisionSubject(state: UiState): string | null {
  const id = findingInView(state);
  if (id !== null) return id;
  const { view, subject } = placeOf(state);
  const group = view === 'findings' ? selectedGroup(state) : null;
  if (group?.grouping !== 'rule') return null;
  return subject === null ? `rule:${group.key}` : `rule:${group.key}@${subject}`;
}

/** The debt item that a key is about. */
export function itemInView(state: UiState): string | null {
  const finding = findingInView(state);
  return finding === null ? null : (state.model.itemOf(finding)?.id ?? null);
}

const needsDecision = (state: UiState): string | null =>
  readOnly(state) ?? (decisionSubject(state) === null ? 'select a finding, or the heading of a rule' : null);
const needsItem = (state: UiState): string | null =>
  readOnly(state) ?? (itemInView(state) === null ? 'nothing selected that is planned as an item' : null);
const needsFinding = (state: UiState): string | null => (findingInView(state) === null ? 'select a finding' : null);

const FINDINGS: readonly Where[] = ['findings', 'finding'];
const ITEMS: readonly Where[] = FINDINGS;

/** The one table of keys: what is pressed, the footer, the help page and the documentation come from it. */
export const KEYS: readonly KeyBinding[] = [
  move('down', ['j', 'down'], 'Next row', 1),
  move('up', ['k', 'up'], 'Previous row', -1),
  page('page-down', ['pagedown', 'ctrl-f'], 'Next page', 1),
  page('page-up', ['pageup', 'ctrl-b'], 'Previous page', -1),
  page('half-down', ['ctrl-d'], 'Half a page down', 0.5),
  page('half-up', ['ctrl-u'], 'Half a page up', -0.5),
  edge('first', ['g', 'home'], 'First row'),
  edge('last', ['G', 'end'], 'Last row'),
  {
    id: 'open',
    keys: ['enter'],
    where: ['list', 'page'],
    words: 'Open what is selected, or a group',
    hint: 'open',
    rank: 1,
    group: 'Looking',
    disabled: (state) => (!('open' in VIEWS[placeOf(state).view]) ? 'there is nothing further to open' : null),
    run: () => ({ type: 'enter' }),
  },
  {
    id: 'back',
    keys: ['esc'],
    where: ['any'],
    words: 'One level up; ends a filter first',
    hint: 'back',
    rank: 3,
    group: 'Looking',
    run: (state) =>
      state.scanning && state.places.length === 1 && state.help === null ? stopScan() : { type: 'back' },
  },
  {
    id: 'filter',
    keys: ['/'],
    where: ['list'],
    words: 'Filter: words that must all occur; `!word` must not; capitals count where there are any',
    hint: 'filter',
    rank: 2,
    group: 'Looking',
    run: () => ({ type: 'filter' }),
  },
  {
    id: 'sort',
    keys: ['s'],
    where: ['list'],
    words: 'Sort by the next order',
    hint: 'sort',
    rank: 5,
    group: 'Looking',
    disabled: (state) => ((openList(state)?.source.orders.length ?? 0) < 2 ? 'there is one order only' : null),
    run: () => ({ type: 'order', step: 1 }),
  },
  {
    id: 'reverse',
    keys: ['S'],
    where: ['list'],
    words: 'Turn the order round',
    rank: 30,
    group: 'Looking',
    run: () => ({ type: 'reverse' }),
  },
  {
    id: 'group',
    keys: ['t'],
    where: ['groups'],
    words: 'Group by the next thing, or by none',
    hint: 'group',
    rank: 6,
    group: 'Looking',
    run: () => ({ type: 'group' }),
  },
  fold('fold', ['h', 'left'], 'Fold the group', false),
  fold('unfold', ['l', 'right'], 'Open the group', true),
  {
    id: 'fold-all',
    keys: ['z'],
    where: ['groups'],
    words: 'Open or fold all groups',
    rank: 31,
    group: 'Looking',
    run: () => ({ type: 'fold-all' }),
  },
  detail('detail-down', ['J'], 'Scroll the detail beside the list down', 1),
  detail('detail-up', ['K'], 'Scroll the detail beside the list up', -1),
  {
    id: 'findings-of-addon',
    keys: ['f'],
    where: ['addons', 'addon'],
    words: 'Findings of the addon',
    hint: 'findings',
    rank: 7,
    group: 'Looking',
    disabled: (state) => (addonInView(state) === null ? 'select an addon' : null),
    run: (state) => ({ type: 'open', place: { view: 'findings', subject: addonInView(state) } }),
  },
  {
    id: 'edit',
    keys: ['e'],
    where: FINDINGS,
    words: 'Open the file at the line in $VISUAL or $EDITOR',
    hint: 'edit',
    rank: 8,
    group: 'Looking',
    disabled: needsFinding,
    run: (state) => ({ effect: 'edit', finding: findingInView(state)! }),
  },
  {
    id: 'copy',
    keys: ['y'],
    where: FINDINGS,
    words: 'Copy path:line to the clipboard of the terminal (OSC 52)',
    hint: 'copy',
    rank: 9,
    group: 'Looking',
    disabled: needsFinding,
    run: copyPlace,
  },
  form(
    'accept',
    ['a'],
    FINDINGS,
    'Accept: it stays as it is, with a reason, an owner and an end',
    'accept',
    10,
    needsDecision,
    decisionSubject,
  ),
  form('snooze', ['w'], FINDINGS, 'Put off to a day', 'put off', 11, needsDecision, decisionSubject),
  form('estimate', ['E'], ITEMS, 'Estimate the hours of the item', 'estimate', 13, needsItem, itemInView),
  form('assign', ['A'], ITEMS, 'Say who does the item', 'assign', 14, needsItem, itemInView),
  form('note', ['N'], ITEMS, 'Remark on the item', 'note', 15, needsItem, itemInView),
  {
    id: 'undo',
    keys: ['u'],
    where: ['any'],
    words: 'Take the last decision of this session back',
    hint: 'undo',
    rank: 12,
    group: 'Deciding',
    disabled: (state) => readOnly(state) ?? (state.undo === null ? 'nothing to undo' : null),
    run: () => ({ effect: 'undo' }),
  },
  {
    id: 'redo',
    keys: ['ctrl-r'],
    where: ['any'],
    words: 'Make it again',
    rank: 32,
    group: 'Deciding',
    disabled: (state) => readOnly(state) ?? (state.redo === null ? 'nothing to redo' : null),
    run: () => ({ effect: 'redo' }),
  },
  ...PLANNING_KEYS,
  ...TABS.map((view): KeyBinding => {
    const { tab, title } = VIEWS[view];
    const words = `Go to ${title}`;
    return {
      id: `go-${view}`,
      keys: [tab!],
      where: ['any'],
      words,
      rank: 40,
      group: 'Program',
      run: () => ({ type: 'goto', view }),
    };
  }),
  tab('next-view', ['tab'], 'Next view', 1),
  tab('previous-view', ['shift-tab'], 'Previous view', -1),
  {
    id: 'help',
    keys: ['?'],
    where: ['any'],
    words: 'All keys',
    hint: 'keys',
    rank: 0,
    group: 'Program',
    run: () => ({ type: 'help' }),
  },
  {
    id: 'quit',
    keys: ['q'],
    where: ['any'],
    words: 'Leave; asks while a scan is under way, and where the plan is not saved',
    hint: 'quit',
    rank: 4,
    group: 'Program',
    run: (state) =>
      state.help !== null
        ? { type: 'help' }
        : state.scanning
          ? stopScan()
          : (leaveQuestion(state) ?? { effect: 'quit' }),
  },
  {
    id: 'leave',
    keys: ['ctrl-c'],
    where: ['any'],
    words: 'Leave at once, from anywhere',
    rank: 50,
    group: 'Program',
    run: () => ({ effect: 'quit' }),
  },
  {
    id: 'suspend',
    keys: ['ctrl-z'],
    where: ['any'],
    words: 'Back to the shell; `fg` returns',
    rank: 51,
    group: 'Program',
    run: () => ({ effect: 'suspend' }),
  },
];

const stopScan = (): Command => ({ type: 'form', form: 'stop-scan', subject: null });

function addonInView(state: UiState): string | null {
  const { view, subject } = placeOf(state);
  return view === 'addon' ? subject : view === 'addons' ? selectedId(state) : null;
}

function copyPlace(state: UiState): Command | null {
  const finding = state.model.finding(findingInView(state) ?? '');
  if (finding === undefined) return null;
  const text = `${finding.path}:${finding.line}`;
  return { effect: 'copy', text, said: `Copied ${text}` };
}

function move(id: string, keys: string[], words: string, by: number): KeyBinding {
  return { id, keys, where: ['any'], words, rank: 20, group: 'Moving', run: () => ({ type: 'move', by }) };
}

function page(id: string, keys: string[], words: string, by: number): KeyBinding {
  return { id, keys, where: ['any'], words, rank: 21, group: 'Moving', run: () => ({ type: 'page', by }) };
}

function edge(to: 'first' | 'last', keys: string[], words: string): KeyBinding {
  return { id: to, keys, where: ['any'], words, rank: 22, group: 'Moving', run: () => ({ type: 'edge', to }) };
}

function fold(id: string, keys: string[], words: string, open: boolean): KeyBinding {
  return { id, keys, where: ['groups'], words, rank: 33, group: 'Looking', run: () => ({ type: 'fold', open }) };
}

function detail(id: string, keys: string[], words: string, by: number): KeyBinding {
  return { id, keys, where: ['list'], words, rank: 34, group: 'Moving', run: () => ({ type: 'scroll-detail', by }) };
}

function tab(id: string, keys: string[], words: string, step: number): KeyBinding {
  return { id, keys, where: ['any'], words, rank: 41, group: 'Program', run: () => ({ type: 'tab', step }) };
}

function form(
  id: string,
  keys: string[],
  where: readonly Where[],
  words: string,
  hint: string,
  rank: number,
  disabled: (state: UiState) => string | null,
  subject: (state: UiState) => string | null,
): KeyBinding {
  const run = (state: UiState): Command => ({ type: 'form', form: id, subject: subject(state) });
  return { id, keys, where, words, hint, rank, group: 'Deciding', disabled, run };
}
