import { type DebtItem, workClassOf } from '../domain/debt-item.js';
import type { Plan, PlanSettings, Sprint } from '../domain/plan.js';
import { capacityOf } from './capacity.js';

/** A moment as the capacity of sprints goes by: the sprint, and the share of it that is over, 0 to 1. */
export interface Moment {
  sprint: number;
  over: number;
}

/** The hours of an item in one sprint of the plan, and where the plan has them. */
export interface Job {
  /** Index into `entries`. */
  entry: number;
  /** Planned hours. */
  hours: number;
  /** Index into `capacity` of the part of the reserve that pays it, and of the skill that it takes; −1 for none. */
  pool: number;
  skill: number;
  /** Where the plan begins it. */
  start: Moment;
  /** Where the plan ends what comes before it in the pool, and how much later it begins this, in sprints. */
  from: Moment;
  wait: number;
  /** First sprint that it may be begun in. */
  earliest: number;
  /** Entries that come first. */
  waits: number[];
}

/** What the plan calls an item: its id, or the id of a part of it. */
export interface Entry {
  id: string;
  /** Null where the plan names something that is no item (any more): its hours are taken as they are. */
  item: DebtItem | null;
  /** Sprint of the plan that it ends in. */
  sprint: number;
  /** Whether the plan has a rest of it that is not planned. */
  unfinished: boolean;
}

/** A plan as a queue of work before each part of the reserve. */
export interface Queues {
  entries: Entry[];
  /** In the order of the plan. */
  jobs: Job[];
  /** Hours of each pool and skill by sprint, up to the horizon; index 0 is unused. */
  capacity: Float64Array[];
  /** First sprint that is not done. */
  first: number;
}

/**
 * Reads a plan as queues. Sprints beyond the plan have the hours of its last sprint that has any. A sprint into which
 * more was put than it has room for counts with what was put into it: somebody decided so.
 */
export function readQueues(plan: Plan, items: readonly DebtItem[], settings: PlanSettings, horizon: number): Queues {
  const entries = readEntries(plan, items);
  const index = new Map(entries.map(({ id }, i) => [id, i]));
  const open = plan.sprints.filter((sprint) => sprint.state !== 'done');
  const pools = readPools(plan.sprints);
  const skills = capacityOf(settings).skills;
  const capacity = [
    ...pools.map(({ hours }) => extend(hours, horizon)),
    ...skills.map(({ hours }) => extend([...hours.slice(1)], horizon)),
  ];
  const first = open[0]?.index ?? plan.sprints.length + 1;
  const jobs: Job[] = [];
  for (const sprint of open) {
    for (const { id, hours } of sprint.items) {
      const entry = index.get(id)!;
      const { item } = entries[entry]!;
      const kind = item === null ? null : workClassOf(item);
      const skill = skills.findIndex((one) => one.skill === item?.skill);
      jobs.push({
        entry,
        hours,
        pool: Math.max(
          0,
          pools.findIndex((pool) => pool.class === kind),
        ),
        skill: skill < 0 ? -1 : pools.length + skill,
        start: { sprint: sprint.index, over: 0 },
        from: { sprint: first, over: 0 },
        wait: 0,
        earliest: Math.max(first, settings.pins[wholeId(id)] ?? settings.pins[id] ?? 0, firstAllowed(settings, id)),
        waits: waitsOf(id, item, index, entries),
      });
    }
  }
  widen(jobs, capacity);
  placeInPools(jobs, capacity, first);
  return { entries, jobs, capacity, first };
}

/** The id of the item that an entry of a plan is a part of: `X#2` is a part of `X`. */
export function wholeId(id: string): string {
  return id.replace(/#\d+$/, '');
}

function firstAllowed({ notBefore = {} }: PlanSettings, id: string): number {
  return notBefore[id] ?? notBefore[wholeId(id)] ?? 0;
}

function readEntries({ sprints, unplanned }: Plan, items: readonly DebtItem[]): Entry[] {
  const known = new Map(items.map((item) => [item.id, item]));
  const left = new Set(unplanned.map(({ id }) => id));
  const entries = new Map<string, Entry>();
  for (const { index, items: planned } of sprints) {
    for (const { id } of planned) {
      const item = known.get(id) ?? known.get(wholeId(id)) ?? null;
      entries.set(id, { id, item, sprint: index, unfinished: left.has(id) });
    }
  }
  return [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The parts of the reserve; the one of no class first. */
function readPools(sprints: readonly Sprint[]): { class: string | null; hours: number[] }[] {
  const named = new Set(sprints.flatMap(({ classes = [] }) => classes.flatMap((part) => part.class ?? [])));
  return [null, ...[...named].sort()].map((name) => ({
    class: name,
    hours: sprints.map(({ classes, capacityHours }) =>
      classes === undefined
        ? name === null
          ? capacityHours
          : 0
        : (classes.find((part) => part.class === name)?.capacityHours ?? 0),
    ),
  }));
}

function extend(hours: readonly number[], horizon: number): Float64Array {
  const last = hours.findLast((one) => one > 0) ?? 0;
  return Float64Array.from({ length: horizon + 1 }, (_, t) => (t === 0 ? 0 : (hours[t - 1] ?? last)));
}

/** Entries that come before one: the part before it, and all parts of what its item waits for. */
function waitsOf(id: string, item: DebtItem | null, index: ReadonlyMap<string, number>, entries: Entry[]): number[] {
  const part = Number(/#(\d+)$/.exec(id)?.[1] ?? 0);
  const ids = part > 1 ? [`${wholeId(id)}#${part - 1}`] : (item?.dependsOn ?? []);
  return ids.flatMap((other) => {
    const own = index.get(other);
    if (own !== undefined) return [own];
    return entries.flatMap((entry, i) => (entry.id !== id && wholeId(entry.id) === other ? [i] : []));
  });
}

function widen(jobs: readonly Job[], capacity: Float64Array[]): void {
  const load = capacity.map((hours) => new Float64Array(hours.length));
  for (const { pool, skill, start, hours } of jobs) {
    load[pool]![start.sprint]! += hours;
    if (skill >= 0) load[skill]![start.sprint]! += hours;
  }
  for (const [i, hours] of capacity.entries()) {
    for (let t = 1; t < hours.length; t++) hours[t] = Math.max(hours[t]!, load[i]![t]!);
  }
}

/** Lays the jobs of each sprint one after the other into its hours. What is free is at the ends of sprints. */
function placeInPools(jobs: readonly Job[], capacity: readonly Float64Array[], first: number): void {
  const ends = capacity.map(() => ({ sprint: first, hours: 0 }));
  for (const job of jobs) {
    const end = ends[job.pool]!;
    const hours = capacity[job.pool]!;
    const { sprint } = job.start;
    job.from = { sprint: end.sprint, over: share(end.hours, hours[end.sprint]!) };
    if (sprint > end.sprint) Object.assign(end, { sprint, hours: 0 });
    job.start = { sprint, over: share(end.hours, hours[sprint]!) };
    job.wait = job.start.sprint + job.start.over - job.from.sprint - job.from.over;
    end.hours += job.hours;
  }
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}
