import type { DebtItem } from '../domain/debt-item.js';
import type { Chances, Forecast } from '../domain/forecast.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import type { PlanFile } from '../domain/plan-file.js';
import { hoursAt } from './estimate.js';
import { type Group, readGroups } from './forecast-groups.js';
import { type Entry, type Queues, readQueues } from './forecast-jobs.js';
import { Runner } from './forecast-run.js';
import { Tally } from './forecast-tally.js';
import { generator, normal } from './random.js';

export interface ForecastContext {
  /** Of each sprint that is done: the hours that went into debt over those that were planned. */
  history: readonly number[];
  /** Item id to the upgrade wave of its addon, from 1. Only items of the class upgrade count. */
  waves?: ReadonlyMap<string, number>;
  /** 2,000 where left out. */
  runs?: number;
  /** 1 where left out. */
  seed?: number;
}

/**
 * How much of the error of an estimate all items have in common, as the correlation of two items. That activity times
 * hang together and that a forecast without it is too narrow: Trietsch et al., European Journal of
 * Operational Research 216(2), 2012, 386–396 (`linear association`). How much in work on debt: nobody published it. The value is an assumption.
 */
const COMMON = 0.3;
/** Done sprints from which on nothing but the history is drawn. An assumption. */
const ENOUGH_HISTORY = 5;
/**
 * Share of the planned hours that a sprint really has, where no history tells: half of the sprints have them all, 15 %
 * have less than 80 %, none has more. An assumption.
 */
const ASSUMED_SHARE = hoursAt({ p15: 0.8, p50: 1, p85: 1 });
/**
 * Difference of the means of two halves below which a forecast is steady: T. Magennis, Throughput Forecaster
 * (FocusedObjective.Resources), `Stability Between Two Random Groups of the Samples`, `Aim to keep this below 25%`. There
 * the groups are of samples, here of runs.
 */
const STEADY = 0.25;
const CHANCES = { p50: 0.5, p85: 0.85, p95: 0.95 } as const;
type Chance = keyof typeof CHANCES;

/**
 * When the items of a plan will be done: the plan is run many times with hours drawn from the estimates and capacity drawn
 * from the history (docs/explanation/forecast.md). The order of the plan is kept; what is not done flows into the next
 * sprint, beyond the last one if need be. Seeded: equal input gives equal figures, and runs with more capacity or
 * shorter estimates draw the same numbers.
 * @param items all items, planned or not: a wave with an item that is not planned is never done
 */
export function forecast(
  plan: Plan,
  items: readonly DebtItem[],
  settings: PlanSettings,
  { history, waves = new Map(), runs = 2000, seed = 1 }: ForecastContext,
): Forecast {
  const beyond = Math.max(12, 2 * plan.sprints.length);
  const queues = readQueues(plan, items, settings, plan.sprints.length + beyond);
  const groups = readGroups(queues.entries, items, waves, settings);
  const tallies = runAll(queues, groups, history, runs, seed);
  const chances = (row: number) => chancesOf(tallies.all, row, plan.sprints.length + beyond);
  const last = groups.at(-1)!;
  const steady = steadiness(tallies);
  return {
    runs,
    seed,
    horizon: beyond,
    items: queues.entries.flatMap(({ id, sprint, unfinished }, i) =>
      unfinished ? [] : [{ id, sprint, ...chances(i), inTime: round(tallies.all.within(i, sprint) / runs) }],
    ),
    waves: groups.slice(0, -1).map(({ wave, items: count, row }) => ({ wave, items: count, ...chances(row) })),
    upgrade: last.items === 0 ? null : { items: last.items, ...chances(last.row) },
    basis: basisOf(queues, items, history, last, steady),
    spread: steady.sprints,
  };
}

/**
 * Of each done sprint of a plan file: the hours that went into debt (`debtHours`, else what its items took) over those that
 * were planned. Sprints that say nothing of either are left out.
 */
export function capacityHistory(file: Pick<PlanFile, 'sprints'>): number[] {
  return file.sprints.flatMap(({ state, debtHours, items }) => {
    if (state !== 'done') return [];
    const planned = items.reduce((sum, { hours }) => sum + hours, 0);
    const known = items.some(({ actual }) => actual !== undefined);
    const worked = debtHours ?? (known ? items.reduce((sum, { actual = 0 }) => sum + actual, 0) : null);
    return worked === null || planned <= 0 ? [] : [worked / planned];
  });
}

interface Tallies {
  all: Tally;
  /** Runs with odd and even numbers: they are drawn alike and independent. */
  halves: [Tally, Tally];
}

function runAll(
  queues: Queues,
  groups: readonly Group[],
  history: readonly number[],
  runs: number,
  seed: number,
): Tallies {
  const { entries, jobs, capacity } = queues;
  const horizon = capacity[0]!.length - 1;
  const rows = entries.length + groups.length;
  const tallies: Tallies = {
    all: new Tally(rows, horizon),
    halves: [new Tally(rows, horizon), new Tally(rows, horizon)],
  };
  const random = generator(seed);
  const runner = new Runner(queues);
  const draw = entries.map(({ item }) => (item === null ? null : hoursAt(item.hours)));
  const factor = new Float64Array(entries.length);
  const hours = new Float64Array(jobs.length);
  const share = new Float64Array(horizon + 1);
  const errors = errorGroups(entries);
  for (let run = 0; run < runs; run++) {
    const common = normal(random);
    for (const members of errors) {
      const z = Math.sqrt(COMMON) * common + Math.sqrt(1 - COMMON) * normal(random);
      for (const i of members) factor[i] = draw[i] === null ? 1 : drawFactor(entries[i]!, draw[i]!(z));
    }
    for (const [i, job] of jobs.entries()) hours[i] = hoursOf(job.hours, entries[job.entry]!, factor[job.entry]!);
    for (let t = 1; t <= horizon; t++) share[t] = drawShare(random, history);
    const finish = runner.run(hours, share);
    for (const tally of [tallies.all, tallies.halves[run % 2]!]) {
      tally.runs++;
      for (let i = 0; i < entries.length; i++) tally.add(i, finish[i]!);
      for (const { row, members, unplanned } of groups) {
        const ends = members.reduce((latest, i) => Math.max(latest, finish[i]!), 0);
        tally.add(row, unplanned > 0 ? horizon + 1 : ends);
      }
    }
  }
  return tallies;
}

/** Entries that err together: the parts of one item. */
function errorGroups(entries: readonly Entry[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, { id, item }] of entries.entries()) {
    const name = item?.id ?? id;
    groups.set(name, [...(groups.get(name) ?? []), i]);
  }
  return [...groups.values()];
}

/** Drawn hours over those of the middle; where the middle is 0, the drawn hours themselves. */
function drawFactor({ item }: Entry, drawn: number): number {
  return item!.hours.p50 > 0 ? drawn / item!.hours.p50 : drawn;
}

function hoursOf(planned: number, { item }: Entry, factor: number): number {
  return item !== null && item.hours.p50 === 0 ? factor : planned * factor;
}

/** Always takes the same count of random numbers, whatever the history is. */
function drawShare(random: () => number, history: readonly number[]): number {
  const which = random();
  const place = random();
  const z = normal(random);
  if (which * ENOUGH_HISTORY >= history.length) return ASSUMED_SHARE(z);
  return history[Math.floor(place * history.length)]!;
}

function chancesOf(tally: Tally, row: number, horizon: number): Chances {
  const at = (chance: Chance) => {
    const sprint = tally.by(row, CHANCES[chance]);
    return sprint > horizon ? null : sprint;
  };
  return { p50: at('p50'), p85: at('p85'), p95: at('p95') };
}

/** Largest difference between the two halves: of the figures, in sprints, and of the means, as a share of the mean. */
function steadiness({ all, halves }: Tallies): { sprints: number; share: number } {
  let [sprints, share] = [0, 0];
  if (all.runs < 2) return { sprints, share };
  for (let row = 0; row < all.rows; row++) {
    for (const chance of Object.values(CHANCES)) {
      const [a, b] = halves.map((half) => half.by(row, chance)) as [number, number];
      sprints = Math.max(sprints, Math.abs(a - b));
    }
    // Zero where there is no upgrade work at all.
    const mean = all.mean(row);
    if (mean > 0) share = Math.max(share, Math.abs(halves[0].mean(row) - halves[1].mean(row)) / mean);
  }
  return { sprints, share };
}

function basisOf(
  { entries }: Queues,
  items: readonly DebtItem[],
  history: readonly number[],
  upgrade: Group,
  steady: { sprints: number; share: number },
): string[] {
  const known = entries.filter(({ item }) => item !== null);
  const exact = known.filter(({ item }) => item!.hours.p15 === item!.hours.p85).length;
  const lines = [
    'Hours are drawn from a lognormal distribution in two pieces through the p15, p50 and p85 of each estimate.',
    `Estimates of two items err together with a correlation of ${COMMON}: an assumption, since nobody published one.`,
    historyLine(history),
    'The order of the plan is kept: nobody overtakes, and what is not done flows into the next sprint.',
  ];
  if (exact > 0) lines.push(`${exact} of ${known.length} items have no interval; their hours are taken as they are.`);
  if (known.length < entries.length) {
    lines.push(
      `${entries.length - known.length} entries of the plan are no items any more; their hours are taken as they are.`,
    );
  }
  if (upgrade.unplanned > 0) {
    lines.push(
      `${upgrade.unplanned} of ${upgrade.items} items of upgrade work are not planned, so all of it is never done within this plan.`,
    );
  }
  if (items.length > 0) {
    lines.push(
      `Two halves of the runs differ by at most ${Math.round(steady.share * 100)} % in their means and ${steady.sprints} ` +
        `${steady.sprints === 1 ? 'sprint' : 'sprints'} in a figure; ` +
        `${steady.share < STEADY ? 'below 25 % counts as steady.' : 'that is not steady, so more runs are needed.'}`,
    );
  }
  return lines;
}

function historyLine(history: readonly number[]): string {
  const assumed = 'half of the sprints have all their planned hours, 15 % less than 80 %, none more';
  if (history.length === 0) return `Capacity is an assumption, since no sprint is done yet: ${assumed}.`;
  const percent = [...history].sort((a, b) => a - b).map((share) => Math.round(share * 100));
  const range = `${percent[0]} to ${percent.at(-1)} % of the planned hours`;
  const sprints = `${history.length} done ${history.length === 1 ? 'sprint' : 'sprints'}`;
  if (history.length >= ENOUGH_HISTORY) return `Capacity is drawn from ${sprints}, in which ${range} went into debt.`;
  return (
    `Capacity is drawn from ${sprints} (${range}) in ${history.length} of ${ENOUGH_HISTORY} cases, since so few say little, ` +
    `and else from an assumption: ${assumed}.`
  );
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
