import type { Scenario } from '../../../../src/domain/scenario.js';
import { decimal, hours } from '../../../shared/numbers.js';
import { columns, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { pair, para, title, words } from '../draw/text.js';
import { rowId } from '../lists/rows.js';
import { type ListSource, largestFirst } from '../lists/source.js';
import { planningOf, scenariosOf } from '../planning/state.js';
import { settingsOf } from '../planning/take-scenario.js';
import type { UiState } from '../state.js';
import { listAt, scrolled } from './item.js';
import { cell } from './signs.js';
import type { ListView, OpenList, ViewColumn } from './view.js';

const memo = new WeakMap<readonly Scenario[], ListSource>();

function sourceOf(state: UiState): ListSource {
  const list = scenariosOf(state);
  const known = memo.get(list);
  if (known !== undefined) return known;
  const most = (id: string, words: string, of: (one: Scenario) => number) => ({
    id,
    title: words,
    ranks: () => largestFirst(list.map((one) => (one.impossible === null ? of(one) : Number.NaN))),
  });
  const source: ListSource = {
    count: list.length,
    id: (index) => list[index]!.name,
    text: (index) => `${list[index]!.name} ${list[index]!.about}`,
    orders: [
      { id: 'given', title: 'as given', ranks: () => list.map((_, index) => index) },
      most('saves', 'by savings', ({ savedPerYear }) => savedPerYear),
      most('planned', 'by planned hours', ({ plannedHours }) => plannedHours),
      most('ready', 'by readiness', ({ readyAfter }) => -(readyAfter ?? Number.MAX_SAFE_INTEGER)),
    ],
  };
  memo.set(list, source);
  return source;
}

const COLUMNS: readonly ViewColumn[] = [
  { id: 'name', title: 'scenario', align: 'left', width: 'grow', drop: 0 },
  { id: 'planned', title: 'planned', align: 'right', width: 8, drop: 5, order: 'planned' },
  { id: 'saves', title: 'saves/y', align: 'right', width: 8, drop: 1, order: 'saves' },
  { id: 'left', title: 'left', align: 'right', width: 7, drop: 3 },
  { id: 'paid', title: 'interest', align: 'right', width: 8, drop: 6 },
  { id: 'ready', title: 'ready', align: 'right', width: 6, drop: 2, order: 'ready' },
  { id: 'curve', title: 'debt left', align: 'left', width: 9, drop: 4 },
];

/** Columns of the curve of a scenario in the table. */
const CURVE = 9;

const BLOCKS = '▁▂▃▄▅▆▇█';
const ASCII = '_.,-=+*#';

/** Heights of a curve in single characters; `most` is as high as a character goes. */
export function curveText(values: readonly number[], most: number, cells: number, ascii: boolean): string {
  const levels = ascii ? ASCII : BLOCKS;
  const step = Math.max(1, Math.ceil(values.length / cells));
  return values
    .filter((_, index) => index % step === 0 || index === values.length - 1)
    .slice(-cells)
    .map((value) => levels[most <= 0 ? 0 : Math.min(7, Math.round((value / most) * 7))])
    .join('');
}

/** The highest point of all curves, so that they can be compared. */
const mostOf = (list: readonly Scenario[]): number =>
  Math.max(0, ...list.flatMap(({ curve }) => curve?.remainingHours ?? []));

/** Other ways to plan the same work, side by side. */
export const scenariosView: ListView = {
  kind: 'list',
  id: 'scenarios',
  title: 'scenarios',
  tab: '5',
  source: sourceOf,
  columns: () => COLUMNS,
  cell: (state, index, column) => {
    const list = scenariosOf(state);
    const { name, plannedHours, savedPerYear, curve, readyAfter, impossible } = list[index]!;
    if (column === 'name') return cell(visible(name));
    if (impossible !== null) return cell(column === 'saves' ? 'no plan' : '', 'yellow');
    switch (column) {
      case 'planned':
        return cell(`${hours(plannedHours)} h`);
      case 'saves':
        return cell(`${decimal(savedPerYear)} h`);
      case 'left':
        return cell(curve === null ? '' : `${hours(curve.remainingHours.at(-1) ?? 0)} h`);
      case 'paid':
        return cell(curve === null ? '' : `${hours(curve.interestPaid.at(-1) ?? 0)} h`);
      case 'ready':
        return cell(readyAfter === null ? (state.look.ascii ? '-' : '–') : String(readyAfter));
      default:
        return cell(
          curve === null ? '' : curveText(curve.remainingHours, mostOf(list), CURVE, state.look.ascii),
          'blue',
        );
    }
  },
  detail: (state, id, width, pen) => scenarioPage(state, id, width, pen),
  open: () => null,
  draw: (state, opened, width, height, pen) => (width >= 100 ? null : drawNarrow(state, opened, width, height, pen)),
  empty: (state) => {
    const { scenarios } = planningOf(state);
    if (scenarios?.problem != null) return `They could not be planned: ${scenarios.problem}`;
    if (scenarios !== null && scenarios.list === null) return 'They are being planned…';
    return state.decisions === null
      ? 'The result holds none; plan --scenarios makes them.'
      : 'There are none: no item is to be planned.';
  },
};

/** Where there is no second pane, what there is to say of a scenario stands below the table. */
function drawNarrow(state: UiState, opened: OpenList, width: number, height: number, pen: Pen): string[] {
  const { list, rows, source } = opened;
  // What was not there when the view was opened is not selected by name yet.
  const name = rowId(source, rows, list.at);
  const page = name === null ? [] : scenarioPage(state, name, width, pen);
  const above = Math.min(rows.entries.length + 1, Math.ceil(height / 2));
  if (page.length === 0) return listAt(state, opened, width, height, pen);
  const rule = pen.paint('dim', (pen.ascii ? '-' : '─').repeat(width));
  return [...listAt(state, opened, width, above, pen), rule, ...scrolled(page, opened, height - above - 1, pen)];
}

function scenarioPage(state: UiState, name: string, width: number, pen: Pen): string[] {
  const list = scenariosOf(state);
  const scenario = list.find((one) => one.name === name);
  if (scenario === undefined) return [];
  const { about, impossible, plannedHours, savedPerYear, readyAfter, plan } = scenario;
  const own = settingsOf(state, scenario);
  return [
    ...para(pen, name, width, 'bold'),
    ...para(pen, about, width),
    '',
    ...(impossible === null
      ? [
          ...pair(pen, 'Planned', `${hours(plannedHours)} h in ${plan?.sprints.length ?? 0} sprints`, width),
          ...pair(pen, 'Saves', `${decimal(savedPerYear)} h a year once all of it is done`, width),
          ...pair(pen, 'Ready', readyAfter === null ? 'not within the plan' : `after sprint ${readyAfter}`, width),
          ...curveLines(scenario, mostOf(list), width, pen),
        ]
      : para(pen, impossible, width, 'yellow')),
    '',
    ...(typeof own === 'string'
      ? words(pen, own, width, 'dim')
      : words(pen, `Enter takes its ${own.words}.`, width, 'dim')),
  ];
}

const LINES = 6;
const FULL = 8;

/** Debt left after each sprint as a chart of block characters, with its first and last figure. */
function curveLines({ curve }: Scenario, most: number, width: number, pen: Pen): string[] {
  if (curve === null || most <= 0) return [];
  const values = curve.remainingHours;
  const wide = Math.max(1, Math.min(4, Math.floor((width - 10) / values.length)));
  const label = (text: string) => text.padStart(8);
  const rows = Array.from({ length: LINES }, (_, row) => {
    const floor = (LINES - 1 - row) * FULL;
    const cells = values.map((value) => {
      const level = Math.max(0, Math.min(FULL, Math.round((value / most) * LINES * FULL) - floor));
      const character = pen.ascii ? (level >= FULL / 2 ? '#' : ' ') : level === 0 ? ' ' : BLOCKS[level - 1]!;
      return character.repeat(wide);
    });
    const axis = row === 0 ? label(`${hours(most)} h`) : row === LINES - 1 ? label('0 h') : label('');
    const line = cells.join('');
    return `${pen.paint('dim', axis)} ${pen.paint('blue', columns(line) > width - 9 ? line.slice(0, width - 9) : line)}`;
  });
  const end = hours(values.at(-1) ?? 0);
  return [
    ...title(pen, 'Debt left after each sprint', width),
    ...rows,
    ...words(
      pen,
      `From ${hours(values[0] ?? 0)} h to ${end} h; ${hours(curve.interestPaid.at(-1) ?? 0)} h of interest paid up to then.`,
      width,
      'dim',
    ),
  ];
}
