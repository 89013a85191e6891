import { type DebtItem, workClassOf } from '../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../src/domain/plan.js';

/** How far a plan is from the one before, and what it brings. */
export interface Distance {
  moved: number;
  dropped: number;
  objective: number;
}

/**
 * The fewest moves, among these the fewest dropped, among these the best objective, by trying every sprint (or none) for
 * every item; null where no plan keeps the promises. For items that fit one sprint, without fixed sprints and parts.
 */
export function nearestPlan(
  items: readonly DebtItem[],
  settings: PlanSettings,
  previous: ReadonlyMap<string, number>,
): Distance | null {
  const { sprints } = settings;
  const sorted = inOrder(items);
  const pools = new Pools(settings);
  const promised = promisedIds(items, settings);
  const at = new Map<string, number>();
  let best: Distance | null = null;
  const descend = (index: number, moved: number, dropped: number, objective: number): void => {
    if (best !== null && (moved > best.moved || (moved === best.moved && dropped > best.dropped))) return;
    const item = sorted[index];
    if (item === undefined) {
      if (best === null || moved < best.moved || dropped < best.dropped || objective > best.objective) {
        best = { moved, dropped, objective };
      }
      return;
    }
    const { id } = item;
    const home = previous.get(id);
    const from = Math.max(
      settings.notBefore?.[id] ?? 1,
      ...item.dependsOn.map((other) => at.get(other) ?? sprints + 1),
    );
    const options = [...new Set([home ?? 1, ...Array.from({ length: sprints }, (_, i) => i + 1)])];
    for (const sprint of options) {
      if (sprint < from || sprint > Math.min(sprints, settings.deadlines?.[id] ?? sprints)) continue;
      if (settings.pins[id] !== undefined && settings.pins[id] !== sprint) continue;
      if (!pools.take(item, sprint)) continue;
      at.set(id, sprint);
      const away = home !== undefined && home !== sprint ? 1 : 0;
      descend(index + 1, moved + away, dropped, objective + (item.value * (sprints - sprint)) / sprints);
      at.delete(id);
      pools.giveBack(item, sprint);
    }
    if (promised.has(id)) return;
    const lost = home === undefined ? 0 : 1;
    descend(index + 1, moved + lost, dropped + lost, objective);
  };
  descend(0, 0, 0, 0);
  return best;
}

/** Hours by sprint of each part of the reserve and each skill, worked out from the settings by themselves. */
class Pools {
  private readonly left = new Map<string, number[]>();

  constructor(settings: PlanSettings) {
    const classes = Object.entries(settings.classPercent ?? {});
    const rest = settings.reservePercent - classes.reduce((sum, [, percent]) => sum + percent, 0);
    const hours = (percent: number) =>
      Array.from(
        { length: settings.sprints + 1 },
        (_, t) => ((settings.teamHours?.[t] ?? settings.capacityHours) * percent) / 100,
      );
    this.left.set('rest', hours(rest));
    for (const [name, percent] of classes) this.left.set(name, hours(percent));
    for (const [skill, own] of Object.entries(settings.skillHours ?? {})) {
      this.left.set(`skill ${skill}`, new Array(settings.sprints + 1).fill(own));
    }
  }

  private of(item: DebtItem): number[][] {
    const own = this.left.get(workClassOf(item)) ?? this.left.get('rest')!;
    const skill = this.left.get(`skill ${item.skill}`);
    return skill === undefined ? [own] : [own, skill];
  }

  take(item: DebtItem, sprint: number): boolean {
    const pools = this.of(item);
    if (pools.some((pool) => pool[sprint]! + 1e-9 < item.hours.p50)) return false;
    for (const pool of pools) pool[sprint]! -= item.hours.p50;
    return true;
  }

  giveBack(item: DebtItem, sprint: number): void {
    for (const pool of this.of(item)) pool[sprint]! += item.hours.p50;
  }
}

function promisedIds(items: readonly DebtItem[], { pins, deadlines = {}, sprints }: PlanSettings): Set<string> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const promised = new Set<string>();
  const promise = (id: string): void => {
    promised.add(id);
    for (const other of byId.get(id)?.dependsOn ?? []) promise(other);
  };
  for (const id of Object.keys(pins)) promise(id);
  for (const [id, sprint] of Object.entries(deadlines)) if (sprint <= sprints) promise(id);
  return promised;
}

/** Items so that each comes after what it waits for. */
function inOrder(items: readonly DebtItem[]): DebtItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const result = new Set<DebtItem>();
  const visit = (item: DebtItem): void => {
    for (const id of item.dependsOn) if (byId.has(id)) visit(byId.get(id)!);
    result.add(item);
  };
  for (const item of items) visit(item);
  return [...result];
}
