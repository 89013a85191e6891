import type { Plan } from '../../../../src/domain/plan.js';
import type { Decisions } from '../../../../src/domain/workspace.js';
import { decimal, hours } from '../../../shared/numbers.js';
import { visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { rowId } from '../lists/rows.js';
import { type ListSource, largestFirst } from '../lists/source.js';
import type { Model } from '../model.js';
import { decidedOn, promiseMarks } from '../planning/decided.js';
import { linesOf, type PlanLine, UNPLANNED } from '../planning/places.js';
import { planningOf, unsaved } from '../planning/state.js';
import type { UiState } from '../state.js';
import { listAt, scrolled } from './item.js';
import { itemPage } from './item-page.js';
import { boardColumns, drawBoard } from './plan-board.js';
import { planHead, sprintHead } from './plan-head.js';
import { panelLines, sprintPage, unplannedPage } from './plan-panel.js';
import { cell } from './signs.js';
import type { ListView, OpenList, ViewColumn } from './view.js';

interface Source extends ListSource {
  at(index: number): PlanLine;
}

const memo = new WeakMap<Plan, { model: Model; decisions: Decisions | null; source: Source }>();

function sourceOf(state: UiState): Source {
  const { plan, model, decisions } = state;
  const known = memo.get(plan);
  if (known?.model === model && known.decisions === decisions) return known.source;
  const { lines } = linesOf(plan, model);
  const of = (index: number): PlanLine => lines[index]!;
  const source: Source = {
    count: lines.length,
    id: (index) => of(index).id,
    text: (index) => {
      const { item, part, sprint } = of(index);
      if (item === null) return part ?? '';
      const { class: paid, owner, note } = decidedOn(state, item, part ?? item.id);
      return `${part} ${item.title} ${item.addon} ${item.kind} ${paid} sprint:${sprint ?? ''} ${owner ?? ''} ${note ?? ''}`;
    },
    orders: [
      { id: 'plan', title: 'as planned', ranks: () => lines.map((_, index) => index) },
      { id: 'value', title: 'by value', ranks: () => largestFirst(lines.map(({ item }) => item?.value ?? 0)) },
      { id: 'hours', title: 'by hours', ranks: () => largestFirst(lines.map((line) => line.hours)) },
    ],
    groupings: [
      {
        id: 'sprint',
        title: 'sprint',
        key: (index) => String(of(index).sprint ?? UNPLANNED),
        compare: (a, b) => rankOf(a.key) - rankOf(b.key),
      },
    ],
    at: of,
  };
  memo.set(plan, { model, decisions, source });
  return source;
}

const rankOf = (key: string): number => (key === UNPLANNED ? Number.POSITIVE_INFINITY : Number(key));

const COLUMNS: readonly ViewColumn[] = [
  { id: 'marks', title: '', align: 'left', width: 3, drop: 2 },
  { id: 'title', title: 'item', align: 'left', width: 'grow', least: 26, drop: 0 },
  { id: 'hours', title: 'hours', align: 'right', width: 6, drop: 1, order: 'hours' },
  { id: 'value', title: 'saves/y', align: 'right', width: 8, drop: 3, order: 'value' },
  { id: 'p85', title: '85 % by', align: 'right', width: 7, drop: 4 },
  { id: 'class', title: 'class', align: 'left', width: 10, drop: 6 },
  { id: 'owner', title: 'owner', align: 'left', width: 10, drop: 5 },
];

/** Sprints with what is in them, and what is in none. */
export const planView: ListView = {
  kind: 'list',
  id: 'plan',
  title: 'plan',
  tab: '4',
  mark: (state) => (unsaved(state) ? '*' : ''),
  grouping: () => 'sprint',
  unfolded: true,
  source: sourceOf,
  columns: () => COLUMNS,
  cell: (state, index, column) => {
    const line = sourceOf(state).at(index);
    const { item, part } = line;
    if (part === null) return cell(column === 'title' ? 'nothing planned' : '', 'dim');
    if (item === null)
      return cell(
        column === 'title'
          ? visible(`${part}: done, nothing is found of it`)
          : column === 'hours'
            ? hours(line.hours)
            : '',
        'dim',
      );
    const said = decidedOn(state, item, part);
    switch (column) {
      case 'marks':
        return cell(promiseMarks(said), 'cyan');
      case 'title':
        return cell(visible(`${item.title}${part === item.id ? '' : ` (part ${part.split('#').at(-1)})`}`));
      case 'hours':
        return cell(hours(line.sprint === null ? (said.estimate?.hours ?? line.hours) : line.hours));
      case 'value':
        return cell(decimal(item.value), 'dim');
      case 'p85':
        return cell(chanceOf(state, part), 'dim');
      case 'class':
        return cell(said.class, 'dim');
      default:
        return cell(visible(said.owner ?? ''), 'dim');
    }
  },
  heading: (state, group, width, pen) => sprintHead(state, group, width, pen),
  detail: (state, id, width, pen) => {
    if (id === `group:${UNPLANNED}`) return unplannedPage(state, width, pen);
    if (id.startsWith('group:')) return sprintPage(state, Number(id.slice('group:'.length)), width, pen);
    const line = linesOf(state.plan, state.model).lines.find((one) => one.id === id);
    if (line?.item == null) return line?.sprint == null ? [] : sprintPage(state, line.sprint, width, pen);
    return itemPage(state, line.part!, width, pen);
  },
  open: (state, id) => {
    const line = linesOf(state.plan, state.model).lines.find((one) => one.id === id);
    return line?.item == null ? null : { view: 'item', subject: line.part };
  },
  empty: ({ busy }) => (busy === null ? 'There is no plan: no sprint and no item.' : 'It comes here in a moment.'),
  draw: (state, opened, width, height, pen) => drawPlan(state, opened, width, height, pen),
};

const chances = new WeakMap<Plan, ReadonlyMap<string, number | null>>();

function chanceOf({ plan, look }: UiState, id: string): string {
  if (plan.forecast === undefined) return '';
  let known = chances.get(plan);
  if (known === undefined) {
    known = new Map(plan.forecast.items.map((one) => [one.id, one.p85]));
    chances.set(plan, known);
  }
  const sprint = known.get(id);
  return sprint === undefined ? '' : sprint === null ? (look.ascii ? '-' : '–') : String(sprint);
}

/** Lines of the list that a panel below it leaves; what cannot be kept needs more than what moved. */
const LEAST_LIST = { moves: 5, clash: 3, forecast: 5 } as const;

function drawPlan(state: UiState, opened: OpenList, width: number, height: number, pen: Pen): string[] {
  const head = planHead(state, width, pen);
  const board = boardColumns(state, height);
  if (board !== null) {
    const beside = (room: number) => besideOf(state, opened, room, pen);
    return [head, ...drawBoard(state, opened, { width, height: height - 1, ...board, beside }, pen)];
  }
  if (width >= 100) {
    const left = Math.floor(width * 0.55);
    const text = scrolled(besideOf(state, opened, width - left - 3, pen), opened, height - 1, pen);
    const line = pen.paint('dim', pen.ascii ? ' | ' : ' │ ');
    return [head, ...listAt(state, opened, left, height - 1, pen).map((row, at) => row + line + (text[at] ?? ''))];
  }
  const { panel: open } = planningOf(state);
  const panel = open === null ? [] : panelLines(state, width, pen);
  const room = Math.min(panel.length, height - 2 - (open === null ? 0 : LEAST_LIST[open]));
  if (room <= 0) return [head, ...listAt(state, opened, width, height - 1, pen)];
  const rule = pen.paint('dim', (pen.ascii ? '-' : '─').repeat(width));
  const list = listAt(state, opened, width, height - 2 - room, pen);
  return [head, ...list, rule, ...scrolled(panel, opened, room, pen)];
}

/** What stands beside the sprints: the panel that is open, then what is selected. */
function besideOf(state: UiState, { list, rows, source }: OpenList, width: number, pen: Pen): string[] {
  const panel = planningOf(state).panel === null ? [] : [...panelLines(state, width, pen), ''];
  const id = rowId(source, rows, list.at);
  const detail = id === null ? [] : (planView.detail?.(state, id, width, pen, null) ?? []);
  return [...panel, ...(detail[0] === '' ? detail.slice(1) : detail)];
}
