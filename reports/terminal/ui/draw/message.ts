import { whole } from '../../../shared/numbers.js';
import { clip, columns, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { FORMS } from '../forms.js';
import { isSearching } from '../lists/matches.js';
import { groupingOf } from '../lists/rows.js';
import { openList } from '../reduce-list.js';
import type { Prompt, UiState } from '../state.js';

/** The line above the footer: what is asked, said or under way, and where one is in the list. */
export function drawMessage(state: UiState, pen: Pen): string {
  const { columns: width } = state.size;
  if (state.prompt?.kind === 'form') return formLine(state, state.prompt, width, pen);
  const right = pen.own(whereabouts(state));
  const room = Math.max(0, width - columns(right) - 2);
  const left = state.prompt === null ? said(state, room, pen) : asked('/', state.prompt, room, pen);
  return `${left.text}${' '.repeat(Math.max(0, width - left.plain - columns(right)))}${pen.paint('dim', right)}`;
}

interface Part {
  text: string;
  plain: number;
}

function said({ message, busy }: UiState, room: number, pen: Pen): Part {
  if (message !== null) {
    const problem = message.kind === 'problem';
    const text = clip(`${problem ? '! ' : ''}${pen.own(visible(message.text))}`, room, pen.mark);
    return { text: problem ? pen.paint('yellow', text) : text, plain: columns(text) };
  }
  const text = clip(visible(busy ?? ''), room, pen.mark);
  return { text: pen.paint('cyan', text), plain: columns(text) };
}

/** `row of rows, order, filter`: what is set for the list in view. */
function whereabouts(state: UiState): string {
  const opened = openList(state);
  if (opened === null || state.help !== null) return '';
  const { source, list, rows } = opened;
  const order = source.orders.find(({ id }) => id === list.order) ?? source.orders[0];
  const grouping = groupingOf(source, list);
  const searching = isSearching(source, list.matches);
  const share = searching ? `${Math.floor((100 * list.matches!.scanned) / source.count)}% ` : '';
  return [
    ...(list.filter === '' || state.prompt?.kind === 'filter' ? [] : [`/${clip(visible(list.filter), 20)}`]),
    ...(list.filter === '' ? [] : [`${share}${whole(rows.found)} of ${whole(source.count)}`]),
    ...(grouping === null ? [] : [`by ${grouping.title}`]),
    ...(order === undefined || source.orders.length < 2 ? [] : [order.title]),
    `${whole(rows.entries.length === 0 ? 0 : list.at + 1)}/${whole(rows.entries.length)}`,
  ].join(' · ');
}

/** What is typed, the cursor in it, kept in sight. */
function asked(label: string, { text, cursor }: Prompt, room: number, pen: Pen): Part {
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(`${text} `)].map(({ segment }) =>
    visible(segment),
  );
  let from = 0;
  const width = (part: readonly string[]) => columns(part.join(''));
  while (from < cursor && width(letters.slice(from, cursor + 1)) > room - columns(label)) from++;
  let to = cursor + 1;
  while (to < letters.length && width(letters.slice(from, to + 1)) <= room - columns(label)) to++;
  const before = letters.slice(from, cursor).join('');
  const under = letters[cursor] ?? ' ';
  const after = letters.slice(cursor + 1, to).join('');
  // Without colour the cursor is still to be seen.
  const marked = pen.paint('inverse', under);
  const shown = marked === under ? `_${under === ' ' ? '' : under}` : marked;
  const plain = columns(label + before + shown.replace(/\x1b\[[0-9;]*m/g, '') + after);
  return { text: `${pen.paint('bold', label)}${before}${shown}${after}`, plain };
}

/** Columns that are left to type in, and of a hint that still says something. */
const LEAST_ANSWER = 16;
const LEAST_HINT = 12;

function formLine(state: UiState, prompt: Prompt & { kind: 'form' }, width: number, pen: Pen): string {
  const field = FORMS[prompt.form]?.fields[prompt.field];
  if (field === undefined) return '';
  const question = pen.own(visible(field.label(state, prompt.subject)));
  const hint = prompt.problem === null ? (field.hint ?? '') : `! ${prompt.problem}`;
  // What is wrong matters more than the whole question, and that more than what is expected.
  const least = Math.min(prompt.problem === null ? columns(question) : 16, width - LEAST_ANSWER);
  const spare = width - least - LEAST_ANSWER;
  const aside = hint === '' || spare < LEAST_HINT ? '' : clip(pen.own(` (${visible(hint)})`), spare, pen.mark);
  const label = `${clip(question, width - columns(aside) - LEAST_ANSWER, pen.mark)}${field.kind === 'choice' ? '?' : ': '}`;
  const room = width - columns(aside) - 1;
  const left =
    field.kind === 'choice'
      ? { text: pen.paint('bold', label), plain: columns(label) }
      : asked(label, prompt, room, pen);
  const right = prompt.problem === null ? pen.paint('dim', aside) : pen.paint('yellow', aside);
  return `${left.text}${' '.repeat(Math.max(0, width - left.plain - columns(aside)))}${right}`;
}
