import type { DebtItem } from '../../../../src/domain/debt-item.js';
import { workClassOf } from '../../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../../src/domain/plan.js';

/** A planning problem whose constraints can be given up one by one; hours by pool or skill and sprint, `pool 2` for the reserve. */
export interface Given {
  items: DebtItem[];
  settings: PlanSettings;
  /** Hours added, by `<class, skill or pool> <sprint>`. */
  extra?: Record<string, number>;
}

/**
 * Fewest extra hours with which all promises can be kept, by trying every sprint for every promised item; infinite
 * where no hours help. Written apart from the planner, to check it. For items that fit one sprint.
 */
export function leastExtraHours({ items, settings, extra = {} }: Given, stopAtNone = false): number {
  const { sprints, pins, deadlines = {}, notBefore = {}, classPercent = {}, skillHours = {} } = settings;
  const byId = new Map(items.map((item) => [item.id, item]));
  const promised: DebtItem[] = [];
  let lost = false;
  const promise = (id: string): void => {
    const item = byId.get(id);
    if (item === undefined) lost = true;
    if (item === undefined || promised.includes(item)) return;
    for (const other of item.dependsOn) promise(other);
    promised.push(item);
  };
  for (const id of [...Object.keys(pins), ...Object.keys(deadlines)]) promise(id);
  if (lost) return Number.POSITIVE_INFINITY;
  const kept = Object.values(classPercent).reduce((sum, percent) => sum + percent, 0);
  const room = (name: string, sprint: number) => {
    const own = (classPercent as Record<string, number>)[name];
    const percent = own ?? settings.reservePercent - kept;
    const skill = (skillHours as Record<string, number>)[name];
    return (skill ?? (settings.capacityHours * percent) / 100) + (extra[`${name} ${sprint}`] ?? 0);
  };
  const used = new Map<string, number>();
  const at = new Map<string, number>();
  let best = Number.POSITIVE_INFINITY;
  const cost = () => {
    let sum = 0;
    for (let t = 1; t <= sprints; t++) {
      let [pools, skills] = [0, 0];
      for (const [key, hours] of used) {
        const [name, sprint] = key.split(' ') as [string, string];
        if (Number(sprint) !== t) continue;
        const over = Math.max(0, hours - room(name, t));
        if (name in skillHours) skills += over;
        else pools += over;
      }
      sum += Math.max(pools, skills);
    }
    return sum;
  };
  const descend = (index: number): void => {
    if (stopAtNone && best <= 1e-9) return;
    const item = promised[index];
    if (item === undefined) {
      best = Math.min(best, cost());
      return;
    }
    const names = [workClassOf(item) in classPercent ? workClassOf(item) : 'pool'];
    if (item.skill !== undefined && item.skill in skillHours) names.push(item.skill);
    for (let sprint = notBefore[item.id] ?? 1; sprint <= (deadlines[item.id] ?? sprints); sprint++) {
      if (pins[item.id] !== undefined && pins[item.id] !== sprint) continue;
      if (item.dependsOn.some((id) => at.get(id)! > sprint)) continue;
      for (const name of names) used.set(`${name} ${sprint}`, (used.get(`${name} ${sprint}`) ?? 0) + item.hours.p50);
      at.set(item.id, sprint);
      if (!stopAtNone || cost() <= 1e-9) descend(index + 1);
      for (const name of names) used.set(`${name} ${sprint}`, used.get(`${name} ${sprint}`)! - item.hours.p50);
    }
  };
  descend(0);
  return best;
}

export function canKeep(given: Given): boolean {
  return leastExtraHours(given, true) <= 1e-9;
}
