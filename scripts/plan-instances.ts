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

/** The kinds of backlog that the benchmark looks at. */
export interface Case {
  /** Key of the reference: items, dependencies per item, seed, and `limits` where there are several pools. */
  key: string;
  count: number;
  density: number;
  limits: boolean;
  items: DebtItem[];
  settings: PlanSettings;
}

const DENSITIES = [0, 0.5, 1.2];
const SEEDS: [count: number, seeds: number][] = [
  [30, 8],
  [60, 6],
  [120, 3],
];

/** 51 backlogs with one pool of hours, and 18 with parts for classes, a scarce skill, holidays, deadlines and first sprints. */
export function cases(): Case[] {
  const plain = DENSITIES.flatMap((density) =>
    SEEDS.flatMap(([count, seeds]) => Array.from({ length: seeds }, (_, i) => plainCase(count, density, i + 1))),
  );
  const limited = DENSITIES.flatMap((density) =>
    SEEDS.flatMap(([count]) => [1, 2].map((seed) => limitedCase(count, density, seed))),
  );
  return [...plain, ...limited];
}

function plainCase(count: number, density: number, seed: number): Case {
  const items = backlog(count, density, seed);
  return {
    key: `${count}-${density}-${seed}`,
    count,
    density,
    limits: false,
    items,
    settings: settingsFor(items, 8, 0.6),
  };
}

function limitedCase(count: number, density: number, seed: number): Case {
  const random = seeded(seed * 77 + count + Math.round(density * 10));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const items = backlog(count, density, seed).map((item) => ({
    ...item,
    kind: pick(['security', 'performance', 'upgrade', 'upgrade', 'maintainability'] as const),
    skill: pick(['python', 'python', 'xml', 'javascript'] as const),
  }));
  const plain = settingsFor(items, 8, 0.7);
  const some = (share: number) => items.filter(() => random() < share);
  const settings: PlanSettings = {
    ...plain,
    capacityHours: 5 * plain.capacityHours,
    reservePercent: 20,
    start: '2026-12-07',
    holidays: ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'],
    classPercent: { security: 4, upgrade: 8 },
    skillHours: { javascript: 0.25 * plain.capacityHours },
    notBefore: Object.fromEntries(some(0.1).map(({ id }) => [id, 2 + Math.floor(random() * 5)])),
  };
  return { key: `${count}-${density}-${seed}-limits`, count, density, limits: true, items, settings };
}
