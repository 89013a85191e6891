import type { Chances } from '../../../../src/domain/forecast.js';
import { count, decimal, hours, whole } from '../../../shared/numbers.js';
import { visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { oneLine, pair, para, title, words } from '../draw/text.js';
import { wholeOf } from '../planning/decided.js';
import { linesOf } from '../planning/places.js';
import { gainWords } from '../planning/replan.js';
import { planningOf } from '../planning/state.js';
import type { UiState } from '../state.js';
import { classLoads, loadOf, stateWords } from './plan-head.js';

/** The panel of the plan that is open: what moved, what cannot be kept, or when it will be done. */
export function panelLines(state: UiState, width: number, pen: Pen): string[] {
  const { panel } = planningOf(state);
  if (panel === 'moves') return moveLines(state, width, pen);
  if (panel === 'clash') return clashLines(state, width, pen);
  return panel === 'forecast' ? forecastLines(state, width, pen) : [];
}

const heading = (pen: Pen, text: string, width: number): string => title(pen, text, width)[1]!;

/** Nobody reads more of them, and they are written anew with every key. */
const MOST_MOVES = 100;

function moveLines(state: UiState, width: number, pen: Pen): string[] {
  const { last } = planningOf(state);
  if (last === null)
    return [
      heading(pen, 'What moved', width),
      ...words(pen, 'Nothing yet: the plan is as it was opened.', width, 'dim'),
    ];
  const shown = last.moves.slice(0, MOST_MOVES);
  const place = (sprint: number | null) => (sprint === null ? 'not planned' : `sprint ${sprint}`);
  return [
    heading(pen, `What moved: ${visible(last.said)}`, width),
    ...words(
      pen,
      `It ${gainWords(last.gain)}${last.price == null ? '' : `; ${last.price}`}.`,
      width,
      last.gain < -0.05 ? 'yellow' : undefined,
    ),
    ...(last.moves.length === 0 ? words(pen, 'Nothing moved.', width, 'dim') : []),
    ...shown.flatMap(({ id, from, to, why }, at) => [
      `${pen.paint('bold', pen.own(`${place(from)} → ${place(to)}`))}  ${oneLine(pen, nameOf(state, id), Math.max(8, width - 28))}`,
      // One reason for several that follow each other is said once, below them.
      ...(shown[at + 1]?.why === why ? [] : para(pen, why, width, 'dim', 2)),
    ]),
    ...(last.moves.length > shown.length
      ? words(pen, `… and ${count(last.moves.length - shown.length, 'more move')}`, width, 'dim')
      : []),
  ];
}

/** What an item is about, in a few words. */
function nameOf({ model }: UiState, id: string): string {
  return model.item(wholeOf(id))?.title ?? id;
}

const MOST_REPAIRS = 3;

function clashLines(state: UiState, width: number, pen: Pen): string[] {
  const { clash } = planningOf(state);
  if (clash === null) return [];
  const { said, problem, repairs, taken } = clash;
  const status =
    taken > 0
      ? 'It was taken back; the plan is as it was. Ctrl-K keeps it all the same, m closes this.'
      : 'It stands in the files, and the plan is as it was. u takes it back, m closes this.';
  return [
    heading(pen, `No plan keeps: ${visible(said)}`, width),
    ...para(pen, problem, width, 'yellow'),
    ...(repairs.length === 0 ? [] : [pen.paint('bold', 'Ways out')]),
    ...repairs.slice(0, MOST_REPAIRS).flatMap((text, at) => pair(pen, `${at + 1}.`, text, width, 4)),
    ...words(pen, status, width),
  ];
}

/** Finish of the waves and of all upgrade work, by chance. */
function forecastLines(state: UiState, width: number, pen: Pen): string[] {
  const { forecast } = state.plan;
  const head = heading(pen, 'Done by the end of sprint, with a chance of', width);
  if (forecast === undefined)
    return [head, ...words(pen, 'Not told: the result was made without a forecast; = makes one.', width, 'dim')];
  const cell = (sprint: number | null) => (sprint === null ? pen.own('–') : String(sprint)).padStart(6);
  const row = (name: string, { p50, p85, p95 }: Chances) =>
    `  ${pen.own(name).padEnd(34)}${cell(p50)}${cell(p85)}${cell(p95)}`;
  const late = forecast.items.filter(({ inTime }) => inTime < 0.5).length;
  const shown = forecast.waves.filter(({ items }) => items > 0);
  const never = [...shown, ...(forecast.upgrade === null ? [] : [forecast.upgrade])].some(({ p95 }) => p95 === null);
  return [
    head,
    pen.paint('dim', `  ${''.padEnd(34)}${'50 %'.padStart(6)}${'85 %'.padStart(6)}${'95 %'.padStart(6)}`),
    ...(forecast.upgrade === null
      ? []
      : [row(`ready for the upgrade (${count(forecast.upgrade.items, 'item')})`, forecast.upgrade)]),
    ...shown.map((wave) => row(`wave ${wave.wave} (${count(wave.items, 'item')})`, wave)),
    ...(never
      ? words(pen, `– not within ${forecast.horizon} sprints more, or not all of it is planned`, width, 'dim', 2)
      : []),
    ...words(
      pen,
      `Of ${count(forecast.items.length, 'planned item')}, ${whole(late)} will more likely than not be later than planned. From ${whole(forecast.runs)} runs with drawn hours.`,
      width,
      'dim',
    ),
  ];
}

/** All there is to say of one sprint. */
export function sprintPage(state: UiState, index: number, width: number, pen: Pen): string[] {
  const sprint = state.plan.sprints[index - 1];
  if (sprint === undefined) return [];
  const own = linesOf(state.plan, state.model).lines.filter((line) => line.sprint === index && line.part !== null);
  const saves = own.reduce((sum, { item }) => sum + (item?.value ?? 0), 0);
  const file = state.decisions?.planFile.sprints.find((one) => one.sprint === index);
  const team = file?.teamHours;
  const load = loadOf(sprint);
  return [
    pen.paint('bold', `Sprint ${index}${file?.name === undefined ? '' : `: ${visible(file.name)}`}`),
    ...(sprint.start === null ? [] : pair(pen, 'Begins', sprint.start, width)),
    ...(stateWords(sprint) === '' ? [] : pair(pen, 'State', `${stateWords(sprint)}: it is not planned anew`, width)),
    ...pair(
      pen,
      'Hours',
      `${hours(load)} of ${hours(sprint.capacityHours)} h for debt; ${hours(Math.max(0, sprint.capacityHours - load))} h free`,
      width,
    ),
    ...(team === undefined ? [] : pair(pen, 'Team', `${hours(team)} h in this sprint`, width)),
    ...classLoads(sprint, state).flatMap(({ name, load: used, room }) =>
      pair(pen, name, `${hours(used)} of ${hours(room)} h`, width),
    ),
    ...pair(pen, 'Items', `${whole(own.length)}; together they save ${decimal(saves)} h a year`, width),
    ...title(pen, 'Hours for debt', width),
    ...(state.plan.capacity?.why ?? []).flatMap((text) => para(pen, text, width)),
    ...(planningOf(state).panel === 'forecast' ? [] : ['', ...forecastLines(state, width, pen)]),
  ];
}

/** What is not planned, with its reasons; the dearest first. */
export function unplannedPage(state: UiState, width: number, pen: Pen): string[] {
  const own = linesOf(state.plan, state.model).lines.filter((line) => line.sprint === null);
  return [
    pen.paint('bold', 'Not planned'),
    ...own
      .slice(0, MOST_UNPLANNED)
      .flatMap(({ part, item, why }) => [
        oneLine(pen, item?.title ?? part ?? '', width),
        ...para(pen, why ?? '', width, 'dim', 2),
      ]),
    ...(own.length > MOST_UNPLANNED
      ? words(pen, `… and ${count(own.length - MOST_UNPLANNED, 'more item')}`, width, 'dim')
      : []),
  ];
}

const MOST_UNPLANNED = 30;
