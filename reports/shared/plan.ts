import type { DebtItem } from '../../src/domain/debt-item.js';
import { severityCounts } from '../../src/domain/figures.js';
import { SEVERITIES, type Severity } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';

export interface SprintLoad {
  index: number;
  start: string | null;
  capacityHours: number;
  plannedHours: number;
  /** `id` is that of a part (`DEBT-…#2`) where the item is done in parts. */
  items: { id: string; item: DebtItem; hours: number }[];
  /** Planned once, and no longer among the items: nothing is found of it any more. */
  gone: { id: string; hours: number }[];
}

/** Sprints with the items behind their ids. */
export function sprintLoads(result: Result): SprintLoad[] {
  const itemOf = new Map(result.items.map((item) => [item.id, item]));
  const find = (id: string) => itemOf.get(id) ?? itemOf.get(id.replace(/#\d+$/, ''));
  return result.plan.sprints.map((sprint) => ({
    index: sprint.index,
    start: sprint.start,
    capacityHours: sprint.capacityHours,
    plannedHours: sprint.items.reduce((sum, entry) => sum + entry.hours, 0),
    items: sprint.items.flatMap(({ id, hours }) => {
      const item = find(id);
      return item ? [{ id, item, hours }] : [];
    }),
    gone: sprint.items.filter(({ id }) => find(id) === undefined),
  }));
}

export interface PlanGain {
  sprints: number;
  items: number;
  hours: number;
  capacityHours: number;
  /** Hours per year that the planned items save once all are done. */
  hoursPerYear: number;
  /** Findings that the planned items close, by severity, and all of them. */
  closed: Record<Severity, number>;
  closedTotal: number;
  /** Addons that the plan removes or replaces. */
  removed: string[];
  leftItems: number;
  leftHours: number;
}

/** What the planned sprints cost and what they buy. */
export function planGain(result: Result): PlanGain {
  const loads = sprintLoads(result);
  const planned = new Map(loads.flatMap((load) => load.items).map(({ item }) => [item.id, item]));
  const closedIds = new Set([...planned.values()].flatMap((item) => item.findings));
  const closed = severityCounts(result.findings.filter((finding) => closedIds.has(finding.id)));
  const left = result.items.filter((item) => !planned.has(item.id));
  const removed = [...planned.values()].filter((item) => item.kind === 'retire' || item.kind === 'replace');
  return {
    sprints: loads.length,
    items: planned.size,
    hours: loads.reduce((sum, load) => sum + load.plannedHours, 0),
    capacityHours: loads.reduce((sum, load) => sum + load.capacityHours, 0),
    hoursPerYear: [...planned.values()].reduce((sum, item) => sum + item.value, 0),
    closed,
    closedTotal: SEVERITIES.reduce((sum, severity) => sum + closed[severity], 0),
    removed: [...new Set(removed.map((item) => item.addon))].sort(),
    leftItems: left.length,
    leftHours: left.reduce((sum, item) => sum + item.hours.p50, 0),
  };
}
