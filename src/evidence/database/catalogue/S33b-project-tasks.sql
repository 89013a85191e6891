-- id: S33b
-- name: project-tasks
-- series: 16.0-16.0
-- needs: project_task(id, project_id, priority, create_date, date_end, date_last_stage_update, stage_id, kanban_state)
-- needs: project_task_type(id, fold)
-- without: project_task_type(is_closed)
-- answers: Project tasks of the last two years: ids and dates.
-- source: addons/project/models/project_task.py
SELECT t.id, t.project_id, t.priority, t.create_date, t.date_end, t.date_last_stage_update, t.kanban_state,
       coalesce(st.fold, false) AS closed
  FROM project_task t LEFT JOIN project_task_type st ON st.id = t.stage_id
 WHERE t.create_date >= (now() at time zone 'UTC') - interval '730 days'
 ORDER BY t.id
