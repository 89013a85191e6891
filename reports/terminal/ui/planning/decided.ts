import { type DebtItem, type WorkClass, workClassOf } from '../../../../src/domain/debt-item.js';
import type { Decisions } from '../../../../src/domain/workspace.js';
import type { UiState } from '../state.js';

/** What the team has said of one item, and what follows where it said nothing. */
export interface ItemDecisions {
  /** Hours that the team gave it; null: as computed. */
  estimate: { hours: number; reason?: string | undefined } | null;
  owner: string | null;
  note: string | null;
  class: WorkClass;
  /** By id as the plan file has it: that of the item, or of a part of it. */
  pin: { sprint: number; reason?: string | undefined } | null;
  deadline: { by: number | string; reason?: string | undefined } | null;
  notBefore: { from: number | string; reason?: string | undefined } | null;
  split: readonly number[] | null;
}

/** The item that a part such as `DEBT-1#2` is of; an item is its own. */
export const wholeOf = (id: string): string => id.replace(/#\d+$/, '');

interface Tables {
  estimate: ReadonlyMap<string, Decisions['register']['estimate'][number]>;
  assign: ReadonlyMap<string, Decisions['register']['assign'][number]>;
  note: ReadonlyMap<string, Decisions['register']['note'][number]>;
  pin: ReadonlyMap<string, Decisions['planFile']['pins'][number]>;
  deadline: ReadonlyMap<string, Decisions['planFile']['deadlines'][number]>;
  notBefore: ReadonlyMap<string, Decisions['planFile']['notBefore'][number]>;
  split: ReadonlyMap<string, Decisions['planFile']['splits'][number]>;
  class: ReadonlyMap<string, Decisions['planFile']['classes'][number]>;
}

const memo = new WeakMap<Decisions, Tables>();

/** Of several entries for an item the last holds. */
const byItem = <T extends { item: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.item, entry]));

function tablesOf(decisions: Decisions): Tables {
  const known = memo.get(decisions);
  if (known !== undefined) return known;
  const { register, planFile } = decisions;
  const made: Tables = {
    estimate: byItem(register.estimate),
    assign: byItem(register.assign),
    note: byItem(register.note),
    pin: byItem(planFile.pins),
    deadline: byItem(planFile.deadlines),
    notBefore: byItem(planFile.notBefore),
    split: byItem(planFile.splits),
    class: byItem(planFile.classes),
  };
  memo.set(decisions, made);
  return made;
}

/** The decisions on an item, or on a part of one where that is asked for. */
export function decidedOn({ decisions }: Pick<UiState, 'decisions'>, item: DebtItem, id = item.id): ItemDecisions {
  const none = { estimate: null, pin: null, deadline: null, notBefore: null, split: null };
  const own = { owner: item.owner ?? null, note: item.note ?? null, class: workClassOf(item) };
  if (decisions === null) return { ...none, ...own };
  const tables = tablesOf(decisions);
  const of = <T>(table: ReadonlyMap<string, T>): T | null => table.get(id) ?? table.get(item.id) ?? null;
  return {
    estimate: of(tables.estimate),
    owner: of(tables.assign)?.to ?? own.owner,
    note: of(tables.note)?.text ?? own.note,
    class: of(tables.class)?.class ?? own.class,
    pin: of(tables.pin),
    deadline: of(tables.deadline),
    notBefore: of(tables.notBefore),
    split: of(tables.split)?.hours ?? null,
  };
}

/** Letters for what is promised of an item: pinned, due, not before, in parts, estimated by the team. */
export function promiseMarks({ pin, deadline, notBefore, split, estimate }: ItemDecisions): string {
  return [pin && 'P', deadline && 'D', notBefore && 'F', split && 'S', estimate && 'E'].filter(Boolean).join('');
}

/** Hours of an item as the team estimates it, else as computed; the middle. */
export const hoursOf = (state: Pick<UiState, 'decisions'>, item: DebtItem): number =>
  decidedOn(state, item).estimate?.hours ?? item.hours.p50;

const keys = new WeakMap<Decisions, string>();

/** The same text where a plan would start from the same: what was only saved, assigned or remarked makes no difference. */
export function planKey(decisions: Decisions): string {
  const known = keys.get(decisions);
  if (known !== undefined) return known;
  const { register, planFile } = decisions;
  const { sprints, ...rest } = planFile;
  const told = sprints.map(({ sprint, state, teamHours, debtHours, items }) =>
    state === 'planned'
      ? teamHours === undefined
        ? null
        : { sprint, teamHours }
      : { sprint, state, debtHours, items },
  );
  const key = JSON.stringify([register.estimate, rest, told.filter((one) => one !== null)]);
  keys.set(decisions, key);
  return key;
}
