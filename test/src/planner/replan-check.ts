import { type DebtItem, workClassOf } from '../../../src/domain/debt-item.js';
import type { Plan, PlanSettings } from '../../../src/domain/plan.js';

/**
 * Every promise that a plan breaks, in words, told from the items and settings and not from the planner's own numbers:
 * hours of the reserve, of classes and skills, order, pins, deadlines, first sprints, fixed sprints, items done in one
 * run and as a whole. For settings without focus, emergencies, holidays and parts.
 */
export function brokenPromises(plan: Plan, items: readonly DebtItem[], settings: PlanSettings): string[] {
  const broken: string[] = [];
  const fail = (test: boolean, text: string) => {
    if (test) broken.push(text);
  };
  const fixed = settings.fixed ?? [];
  const byId = new Map(items.map((one) => [one.id, one]));
  const entries = plan.sprints.flatMap(({ index, items: inside }) =>
    inside.map((entry) => ({ ...entry, sprint: index })),
  );
  const placesOf = (id: string) => entries.flatMap((entry, place) => (entry.id === id ? [{ ...entry, place }] : []));
  for (const sprint of fixed) {
    fail(
      JSON.stringify(plan.sprints[sprint.index - 1]) !== JSON.stringify(sprint),
      `sprint ${sprint.index} was touched`,
    );
  }
  for (let t = fixed.length + 1; t <= settings.sprints; t++) {
    const inside = plan.sprints[t - 1]!.items;
    for (const { name, percent, takes } of pools(settings)) {
      const used = inside.reduce((sum, { id, hours }) => sum + (takes(byId.get(id)!) ? hours : 0), 0);
      const room = ((settings.teamHours?.[t] ?? settings.capacityHours) * percent) / 100;
      fail(used > room + 1e-4, `${name} of sprint ${t} has ${room} h, ${used} h are used`);
    }
    for (const [skill, room] of Object.entries(settings.skillHours ?? {})) {
      const used = inside.reduce((sum, { id, hours }) => sum + (byId.get(id)!.skill === skill ? hours : 0), 0);
      fail(used > room + 1e-4, `${skill} of sprint ${t} has ${room} h, ${used} h are used`);
    }
  }
  const unplanned = new Set(plan.unplanned.map(({ id }) => id));
  for (const { id, hours, dependsOn } of items) {
    const mine = placesOf(id);
    const total = mine.reduce((sum, entry) => sum + entry.hours, 0);
    const open = mine.filter(({ sprint }) => sprint > fixed.length);
    const done = open.length === 0 && total >= hours.p50 - 1e-4;
    fail(open.length > 0 === unplanned.has(id) && !done, `${id} is neither planned nor unplanned, or both`);
    const [first, last] = [mine[0], mine.at(-1)];
    const due = settings.deadlines?.[id];
    if (due !== undefined && due <= settings.sprints) fail(last === undefined || last.sprint > due, `${id} is late`);
    if (settings.pins[id] !== undefined) fail(first?.sprint !== settings.pins[id], `${id} is not where it is pinned`);
    if (first === undefined || open.length === 0) continue;
    fail(Math.abs(total - hours.p50) > 1e-4, `${id} has ${total} of ${hours.p50} h`);
    fail(open[0]!.sprint < (settings.notBefore?.[id] ?? 1), `${id} is early`);
    for (const other of dependsOn) {
      const before = placesOf(other).at(-1);
      fail(
        before === undefined || before.place > open[0]!.place || before.sprint > open[0]!.sprint,
        `${id} is before ${other}`,
      );
    }
  }
  return broken;
}

function pools({ classPercent = {}, reservePercent }: PlanSettings) {
  const classes = Object.entries(classPercent);
  const rest = classes.reduce((left, [, percent]) => left - percent, reservePercent);
  return [
    { name: 'the reserve', percent: rest, takes: (item: DebtItem) => !(workClassOf(item) in classPercent) },
    ...classes.map(([name, percent]) => ({ name, percent, takes: (item: DebtItem) => workClassOf(item) === name })),
  ];
}
