/**
 * How good are the plans? 51 made-up backlogs: 30, 60 and 120 items (8, 6 and 3 seeds) with 0, 0.5 and 1.2 dependencies
 * per item, 15 % pure enablers, 8 sprints, room for 60 % of all work. Every plan is measured against the proved upper
 * bound (so the true loss is smaller) and against the best plan known, which two searches of three times the length look
 * for; beside it stands weighted shortest job first. Small backlogs of 8 to 14 items are compared with an exact
 * branch-and-bound search. Ends with the time for 200 items.
 */
import { upperBound } from '../src/planner/bound.js';
import { closureOrder, macroItems } from '../src/planner/closure.js';
import { planSprints, ratioOrder } from '../src/planner/index.js';
import { type Instance, makeInstance } from '../src/planner/instance.js';
import { Decoder } from '../src/planner/schedule.js';
import { defaultLimits, improve } from '../src/planner/search.js';
import { bestObjective } from './plan-exact.js';
import { backlog, settingsFor } from './plan-instances.js';

interface Row {
  density: number;
  items: number;
  gap: number;
  /** Loss against the best plan known. */
  loss: number;
  shortest: number;
  seconds: number;
}

const DENSITIES = [0, 0.5, 1.2];
const SIZES: [number, number][] = [
  [30, 8],
  [60, 6],
  [120, 3],
];

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (value: number) => `${(100 * value).toFixed(2)} %`;

function measure(count: number, density: number, seed: number): Row {
  const items = backlog(count, density, seed);
  const settings = settingsFor(items, 8, 0.6);
  const start = performance.now();
  const plan = planSprints(items, settings);
  const seconds = (performance.now() - start) / 1000;
  const instance = makeInstance(items, settings);
  const shortest = shortestJobFirst(instance);
  const best = Math.max(plan.objective, longSearch(instance));
  return {
    density,
    items: count,
    gap: plan.gap ?? Number.NaN,
    loss: 1 - plan.objective / best,
    shortest: 1 - shortest / best,
    seconds,
  };
}

/** The best of two searches of three times the length, each from another seed. */
function longSearch(instance: Instance): number {
  const decoder = new Decoder(instance);
  const blocks = macroItems(instance);
  const start = closureOrder(instance, blocks);
  const goal = upperBound(instance, instance.rankWeight);
  const limits = defaultLimits(instance, goal);
  return Math.max(
    ...[2, 3].map(
      (seed) => improve(start, decoder, { ...limits, tries: 3 * limits.tries, seed }, () => true).objective,
    ),
  );
}

/** What teams do by hand: of the items whose predecessors are planned, the best value per hour into the earliest sprint with room. */
function shortestJobFirst(instance: Instance): number {
  const { hours, value, before, weight, sprints, resources } = instance;
  const capacity = resources[0]!.capacity[1]!;
  const left = new Float64Array(sprints + 1).fill(capacity);
  const at = new Int32Array(hours.length);
  const open = ratioOrder(instance);
  let gained = 0;
  for (let next = 0; next >= 0; ) {
    next = -1;
    for (const [place, item] of open.entries()) {
      if (before[item]!.some((i) => at[i] === 0)) continue;
      const ready = before[item]!.reduce((latest, i) => Math.max(latest, at[i]!), 1);
      const sprint = left.findIndex((room, index) => index >= ready && room >= hours[item]!);
      if (sprint < 0) continue;
      left[sprint]! -= hours[item]!;
      at[item] = sprint;
      gained += value[item]! * weight[sprint]!;
      open.splice(place, 1);
      next = item;
      break;
    }
  }
  return gained;
}

function table(): void {
  const rows = DENSITIES.flatMap((density) =>
    SIZES.flatMap(([count, seeds]) => Array.from({ length: seeds }, (_, seed) => measure(count, density, seed + 1))),
  );
  console.log(`${rows.length} backlogs; loss against the proved bound and against the best plan known`);
  console.log('edges/item   items  bound mean     worst   best mean     worst   shortest-job mean     worst   slowest');
  for (const density of DENSITIES) {
    for (const [count] of SIZES) print(rows.filter((row) => row.density === density && row.items === count));
  }
  console.log('all:');
  print(rows);
}

function print(rows: Row[]): void {
  const losses = rows.map((row) => row.loss);
  const gaps = rows.map((row) => row.gap);
  const shortest = rows.map((row) => row.shortest);
  const densities = new Set(rows.map((row) => row.density));
  console.log(
    `${(densities.size > 1 ? 'any' : String(rows[0]?.density)).padStart(10)}` +
      `${(densities.size > 1 ? 'any' : String(rows[0]?.items)).padStart(8)}` +
      `${percent(mean(gaps)).padStart(12)}${percent(Math.max(...gaps)).padStart(10)}` +
      `${percent(mean(losses)).padStart(12)}${percent(Math.max(...losses)).padStart(10)}` +
      `${percent(mean(shortest)).padStart(20)}${percent(Math.max(...shortest)).padStart(10)}` +
      `${`${Math.max(...rows.map((row) => row.seconds)).toFixed(2)} s`.padStart(10)}`,
  );
}

function exact(): void {
  const losses: number[] = [];
  for (let count = 8; count <= 14; count++) {
    for (const density of DENSITIES) {
      for (let seed = 1; seed <= 3; seed++) {
        const items = backlog(count, density, seed);
        const settings = settingsFor(items, 4, 0.6);
        const best = bestObjective(items, settings);
        losses.push(best > 0 ? Math.max(0, 1 - planSprints(items, settings).objective / best) : 0);
      }
    }
  }
  const missed = losses.filter((loss) => loss > 1e-6).length;
  console.log(
    `exact search, 8 to 14 items: ${losses.length} backlogs, optimal in ${losses.length - missed}, mean loss ${percent(mean(losses))}, worst ${percent(Math.max(...losses))}`,
  );
}

function large(): void {
  const items = backlog(200, 1.2, 1);
  const settings = settingsFor(items, 12, 0.6);
  const start = performance.now();
  const plan = planSprints(items, settings);
  console.log(
    `200 items, 12 sprints: ${((performance.now() - start) / 1000).toFixed(2)} s, gap ${percent(plan.gap ?? 0)}`,
  );
}

table();
exact();
large();
