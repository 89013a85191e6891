import { type DebtItem, workClassOf } from '../domain/debt-item.js';
import type { Plan, PlanSettings } from '../domain/plan.js';
import type { Scenario, ScenarioChange, ScenarioSettings } from '../domain/scenario.js';
import { scenarioText } from '../domain/scenario-words.js';
import { curveOf } from './curves.js';
import { PlanError } from './errors.js';
import { wholeId } from './forecast-jobs.js';
import { planSprints } from './index.js';

/** Makes a plan. @throws PlanError where there is none. */
type Planner = (items: readonly DebtItem[], settings: PlanSettings) => Plan;

const DAY = 86_400_000;

/**
 * Plans the same items in several ways, to be set side by side. Each starts from the given settings and changes what it
 * names; a scenario that cannot be kept says why, and the others stand.
 * @param scenarios By name, in the order of the answer; where there is none, those of `defaultScenarios`.
 */
export function compareScenarios(
  items: readonly DebtItem[],
  settings: PlanSettings,
  scenarios: Readonly<Record<string, ScenarioSettings>>,
  { plan = planSprints }: { plan?: Planner } = {},
): Scenario[] {
  const named = Object.entries(scenarios);
  const list = named.length > 0 ? named : Object.entries(defaultScenarios(items, settings));
  return list.map(([name, change]) => {
    const changes: ScenarioChange[] = [];
    try {
      const own = change.retireFirst
        ? retireFirst(items, changed(items, settings, change, changes), changes, plan)
        : changed(items, settings, change, changes);
      return {
        name,
        about: scenarioText(changes),
        changes,
        impossible: null,
        ...outcome(plan(items, own), items, own),
      };
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      const nothing = { plan: null, curve: null, plannedHours: 0, savedPerYear: 0, readyAfter: null };
      return { name, about: scenarioText(changes), changes, impossible: error.message, ...nothing };
    }
  });
}

/**
 * Reserves of 10, 20 and 30 %, all upgrade work by the last sprint, and retiring first; the last two only where there
 * is such work.
 */
export function defaultScenarios(
  items: readonly DebtItem[],
  { sprints }: Pick<PlanSettings, 'sprints'>,
): Record<string, ScenarioSettings> {
  return {
    'reserve 10 %': { reserve: 10 },
    'reserve 20 %': { reserve: 20 },
    'reserve 30 %': { reserve: 30 },
    ...(items.some(isUpgrade) ? { 'upgrade by the end': { upgradeBy: sprints } } : {}),
    ...(items.some(isLeaving) ? { 'retire first': { retireFirst: true } } : {}),
  };
}

const isUpgrade = (item: DebtItem) => workClassOf(item) === 'upgrade';
const isLeaving = ({ kind }: DebtItem) => kind === 'retire' || kind === 'replace';

/** The settings with all that a scenario changes, apart from retiring first; `changes` gets each of them. */
function changed(
  items: readonly DebtItem[],
  settings: PlanSettings,
  { reserve, capacity, sprints, upgradeBy }: ScenarioSettings,
  changes: ScenarioChange[],
): PlanSettings {
  let own = settings;
  if (sprints !== undefined) {
    own = { ...own, sprints };
    changes.push({ kind: 'sprints', sprints });
  }
  if (capacity !== undefined) {
    const scale = own.capacityHours > 0 ? capacity / own.capacityHours : 1;
    own = { ...own, capacityHours: capacity, ...scaled('teamHours', own.teamHours, scale) };
    changes.push({ kind: 'capacity', hours: capacity });
  }
  if (reserve !== undefined) {
    const scale = own.reservePercent > 0 ? reserve / own.reservePercent : 1;
    own = { ...own, reservePercent: reserve, ...scaled('classPercent', own.classPercent, scale) };
    changes.push({ kind: 'reserve', percent: reserve, classes: own.classPercent !== undefined });
  }
  return upgradeBy === undefined ? own : upgradedBy(items, own, upgradeBy, changes);
}

function scaled<K extends string, V extends Readonly<Record<string, number>>>(
  key: K,
  numbers: V | undefined,
  by: number,
) {
  if (numbers === undefined) return {};
  return { [key]: Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value * by])) };
}

/** Gives all upgrade work a deadline. A plan that ends sooner goes on up to it: it could not promise anything beyond. */
function upgradedBy(
  items: readonly DebtItem[],
  settings: PlanSettings,
  by: number | string,
  changes: ScenarioChange[],
): PlanSettings {
  const upgrade = items.filter(isUpgrade);
  changes.push({ kind: 'upgrade-by', items: upgrade.length, by });
  const sprint = typeof by === 'number' ? by : lastSprintBy(by, settings);
  if (sprint < 1) throw new PlanError(`No sprint has ended by ${by}.`);
  if (sprint > settings.sprints) changes.push({ kind: 'longer', sprint });
  return {
    ...settings,
    sprints: Math.max(settings.sprints, sprint),
    deadlines: withDeadlines(settings, new Map(upgrade.map(({ id }) => [id, sprint]))),
  };
}

function lastSprintBy(day: string, { start, sprintDays }: PlanSettings): number {
  if (start === null) {
    throw new PlanError(`${day} is a day, and the plan does not know the first day of its first sprint (start).`);
  }
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / DAY);
  return Math.floor((days + 1) / sprintDays);
}

/** The deadlines there are and those that come in; the earlier one counts. */
function withDeadlines({ deadlines = {} }: PlanSettings, more: ReadonlyMap<string, number>): Record<string, number> {
  const all = { ...deadlines };
  for (const [id, sprint] of more) all[id] = Math.min(sprint, all[id] ?? sprint);
  return all;
}

/**
 * What is retired or replaced, and what that waits for, is due when it would be done if there were nothing else but
 * what is promised (pins and deadlines). Other items get the hours that this leaves, and no sprint stands idle for it.
 */
function retireFirst(
  items: readonly DebtItem[],
  settings: PlanSettings,
  changes: ScenarioChange[],
  plan: Planner,
): PlanSettings {
  const leaving = closure(
    items,
    items.filter(isLeaving).map(({ id }) => id),
  );
  changes.push({ kind: 'retire-first', items: leaving.size });
  const promised = closure(items, [...Object.keys(settings.pins), ...Object.keys(settings.deadlines ?? {})]);
  const inside = ({ id }: DebtItem) => leaving.has(id) || promised.has(id);
  const only = <V>(words: Readonly<Record<string, V>> = {}) =>
    Object.fromEntries(Object.entries(words).filter(([id]) => leaving.has(wholeId(id)) || promised.has(wholeId(id))));
  const alone = plan(items.filter(inside), {
    ...settings,
    notBefore: only(settings.notBefore),
    splits: only(settings.splits),
  });
  const left = new Set(alone.unplanned.map(({ id }) => wholeId(id)));
  const last = new Map<string, number>();
  for (const sprint of alone.sprints) {
    for (const { id } of sprint.items) {
      const whole = wholeId(id);
      if (leaving.has(whole) && !left.has(whole)) last.set(whole, sprint.index);
    }
  }
  const without = [...leaving].filter((id) => left.has(id)).length;
  if (without > 0) changes.push({ kind: 'too-much', items: without });
  return { ...settings, deadlines: withDeadlines(settings, last) };
}

/** Ids of items and of all they wait for, directly or not. */
function closure(items: readonly DebtItem[], ids: readonly string[]): Set<string> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const found = new Set<string>();
  const open = ids.filter((id) => byId.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...byId.get(id)!.dependsOn.filter((other) => byId.has(other)));
  }
  return found;
}

function outcome(
  plan: Plan,
  items: readonly DebtItem[],
  settings: PlanSettings,
): Pick<Scenario, 'plan' | 'curve' | 'plannedHours' | 'savedPerYear' | 'readyAfter'> {
  const last = new Map<string, number>();
  let hours = 0;
  for (const sprint of plan.sprints) {
    for (const entry of sprint.items) {
      hours += entry.hours;
      last.set(entry.id, sprint.index);
    }
  }
  const left = new Set(plan.unplanned.map(({ id }) => id));
  const endOf = (id: string) => (left.has(id) ? null : (last.get(id) ?? null));
  const parts = ({ id }: DebtItem) => settings.splits?.[id]?.map((_, i) => `${id}#${i + 1}`) ?? [id];
  const saved = items.reduce((sum, item) => sum + item.value * doneShare(item, settings, endOf), 0);
  const ends = items.filter(isUpgrade).flatMap((item) => parts(item).map((id) => endOf(id) ?? endOf(item.id)));
  const ready = ends.length > 0 && ends.every((end) => end !== null);
  return {
    plan,
    curve: curveOf(plan, items, settings),
    plannedHours: round(hours),
    savedPerYear: round(saved),
    readyAfter: ready ? Math.max(...ends.map(Number)) : null,
  };
}

/** The share of an item that the plan does: whole or nothing, or the parts of it by hours. */
function doneShare({ id }: DebtItem, { splits = {} }: PlanSettings, endOf: (id: string) => number | null): number {
  const parts = splits[id];
  if (parts === undefined || endOf(id) !== null) return endOf(id) === null ? 0 : 1;
  const all = parts.reduce((sum, hours) => sum + hours, 0);
  return parts.reduce((sum, hours, i) => sum + (endOf(`${id}#${i + 1}`) === null ? 0 : hours / all), 0);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
