import type { Action } from './actions.js';
import { FORMS } from './forms.js';
import { reduceList } from './reduce-list.js';
import { listOf, type Prompt, placeKey, placeOf, type UiState } from './state.js';

type FormPrompt = Prompt & { kind: 'form' };

/** What happens to the line at the bottom. What a finished form leads to is the session's: see `answered`. */
export function reducePrompt(state: UiState, action: Action): UiState {
  const { prompt } = state;
  if (action.type === 'filter') return openFilter(state);
  if (action.type === 'form') return openForm(state, action.form, action.subject);
  if (prompt === null) return state;
  switch (action.type) {
    case 'prompt-insert':
      return type(state, prompt, insert(prompt, action.text));
    case 'prompt-delete':
      return type(state, prompt, erase(prompt, action.what));
    case 'prompt-move':
      return { ...state, prompt: { ...prompt, cursor: cursorAt(prompt, action.to) } };
    case 'prompt-back':
      return prompt.kind === 'form' ? recall(state, prompt, action.by) : state;
    case 'prompt-cancel': {
      const closed = { ...state, prompt: null };
      return prompt.kind === 'filter' ? reduceList(closed, { type: 'set-filter', text: '' }) : closed;
    }
    case 'prompt-accept':
      return prompt.kind === 'filter' ? { ...state, prompt: null } : nextField(state, prompt);
    default:
      return state;
  }
}

function openFilter(state: UiState): UiState {
  const key = placeKey(placeOf(state));
  const text = listOf(state, key).filter;
  return {
    ...state,
    message: null,
    prompt: { kind: 'filter', list: key, text, cursor: letters(text).length, before: text },
  };
}

function openForm(state: UiState, form: string, subject: string | null): UiState {
  const blank: FormPrompt = {
    kind: 'form',
    form,
    subject,
    field: 0,
    values: {},
    text: '',
    cursor: 0,
    problem: null,
    back: -1,
  };
  return { ...state, message: null, help: null, prompt: asked(state, blank) };
}

/** The prompt with the first text of its field. */
function asked(state: UiState, prompt: FormPrompt): FormPrompt {
  const field = FORMS[prompt.form]?.fields[prompt.field];
  const text = field?.initial?.(state, prompt.subject) ?? '';
  return { ...prompt, text, cursor: letters(text).length, problem: null, back: -1 };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What the cursor moves over, one at a time. */
function letters(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

type Line = Pick<Prompt, 'text' | 'cursor'>;

/** A reason is one line: what a paste brings of line ends and controls becomes a space. */
const flat = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

function insert({ text, cursor }: Line, added: string): Line {
  const all = letters(text);
  const before = all.slice(0, cursor).join('') + flat(added);
  return { text: before + all.slice(cursor).join(''), cursor: letters(before).length };
}

function erase({ text, cursor }: Line, what: 'left' | 'right' | 'word' | 'all'): Line {
  const all = letters(text);
  if (what === 'all') return { text: all.slice(cursor).join(''), cursor: 0 };
  if (what === 'right') return { text: [...all.slice(0, cursor), ...all.slice(cursor + 1)].join(''), cursor };
  let from = Math.max(0, cursor - 1);
  if (what === 'word') {
    while (from > 0 && all[from] === ' ') from--;
    while (from > 0 && all[from - 1] !== ' ') from--;
  }
  return { text: [...all.slice(0, from), ...all.slice(cursor)].join(''), cursor: from };
}

function cursorAt({ text, cursor }: Line, to: number | 'first' | 'last'): number {
  const { length } = letters(text);
  if (to === 'first') return 0;
  return to === 'last' ? length : Math.max(0, Math.min(cursor + to, length));
}

function type(state: UiState, prompt: Prompt, line: Line): UiState {
  if (prompt.kind === 'filter') {
    return reduceList({ ...state, prompt: { ...prompt, ...line } }, { type: 'set-filter', text: line.text });
  }
  const field = FORMS[prompt.form]?.fields[prompt.field];
  if (field?.kind !== 'choice') return { ...state, prompt: { ...prompt, ...line, problem: null } };
  const choice = field.choices?.find(({ key }) => key === line.text.slice(-1));
  return choice === undefined ? state : nextField(state, { ...prompt, text: choice.value });
}

function recall(state: UiState, prompt: FormPrompt, by: number): UiState {
  const id = FORMS[prompt.form]?.fields[prompt.field]?.id ?? '';
  const typed = state.history[id] ?? [];
  const back = Math.max(-1, Math.min(prompt.back + by, typed.length - 1));
  const text = back < 0 ? '' : typed[back]!;
  return { ...state, prompt: { ...prompt, text, cursor: letters(text).length, problem: null, back } };
}

const REMEMBERED = 20;

function nextField(state: UiState, prompt: FormPrompt): UiState {
  const fields = FORMS[prompt.form]?.fields ?? [];
  const field = fields[prompt.field];
  if (field === undefined) return { ...state, prompt: null };
  const problem = field.check?.(prompt.text, state) ?? null;
  if (problem !== null) return { ...state, prompt: { ...prompt, problem } };
  const values = { ...prompt.values, [field.id]: prompt.text };
  const history = field.kind === 'text' ? remember(state, field.id, prompt.text) : state.history;
  const next = { ...prompt, values, field: prompt.field + 1 };
  const after = { ...state, history };
  // Past the last field the form is answered, and the session takes it from there.
  return { ...after, prompt: next.field < fields.length ? asked(after, next) : { ...next, text: '', cursor: 0 } };
}

function remember({ history }: UiState, id: string, text: string): UiState['history'] {
  if (text.trim() === '') return history;
  const others = (history[id] ?? []).filter((one) => one !== text);
  return { ...history, [id]: [text, ...others].slice(0, REMEMBERED) };
}

/** The form whose last question was just answered, or null. */
export function answered({ prompt }: UiState): FormPrompt | null {
  if (prompt?.kind !== 'form') return null;
  return prompt.field >= (FORMS[prompt.form]?.fields.length ?? 0) ? prompt : null;
}
