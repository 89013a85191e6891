import { earliestEnds } from './bound.js';
import { type Instance, roomFor } from './instance.js';
import { resourceName } from './promises.js';
import { EPSILON, type Schedule } from './schedule.js';

/** Why each item that is not planned was left out, in words; sorted by id. */
export function explainUnplanned(instance: Instance, schedule: Schedule): { id: string; why: string }[] {
  const ends = earliestEnds(instance);
  return instance.ids.flatMap((id, item) =>
    schedule.last[item] === 0 ? [{ id, why: reason(instance, schedule, item, ends) }] : [],
  );
}

function reason(instance: Instance, schedule: Schedule, item: number, ends: Int32Array): string {
  const { ids, hours, earliest, sprints, missing, ancestors, fixed } = instance;
  if (missing[item]!.length > 0) return `waits for ${missing[item]!.join(', ')}, which is not among the items`;
  if (fixed >= sprints) return 'every sprint of the plan is done or active';
  const alone = cannotAlone(instance, item);
  if (alone !== null) return alone;
  const lost = ancestors[item]!.find((i) => missing[i]!.length > 0);
  if (lost !== undefined) return `waits for ${ids[lost]}, which waits for ${missing[lost]![0]}, not among the items`;
  if (earliest[item]! > sprints) {
    const late = ancestors[item]!.find((i) => earliest[i]! > sprints);
    if (late !== undefined) return `waits for ${ids[late]}, which cannot begin within the ${sprints} sprints`;
    return `cannot begin before sprint ${earliest[item]}; the plan ends with sprint ${sprints}`;
  }
  const open = ancestors[item]!.filter((i) => schedule.last[i] === 0);
  if (open.length > 0) {
    const never = ends[item]! > sprints ? ', more than the sprints have' : ', more than is left';
    const chain = open.reduce((sum, i) => sum + hours[i]!, hours[item]!);
    return `waits for ${ids[open[0]!]}, which is not planned; together they take ${text(chain)}${never}`;
  }
  return crowdedOut(instance, schedule, item);
}

/** What keeps an item out whatever else is planned: no hours at all in what it is paid from, or too few. */
function cannotAlone(instance: Instance, item: number): string | null {
  const { hours, uses, resources, earliest, latest, sprints } = instance;
  for (const r of uses[item]!) {
    const capacity = resources[r]!.capacity;
    const all = capacity.reduce((sum, room) => sum + room, 0);
    if (all <= EPSILON && hours[item]! > EPSILON) return `no hours are reserved for ${resourceName(instance, r)}`;
    if (hours[item]! > all + EPSILON) {
      return `takes ${text(hours[item]!)}; all ${sprints} sprints together have ${text(all)} for ${resourceName(instance, r)}`;
    }
  }
  let room = 0;
  for (let t = earliest[item]!; t <= latest[item]!; t++) room += roomFor(instance, item, t);
  if (earliest[item]! <= latest[item]! && hours[item]! > room + EPSILON) {
    return `takes ${text(hours[item]!)}; sprints ${earliest[item]} to ${latest[item]}, where it may be, have ${text(room)} for it`;
  }
  return null;
}

function crowdedOut(instance: Instance, schedule: Schedule, item: number): string {
  const { hours, uses, before, earliest, latest, sprints } = instance;
  const ready = before[item]!.reduce((most, i) => Math.max(most, schedule.last[i]!), earliest[item]!);
  const end = latest[item]!;
  if (ready > end) {
    return `would have to be done by sprint ${end}, because of what waits for it, but what it waits for ends in sprint ${ready}`;
  }
  const most = (r: number) => {
    let room = 0;
    for (let t = ready; t <= end; t++) room = Math.max(room, schedule.left[r * (sprints + 1) + t]!);
    return room;
  };
  const tight = uses[item]!.reduce((a, b) => (most(b) < most(a) ? b : a));
  const name = resourceName(instance, tight);
  const what = name === 'debt' ? '' : ` for ${name}`;
  const from = ready > instance.fixed + 1 ? ` from sprint ${ready} on` : '';
  const until = end < sprints ? ` up to sprint ${end}` : '';
  return `takes ${text(hours[item]!)}; the planned items save more per hour and leave at most ${text(most(tight))} in one sprint${what}${from}${until}`;
}

function text(hours: number): string {
  return `${Math.round(hours * 10) / 10} h`;
}
