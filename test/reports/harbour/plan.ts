import type { DebtItem, ItemKind } from '../../../src/domain/debt-item.js';
import { FAMILIES, type Finding } from '../../../src/domain/finding.js';
import type { AddonResult, Result } from '../../../src/domain/result.js';
import type { Hours } from '../../../src/domain/score.js';
import { interval } from './addons.js';
import type { Berth } from './berths.js';

export function itemsOf(addon: AddonResult, findings: Finding[]): DebtItem[] {
  const { kind } = addon.verdict;
  const confidence = addon.upgradeCost.confidence;
  if (kind === 'retire' || kind === 'replace') {
    const title = kind === 'retire' ? `Remove ${addon.key}` : `Replace ${addon.key} with queue_job`;
    const hours = interval(kind === 'retire' ? 4 : 16, confidence);
    const ids = findings.map((finding) => finding.id);
    return [itemOf(addon, kind, title, ids, hours, addon.debt.interest.hoursPerYear + 20)];
  }
  return FAMILIES.flatMap((family) => {
    const own = findings.filter((finding) => finding.family === family);
    if (own.length === 0) return [];
    const minutes = (list: Finding[]) => list.reduce((sum, finding) => sum + finding.effortMinutes, 0);
    const hours = (addon.debt.hours.p50 * minutes(own)) / minutes(findings);
    const title = `Mend ${own.length} ${family} findings in ${addon.key}`;
    return [
      itemOf(
        addon,
        family,
        title,
        own.map((finding) => finding.id),
        interval(hours, confidence),
        Math.round(hours * (family === 'upgrade' ? 1.6 : 0.5)),
      ),
    ];
  });
}

function itemOf(
  addon: AddonResult,
  kind: ItemKind,
  title: string,
  findings: string[],
  hours: Hours,
  value: number,
): DebtItem {
  return {
    id: `${addon.key}:${kind}`,
    title,
    addon: addon.key,
    kind,
    findings,
    hours,
    value,
    dependsOn: [],
    verdict: addon.verdict.kind,
  };
}

/** Fills sprints in order of value per hour, as far as they hold. Not the real planner; a plan with realistic numbers. */
export function planOf(items: DebtItem[], sprints: number, capacityHours: number): Result['plan'] {
  const queue = [...items].sort(
    (a, b) => b.value / (b.hours.p50 || 1) - a.value / (a.hours.p50 || 1) || (a.id < b.id ? -1 : 1),
  );
  const loads = Array.from({ length: sprints }, (_, index) => ({
    index: index + 1,
    start: new Date(Date.UTC(2026, 8, 7 + index * 14)).toISOString().slice(0, 10),
    capacityHours,
    items: [] as { id: string; hours: number }[],
  }));
  const unplanned: Result['plan']['unplanned'] = [];
  for (const item of queue) {
    const fits = loads.find(
      (load) => load.items.reduce((sum, entry) => sum + entry.hours, 0) + item.hours.p50 <= capacityHours,
    );
    if (fits) fits.items.push({ id: item.id, hours: item.hours.p50 });
    else unplanned.push({ id: item.id, why: 'Does not fit the capacity of any sprint.' });
  }
  return { sprints: loads, unplanned, objective: 212.5, bound: 214, gap: 0.00701 };
}

export function wavesOf(berths: Berth[]): string[][] {
  const first = berths.filter((place) => !place.depends.includes('harbour_base')).map((place) => place.key);
  const second = berths.filter((place) => place.depends.includes('harbour_base')).map((place) => place.key);
  return [first, second].filter((wave) => wave.length > 0);
}
