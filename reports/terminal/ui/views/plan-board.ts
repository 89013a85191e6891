import { hours } from '../../../shared/numbers.js';
import { clip, columns, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { inCells } from '../../table.js';
import { padded } from '../draw/list.js';
import { topOf } from '../lists/rows.js';
import { decidedOn, promiseMarks } from '../planning/decided.js';
import { firstOpen, linesOf, type PlanLine, UNPLANNED } from '../planning/places.js';
import type { UiState } from '../state.js';
import { scrolled } from './item.js';
import { classWords, loadBar, loadOf, stateWords } from './plan-head.js';
import type { OpenList } from './view.js';

const BOARD_FROM = 120;
const LEAST_HEIGHT = 20;
const LEAST_COLUMN = 26;
const GAP = 3;

export interface Board {
  /** Sprints side by side, and columns of the terminal for each. */
  shown: number;
  cells: number;
}

/** How the sprints stand side by side; null where there is no room for four of them, or for all. */
export function boardColumns({ size, plan }: Pick<UiState, 'size' | 'plan'>, height: number): Board | null {
  if (size.columns < BOARD_FROM || height < LEAST_HEIGHT || plan.sprints.length === 0) return null;
  const shown = Math.min(plan.sprints.length, Math.floor((size.columns + GAP) / (LEAST_COLUMN + GAP)));
  return { shown, cells: Math.floor((size.columns + GAP) / shown) - GAP };
}

interface Place extends Board {
  width: number;
  height: number;
  /** What stands below, beside what is not planned. */
  beside(width: number): string[];
}

/** One group of the list as it is drawn: its heading, its lines, and which of them is selected. */
interface Stack {
  key: string;
  /** -1: the heading; null: nothing of it. */
  at: number | null;
  lines: readonly PlanLine[];
}

/** The groups of the list in view with what the filter leaves of them, whether they are folded or not. */
export function stacksOf(state: UiState, { rows, list }: OpenList): Stack[] {
  const { lines } = linesOf(state.plan, state.model);
  const stacks: { key: string; at: number | null; lines: PlanLine[] }[] = [];
  rows.entries.forEach((entry, row) => {
    if (entry < 0) stacks.push({ key: rows.groups[-1 - entry]!.key, at: row === list.at ? -1 : null, lines: [] });
    else {
      const stack = stacks.at(-1)!;
      if (row === list.at) stack.at = stack.lines.length;
      stack.lines.push(lines[entry]!);
    }
  });
  return stacks;
}

/** Sprints side by side, what is not planned below them, and beside it the detail of the selection. */
export function drawBoard(state: UiState, opened: OpenList, place: Place, pen: Pen): string[] {
  const { width, height, shown, cells } = place;
  const stacks = stacksOf(state, opened);
  const rest = stacks.find(({ key }) => key === UNPLANNED);
  const below = Math.max(8, Math.floor(height * 0.42));
  const above = height - below - 1;
  const { sprints } = state.plan;
  const here = stacks.find(({ at }) => at !== null);
  const focus = here === undefined || here.key === UNPLANNED ? firstOpen(state.plan) - 1 : Number(here.key) - 1;
  const from = Math.max(0, Math.min(focus - Math.floor(shown / 2), sprints.length - shown));
  const drawn = sprints.slice(from, from + shown).map(({ index }) => {
    const stack = stacks.find(({ key }) => key === String(index)) ?? { key: String(index), at: null, lines: [] };
    return drawColumn(state, stack, cells, above, pen);
  });
  const line = pen.paint('dim', pen.ascii ? ' | ' : ' │ ');
  const top = Array.from({ length: above }, (_, row) => drawn.map((column) => column[row]!).join(line));
  const which = shown < sprints.length ? ` sprints ${from + 1}–${from + shown} of ${sprints.length} ` : '';
  const rule = pen.paint('dim', pen.own(`──${which}`.padEnd(width, '─')));
  return [...top, rule, ...drawBelow(state, opened, rest, place, below, pen)];
}

function drawColumn(state: UiState, { key, at, lines }: Stack, cells: number, height: number, pen: Pen): string[] {
  const sprint = state.plan.sprints[Number(key) - 1]!;
  const name = [`sprint ${key}`, sprint.start?.slice(5), stateWords(sprint)].filter(Boolean).join(' ');
  const head = inCells(`${leadOf(at === -1, pen)}${name}`, cells, 'left', pen.mark);
  const figures = ` ${hours(loadOf(sprint))}/${hours(sprint.capacityHours)} h`;
  const classes = clip(classWords(sprint, state), cells, pen.mark);
  const heads = [
    at === -1 ? pen.paint('inverse', head) : pen.paint('bold', head),
    padded(`${loadBar(sprint, Math.max(4, cells - columns(figures)), pen)}${figures}`, cells),
    ...(sprint.classes === undefined ? [] : [padded(pen.paint('dim', classes), cells)]),
  ];
  return [...heads, ...stackLines(state, lines, at, cells, height - heads.length, pen)];
}

/** As many lines as fit, those around the selection first; the last says how many more there are. */
function stackLines(
  state: UiState,
  lines: readonly PlanLine[],
  at: number | null,
  cells: number,
  height: number,
  pen: Pen,
) {
  const room = lines.length > height ? height - 1 : height;
  const top = topOf(Math.max(0, at ?? 0), 0, room, lines.length);
  const drawn = lines.slice(top, top + room).map((line, index) => {
    const here = at === top + index;
    const text = padded(lineText(state, line, here, cells, pen), cells);
    return here ? pen.paint('inverse', text) : line.item === null ? pen.paint('dim', text) : text;
  });
  const rest = lines.length - drawn.length;
  if (rest > 0) drawn.push(padded(pen.paint('dim', pen.own(`  ${rest} more`)), cells));
  while (drawn.length < height) drawn.push(' '.repeat(cells));
  return drawn.slice(0, height);
}

/** The mark of the selection, so that it can be seen without colours. */
const leadOf = (here: boolean, pen: Pen): string => (here ? (pen.ascii ? '>' : '▌') : ' ');

function lineText(
  state: UiState,
  { item, part, sprint, hours: own }: PlanLine,
  here: boolean,
  cells: number,
  pen: Pen,
): string {
  const lead = leadOf(here, pen);
  if (part === null) return clip(`${lead}nothing planned`, cells, pen.mark);
  const said = item === null ? null : decidedOn(state, item, part);
  const marks = (said === null ? '' : promiseMarks(said)).slice(0, 2).padEnd(2);
  const number = hours(sprint === null ? (said?.estimate?.hours ?? own) : own).padStart(5);
  const nth = part.includes('#') ? ` ${part.slice(part.indexOf('#'))}` : '';
  // Side by side there is room for what tells items apart, not for whole sentences.
  const name = item === null ? part : sprint === null ? item.title : `${item.addon}${nth} ${item.kind}`;
  return `${lead}${marks}${number} ${clip(visible(name), Math.max(1, cells - 9), pen.mark)}`;
}

function drawBelow(
  state: UiState,
  opened: OpenList,
  rest: Stack | undefined,
  place: Place,
  height: number,
  pen: Pen,
): string[] {
  const { width, beside } = place;
  const left = rest === undefined ? 0 : Math.floor(width * 0.45);
  const right = Math.min(110, width - left - (left === 0 ? 0 : GAP));
  const text = scrolled(beside(right), opened, height, pen);
  if (rest === undefined) return Array.from({ length: height }, (_, row) => text[row] ?? '');
  const total = rest.lines.reduce((sum, line) => sum + line.hours, 0);
  const head = inCells(
    pen.own(`${leadOf(rest.at === -1, pen)}not planned: ${rest.lines.length}, ${hours(total)} h`),
    left,
    'left',
    pen.mark,
  );
  const rows = [
    rest.at === -1 ? pen.paint('inverse', head) : pen.paint('bold', head),
    ...stackLines(state, rest.lines, rest.at, left, height - 1, pen),
  ];
  const line = pen.paint('dim', pen.ascii ? ' | ' : ' │ ');
  return rows.map((row, at) => row + line + (text[at] ?? ''));
}
