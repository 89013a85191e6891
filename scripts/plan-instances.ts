import type { DebtItem } from '../src/domain/debt-item.js';
import type { PlanSettings } from '../src/domain/plan.js';

/** Numbers from 0 to 1 from a seed (mulberry32), the same on every machine. */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A made-up backlog: half-hours between 1 and 6 with a long tail, value per hour spread over two orders of magnitude,
 * 15 % enablers that save next to nothing themselves, and `density` dependencies per item on earlier items.
 */
export function backlog(count: number, density: number, seed: number): DebtItem[] {
  const random = seeded(seed * 1000 + count * 10 + Math.round(density * 10));
  const id = (index: number) => `ITEM-${String(index).padStart(3, '0')}`;
  const waits: Set<number>[] = Array.from({ length: count }, () => new Set());
  for (let edge = 0; edge < Math.round(density * count); edge++) {
    const a = Math.floor(random() * count);
    const b = Math.floor(random() * count);
    if (a !== b) waits[Math.max(a, b)]!.add(Math.min(a, b));
  }
  return waits.map((list, index) => {
    const hours = Math.max(1, Math.round(2 * 6 ** random()) / 2);
    const enabler = random() < 0.15;
    const value = enabler ? 0.01 : Math.round(hours * 10 ** (2 * random() - 1) * 100) / 100;
    return {
      id: id(index),
      title: `Made-up item ${index}`,
      addon: 'library_loan',
      kind: 'maintainability',
      findings: [],
      hours: { p15: hours * 0.7, p50: hours, p85: hours * 1.6 },
      value,
      dependsOn: [...list].sort((a, b) => a - b).map(id),
      verdict: 'refactor',
    };
  });
}

/** Sprints that together have room for this share of all hours, and each for the largest item. */
export function settingsFor(items: readonly DebtItem[], sprints: number, share: number): PlanSettings {
  const all = items.reduce((sum, item) => sum + item.hours.p50, 0);
  const largest = Math.max(...items.map((item) => item.hours.p50));
  const capacityHours = Math.max(largest, Math.ceil((all * share) / sprints));
  return { sprints, capacityHours, reservePercent: 100, start: null, sprintDays: 14, pins: {} };
}
