import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings, Price } from '../domain/plan.js';
import { closureOrder, macroItems } from './closure.js';
import { PlanError } from './errors.js';
import { type Instance, makeInstance } from './instance.js';
import { keepsPromises, orderThatKeepsPromises } from './promises.js';
import { Decoder, EPSILON, isLarge, type Schedule } from './schedule.js';
import { defaultLimits, improve } from './search.js';

/** Plans made anew at most, beside the one without any change. */
const MOST = 14;
/** Length of all searches together, in searches of a whole plan. */
const EFFORT = 3;
/** The same for each of the searches where one constraint is asked about while somebody waits. */
const EFFORT_ONE = 0.15;
const POINTS = 5;

interface Change {
  kind: Price['kind'];
  subject: string;
  settings: PlanSettings;
  text: (gain: number) => string;
}

/**
 * What each pin, deadline, first sprint, part of the reserve and limit of a skill costs, and what five points more of
 * reserve bring: hours per year, as the objective of a plan. Each is left out in turn and the plan is searched for anew,
 * starting from the given one. A gain is never negative, and only counts against the best plan that any of the searches
 * found to keep all constraints, so that a better search does not pass for a price. Dearest first; of pins, deadlines
 * and first sprints the largest items are priced, fourteen constraints in all; `only` asks about one.
 */
export function pricesOf(
  items: readonly DebtItem[],
  settings: PlanSettings,
  plan: Plan,
  only: Pick<Price, 'kind' | 'subject'> | null = null,
): Price[] {
  const instance = makeInstance(items, settings);
  const changes = changesOf(items, settings, instance)
    .filter(({ kind, subject }) => only === null || (kind === only.kind && subject === only.subject))
    .slice(0, MOST);
  if (changes.length === 0 || instance.ids.length === 0) return [];
  const less = only === null ? lessReserve(settings) : null;
  const effort = only === null ? EFFORT / (changes.length + (less === null ? 2 : 3)) : EFFORT_ONE;
  const search = new PriceSearch(instance, plan, effort);
  const solved = changes.map((change) => ({ change, objective: search.solve(items, change.settings) }));
  const lower = less === null ? null : search.solveLess(items, less);
  const prices = solved.map(({ change, objective }) => {
    const gain = round(Math.max(0, objective - search.base));
    const loss = change.kind === 'reserve' ? `; ${lossText(less, lower, search.base)}` : '';
    return { kind: change.kind, subject: change.subject, gain, text: change.text(gain) + loss };
  });
  const key = ({ kind, subject }: Price) => `${kind} ${subject}`;
  return prices.sort((a, b) => b.gain - a.gain || (key(a) < key(b) ? -1 : 1));
}

function changesOf(items: readonly DebtItem[], settings: PlanSettings, instance: Instance): Change[] {
  const { reservePercent, classPercent = {}, skillHours = {} } = settings;
  const more = Math.min(100, reservePercent + POINTS);
  const whole: Change[] = [];
  if (more > reservePercent) {
    whole.push({
      kind: 'reserve',
      subject: String(POINTS),
      settings: { ...settings, reservePercent: more },
      text: (gain) => `${number(more - reservePercent)} points more of reserve bring ${hours(gain)}`,
    });
  }
  for (const name of Object.keys(classPercent).sort()) {
    const percent = classPercent[name as keyof typeof classPercent];
    whole.push({
      kind: 'class',
      subject: name,
      settings: { ...settings, classPercent: without(classPercent, name) },
      text: (gain) => `keeping ${number(percent ?? 0)} percent for ${name} ${costs(gain)}`,
    });
  }
  for (const name of Object.keys(skillHours).sort()) {
    const limit = skillHours[name as keyof typeof skillHours];
    whole.push({
      kind: 'skill',
      subject: name,
      settings: { ...settings, skillHours: without(skillHours, name) },
      text: (gain) => `having ${number(limit ?? 0)} h of ${name} in a sprint ${costs(gain)}`,
    });
  }
  const open = new Set(instance.ids.map((id) => id.replace(/#\d+$/, '')));
  const size = new Map(items.map((item) => [item.id, item.hours.p50]));
  const largest = (a: Change, b: Change) =>
    (size.get(b.subject) ?? 0) - (size.get(a.subject) ?? 0) || (a.subject < b.subject ? -1 : 1);
  const single = (['pins', 'deadlines', 'notBefore'] as const).flatMap((key) =>
    Object.entries(settings[key] ?? {}).flatMap(([id, sprint]) => {
      if (!open.has(id.replace(/#\d+$/, ''))) return [];
      const change = { ...settings, [key]: without(settings[key] ?? {}, id) };
      return [{ ...WORDS[key](id, sprint), subject: id, settings: change }];
    }),
  );
  return [...whole, ...single.sort(largest)];
}

const WORDS = {
  pins: (id: string, sprint: number) => ({
    kind: 'pin' as const,
    text: (gain: number) => `${id} pinned to sprint ${sprint} ${costs(gain)}`,
  }),
  deadlines: (id: string, sprint: number) => ({
    kind: 'deadline' as const,
    text: (gain: number) => `${id} due by sprint ${sprint} ${costs(gain)}`,
  }),
  notBefore: (id: string, sprint: number) => ({
    kind: 'not-before' as const,
    text: (gain: number) => `${id} not before sprint ${sprint} ${costs(gain)}`,
  }),
};

/** The same with less reserve; null where there is none to give up, or classes keep all of it. */
function lessReserve(settings: PlanSettings): PlanSettings | null {
  const kept = Object.values(settings.classPercent ?? {}).reduce((sum, percent) => sum + percent, 0);
  const reservePercent = Math.max(kept, settings.reservePercent - POINTS, 0);
  return reservePercent < settings.reservePercent ? { ...settings, reservePercent } : null;
}

function lossText(less: PlanSettings | null, objective: number | null, base: number): string {
  if (less === null) return 'there is none to give up';
  const points = `the reserve of ${number(less.reservePercent)} percent`;
  if (objective === null) return `with ${points} no plan was found that keeps what is promised`;
  return `${points} would cost ${hours(Math.max(0, base - objective))}`;
}

/** Searches that know of each other: the best plan that keeps all constraints rises with whatever one of them finds. */
class PriceSearch {
  /** The best objective of a plan that keeps all constraints. */
  base: number;
  private order: number[];

  constructor(
    private readonly instance: Instance,
    plan: Plan,
    private readonly effort: number,
  ) {
    this.base = plan.objective;
    this.order = orderOf(instance, plan);
    const own = this.search(instance, 2 * effort);
    if (own !== null) this.learn(own);
  }

  private learn(schedule: Schedule): void {
    if (schedule.objective <= this.base) return;
    this.base = schedule.objective;
    const planned = new Set(schedule.sequence);
    this.order = [...schedule.sequence, ...this.order.filter((item) => !planned.has(item))];
  }

  /** The best objective under relaxed settings: the plan at hand keeps them, too, so it is never worse. */
  solve(items: readonly DebtItem[], settings: PlanSettings): number {
    const schedule = this.search(makeInstance(items, settings));
    if (schedule === null) return this.base;
    if (keepsAll(this.instance, schedule)) this.learn(schedule);
    return Math.max(this.base, schedule.objective);
  }

  /** The same under tighter settings; what is found there can be had now, too. Null where promises cannot be kept. */
  solveLess(items: readonly DebtItem[], settings: PlanSettings): number | null {
    const schedule = this.search(makeInstance(items, settings));
    if (schedule !== null && keepsAll(this.instance, schedule)) this.learn(schedule);
    return schedule?.objective ?? null;
  }

  private search(instance: Instance, effort = this.effort): Schedule | null {
    const decoder = new Decoder(instance);
    try {
      const start = orderThatKeepsPromises(instance, decoder, this.order);
      const limits = defaultLimits(instance, Number.POSITIVE_INFINITY);
      const tries = Math.floor(limits.tries * effort);
      return improve(start, decoder, { ...limits, tries }, (next) => keepsPromises(instance, next));
    } catch (error) {
      if (error instanceof PlanError) return null;
      throw error;
    }
  }
}

/** Items in the order in which a plan does them, then the others. */
function orderOf(instance: Instance, plan: Plan): number[] {
  const index = new Map(instance.ids.map((id, item) => [id, item]));
  const planned = plan.sprints
    .slice(instance.fixed)
    .flatMap((sprint) => sprint.items.flatMap(({ id }) => index.get(id) ?? []));
  return [...new Set([...planned, ...closureOrder(instance, macroItems(instance))])];
}

/** Whether a schedule of the same items under other settings keeps these. */
function keepsAll(instance: Instance, schedule: Schedule): boolean {
  const { earliest, latest, pin, resources, uses, hours, sprints } = instance;
  if (!keepsPromises(instance, schedule)) return false;
  const left = resources.map(({ capacity }) => capacity.slice());
  for (const item of schedule.sequence) {
    const first = schedule.first[item]!;
    if (first < earliest[item]! || schedule.last[item]! > latest[item]!) return false;
    if (pin[item]! > 0 && pin[item] !== first) return false;
    if (schedule.parts.has(item) && !isLarge(instance, item)) return false;
    for (const [i, part] of (schedule.parts.get(item) ?? [hours[item]!]).entries()) {
      for (const r of uses[item]!) left[r]![first + i]! -= part;
    }
  }
  return left.every((room) => room.subarray(1, sprints + 1).every((rest) => rest >= -EPSILON * 10));
}

function without<T extends object>(record: T, key: string): T {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T;
}

function costs(gain: number): string {
  return gain > 0 ? `costs ${hours(gain)}` : 'costs nothing';
}

function hours(value: number): string {
  return value > 0 && value < 0.05 ? 'less than 0.1 h a year' : `${number(value)} h a year`;
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
