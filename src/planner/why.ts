import type { DebtItem } from '../domain/debt-item.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import type { Why } from '../domain/why.js';
import { PlanError } from './errors.js';
import { type Instance, makeInstance, roomFor } from './instance.js';
import { openItems } from './open-items.js';
import { resourceName } from './promises.js';
import { EPSILON } from './schedule.js';

/** Items that compete are named up to this number. */
const RIVALS = 5;

/**
 * Why an item is in its sprint of a plan, or in none: what it waits for, what waits for it, what it saves, where it
 * could be by its constraints, and what holds the hours of the sprints before. Works on any plan of these items and
 * settings, also one that people have changed. `id` may be an item, one of its parts, or one that is done.
 * @throws PlanError where there is no such item
 */
export function explainPlacement(items: readonly DebtItem[], settings: PlanSettings, plan: Plan, id: string): Why {
  const open = openItems(items, settings);
  const part = open.parts.get(id)?.find((one) => !open.done.has(one)) ?? id;
  const done = open.done.get(part) ?? open.done.get(open.parts.get(id)?.at(-1) ?? id);
  const instance = makeInstance(items, settings);
  const item = instance.ids.indexOf(part);
  if (item >= 0) return new Explainer(instance, settings, plan, item, open.begun.get(part)).explain(id);
  if (done === undefined) throw new PlanError(`There is no item ${id}.`, [id]);
  return settled(items, settings, plan, id, done);
}

/** What fixed sprints have done. */
function settled(items: readonly DebtItem[], settings: PlanSettings, plan: Plan, id: string, last: number): Why {
  const own = items.find((one) => one.id === id || one.id === id.replace(/#\d+$/, ''));
  const places = plan.sprints.filter((sprint) => sprint.items.some((entry) => entry.id === id || entry.id === own?.id));
  const state = settings.fixed?.[last - 1]?.state ?? 'done';
  const text = `sprint ${last} is ${state} and stays as it is`;
  const value = own?.value ?? 0;
  return {
    id,
    sprints: { first: places[0]?.index ?? last, last },
    text: `${id} is in sprint ${last}: ${text}`,
    said: [{ kind: 'fixed', text }],
    waitsFor: [],
    neededBy: [],
    saves: { perYear: value, unlocks: 0, laterCosts: 0, text: `saves ${number(value)} h a year` },
    earliest: null,
    competes: [],
  };
}

class Explainer {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  /** Hours left by resource and sprint in this plan. */
  private readonly left: Float64Array[];
  private readonly partHours: Map<number, number>[];

  constructor(
    private readonly instance: Instance,
    private readonly settings: PlanSettings,
    plan: Plan,
    private readonly item: number,
    private readonly begun: number | undefined,
  ) {
    const index = new Map(instance.ids.map((id, i) => [id, i]));
    this.first = new Int32Array(instance.ids.length);
    this.last = new Int32Array(instance.ids.length);
    this.left = instance.resources.map(({ capacity }) => capacity.slice());
    this.partHours = Array.from({ length: instance.sprints + 1 }, () => new Map());
    for (const sprint of plan.sprints.slice(instance.fixed, instance.sprints)) {
      for (const { id, hours } of sprint.items) {
        const i = index.get(id);
        if (i === undefined) continue;
        if (this.first[i] === 0) this.first[i] = sprint.index;
        this.last[i] = sprint.index;
        this.partHours[sprint.index]!.set(i, (this.partHours[sprint.index]!.get(i) ?? 0) + hours);
        for (const r of instance.uses[i]!) this.left[r]![sprint.index]! -= hours;
      }
    }
  }

  explain(asked: string): Why {
    const { ids, before, after, missing } = this.instance;
    const [first, last] = [this.first[this.item]!, this.last[this.item]!];
    const said = this.said(asked);
    const waitsFor = [
      ...before[this.item]!.map((i) => this.neighbour(i, 'done in')),
      ...missing[this.item]!.map((id) => ({ id, sprint: null, text: `${id} is not among the items` })),
    ];
    const earliest = this.earliest();
    const competes = this.competes(earliest?.sprint ?? Number.POSITIVE_INFINITY);
    const where = first === 0 ? 'is not planned' : `is in sprint ${first}${last > first ? ` to ${last}` : ''}`;
    return {
      id: asked,
      sprints: first === 0 ? null : { first, last },
      text: `${ids[this.item]} ${where}: ${this.summary(said, waitsFor, earliest, competes)}`,
      said,
      waitsFor,
      neededBy: after[this.item]!.map((i) => this.neighbour(i, 'begins in')),
      saves: this.saves(),
      earliest,
      competes,
    };
  }

  private neighbour(i: number, verb: 'done in' | 'begins in'): Why['waitsFor'][number] {
    const id = this.instance.ids[i]!;
    const sprint = (verb === 'done in' ? this.last[i]! : this.first[i]!) || null;
    const where = verb === 'done in' ? `is done in sprint ${sprint}` : `begins in sprint ${sprint}`;
    return { id, sprint, text: sprint === null ? `${id} is not planned` : `${id} ${where}` };
  }

  private said(asked: string): Why['said'] {
    const { ids } = this.instance;
    const { pins, deadlines = {}, notBefore = {}, splits = {} } = this.settings;
    const id = ids[this.item]!;
    const whole = id.replace(/#\d+$/, '');
    const of = (words: Readonly<Record<string, number>>) => words[id] ?? words[asked] ?? words[whole];
    const said: Why['said'] = [];
    if (this.begun !== undefined) {
      said.push({
        kind: 'fixed',
        text: `begun in sprint ${this.begun}, ${number(this.instance.hours[this.item]!)} h are left`,
      });
    }
    const [pin, due, from] = [of(pins), of(deadlines), of(notBefore)];
    if (pin !== undefined) said.push({ kind: 'pin', text: `pinned to sprint ${pin}` });
    if (due !== undefined) said.push({ kind: 'deadline', text: `due by the end of sprint ${due}` });
    if (from !== undefined) said.push({ kind: 'not-before', text: `not before sprint ${from}` });
    const parts = whole === id ? undefined : splits[whole];
    if (parts !== undefined) said.push({ kind: 'parts', text: `done in ${parts.length} parts, this is ${id}` });
    return said;
  }

  private saves(): Why['saves'] {
    const { value, weight } = this.instance;
    const own = value[this.item]!;
    const unlocks = this.descendants(this.item).reduce((sum, i) => sum + value[i]!, 0);
    const last = this.last[this.item]!;
    // What waits for it and begins in the sprint in which it ends would be later, too.
    const pushed = [this.item, ...this.descendants(this.item).filter((i) => last > 0 && this.first[i] === last)];
    const loss = (i: number) => value[i]! * (weight[this.last[i]!]! - weight[this.last[i]! + 1]!);
    const later = last > 0 ? round(pushed.reduce((sum, i) => sum + loss(i), 0)) : 0;
    const and = unlocks > 0 ? `, and what waits for it ${number(unlocks)} h` : '';
    const cost = later > 0 ? `; one sprint later costs ${number(later)} h a year` : '';
    return {
      perYear: own,
      unlocks: round(unlocks),
      laterCosts: later,
      text: `saves ${number(own)} h a year${and}${cost}`,
    };
  }

  private descendants(item: number): number[] {
    return this.instance.ids.flatMap((_, i) => (this.instance.ancestors[i]!.includes(item) ? [i] : []));
  }

  /** By its constraints, and by where this plan has what it waits for. */
  private earliest(): Why['earliest'] {
    const { before, earliest, sprints, pin, latest, hours } = this.instance;
    if (before[this.item]!.some((i) => this.last[i] === 0) || this.instance.missing[this.item]!.length > 0) return null;
    const ready = before[this.item]!.reduce((most, i) => Math.max(most, this.last[i]!), earliest[this.item]!);
    const sprint = pin[this.item]! > 0 ? pin[this.item]! : ready;
    if (sprint > Math.min(sprints, latest[this.item]!)) return null;
    const free = round(this.free(sprint) + (this.partHours[sprint]!.get(this.item) ?? 0));
    const text = `could begin in sprint ${sprint}, where ${number(free)} h of ${number(roomFor(this.instance, this.item, sprint))} h are free for its ${number(hours[this.item]!)} h`;
    return { sprint, freeHours: free, text };
  }

  private free(sprint: number): number {
    return Math.max(0, Math.min(...this.instance.uses[this.item]!.map((r) => this.left[r]![sprint]!)));
  }

  /** Hours a year per hour of work: the best that the item brings with what waits for it, alone or with some of it. */
  private perHour(item: number): number {
    const { value, hours, ancestors } = this.instance;
    const rate = (set: readonly number[]) => {
      const need = set.reduce((sum, i) => sum + hours[i]!, 0);
      const gain = set.reduce((sum, i) => sum + value[i]!, 0);
      return need > 0 ? gain / need : 0;
    };
    const start = Math.max(1, this.first[item]!);
    const open = (i: number) => i === item || this.last[i] === 0 || this.last[i]! >= start;
    // Each item that waits for it, with whatever that one waits for and is not done before.
    const sets = this.descendants(item).map((i) => [i, ...ancestors[i]!.filter(open)]);
    return round(Math.max(rate([item]), ...sets.map(rate), rate([item, ...this.descendants(item)])));
  }

  private competes(from: number): Why['competes'] {
    const { ids, uses, sprints } = this.instance;
    const until = this.first[this.item]! > 0 ? this.first[this.item]! - 1 : sprints;
    const own = this.perHour(this.item);
    const rivals = new Map<number, { sprint: number; hours: number }>();
    for (let t = from; t <= until; t++) {
      for (const [i, hours] of this.partHours[t]!) {
        if (i === this.item || !uses[i]!.some((r) => uses[this.item]!.includes(r))) continue;
        const known = rivals.get(i);
        rivals.set(i, { sprint: known?.sprint ?? t, hours: round((known?.hours ?? 0) + hours) });
      }
    }
    return [...rivals]
      .map(([i, { sprint, hours }]) => {
        const perHour = this.perHour(i);
        const text = `${ids[i]} has ${number(hours)} h of sprint ${sprint}: ${this.claim(i, perHour, own)}`;
        return { id: ids[i]!, sprint, hours, perHour, own, text };
      })
      .sort((a, b) => b.perHour - a.perHour || a.sprint - b.sprint || (a.id < b.id ? -1 : 1))
      .slice(0, RIVALS);
  }

  private claim(i: number, perHour: number, own: number): string {
    const { pin, promised } = this.instance;
    if (pin[i]! > 0) return 'it is pinned there';
    const rates = `it saves ${number(perHour, 100)} h a year per hour of work with what it unlocks, this one ${number(own, 100)}`;
    return promised.includes(i) ? `it is promised; ${rates}` : rates;
  }

  private summary(
    said: Why['said'],
    waitsFor: Why['waitsFor'],
    earliest: Why['earliest'],
    competes: Why['competes'],
  ): string {
    const { hours, uses } = this.instance;
    const [first, own] = [this.first[this.item]!, hours[this.item]!];
    const pinned = said.find(({ kind }) => kind === 'pin');
    if (pinned !== undefined && first > 0) return pinned.text;
    const missing = waitsFor.find(({ sprint }) => sprint === null);
    if (missing !== undefined) return `it waits for ${missing.id}, and ${missing.text}`;
    if (earliest === null) return 'its constraints leave no sprint for it';
    if (first > 0 && first <= earliest.sprint) {
      const last = waitsFor.find(({ sprint }) => sprint === first);
      const late = said.find(({ kind }) => kind === 'not-before');
      if (last !== undefined) return `the first it can be in, since ${last.text}`;
      if (late !== undefined) return `the first it can be in, since it is ${late.text}`;
      return 'the first it can be in';
    }
    const fits = this.roomBefore(earliest.sprint, first > 0 ? first - 1 : this.instance.sprints);
    if (fits > 0) return `sprint ${fits} has room for it, too; this plan was not made by its value alone`;
    const tight = uses[this.item]!.reduce((a, b) =>
      this.left[b]![earliest.sprint]! < this.left[a]![earliest.sprint]! ? b : a,
    );
    const best = competes.filter(({ perHour, own: mine }) => perHour > mine).map(({ id }) => id);
    const dearer =
      best.length > 0 ? `: ${best.slice(0, 3).join(', ')} ${best.length > 1 ? 'save' : 'saves'} more per hour` : '';
    const where =
      first > 0 ? `no sprint from ${earliest.sprint} to ${first - 1} has` : `no sprint from ${earliest.sprint} on has`;
    return `${where} ${number(own)} h left for ${resourceName(this.instance, tight)}${dearer}`;
  }

  /** A sprint with room for the whole item; 0 where there is none. */
  private roomBefore(from: number, to: number): number {
    for (let t = from; t <= Math.min(to, this.instance.latest[this.item]!); t++) {
      if (this.free(t) + EPSILON * 1000 >= this.instance.hours[this.item]!) return t;
    }
    return 0;
  }
}

function number(value: number, digits = 10): string {
  return String(Math.round(value * digits) / digits);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
