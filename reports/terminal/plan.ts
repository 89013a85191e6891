import type { EstimateError } from '../../src/domain/calibration.js';
import type { Plan } from '../../src/domain/plan.js';
import type { Result } from '../../src/domain/result.js';
import { count, decimal, hours, percent, whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { type SprintLoad, sprintLoads } from '../shared/plan.js';
import { clip, columns, visible, wrap } from '../shared/text.js';
import { bar, pen as makePen, type Pen } from './paint.js';
import { PLAN_WORDS as WORDS } from './plan-words.js';
import { type Column, inCells, table } from './table.js';

const INDENT = '  ';
const NARROWEST = 76;
const UNPLANNED_SHOWN = 10;
const MOVES_SHOWN = 30;
/** `DEBT-` with ten digits, and the number of a part. */
const ID_WIDTH = 17;

/** The plan of a result as a page for a terminal: what is done in which sprint, what moved, and what it is worth. */
export function renderPlan(result: Result, options: ReportOptions = {}): string {
  const width = Math.max(NARROWEST, Math.min(options.width ?? 80, 140));
  const pen = makePen(width - INDENT.length, options.color ?? false, options.ascii ?? false);
  const { plan } = result;
  const lines = [
    ...titled(pen, WORDS.capacity, sentences(pen, plan.capacity?.why ?? [])),
    ...titled(
      pen,
      WORDS.sprints,
      sprintLoads(result).flatMap((load) => sprintBlock(pen, load, plan)),
    ),
    ...titled(pen, WORDS.unplanned, unplannedLines(pen, result)),
    ...titled(pen, WORDS.moves, moveLines(pen, plan)),
    ...titled(pen, WORDS.worth, worthLines(pen, plan)),
    ...titled(pen, WORDS.prices, priceLines(pen, plan)),
    ...titled(pen, WORDS.forecast, forecastLines(pen, result)),
    ...titled(pen, WORDS.scenarios, scenarioLines(pen, result)),
    ...titled(pen, WORDS.calibration, calibrationLines(pen, result)),
  ];
  return `${lines.slice(1).join('\n')}\n`;
}

function titled(pen: Pen, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', pen.paint('bold', title), ...lines.map((line) => (INDENT + line).trimEnd())];
}

function sentences(pen: Pen, texts: readonly string[]): string[] {
  return texts.flatMap((text) => wrap(visible(text), pen.width));
}

function sprintBlock(pen: Pen, load: SprintLoad, plan: Plan): string[] {
  const share = load.capacityHours === 0 ? 0 : load.plannedHours / load.capacityHours;
  const { state = 'planned' } = plan.sprints[load.index - 1] ?? {};
  const head = [
    pen.paint('bold', inCells(WORDS.sprint(load.index), 9, 'left', pen.mark)),
    ...(load.start === null ? [] : [load.start]),
    pen.paint(share > 1.000001 ? 'red' : 'blue', bar(share, 20, pen.ascii)),
    WORDS.sprintRow(hours(load.plannedHours), hours(load.capacityHours)),
    ...(state === 'planned' ? [] : [pen.paint('dim', WORDS.state[state])]),
  ].join(' ');
  const row = (id: string, title: string, own: number, saves: string) => {
    const tail = `${inCells(`${hours(own)} h`, 8, 'right', pen.mark)}  ${inCells(saves, 15, 'right', pen.mark)}`;
    const room = Math.max(20, pen.width - ID_WIDTH - columns(tail) - 4);
    return `  ${inCells(visible(id), ID_WIDTH, 'left', pen.mark)} ${inCells(title, room, 'left', pen.mark)} ${tail}`;
  };
  const rows = [
    ...load.items.map(({ id, item, hours: own }) =>
      row(id, visible(item.title), own, WORDS.saves(decimal(item.value))),
    ),
    ...load.gone.map(({ id, hours: own }) => pen.paint('dim', row(id, WORDS.gone, own, ''))),
  ];
  return [head, ...rows];
}

function unplannedLines(pen: Pen, { plan, items }: Result): string[] {
  const value = new Map(items.map((item) => [item.id, item.value]));
  const worst = [...plan.unplanned].sort(
    (a, b) => (value.get(b.id) ?? 0) - (value.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const title = new Map(items.map((item) => [item.id, item.title]));
  const lines = worst
    .slice(0, UNPLANNED_SHOWN)
    .flatMap(({ id, why }) => [
      `${inCells(visible(id), ID_WIDTH, 'left', pen.mark)} ${clip(visible(title.get(id) ?? ''), pen.width - ID_WIDTH - 1, pen.mark)}`,
      ...wrap(visible(why), pen.width - ID_WIDTH - 1).map((line) =>
        pen.paint('dim', `${' '.repeat(ID_WIDTH + 1)}${line}`),
      ),
    ]);
  const rest = worst.length - UNPLANNED_SHOWN;
  return rest > 0 ? [...lines, pen.paint('dim', pen.own(WORDS.more(count(rest, 'more item'))))] : lines;
}

function moveLines(pen: Pen, { moves }: Plan): string[] {
  if (moves === undefined) return [];
  if (moves.length === 0) return [WORDS.noMoves];
  const place = (sprint: number | null) => (sprint === null ? WORDS.notPlanned : WORDS.sprint(sprint));
  const lines = moves
    .slice(0, MOVES_SHOWN)
    .flatMap(({ id, from, to, why }) => [
      `${inCells(visible(id), ID_WIDTH, 'left', pen.mark)} ${pen.own(WORDS.move(place(from), place(to)))}`,
      ...wrap(visible(why), pen.width - ID_WIDTH - 1).map((line) =>
        pen.paint('dim', `${' '.repeat(ID_WIDTH + 1)}${line}`),
      ),
    ]);
  const rest = moves.length - MOVES_SHOWN;
  return rest > 0 ? [...lines, pen.paint('dim', pen.own(WORDS.more(count(rest, 'more move'))))] : lines;
}

function worthLines(pen: Pen, plan: Plan): string[] {
  const lines = [WORDS.objective(decimal(plan.objective))];
  if (plan.gap !== null && plan.bound !== null)
    lines.push(plan.gap < 0.0005 ? WORDS.best : WORDS.bound(decimal(plan.bound), percent(plan.gap)));
  const { proof } = plan;
  if (proof !== undefined) {
    const figure = (value: number | null, write: (value: number) => string) =>
      value === null ? WORDS.unknown : write(value);
    lines.push(
      WORDS.proof(
        proof.solver,
        WORDS.status[proof.status],
        figure(proof.objective, decimal),
        figure(proof.bound, decimal),
        figure(proof.gap, percent),
      ),
      WORDS.winner[proof.winner],
      proof.why,
    );
  }
  return lines.flatMap((line) => wrap(pen.own(line), pen.width));
}

function priceLines(pen: Pen, { prices = [] }: Plan): string[] {
  return prices.flatMap(({ text }) => wrap(pen.own(visible(text)), pen.width));
}

function forecastLines(pen: Pen, { plan: { forecast } }: Result): string[] {
  if (forecast === undefined) return [];
  const chance = (sprint: number | null) => (sprint === null ? pen.own(WORDS.never) : whole(sprint));
  const heads: Column[] = [
    { title: WORDS.what, align: 'left', width: null },
    ...['50 %', '85 %', '95 %'].map((title): Column => ({ title, align: 'right', width: 6 })),
  ];
  const row = (name: string, { p50, p85, p95 }: { p50: number | null; p85: number | null; p95: number | null }) => [
    { text: name },
    ...[p50, p85, p95].map((sprint) => ({ text: chance(sprint) })),
  ];
  const rows = [
    ...(forecast.upgrade === null ? [] : [row(WORDS.ready(count(forecast.upgrade.items, 'item')), forecast.upgrade)]),
    ...forecast.waves
      .filter(({ items }) => items > 0)
      .map((wave) => row(WORDS.wave(wave.wave, count(wave.items, 'item')), wave)),
  ];
  const late = forecast.items.filter(({ inTime }) => inTime < 0.5).length;
  return [
    ...(rows.length === 0 ? [] : table(pen, heads, rows)),
    ...(rows.some((cells) => cells.some(({ text }) => text === pen.own(WORDS.never)))
      ? [pen.paint('dim', pen.own(WORDS.neverMeans(forecast.horizon)))]
      : []),
    ...wrap(
      WORDS.inTime(count(forecast.items.length, 'planned item'), whole(late), whole(forecast.runs)),
      pen.width,
    ).map((line) => pen.paint('dim', line)),
  ];
}

function scenarioLines(pen: Pen, { scenarios = [] }: Result): string[] {
  if (scenarios.length === 0) return [];
  const heads: Column[] = [
    { title: WORDS.scenario, align: 'left', width: null },
    { title: WORDS.planned, align: 'right', width: 9 },
    { title: WORDS.savedPerYear, align: 'right', width: 9 },
    { title: WORDS.left, align: 'right', width: 9 },
    { title: WORDS.paid, align: 'right', width: 9 },
    { title: WORDS.readyAfter, align: 'right', width: 12 },
  ];
  const rows = scenarios.map(({ name, plannedHours, savedPerYear, curve, readyAfter, impossible }) =>
    [
      visible(name),
      ...(impossible === null
        ? [
            `${hours(plannedHours)} h`,
            `${hours(savedPerYear)} h`,
            curve === null ? '' : `${hours(curve.remainingHours.at(-1) ?? 0)} h`,
            curve === null ? '' : `${hours(curve.interestPaid.at(-1) ?? 0)} h`,
            readyAfter === null ? WORDS.notWithin : WORDS.sprint(readyAfter),
          ]
        : ['', '', '', '', WORDS.impossible]),
    ].map((text) => ({ text })),
  );
  const why = scenarios.flatMap(({ name, impossible }) => (impossible === null ? [] : [`${name}: ${impossible}`]));
  return [...table(pen, heads, rows), ...sentences(pen, why).map((line) => pen.paint('dim', line))];
}

function calibrationLines(pen: Pen, { calibration }: Result): string[] {
  if (calibration === undefined) return [];
  const { before, after } = calibration;
  const error = ({ medianError, bias, inside }: EstimateError) =>
    WORDS.error(percent(medianError), bias.toFixed(2), inside === null ? WORDS.unknown : percent(inside));
  const texts = [
    calibration.why,
    ...(before === null ? [] : [`${WORDS.asEstimated}: ${error(before)}`]),
    ...(after === null ? [] : [`${WORDS.asCorrected}: ${error(after)}`]),
  ];
  return texts.flatMap((text) => wrap(pen.own(text), pen.width));
}
