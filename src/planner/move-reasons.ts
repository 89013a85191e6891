import type { Move, PlanSettings } from '../domain/plan.js';
import type { Homes } from './homes.js';
import { type Instance, roomFor } from './instance.js';
import { resourceName } from './promises.js';
import { EPSILON, isLarge, type Schedule } from './schedule.js';

/** What was moved and why, in words; sorted by id. */
export function explainMoves(instance: Instance, settings: PlanSettings, homes: Homes, schedule: Schedule): Move[] {
  const reasons = new MoveReasons(instance, settings, homes, schedule);
  return instance.ids.flatMap((id, item) => {
    const to = schedule.first[item]!;
    const home = homes.home[item]!;
    if (homes.known[item] === 0 || (to > 0 && (home === 0 || home === to))) return [];
    return [{ id, from: home || homes.begun[item]!, to: to || null, why: reasons.why(item) }];
  });
}

class MoveReasons {
  constructor(
    private readonly instance: Instance,
    private readonly settings: PlanSettings,
    private readonly homes: Homes,
    private readonly schedule: Schedule,
  ) {}

  why(item: number): string {
    const why = this.settled(item) ?? this.order(item);
    if (why !== null) return why;
    const lost = this.schedule.first[item] === 0 ? '; no other sprint has room for it' : '';
    return `${this.room(item) ?? this.otherwise(item)}${lost}`;
  }

  /** What the settings and the input settle by themselves. */
  private settled(item: number): string | null {
    const { ids, pin, missing, ancestors, fixed, sprints, earliest } = this.instance;
    const home = this.homes.home[item]!;
    const id = ids[item]!;
    if (pin[item]! > 0) return `pinned to sprint ${pin[item]}`;
    if (missing[item]!.length > 0) return `waits for ${missing[item]!.join(', ')}, which is not among the items`;
    const lost = ancestors[item]!.find((i) => missing[i]!.length > 0);
    if (lost !== undefined) return `waits for ${ids[lost]}, which waits for ${missing[lost]![0]}, not among the items`;
    if (home > sprints) return `it was in sprint ${home}, and the plan ends with sprint ${sprints}`;
    if (home > 0 && home <= fixed) return `sprint ${home} is done or active, and it was not begun there`;
    const notBefore = this.settings.notBefore?.[id] ?? 0;
    if (notBefore > home) return `cannot begin before sprint ${notBefore}`;
    const due = this.settings.deadlines?.[id] ?? home;
    if (due < home) return `due by the end of sprint ${due}`;
    if (earliest[item]! > home) {
      const late = ancestors[item]!.find((i) => earliest[i]! > home || pin[i]! > home);
      if (late !== undefined) return `goes with ${ids[late]}, which it waits for and which ${this.when(late)}`;
    }
    return null;
  }

  private when(item: number): string {
    const { pin } = this.instance;
    if (pin[item]! > 0) return `is pinned to sprint ${pin[item]}`;
    const last = this.schedule.last[item]!;
    return last > 0 ? `is done in sprint ${last}` : 'is not planned any more';
  }

  /** What it waits for is late, or what waits for it is early. */
  private order(item: number): string | null {
    const { ids, ancestors } = this.instance;
    const { first, last } = this.schedule;
    const home = this.homes.home[item]!;
    const late = ancestors[item]!.filter((i) => last[i] === 0 || last[i]! > home);
    const cause = late.find((i) => this.homes.known[i] === 1) ?? late[0];
    if (cause !== undefined) {
      if (first[item]! > 0) return `goes with ${ids[cause]}, which it waits for and which ${this.when(cause)}`;
      return `waits for ${ids[cause]}, which ${this.when(cause)}${last[cause] === 0 ? '' : ', and from then on no sprint has room for it'}`;
    }
    const early = ids.findIndex((_, i) => first[i]! > 0 && first[i]! < home && ancestors[i]!.includes(item));
    if (early < 0) return null;
    return `${ids[early]}, which waits for it, is in sprint ${first[early]}${first[early] === this.homes.home[early] ? ' and stays there' : ''}`;
  }

  /** Its old sprint has no room for it. */
  private room(item: number): string | null {
    const { hours, uses, resources } = this.instance;
    const home = this.homes.home[item]!;
    const own = hours[item]!;
    if (!isLarge(this.instance, item) && roomFor(this.instance, item, home) + EPSILON < own) {
      const tight = this.tightest(item, (r) => resources[r]!.capacity[home]! - own);
      return `takes ${text(own)}, and sprint ${home} has ${text(resources[tight]!.capacity[home]!)} for ${resourceName(this.instance, tight)}`;
    }
    const lacking = (r: number) => this.loadNow(r, home) + own - resources[r]!.capacity[home]!;
    if (uses[item]!.every((r) => lacking(r) <= EPSILON)) return null;
    const r = this.tightest(item, (resource) => -lacking(resource));
    const short = this.loadBefore(r, home) - resources[r]!.capacity[home]!;
    const asked = this.newcomers(r, home, item, true);
    const newcomers = asked.length > 0 || short > EPSILON ? asked : this.newcomers(r, home, item, false);
    if (short <= EPSILON) {
      return newcomers.length === 0
        ? null
        : `room was made in sprint ${home} for ${newcomers.slice(0, 3).join(', and for ')}`;
    }
    const and = newcomers.length > 0 ? `; room was made for ${newcomers[0]}, too` : '';
    return (
      `sprint ${home} has ${text(short)} less for ${resourceName(this.instance, r)} than what was planned in it takes: ` +
      `${this.choice(item, r, short)}${and}`
    );
  }

  private tightest(item: number, slack: (resource: number) => number): number {
    return this.instance.uses[item]!.reduce((a, b) => (slack(b) < slack(a) ? b : a));
  }

  /** Hours of a resource that are taken in a sprint now. */
  private loadNow(r: number, sprint: number): number {
    return (
      this.instance.resources[r]!.capacity[sprint]! - this.schedule.left[r * (this.instance.sprints + 1) + sprint]!
    );
  }

  /** Hours, as estimated now, of what began in a sprint before; of what is larger than a sprint, what it has there now. */
  private loadBefore(r: number, sprint: number): number {
    const { uses, hours } = this.instance;
    let load = 0;
    for (const [item, home] of this.homes.home.entries()) {
      if (!uses[item]!.includes(r)) continue;
      if (isLarge(this.instance, item)) load += this.hoursIn(item, sprint);
      else if (home === sprint) load += hours[item]!;
    }
    return load;
  }

  private hoursIn(item: number, sprint: number): number {
    const { first, last, parts } = this.schedule;
    if (first[item] === 0 || first[item]! > sprint || last[item]! < sprint) return 0;
    return parts.get(item)?.[sprint - first[item]!] ?? this.instance.hours[item]!;
  }

  /** What is in a sprint now and was not before: pinned and due items first; `asked`: only these, and what others wait for. */
  private newcomers(r: number, sprint: number, item: number, asked: boolean): string[] {
    const { ids, uses, pin, promised, ancestors } = this.instance;
    const { home } = this.homes;
    const inside = ids.flatMap((_, i) =>
      i !== item && uses[i]!.includes(r) && home[i] !== sprint && this.hoursIn(i, sprint) > 0 ? [i] : [],
    );
    const rank = (i: number) => (pin[i]! > 0 ? 0 : promised.includes(i) ? 1 : 2);
    return inside
      .sort((a, b) => rank(a) - rank(b) || a - b)
      .flatMap((i) => {
        const id = ids[i]!;
        if (pin[i]! > 0) return [`${id}, which is pinned to it`];
        const due = this.settings.deadlines?.[id];
        if (due !== undefined) return [`${id}, which is due by sprint ${due}`];
        const needs = ids.findIndex((_, k) => this.schedule.first[k]! > 0 && ancestors[k]!.includes(i));
        if (needs >= 0) return [`${id}, which ${ids[needs]} waits for`];
        return asked ? [] : [id];
      });
  }

  /** Why this item and not another of its sprint: the first reason that is true of it. */
  private choice(item: number, r: number, short: number): string {
    const { ids, uses, hours, value, after } = this.instance;
    const { home } = this.homes;
    const here = ids.flatMap((_, i) => (home[i] === this.homes.home[item] && uses[i]!.includes(r) ? [i] : []));
    const stayed = here.filter((i) => this.schedule.first[i] === home[i]);
    const rate = (i: number) => (hours[i]! > 0 ? value[i]! / hours[i]! : Number.POSITIVE_INFINITY);
    const alone = (i: number) => hours[i]! + EPSILON >= short;
    const free = (i: number) => after[i]!.every((k) => this.schedule.first[k] === 0);
    const reasons: string[] = [];
    if (stayed.length === 0) reasons.push('nothing of it can stay');
    else if (stayed.every((i) => rate(i) >= rate(item)))
      reasons.push('what stays there saves at least as much per hour');
    else if (alone(item) && !stayed.some(alone)) reasons.push('only this is large enough to make the room alone');
    else if (alone(item) && stayed.every((i) => !alone(i) || value[i]! >= value[item]!))
      reasons.push('of what is large enough to make the room alone it saves least');
    else if (alone(item) && free(item) && stayed.every((i) => !alone(i) || !free(i) || value[i]! >= value[item]!))
      return 'it is large enough to make the room alone, nothing that is planned waits for it, and of all such it saves least';
    else if (alone(item)) reasons.push('it is large enough to make the room alone');
    else if (stayed.every((i) => hours[i]! <= hours[item]! + EPSILON))
      reasons.push('nothing larger stays there, so the fewest have to go');
    else reasons.push('with it the fewest have to go');
    if (free(item)) reasons.push('nothing that is planned waits for it');
    return reasons.join(', and ');
  }

  private otherwise(item: number): string {
    const { last } = this.schedule;
    const home = this.homes.home[item]!;
    if (home === 0)
      return `begun in sprint ${this.homes.begun[item]}, and the rest takes ${text(this.instance.hours[item]!)}`;
    if (isLarge(this.instance, item))
      return `it runs over several sprints, and sprints from ${home} on have no room for it in one run`;
    const others = this.instance.ids.filter(
      (_, i) => this.homes.home[i]! > 0 && last[i] !== 0 && this.instance.ancestors[i]!.includes(item),
    );
    return others.length > 0
      ? `makes room, and is still done before ${others[0]}, which waits for it`
      : 'fewest others move this way';
  }
}

function text(hours: number): string {
  return `${Math.round(hours * 10) / 10} h`;
}
