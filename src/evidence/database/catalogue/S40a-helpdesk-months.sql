-- id: S40a
-- name: helpdesk-months
-- series: 14.0-19.0
-- needs: helpdesk_ticket(id, team_id, stage_id, create_date, sla_deadline, sla_reached_late)
-- needs: helpdesk_stage(id, is_close)
-- answers: Tickets of Odoo's own helpdesk of the last two years by month, team and stage: counts and ids.
-- source: helpdesk.ticket of Odoo Enterprise, whose source is not public: names of columns as public copies have them, not checked on an installation
SELECT to_char(t.create_date, 'YYYY-MM') AS month, t.team_id, t.stage_id, coalesce(s.is_close, false) AS closed,
       count(*) AS tickets, count(*) FILTER (WHERE t.sla_reached_late) AS sla_late,
       count(*) FILTER (WHERE NOT coalesce(t.sla_reached_late, false) AND NOT coalesce(s.is_close, false)
                          AND t.sla_deadline < (now() at time zone 'UTC')) AS sla_overdue,
       min(t.create_date) AS oldest
  FROM helpdesk_ticket t LEFT JOIN helpdesk_stage s ON s.id = t.stage_id
 WHERE t.create_date >= (now() at time zone 'UTC') - interval '730 days'
 GROUP BY 1, 2, 3, 4
 ORDER BY 1, 2, 3
