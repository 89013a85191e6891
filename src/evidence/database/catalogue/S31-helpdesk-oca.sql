-- id: S31
-- name: helpdesk-oca
-- series: 14.0-19.0
-- needs: helpdesk_ticket(id, priority, category_id, team_id, create_date, closed_date, assigned_date, last_stage_update, stage_id)
-- needs: helpdesk_ticket_stage(id, closed)
-- answers: Tickets of the last two years: ids and dates.
-- source: OCA/helpdesk helpdesk_mgmt/models/helpdesk_ticket.py
SELECT t.id, t.priority, t.category_id, t.team_id, t.create_date, t.closed_date, t.assigned_date, t.last_stage_update,
       s.closed AS stage_closed
  FROM helpdesk_ticket t
  LEFT JOIN helpdesk_ticket_stage s ON s.id = t.stage_id
 WHERE t.create_date >= (now() at time zone 'UTC') - interval '730 days'
 ORDER BY t.id
