import type { Instance } from '../instance.js';
import { EPSILON, isLarge, type Schedule } from '../schedule.js';
import { type Program, ProgramBuilder } from './program.js';

export interface Model {
  program: Program;
  /** Column of "item is finished in sprint"; −1 where it cannot be. */
  endsIn(item: number, sprint: number): number;
  /** Column of the hours of a larger-than-sprint item in a sprint; −1 where there is none. */
  hoursIn(item: number, sprint: number): number;
}

/** Rows are loosened by this many hours, so that what the planner's own rounding accepts is never cut off. */
const SLACK = 1e-7;

/**
 * The planning problem as a mixed-integer program. `x[i,t]` is 1 where item i is finished in sprint t: at most one per
 * item, exactly one where it is promised; the objective is Σ value × weight[t] × x[i,t]. What waits for something is
 * finished by a sprint only where that is. Items larger than a sprint have hours y[i,t] as well; that these lie in
 * consecutive sprints is left out, so the optimum is at least that of every plan, and what the solver finds for such
 * items need not be a plan.
 */
export function buildModel(instance: Instance): Model {
  const { ids, value, weight, hours } = instance;
  const build = new ProgramBuilder();
  const ends = new Table(instance);
  const work = new Table(instance);
  const large = ids.map((_, item) => isLarge(instance, item));
  const promised = new Set(instance.promised);
  for (const [item] of ids.entries()) {
    if (lost(instance, item)) continue;
    const { first, last } = windowOf(instance, item, large[item]!);
    const columns: number[] = [];
    for (let t = first; t <= last; t++) {
      columns.push(build.column(value[item]! * weight[t]!, 1, true));
      ends.set(item, t, columns.at(-1)!);
      if (large[item]) work.set(item, t, build.column(0, hours[item]!, false));
    }
    const ones = columns.map(() => 1);
    if (promised.has(item)) build.row(1, 1, columns, ones);
    else if (columns.length > 1) build.row(Number.NEGATIVE_INFINITY, 1, columns, ones);
  }
  for (const [item] of ids.entries()) {
    for (const other of instance.before[item]!) addOrder(instance, item, other, build, ends, work);
    if (large[item]) addWork(instance, item, build, ends, work);
  }
  addCapacity(instance, build, ends, work, large);
  return {
    program: build.program(),
    endsIn: (item, sprint) => ends.get(item, sprint),
    hoursIn: (item, sprint) => work.get(item, sprint),
  };
}

/** Sprints in which an item can end (and a large one be worked on). */
function windowOf({ earliest, latest, pin }: Instance, item: number, large: boolean): { first: number; last: number } {
  const first = Math.max(earliest[item]!, pin[item]!);
  return { first, last: pin[item]! > 0 && !large ? Math.min(pin[item]!, latest[item]!) : latest[item]! };
}

/** What waits for something that is no item can never be done. */
function lost({ missing, ancestors }: Instance, item: number): boolean {
  return missing[item]!.length > 0 || ancestors[item]!.some((i) => missing[i]!.length > 0);
}

/** A column by item and sprint; −1 where there is none. */
class Table {
  private readonly cells: Int32Array;

  constructor(private readonly instance: Instance) {
    this.cells = new Int32Array(instance.ids.length * (instance.sprints + 1)).fill(-1);
  }

  get(item: number, sprint: number): number {
    return this.cells[item * (this.instance.sprints + 1) + sprint]!;
  }

  set(item: number, sprint: number, column: number): void {
    this.cells[item * (this.instance.sprints + 1) + sprint] = column;
  }

  /** Columns of all sprints up to this one. */
  until(item: number, sprint: number): number[] {
    const columns: number[] = [];
    for (let t = 1; t <= sprint; t++) if (this.get(item, t) >= 0) columns.push(this.get(item, t));
    return columns;
  }
}

/** An item is finished by, and a large one worked on in, a sprint only where `other` is finished by it. */
function addOrder(instance: Instance, item: number, other: number, build: ProgramBuilder, ends: Table, work: Table) {
  const last = lastColumn(ends, other, instance.sprints);
  for (let t = 1; t <= instance.sprints; t++) {
    if (ends.get(item, t) < 0) continue;
    const own = ends.until(item, t);
    const need = ends.until(other, t);
    const minus = need.map(() => -1);
    build.row(Number.NEGATIVE_INFINITY, 0, [...own, ...need], [...own.map(() => 1), ...minus]);
    const hours = work.get(item, t);
    const all = instance.hours[item]!;
    if (hours >= 0) build.row(Number.NEGATIVE_INFINITY, 0, [hours, ...need], [1, ...need.map(() => -all)]);
    // From here on nothing more can be asked of the other one than that it is done at all.
    if (t >= last && hours < 0 && t < instance.sprints) {
      const whole = ends.until(item, instance.sprints);
      build.row(Number.NEGATIVE_INFINITY, 0, [...whole, ...need], [...whole.map(() => 1), ...minus]);
      return;
    }
  }
}

function lastColumn(ends: Table, item: number, sprints: number): number {
  let last = 0;
  for (let t = 1; t <= sprints; t++) if (ends.get(item, t) >= 0) last = t;
  return last;
}

/** An item larger than a sprint is finished by a sprint where all its hours were worked by then. */
function addWork({ sprints, hours }: Instance, item: number, build: ProgramBuilder, ends: Table, work: Table): void {
  for (let t = 1; t <= sprints; t++) {
    if (ends.get(item, t) < 0) continue;
    const own = ends.until(item, t);
    const worked = work.until(item, t);
    const values = [...own.map(() => hours[item]!), ...worked.map(() => -1)];
    build.row(Number.NEGATIVE_INFINITY, SLACK, [...own, ...worked], values);
  }
}

function addCapacity(instance: Instance, build: ProgramBuilder, ends: Table, work: Table, large: readonly boolean[]) {
  const { resources, uses, sprints, fixed, hours, ids } = instance;
  const slack = SLACK + EPSILON * ids.length;
  for (const [r, { capacity }] of resources.entries()) {
    const users = ids.map((_, item) => item).filter((item) => uses[item]!.includes(r));
    for (let t = fixed + 1; t <= sprints; t++) {
      const inside = users.filter((item) => ends.get(item, t) >= 0);
      if (inside.length === 0) continue;
      build.row(
        Number.NEGATIVE_INFINITY,
        capacity[t]! + slack,
        inside.map((item) => (large[item] ? work : ends).get(item, t)),
        inside.map((item) => (large[item] ? 1 : hours[item]!)),
      );
    }
  }
}

/** The plan of the search as a start for the solver: every column of the program. */
export function startOf(model: Model, instance: Instance, schedule: Schedule): Float64Array {
  const values = new Float64Array(model.program.columns);
  for (const item of schedule.sequence) {
    const column = model.endsIn(item, schedule.last[item]!);
    if (column >= 0) values[column] = 1;
    const parts = schedule.parts.get(item) ?? [instance.hours[item]!];
    for (const [i, hours] of parts.entries()) {
      const own = model.hoursIn(item, schedule.first[item]! + i);
      if (own >= 0) values[own] = hours;
    }
  }
  return values;
}

/** The items the solver plans, in the order in which it finishes them. */
export function orderOf(model: Model, instance: Instance, values: Float64Array): number[] {
  const end = instance.ids.map((_, item) => {
    for (let t = 1; t <= instance.sprints; t++) {
      const column = model.endsIn(item, t);
      if (column >= 0 && values[column]! > 0.5) return t;
    }
    return 0;
  });
  const depth = instance.ancestors.map((list) => list.length);
  return instance.ids
    .map((_, item) => item)
    .filter((item) => end[item]! > 0)
    .sort((a, b) => end[a]! - end[b]! || depth[a]! - depth[b]! || a - b);
}
