import type { Series } from '../../src/domain/series.js';
import type { WorkPriority } from './work-items.js';

/** The series whose `project.task` was read, and by which the columns below are written. */
export const ODOO_SERIES = ['12.0', '13.0', '14.0', '15.0', '16.0', '17.0', '18.0', '19.0'] as const satisfies Series[];
export type OdooSeries = (typeof ODOO_SERIES)[number];

/** What differs between series in the models that an import of tasks writes. */
export interface OdooColumns {
  /** Field of the hours. */
  hours: 'planned_hours' | 'allocated_hours';
  /** Field of the people who do it. */
  users: 'user_id' | 'user_ids';
  /** Whether a task can wait for others, and the project has a switch for it. */
  dependencies: boolean;
  /** Whether a task has a milestone, and the project has a switch for it. */
  milestones: boolean;
  /** Whether `date_deadline` has a time of day. */
  deadlineTime: boolean;
  /** Whether a task is closed by its own state; else by the stage it is in. */
  state: boolean;
  /** Whether a stage says by a field of its own that it closes; a folded stage closes in the others. */
  closingStage: boolean;
  priority: Readonly<Record<WorkPriority, string>>;
}

const STARRED: OdooColumns['priority'] = { 1: '1', 2: '1', 3: '0', 4: '0' };

/**
 * Sources: odoo/odoo, addons/project/models/project.py (12.0 to 16.0) and project_task.py (17.0 to 19.0), classes Task and
 * ProjectTask: `planned_hours` to 16.0, `allocated_hours` from 17.0; `user_id` to 14.0, `user_ids` from 15.0;
 * `depend_on_ids` from 15.0; `milestone_id` from 16.0; `date_deadline` Date to 16.0, Datetime from 17.0; `kanban_state` to
 * 16.0, `state` with `CLOSED_STATES` from 17.0; `priority` 0 and 1, in 19.0 0 to 3. ProjectTaskType (project.py,
 * project_task_type.py): `is_closed` in 14.0 and 15.0 only, `fold` in all. Project: `allow_task_dependencies` from 15.0,
 * `allow_milestones` from 16.0.
 */
export function odooColumns(series: OdooSeries): OdooColumns {
  const major = Number.parseInt(series, 10);
  return {
    hours: major <= 16 ? 'planned_hours' : 'allocated_hours',
    users: major <= 14 ? 'user_id' : 'user_ids',
    dependencies: major >= 15,
    milestones: major >= 16,
    deadlineTime: major >= 17,
    state: major >= 17,
    closingStage: major === 14 || major === 15,
    priority: major >= 19 ? { 1: '3', 2: '2', 3: '1', 4: '0' } : STARRED,
  };
}
