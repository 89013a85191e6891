import type { DebtItem } from '../domain/debt-item.js';
import { InputErrors } from '../domain/errors.js';
import type { PlanSettings, Sprint } from '../domain/plan.js';
import type { PlanFile } from '../domain/plan-file.js';
import { firstSprintFrom, lastSprintBy, type SprintDays } from './days.js';

/** What a plan file asks of the planner. */
export type FileSettings = Pick<PlanSettings, 'pins' | 'deadlines' | 'notBefore' | 'splits' | 'teamHours' | 'fixed'>;

/** An item, or the part `item#2` of one that is split. */
export const partOf = (id: string): string => id.replace(/#\d+$/, '');

/** @throws InputErrors for a deadline before the first sprint ends. */
export function settingsOf(file: PlanFile, days: SprintDays): FileSettings {
  const deadlines = file.deadlines.map(({ item, by }) => [item, lastSprintBy(by, days), by] as const);
  const early = deadlines.filter(([, sprint]) => sprint < 1);
  if (early.length > 0) {
    throw new InputErrors(early.map(([item, , by]) => `deadlines: ${item}: no sprint has ended by ${by}`));
  }
  const hours = file.sprints.flatMap(({ sprint, teamHours }) =>
    teamHours === undefined ? [] : [[sprint, teamHours] as const],
  );
  return {
    pins: Object.fromEntries(file.pins.map(({ item, sprint }) => [item, sprint])),
    deadlines: Object.fromEntries(deadlines.map(([item, sprint]) => [item, sprint])),
    notBefore: Object.fromEntries(file.notBefore.map(({ item, from }) => [item, firstSprintFrom(from, days)])),
    splits: Object.fromEntries(file.splits.map(({ item, hours: parts }) => [item, parts])),
    teamHours: Object.fromEntries(hours),
    fixed: fixedSprints(file, days),
  };
}

/** The sprints that are done or active, as the file has them. */
function fixedSprints(file: PlanFile, { start, sprintDays }: SprintDays): Sprint[] {
  return file.sprints
    .filter(({ state }) => state !== 'planned')
    .map(({ sprint, state, items, debtHours }) => {
      const planned = items.reduce((sum, { hours }) => sum + hours, 0);
      return {
        index: sprint,
        start: start === null ? null : firstDay(start, (sprint - 1) * sprintDays),
        capacityHours: debtHours ?? planned,
        items: items.map(({ item, hours }) => ({ id: item, hours })),
        state,
      };
    });
}

function firstDay(start: string, days: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Items that are finished: said to be, or in a sprint that is done and not said to be open. */
export function finishedItems(file: PlanFile): Set<string> {
  const finished = new Set<string>();
  const open = new Set<string>();
  for (const { state, items } of file.sprints) {
    for (const { item, done } of items) {
      if (done === true || (state === 'done' && done !== false)) finished.add(item);
      if (done === false) open.add(item);
    }
  }
  // An item over several sprints is finished where the last word on it is not that it is open.
  for (const item of open)
    if (!file.sprints.some(({ items }) => items.some((line) => line.item === item && line.done === true)))
      finished.delete(item);
  return finished;
}

/** The items that are left to plan, in the class the file pays them from; nothing waits for what is finished. */
export function itemsLeft(items: readonly DebtItem[], file: PlanFile): DebtItem[] {
  const finished = finishedItems(file);
  const classes = new Map(file.classes.map((entry) => [entry.item, entry.class]));
  return items
    .filter(({ id }) => !finished.has(id))
    .map((item) => ({
      ...item,
      dependsOn: item.dependsOn.filter((id) => !finished.has(id)),
      ...(classes.has(item.id) ? { class: classes.get(item.id)! } : {}),
    }));
}

/** Where the file has what is still planned: item, or part of one, to the sprint it begins in. */
export function placesOf(file: PlanFile): Map<string, number> {
  const places = new Map<string, number>();
  for (const { sprint, state, items } of file.sprints) {
    if (state !== 'planned') continue;
    for (const { item } of items) if (!places.has(item)) places.set(item, sprint);
  }
  return places;
}
