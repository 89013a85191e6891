/**
 * How good are the plans? 51 made-up backlogs: 30, 60 and 120 items (8, 6 and 3 seeds) with 0, 0.5 and 1.2 dependencies
 * per item, 15 % pure enablers, 8 sprints, room for 60 % of all work; and 18 with several limits (plan-instances.ts).
 * Every plan is measured against the best plan known: what HiGHS and long searches found (plan-reference.json, written
 * by plan-reference.ts), or the plan itself where it is better. Beside it stand what teams do by hand. Small backlogs
 * are compared with an exact branch-and-bound search. Ends with the time and memory of large backlogs.
 */
import { readFileSync } from 'node:fs';
import { closureOrder, macroItems } from '../src/planner/closure.js';
import { planSprints, ratioOrder } from '../src/planner/index.js';
import { type Instance, makeInstance, roomFor } from '../src/planner/instance.js';
import { Decoder, EPSILON, isLarge } from '../src/planner/schedule.js';
import { bestObjective } from './plan-exact.js';
import { backlog, type Case, cases, seeded, settingsFor } from './plan-instances.js';

type Method = 'plan' | 'closure' | 'wsjf' | 'value' | 'random';
const METHODS: [Method, string][] = [
  ['plan', 'plan'],
  ['closure', 'closure ratio'],
  ['wsjf', 'WSJF'],
  ['value', 'value first'],
  ['random', 'random'],
];

interface Row {
  entry: Case;
  loss: Record<Method, number>;
  /** Best plan known against the best bound known: what the losses may be too small by. */
  open: number;
  seconds: number;
  cpu: number;
}

const reference = JSON.parse(readFileSync(new URL('plan-reference.json', import.meta.url), 'utf8')) as Record<
  string,
  { best: number; bound: number }
>;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (value: number) => `${(100 * Math.max(0, value)).toFixed(2)} %`;

/** Runs something and tells its time on the clock and on the processor. */
function timed<T>(run: () => T): { result: T; seconds: number; cpu: number } {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

function measure(entry: Case): Row {
  const { key, items, settings } = entry;
  const { result: plan, seconds, cpu } = timed(() => planSprints(items, settings));
  const instance = makeInstance(items, settings);
  const decoder = new Decoder(instance);
  const known = reference[key];
  if (known === undefined) throw new Error(`no reference of ${key}: run scripts/plan-reference.ts`);
  const best = Math.max(known.best, plan.objective);
  const loss = (objective: number) => 1 - objective / best;
  return {
    entry,
    loss: {
      plan: loss(plan.objective),
      closure: loss(decoder.decode(closureOrder(instance, macroItems(instance))).objective),
      wsjf: loss(readyFirst(instance, ratioOrder(instance))),
      value: loss(readyFirst(instance, valueOrder(instance))),
      random: mean(Array.from({ length: 20 }, (_, i) => loss(readyFirst(instance, randomOrder(instance, i + 1))))),
    },
    open: 1 - best / Math.max(known.bound, best),
    seconds,
    cpu,
  };
}

function valueOrder({ ids, value }: Instance): number[] {
  return ids.map((_, item) => item).sort((a, b) => value[b]! - value[a]! || a - b);
}

function randomOrder({ ids }: Instance, seed: number): number[] {
  const random = seeded(seed);
  const keys = ids.map(() => random());
  return ids.map((_, item) => item).sort((a, b) => keys[a]! - keys[b]!);
}

/**
 * What teams do by hand: of the items whose predecessors are planned, the first of the order into the earliest sprint
 * with room. What is larger than any sprint's room runs over several sprints here too, or the comparison would be unfair.
 */
function readyFirst(instance: Instance, order: readonly number[]): number {
  const { hours, value, before, weight, sprints, resources, uses, earliest } = instance;
  const left = resources.map(({ capacity }) => capacity.slice());
  const at = new Int32Array(hours.length);
  const open = [...order];
  let gained = 0;
  const room = (item: number, t: number) => Math.min(...uses[item]!.map((r) => left[r]![t]!));
  const take = (item: number, from: number): number => {
    const span = isLarge(instance, item);
    for (let first = from; first <= sprints; first++) {
      const parts: number[] = [];
      let need = hours[item]!;
      for (let t = first; t <= (span ? sprints : first) && need > EPSILON; t++) {
        const part = Math.min(need, room(item, t));
        if (part <= EPSILON && (t === first || roomFor(instance, item, t) > EPSILON)) break;
        parts.push(part);
        need -= part;
      }
      if (need > EPSILON) continue;
      for (const [i, part] of parts.entries()) for (const r of uses[item]!) left[r]![first + i]! -= part;
      return first + parts.length - 1;
    }
    return 0;
  };
  for (let place = 0; place < open.length; ) {
    const item = open[place]!;
    const ready = before[item]!.reduce((latest, i) => Math.max(latest, at[i]!), earliest[item]!);
    const last = before[item]!.some((i) => at[i] === 0) ? 0 : take(item, ready);
    if (last === 0) {
      place++;
      continue;
    }
    at[item] = last;
    gained += value[item]! * weight[last]!;
    open.splice(place, 1);
    place = 0;
  }
  return gained;
}

function print(label: string, rows: Row[]): void {
  const cells = METHODS.flatMap(([method]) => {
    const losses = rows.map((row) => row.loss[method]);
    return [percent(mean(losses)), percent(Math.max(...losses))];
  });
  const opens = rows.map(({ open }) => open);
  const proved = [opens.filter((open) => open < 1e-5).length, percent(mean(opens)), percent(Math.max(...opens))];
  const slowest = `${Math.max(...rows.map(({ seconds }) => seconds)).toFixed(2)} s`;
  const cpu = `${Math.max(...rows.map(({ cpu }) => cpu)).toFixed(2)} s`;
  console.log(`| ${[label, rows.length, ...cells, ...proved, slowest, cpu].join(' | ')} |`);
}

function table(): void {
  const rows = cases().map(measure);
  const titles = METHODS.flatMap(([, title]) => [`${title} mean`, 'worst']);
  const header = [
    'deps, items',
    'n',
    ...titles,
    'best proved optimal',
    'best to bound mean',
    'worst',
    'slowest',
    'its CPU',
  ];
  console.log(`| ${header.join(' | ')} |\n|${header.map(() => '---').join('|')}|`);
  for (const limits of [false, true]) {
    const some = rows.filter(({ entry }) => entry.limits === limits);
    const name = limits ? ', limits' : '';
    for (const density of new Set(some.map(({ entry }) => entry.density))) {
      for (const count of new Set(some.map(({ entry }) => entry.count))) {
        const group = some.filter(({ entry }) => entry.density === density && entry.count === count);
        print(`${density}, ${count}${name}`, group);
      }
    }
    print(`all${name}`, some);
  }
}

function exact(): void {
  const losses: number[] = [];
  for (let count = 8; count <= 14; count++) {
    for (const density of [0, 0.5, 1.2]) {
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
    `\nexact search, 8 to 14 items: ${losses.length} backlogs, optimal in ${losses.length - missed}, mean loss ${percent(mean(losses))}, worst ${percent(Math.max(...losses))}`,
  );
}

function large(count: number, sprints: number): void {
  const items = backlog(count, 1.2, 1);
  const { result, seconds, cpu } = timed(() => planSprints(items, settingsFor(items, sprints, 0.6)));
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${count} items, ${sprints} sprints: ${seconds.toFixed(2)} s (${cpu.toFixed(2)} s CPU), gap to the bound ${percent(result.gap ?? 0)}, ${memory.toFixed(0)} MB at most so far`,
  );
}

large(200, 12);
large(1000, 26);
table();
exact();
