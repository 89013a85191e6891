-- id: S41
-- name: helpdesk-sla
-- series: 14.0-19.0
-- needs: helpdesk_sla_status(id, ticket_id, sla_id, deadline, reached_datetime)
-- needs: helpdesk_ticket(id, create_date)
-- answers: Service levels of these tickets by policy: how many were reached, late or are overdue.
-- source: helpdesk.sla.status of Odoo Enterprise, whose source is not public: names of columns as public copies have them, not checked on an installation
SELECT st.sla_id, count(*) AS policies, count(DISTINCT st.ticket_id) AS tickets,
       count(*) FILTER (WHERE st.reached_datetime IS NOT NULL) AS reached,
       count(*) FILTER (WHERE st.reached_datetime > st.deadline) AS late,
       count(*) FILTER (WHERE st.reached_datetime IS NULL AND st.deadline < (now() at time zone 'UTC')) AS overdue
  FROM helpdesk_sla_status st JOIN helpdesk_ticket t ON t.id = st.ticket_id
 WHERE t.create_date >= (now() at time zone 'UTC') - interval '730 days'
 GROUP BY 1
 ORDER BY 1
