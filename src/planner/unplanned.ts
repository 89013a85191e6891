import type { Instance } from './instance.js';
import { EPSILON, type Schedule } from './schedule.js';

/** Why each item that is not planned was left out, in words; sorted by id. */
export function explainUnplanned(instance: Instance, schedule: Schedule): { id: string; why: string }[] {
  return instance.ids.flatMap((id, item) =>
    schedule.last[item] === 0 ? [{ id, why: reason(instance, schedule, item) }] : [],
  );
}

function reason(instance: Instance, schedule: Schedule, item: number): string {
  const { ids, hours, capacity, sprints, missing, ancestors, before } = instance;
  const total = capacity * sprints;
  const need = hours[item]!;
  if (missing[item]!.length > 0) return `waits for ${missing[item]!.join(', ')}, which is not among the items`;
  if (capacity <= EPSILON) return 'no hours are reserved for debt';
  if (need > total + EPSILON)
    return `takes ${text(need)}; all ${sprints} sprints together have ${text(total)} for debt`;
  const lost = ancestors[item]!.find((i) => missing[i]!.length > 0);
  if (lost !== undefined) return `waits for ${ids[lost]}, which waits for ${missing[lost]![0]}, not among the items`;
  const open = ancestors[item]!.filter((i) => schedule.last[i] === 0);
  if (open.length > 0) {
    const chain = open.reduce((sum, i) => sum + hours[i]!, need);
    return `waits for ${ids[open[0]!]}, which is not planned; together they take ${text(chain)}, more than is left`;
  }
  const ready = before[item]!.reduce((latest, i) => Math.max(latest, schedule.last[i]!), 1);
  const room = schedule.left.slice(ready).reduce((most, left) => Math.max(most, left), 0);
  const after = ready > 1 ? ` from sprint ${ready} on` : '';
  return `takes ${text(need)}; the planned items save more per hour and leave at most ${text(room)} in one sprint${after}`;
}

function text(hours: number): string {
  return `${Math.round(hours * 10) / 10} h`;
}
