import type { z } from 'zod';
import { InputError } from '../domain/errors.js';
import { issueLines } from '../domain/issues.js';
import { planFileSchema } from '../domain/plan-file.js';
import { registerSchema } from '../domain/triage.js';
import type { Decisions, Edit, Which } from '../domain/workspace.js';
import { fileOfPlan } from '../plan-file/from-plan.js';
import { type FileKey, fieldSlot, listSlot, PLAN_SLOT, plannedItems, type Slot, teamHoursSlot } from './slots.js';
import { aboutOf } from './words.js';

/** An edit as what stands in one place before and after it. */
export interface Change {
  slot: Slot;
  from: unknown;
  to: unknown;
  /** It rests on the whole file, not on its place alone. */
  whole: boolean;
}

/** Later sprints than a team ever plans. */
const LAST_SPRINT = 1_000;

/** @throws InputError, in one line, for an edit that says too little or takes back what is not there. */
export function changeOf(edit: Edit, state: Decisions): Change {
  switch (edit.kind) {
    case 'capacity':
      return fieldChange(edit, state, 'capacity', edit.hours);
    case 'reserve':
      return fieldChange(edit, state, 'reserve', edit.percent);
    case 'teamHours':
      return teamHoursChange(edit, state);
    case 'savePlan':
      return planChange(edit, state);
    default:
      return listChange(edit, state);
  }
}

type ListEdit = Exclude<Edit, { kind: 'capacity' | 'reserve' | 'teamHours' | 'savePlan' }>;

function listChange(edit: ListEdit, state: Decisions): Change {
  const { file, list, about, entry } = placeOf(edit);
  const slot = listSlot(file, list, about);
  const from = slot.read(state[file]) as unknown[];
  if (entry === null) {
    if (from.length === 0) throw new InputError(`there is no ${aboutOf(edit)} to take back`);
    return { slot, from, to: [], whole: false };
  }
  // Of several entries the last holds.
  const checked = check(file, { [list]: [entry] }, new RegExp(`^${list}\\.0(?:\\.|: )?`)) as unknown as Record<
    string,
    [unknown]
  >;
  return { slot, from, to: [...from.slice(0, -1), checked[list]![0]], whole: false };
}

interface Place {
  file: FileKey;
  list: string;
  about: string | Which;
  /** Null takes it out. */
  entry: Record<string, unknown> | null;
}

function placeOf(edit: ListEdit): Place {
  const inPlan = (list: string, item: string, entry: Place['entry']): Place => ({
    file: 'planFile',
    list,
    about: item,
    entry: entry && stated({ item, ...entry }),
  });
  switch (edit.kind) {
    case 'accept':
    case 'snooze': {
      const which = stated({ ...edit.which });
      const entry = edit.decision && stated({ ...which, ...edit.decision });
      return { file: 'register', list: edit.kind, about: which, entry };
    }
    case 'estimate':
    case 'assign':
    case 'note':
      return { file: 'register', list: edit.kind, about: edit.item, entry: remark(edit) };
    case 'pin':
      return inPlan('pins', edit.item, { sprint: edit.sprint, reason: edit.reason });
    case 'unpin':
      return inPlan('pins', edit.item, null);
    case 'deadline':
      return inPlan('deadlines', edit.item, edit.by === null ? null : { by: edit.by, reason: edit.reason });
    case 'notBefore':
      return inPlan('notBefore', edit.item, edit.from === null ? null : { from: edit.from, reason: edit.reason });
    case 'split':
      return inPlan('splits', edit.item, edit.hours && { hours: edit.hours, reason: edit.reason });
    case 'class':
      return inPlan('classes', edit.item, edit.class && { class: edit.class });
  }
}

function remark(edit: Extract<Edit, { kind: 'estimate' | 'assign' | 'note' }>): Place['entry'] {
  const { item } = edit;
  if (edit.kind === 'estimate')
    return edit.hours === null ? null : stated({ item, hours: edit.hours, reason: edit.reason });
  if (edit.kind === 'assign') return edit.to === null ? null : { item, to: edit.to };
  return edit.text === null ? null : { item, text: edit.text };
}

function numberChange(edit: Edit, { planFile }: Decisions, slot: Slot, to: number | null): Change {
  const from = slot.read(planFile);
  if (to === null && from === null) throw new InputError(`there is no ${aboutOf(edit)} to take back`);
  return { slot, from, to, whole: false };
}

function fieldChange(edit: Edit, state: Decisions, field: 'capacity' | 'reserve', value: number | null): Change {
  if (value !== null) check('planFile', { [field]: value });
  return numberChange(edit, state, fieldSlot(field), value);
}

function teamHoursChange(edit: Extract<Edit, { kind: 'teamHours' }>, state: Decisions): Change {
  const { sprint, hours } = edit;
  if (!Number.isInteger(sprint) || sprint < 1 || sprint > LAST_SPRINT) {
    throw new InputError(`sprint: must be a whole number from 1 to ${LAST_SPRINT}`);
  }
  if (hours !== null) check('planFile', { sprints: [{ sprint: 1, teamHours: hours }] }, /^sprints\.0\./);
  return numberChange(edit, state, teamHoursSlot(sprint), hours);
}

function planChange(edit: Extract<Edit, { kind: 'savePlan' }>, { planFile }: Decisions): Change {
  const next = fileOfPlan(edit.plan, edit.items, planFile);
  const checked = check('planFile', { sprints: next.sprints }) as unknown as typeof planFile;
  const to = plannedItems(checked.sprints);
  return { slot: PLAN_SLOT, from: PLAN_SLOT.read(planFile), to, whole: true };
}

const SCHEMAS: Record<FileKey, z.ZodType> = { register: registerSchema, planFile: planFileSchema };

/** What the file would make of it, or the first mistake without the place, which means nothing to who made it. */
function check(file: FileKey, part: Record<string, unknown>, place = /^$/): Record<string, unknown> {
  const parsed = SCHEMAS[file].safeParse(part);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  throw new InputError(issueLines(parsed.error, SCHEMAS[file])[0]!.replace(place, ''));
}

function stated(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
