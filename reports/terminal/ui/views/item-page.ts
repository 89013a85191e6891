import type { DebtItem } from '../../../../src/domain/debt-item.js';
import type { Why } from '../../../../src/domain/why.js';
import { decimal, hours, hoursRange, percent } from '../../../shared/numbers.js';
import type { Pen } from '../../paint.js';
import { pair, para, title } from '../draw/text.js';
import { decidedOn, type ItemDecisions, wholeOf } from '../planning/decided.js';
import { linesOf, placeWords } from '../planning/places.js';
import { whyOf } from '../planning/state.js';
import type { UiState } from '../state.js';

/** Everything there is to say of an item, or of a part of one, but for what is in it. */
export function itemPage(state: UiState, id: string, width: number, pen: Pen): string[] {
  const item = state.model.item(wholeOf(id));
  if (item === undefined) return para(pen, `${id}: not in this result`, width);
  const said = decidedOn(state, item, id);
  return [
    ...para(pen, item.title, width, 'bold'),
    ...whyLines(state, item, id, width, pen),
    '',
    ...pair(pen, 'Item', `${id}, ${item.kind} of ${item.addon}`, width),
    ...figureLines(item, said, width, pen),
    ...forecastLines(state, id, width, pen),
    ...decisionLines(said, width, pen),
    ...reasonLines(item, width, pen),
  ];
}

function whyLines(state: UiState, item: DebtItem, id: string, width: number, pen: Pen): string[] {
  const why = whyOf(state, id);
  const place = placeWords(state.plan, state.model, id);
  const head = pair(pen, 'Planned', place === null ? 'not' : `sprint ${pen.own(place)}`, width, 12, 'bold');
  if (why != null) return [...head, ...reasonsOf(why, width, pen)];
  const unplanned = state.plan.unplanned.find((one) => one.id === id)?.why;
  if (unplanned !== undefined) return [...head, ...pair(pen, 'Why', unplanned, width)];
  if (state.decisions !== null && why === undefined) return [...head, ...pair(pen, 'Why', pen.own('…'), width)];
  const waits = item.dependsOn.length === 0 ? 'nothing' : item.dependsOn.join(', ');
  return [...head, ...pair(pen, 'Waits for', waits, width)];
}

function reasonsOf(why: Why, width: number, pen: Pen): string[] {
  const colon = why.text.indexOf(': ');
  const text = colon < 0 ? why.text : why.text.slice(colon + 2);
  return [
    ...pair(pen, 'Why', `${text}.`, width),
    ...pair(pen, 'Saves', `${why.saves.text.replace(/^saves /, '')}.`, width),
    ...(why.earliest === null ? [] : pair(pen, 'Earliest', `${why.earliest.text}.`, width)),
    ...why.competes.flatMap(({ text: rival }, at) => pair(pen, at === 0 ? 'Against' : '', `${rival}.`, width)),
  ];
}

function figureLines(item: DebtItem, { estimate, class: paid, owner, note }: ItemDecisions, width: number, pen: Pen) {
  const range = hoursRange(item.hours, pen.ascii ? '-' : '–');
  const computed = `${hours(item.hours.p50)} h; in 7 of 10 cases ${range} h`;
  const before = item.estimated === undefined ? '' : `; ${hours(item.estimated.p50)} h before done items corrected it`;
  const own = estimate?.hours ?? item.hours.p50;
  return [
    ...pair(
      pen,
      'Hours',
      estimate === null
        ? `${computed}${before}`
        : `${hours(estimate.hours)} h as estimated${because(estimate.reason)}; computed ${computed}`,
      width,
    ),
    ...pair(
      pen,
      'Worth',
      `${decimal(item.value)} h a year${own > 0 ? `, ${decimal(item.value / own)} per hour of work` : ''}`,
      width,
    ),
    ...pair(pen, 'Class', `${paid}${item.skill === undefined ? '' : `, ${item.skill}`}`, width),
    ...pair(pen, 'Owner', owner ?? 'nobody', width),
    ...(note === null ? [] : pair(pen, 'Remark', note, width)),
  ];
}

const because = (reason: string | undefined): string => (reason === undefined ? '' : ` (${reason})`);

function forecastLines({ plan, model }: UiState, id: string, width: number, pen: Pen): string[] {
  const { forecast } = plan;
  if (forecast === undefined) return [];
  const ids = linesOf(plan, model).places.has(id) ? [id, `${id}#`] : [];
  const own = forecast.items
    .filter((one) => one.id === ids[0] || (ids[1] !== undefined && one.id.startsWith(ids[1])))
    .at(-1);
  if (own === undefined) return [];
  const sprint = (value: number | null) =>
    value === null ? pen.own(`after ${plan.sprints.length + forecast.horizon}`) : String(value);
  const chances = `sprint ${sprint(own.p50)} (50 %), ${sprint(own.p85)} (85 %), ${sprint(own.p95)} (95 %)`;
  return pair(pen, 'Done by', `${chances}; in time with ${percent(own.inTime)}`, width);
}

/** A sprint as people say it, or a day. */
const when = (value: number | string): string => (typeof value === 'number' ? `sprint ${value}` : value);

function decisionLines({ pin, deadline, notBefore, split }: ItemDecisions, width: number, pen: Pen): string[] {
  const lines = [
    ...(pin === null ? [] : pair(pen, 'Pinned', `to sprint ${pin.sprint}${because(pin.reason)}`, width)),
    ...(deadline === null
      ? []
      : pair(pen, 'Due', `by the end of ${when(deadline.by)}${because(deadline.reason)}`, width)),
    ...(notBefore === null
      ? []
      : pair(pen, 'Not before', `${when(notBefore.from)}${because(notBefore.reason)}`, width)),
    ...(split === null ? [] : pair(pen, 'In parts', `${split.map((part) => hours(part)).join(' + ')} h`, width)),
  ];
  return lines.length === 0 ? [] : [...title(pen, 'Decided', width), ...lines];
}

function reasonLines({ reasons = [] }: DebtItem, width: number, pen: Pen): string[] {
  if (reasons.length === 0) return [];
  return [
    ...title(pen, 'What its worth rests on', width),
    ...reasons.flatMap((one) => para(pen, one, width, undefined, 2)),
  ];
}
