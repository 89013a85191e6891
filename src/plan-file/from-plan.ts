import type { DebtItem } from '../domain/debt-item.js';
import type { Plan } from '../domain/plan.js';
import type { PlanFile } from '../domain/plan-file.js';
import { partOf } from './settings.js';

type FileSprint = PlanFile['sprints'][number];

/**
 * The plan file after planning: sprints that are done or active as they were, the others as the plan has them, and all
 * that people decided (pins, deadlines, names of sprints, hours of the team) as it stands in the file.
 */
export function fileOfPlan(plan: Plan, items: readonly DebtItem[], before: PlanFile): PlanFile {
  const title = new Map(items.map((item) => [item.id, item.title]));
  const old = new Map(before.sprints.map((sprint) => [sprint.sprint, sprint]));
  const sprints = plan.sprints.map((sprint): FileSprint => {
    const kept = old.get(sprint.index);
    if (kept !== undefined && kept.state !== 'planned') return kept;
    return {
      ...(kept ?? { sprint: sprint.index, state: 'planned' as const }),
      items: sprint.items.map(({ id, hours }) => ({
        item: id,
        hours: Math.round(hours * 100) / 100,
        ...(title.has(partOf(id)) ? { title: title.get(partOf(id))! } : {}),
      })),
    };
  });
  return { ...before, sprints };
}
