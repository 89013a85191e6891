import { seriesSchema } from '../../../../src/domain/series.js';
import type { Edit } from '../../../../src/domain/workspace.js';
import { decimal, hours as hoursText } from '../../../shared/numbers.js';
import type { Command } from '../commands.js';
import type { Form } from '../form.js';
import type { UiState } from '../state.js';
import { dayOf } from '../triage.js';
import { decidedOn, hoursOf, type ItemDecisions, wholeOf } from './decided.js';
import { firstOpen } from './places.js';
import { settingsNamed } from './take-scenario.js';

/** Decisions about the plan, as questions. */

const decided = (edit: Edit, said: string): Command => ({ effect: 'decide', edit, said });

function saidOf(state: UiState, subject: string | null): ItemDecisions | null {
  const item = state.model.item(wholeOf(subject ?? ''));
  return item === undefined ? null : decidedOn(state, item, subject ?? item.id);
}

function checkSprint(text: string, { plan }: UiState): string | null {
  const sprint = Number(text);
  const [first, last] = [firstOpen(plan), plan.sprints.length];
  if (first > last) return 'no sprint is left to plan';
  return /^\s*\d+\s*$/.test(text) && sprint >= first && sprint <= last ? null : `a sprint from ${first} to ${last}`;
}

/** A sprint or a day as people type it; undefined where it is neither. */
function sprintOrDay(text: string, today: string): number | string | undefined {
  const written = text.trim();
  if (/^[1-9]\d{0,2}$/.test(written)) return Number(written);
  return dayOf(written, today) ?? undefined;
}

const checkWhen = (text: string, { today }: UiState): string | null =>
  text.trim() === '' || sprintOrDay(text, today) !== undefined
    ? null
    : 'a sprint such as 4, a day such as 2027-03-31, or +6w';

const whenWords = (value: number | string): string => (typeof value === 'number' ? `sprint ${value}` : value);

/** `8, 8, 4`, `8+8+4` or `8 8 4`. */
export function partsOf(text: string): number[] | null {
  const parts = text
    .trim()
    .split(/[\s,;+]+/)
    .map(Number);
  return parts.length >= 2 && parts.every((part) => part > 0 && Number.isFinite(part)) ? parts : null;
}

const CLASSES = [
  { key: 's', value: 'security', words: 'security' },
  { key: 'o', value: 'operations', words: 'operations' },
  { key: 'u', value: 'upgrade', words: 'upgrade' },
  { key: 'h', value: 'hygiene', words: 'hygiene' },
  { key: 'k', value: '', words: 'as its kind' },
] as const;

const TRACKERS = [
  { key: 'j', value: 'jira', words: 'Jira' },
  { key: 'g', value: 'github', words: 'GitHub' },
  { key: 'l', value: 'gitlab', words: 'GitLab' },
  { key: 'o', value: 'odoo', words: 'Odoo' },
  { key: 'n', value: 'linear', words: 'Linear' },
  { key: 'c', value: 'csv', words: 'CSV' },
] as const;

const YES = [
  { key: 'y', value: 'yes', words: 'yes' },
  { key: 'n', value: 'no', words: 'no' },
] as const;

const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));

function checkHours(text: string): string | null {
  return text.trim() === '' || (Number(text) >= 0 && Number.isFinite(Number(text))) ? null : 'a number of hours';
}

function hoursEdit(sprint: number | null, text: string): Command {
  const hours = number(text);
  if (sprint === null)
    return decided(
      { kind: 'capacity', hours },
      hours === null ? 'Capacity as usual' : `Capacity ${decimal(hours)} h in each sprint`,
    );
  const said =
    hours === null
      ? `Hours of sprint ${sprint} as in the others`
      : `${decimal(hours)} h of the team in sprint ${sprint}`;
  return decided({ kind: 'teamHours', sprint, hours }, said);
}

export const PLANNING_FORMS: Readonly<Record<string, Form>> = {
  pin: {
    fields: [
      {
        id: 'sprint',
        kind: 'text',
        label: (_, subject) => `Pin ${subject} to sprint`,
        initial: (state, subject) => String(saidOf(state, subject)?.pin?.sprint ?? ''),
        hint: 'it is in this sprint whatever else moves',
        check: checkSprint,
      },
    ],
    finish: (_, subject, { sprint = '' }) =>
      decided(
        { kind: 'pin', item: subject ?? '', sprint: Number(sprint) },
        `${subject} pinned to sprint ${Number(sprint)}`,
      ),
  },
  deadline: {
    fields: [
      {
        id: 'by',
        kind: 'text',
        label: (_, subject) => `${subject} is done by the end of`,
        initial: (state, subject) => String(saidOf(state, subject)?.deadline?.by ?? ''),
        hint: 'a sprint, a day or +6w; empty: no deadline',
        check: checkWhen,
      },
    ],
    finish: (state, subject, { by = '' }) => {
      const value = by.trim() === '' ? null : sprintOrDay(by, state.today)!;
      const said = value === null ? `${subject}: no deadline` : `${subject} due by ${whenWords(value)}`;
      return decided({ kind: 'deadline', item: subject ?? '', by: value }, said);
    },
  },
  'not-before': {
    fields: [
      {
        id: 'from',
        kind: 'text',
        label: (_, subject) => `${subject} does not begin before`,
        initial: (state, subject) => String(saidOf(state, subject)?.notBefore?.from ?? ''),
        hint: 'a sprint, a day or +6w; empty: whenever it fits',
        check: checkWhen,
      },
    ],
    finish: (state, subject, { from = '' }) => {
      const value = from.trim() === '' ? null : sprintOrDay(from, state.today)!;
      const said = value === null ? `${subject}: whenever it fits` : `${subject} not before ${whenWords(value)}`;
      return decided({ kind: 'notBefore', item: subject ?? '', from: value }, said);
    },
  },
  split: {
    fields: [
      {
        id: 'parts',
        kind: 'text',
        label: (state, subject) => {
          const item = state.model.item(subject ?? '');
          return `Parts of ${subject}${item === undefined ? '' : ` (${hoursText(hoursOf(state, item))} h)`}`;
        },
        initial: (state, subject) => saidOf(state, subject)?.split?.join(', ') ?? '',
        hint: 'hours such as 8, 8, 4; empty: in one piece',
        check: (text) =>
          text.trim() === '' || partsOf(text) !== null ? null : 'two or more numbers of hours, such as 8, 8, 4',
      },
    ],
    finish: (_, subject, { parts = '' }) => {
      const hours = parts.trim() === '' ? null : partsOf(parts);
      const said = hours === null ? `${subject} in one piece` : `${subject} in parts of ${hours.join(' + ')} h`;
      return decided({ kind: 'split', item: subject ?? '', hours }, said);
    },
  },
  class: {
    fields: [{ id: 'class', kind: 'choice', label: (_, subject) => `Class of ${subject}`, choices: CLASSES }],
    finish: (_, subject, { class: name = '' }) => {
      const of = CLASSES.find(({ value }) => value === name)!.value;
      const said = `${subject}: class ${of === '' ? 'as its kind' : of}`;
      return decided({ kind: 'class', item: subject ?? '', class: of === '' ? null : of }, said);
    },
  },
  capacity: {
    fields: [
      {
        id: 'capacity',
        kind: 'text',
        label: () => 'Hours of the team in each sprint',
        initial: ({ plan }) => (plan.capacity === undefined ? '' : decimalText(plan.capacity.teamHours)),
        hint: 'all work counted; empty: as usual',
        check: (text) => checkHours(text) ?? (number(text) === 0 ? 'more than 0' : null),
      },
    ],
    finish: (_, __, { capacity = '' }) => hoursEdit(null, capacity),
  },
  'sprint-hours': {
    fields: [
      {
        id: 'scope',
        kind: 'choice',
        label: (_, subject) => `Hours of sprint ${subject} or of each`,
        choices: [
          { key: 's', value: 'one', words: 'this sprint' },
          { key: 'e', value: 'each', words: 'each sprint' },
        ],
      },
      {
        id: 'capacity',
        kind: 'text',
        label: () => 'Hours of the team',
        initial: ({ plan, decisions }, subject) => {
          const own = decisions?.planFile.sprints.find(({ sprint }) => sprint === Number(subject))?.teamHours;
          return decimalText(own ?? plan.capacity?.teamHours ?? 0);
        },
        hint: 'all work counted; empty: as usual',
        check: checkHours,
      },
    ],
    finish: (_, subject, { scope, capacity = '' }) => hoursEdit(scope === 'one' ? Number(subject) : null, capacity),
  },
  reserve: {
    fields: [
      {
        id: 'reserve',
        kind: 'text',
        label: () => 'Percent of the hours for debt',
        initial: ({ plan }) => (plan.capacity === undefined ? '' : decimalText(plan.capacity.reservePercent)),
        hint: '0 to 100; empty: as usual',
        check: (text) =>
          text.trim() === '' || (Number(text) >= 0 && Number(text) <= 100) ? null : 'a number from 0 to 100',
      },
    ],
    finish: (_, __, { reserve = '' }) => {
      const percent = number(reserve);
      return decided(
        { kind: 'reserve', percent },
        percent === null ? 'Reserve as usual' : `Reserve ${decimal(percent)} %`,
      );
    },
  },
  'take-scenario': {
    fields: [
      {
        id: 'take',
        kind: 'choice',
        label: (state, subject) => {
          const own = settingsNamed(state, subject);
          return `Plan with a ${typeof own === 'string' ? '' : own.words}`;
        },
        choices: YES,
      },
    ],
    finish: (state, subject, { take }) => {
      const own = settingsNamed(state, subject);
      if (take !== 'yes' || typeof own === 'string') return null;
      const [edit, ...also] = own.edits;
      return { effect: 'decide', edit, also, said: `Taken from ${subject}: ${own.words}` };
    },
  },
  export: {
    fields: [{ id: 'tracker', kind: 'choice', label: () => 'Export to', choices: TRACKERS }],
    finish: (_, __, { tracker = '' }) =>
      tracker === 'odoo' ? { type: 'form', form: 'export-odoo', subject: null } : { effect: 'export', tracker },
  },
  'export-odoo': {
    fields: [
      {
        id: 'series',
        kind: 'text',
        label: () => 'Series of the Odoo that takes the tasks',
        initial: ({ model }) => model.result.target,
        hint: 'such as 17.0',
        check: (text) => (seriesSchema.safeParse(text.trim()).success ? null : 'a series such as 17.0'),
      },
    ],
    finish: (_, __, { series = '' }) => ({ effect: 'export', tracker: 'odoo', odooVersion: series.trim() }),
  },
  'leave-unsaved': {
    fields: [
      {
        id: 'leave',
        kind: 'choice',
        label: () => 'The plan is not in the plan file',
        choices: [
          { key: 's', value: 'save', words: 'save and leave' },
          { key: 'd', value: 'drop', words: 'leave without it' },
        ],
      },
    ],
    finish: (_, __, { leave }) => (leave === 'save' ? { effect: 'save-plan', leave: true } : { effect: 'quit' }),
  },
};

/** A number as a person would type it. */
const decimalText = (value: number): string => String(Math.round(value * 100) / 100);
