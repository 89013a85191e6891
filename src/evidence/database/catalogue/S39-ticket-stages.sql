-- id: S39
-- name: ticket-stages
-- series: 14.0-19.0
-- needs: helpdesk_ticket_stage(id, closed)
-- answers: Which stages of tickets are closed.
-- source: OCA/helpdesk helpdesk_mgmt/models/helpdesk_ticket_stage.py
SELECT id, closed FROM helpdesk_ticket_stage ORDER BY id
