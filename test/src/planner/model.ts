import { type DebtItem, workClassOf } from '../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../src/domain/plan.js';

/** A piece of work that is still to be planned; written apart from the planner, to check it. */
export interface Task {
  id: string;
  hours: number;
  value: number;
  waits: string[];
  pools: string[];
  first: number;
  last: number;
  pin: number;
  promised: boolean;
}

export interface Model {
  tasks: Map<string, Task>;
  /** Pool to hours by sprint, from 1. */
  room: Map<string, number[]>;
  fixed: number;
  sprints: number;
}

/** What the settings ask for, from their definitions. For fixed sprints that name whole items or parts as they are. */
export function modelOf(items: readonly DebtItem[], settings: PlanSettings): Model {
  const { sprints, classPercent = {}, skillHours = {}, splits = {}, fixed = [] } = settings;
  const room = new Map<string, number[]>();
  const rest = settings.reservePercent - Object.values(classPercent).reduce((sum, percent) => sum + percent, 0);
  const base = Array.from({ length: sprints + 1 }, (_, t) => {
    const team = settings.teamHours?.[t] ?? settings.capacityHours;
    return (((team * (settings.focusPercent ?? 100)) / 100) * (100 - (settings.emergencyPercent ?? 0))) / 100;
  });
  const share = Array.from({ length: sprints + 1 }, (_, t) => workingShare(settings, t));
  const open = (t: number) => t > fixed.length;
  const pool = (hours: (t: number) => number) => base.map((_, t) => (open(t) ? hours(t) * share[t]! : 0));
  room.set(
    'rest',
    pool((t) => (base[t]! * rest) / 100),
  );
  for (const [name, percent] of Object.entries(classPercent))
    room.set(
      name,
      pool((t) => (base[t]! * percent) / 100),
    );
  for (const [name, hours] of Object.entries(skillHours))
    room.set(
      name,
      pool(() => hours),
    );
  const tasks = new Map<string, Task>();
  for (const item of items) {
    const cut = splits[item.id];
    const parts = cut
      ? cut.map((hours, i) => ({ id: `${item.id}#${i + 1}`, hours }))
      : [{ id: item.id, hours: item.hours.p50 }];
    const all = parts.reduce((sum, part) => sum + part.hours, 0);
    const kind = workClassOf(item);
    for (const [i, part] of parts.entries()) {
      const spent = fixed.flatMap((sprint) => sprint.items).filter(({ id }) => id === part.id);
      const left = part.hours - spent.reduce((sum, { hours }) => sum + hours, 0);
      if (spent.length > 0 && left <= 1e-6) continue;
      tasks.set(part.id, {
        id: part.id,
        hours: left,
        value: (item.value * part.hours) / all,
        waits:
          i === 0 ? item.dependsOn.map((id) => (splits[id] ? `${id}#${splits[id].length}` : id)) : [parts[i - 1]!.id],
        pools: [
          classPercent[kind] === undefined ? 'rest' : kind,
          ...(item.skill && skillHours[item.skill] !== undefined ? [item.skill] : []),
        ],
        first: Math.max(fixed.length + 1, i === 0 ? (settings.notBefore?.[item.id] ?? 1) : 1),
        last: i === parts.length - 1 ? Math.min(sprints, settings.deadlines?.[item.id] ?? sprints) : sprints,
        pin: i === 0 ? (settings.pins[item.id] ?? 0) : 0,
        promised: settings.pins[item.id] !== undefined || (settings.deadlines?.[item.id] ?? sprints + 1) <= sprints,
      });
    }
  }
  for (const task of tasks.values()) task.waits = task.waits.filter((id) => tasks.has(id));
  const promise = (task: Task): void => {
    task.promised = true;
    for (const id of task.waits) promise(tasks.get(id)!);
  };
  for (const task of [...tasks.values()]) if (task.promised) promise(task);
  return { tasks, room, fixed: fixed.length, sprints };
}

function workingShare({ start, sprintDays, holidays = [] }: PlanSettings, sprint: number): number {
  if (start === null || sprint === 0) return 1;
  const days = Array.from({ length: sprintDays }, (_, i) => {
    const date = new Date(`${start}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + (sprint - 1) * sprintDays + i);
    return date;
  }).filter((date) => date.getUTCDay() % 6 !== 0);
  return days.filter((date) => !holidays.includes(date.toISOString().slice(0, 10))).length / days.length;
}

export const roomIn = (model: Model, task: Task, sprint: number): number =>
  Math.min(...task.pools.map((pool) => model.room.get(pool)![sprint]!));

/** Whether it is larger than any single sprint has room for. */
export function isLargeTask(model: Model, task: Task): boolean {
  return Array.from({ length: model.sprints }, (_, i) => roomIn(model, task, i + 1)).every(
    (room) => room + 1e-6 < task.hours,
  );
}

/** Whether all promised tasks can be placed, by trying every sprint for each; none of them may be larger than a sprint. */
export function canKeepPromises(model: Model): boolean {
  const order: Task[] = [];
  const add = (task: Task): void => {
    if (order.includes(task)) return;
    for (const id of task.waits) add(model.tasks.get(id)!);
    order.push(task);
  };
  for (const task of model.tasks.values()) if (task.promised) add(task);
  const left = new Map([...model.room].map(([name, hours]) => [name, [...hours]]));
  const at = new Map<string, number>();
  const descend = (index: number): boolean => {
    const task = order[index];
    if (task === undefined) return true;
    const from = Math.max(task.first, ...task.waits.map((id) => at.get(id)!));
    for (let sprint = from; sprint <= task.last; sprint++) {
      if (task.pin > 0 && task.pin !== sprint) continue;
      if (task.pools.some((pool) => left.get(pool)![sprint]! + 1e-6 < task.hours)) continue;
      for (const pool of task.pools) left.get(pool)![sprint]! -= task.hours;
      at.set(task.id, sprint);
      const found = descend(index + 1);
      for (const pool of task.pools) left.get(pool)![sprint]! += task.hours;
      if (found) return true;
    }
    return false;
  };
  return descend(0);
}
