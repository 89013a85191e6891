/**
 * How fast is planning anew, and does it move more than it must? 200 made-up items in 12 sprints with room for 60 % of
 * the work; then one sprint or all lose hours, a sprint falls out, or all gain hours. Prints the processor time, the
 * items moved, and how many must move at least (a proved bound; the true number lies between the two). Ends with the
 * time that the prices of constraints take for 60 items with five pins.
 */
import type { PlanSettings } from '../src/domain/plan.js';
import { planSprints } from '../src/planner/index.js';
import { pricesOf } from '../src/planner/prices.js';
import { replan } from '../src/planner/replan.js';
import { backlog, settingsFor } from './plan-instances.js';

const CHANGES: [string, (settings: PlanSettings) => Partial<PlanSettings>][] = [
  ['one sprint 20 % less', ({ capacityHours }) => ({ teamHours: { 4: 0.8 * capacityHours } })],
  ['one sprint 50 % less', ({ capacityHours }) => ({ teamHours: { 4: 0.5 * capacityHours } })],
  ['one sprint falls out', () => ({ teamHours: { 4: 0 } })],
  ['all sprints 10 % less', ({ capacityHours }) => ({ capacityHours: 0.9 * capacityHours })],
  ['all sprints 20 % less', ({ capacityHours }) => ({ capacityHours: 0.8 * capacityHours })],
  ['all sprints 20 % more', ({ capacityHours }) => ({ capacityHours: 1.2 * capacityHours })],
];

function seconds<T>(work: () => T): { result: T; taken: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, taken: (user + system) / 1e6 };
}

let total = 0;
let met = 0;
let over = 0;
let least = 0;
console.log('change                  edges/item    moved  at least  dropped  processor time   (three backlogs each)');
for (const [name, change] of CHANGES) {
  for (const density of [0, 0.5, 1.2]) {
    const rows = [1, 2, 3].map((seed) => {
      const items = backlog(200, density, seed);
      const settings = settingsFor(items, 12, 0.6);
      const before = planSprints(items, settings);
      const previous = new Map<string, number>();
      for (const { index, items: inside } of before.sprints) {
        for (const { id } of inside) if (!previous.has(id)) previous.set(id, index);
      }
      return seconds(() => replan(items, { ...settings, ...change(settings) }, previous));
    });
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
    const [moved, bound] = [sum(({ result }) => result.moved), sum(({ result }) => result.leastMoves)];
    total += rows.length;
    met += rows.filter(({ result }) => result.moved === result.leastMoves).length;
    over += moved - bound;
    least += bound;
    console.log(
      `${name.padEnd(24)}${String(density).padStart(10)}${String(moved).padStart(9)}${String(bound).padStart(10)}` +
        `${String(sum(({ result }) => result.dropped)).padStart(9)}` +
        `${`${Math.max(...rows.map(({ taken }) => taken)).toFixed(2)} s`.padStart(16)}`,
    );
  }
}
console.log(`bound met in ${met} of ${total}; ${over} moves above it beside ${least} that must be`);

const items = backlog(60, 0.5, 1);
const settings = settingsFor(items, 8, 0.6);
const first = planSprints(items, settings);
const pins = Object.fromEntries(first.unplanned.slice(0, 5).map(({ id }, i) => [id, i + 3]));
const plan = planSprints(items, { ...settings, reservePercent: 95, pins });
const prices = seconds(() => pricesOf(items, { ...settings, reservePercent: 95, pins }, plan));
console.log(`prices of ${prices.result.length} constraints, 60 items: ${prices.taken.toFixed(2)} s`);
for (const { text } of prices.result) console.log(`  ${text}`);
