-- id: S32a
-- name: reopened-tickets
-- series: 14.0-16.0
-- needs: mail_tracking_value(mail_message_id, create_date, old_value_integer, new_value_integer, field)
-- needs: mail_message(id, model, res_id)
-- needs: ir_model_fields(id, model, name)
-- needs: helpdesk_ticket(id)
-- answers: Stage changes of tickets, by ids.
-- source: addons/mail/models/mail_tracking_value.py
SELECT mm.res_id AS ticket_id, tv.create_date AS changed_at, tv.old_value_integer AS old_stage_id, tv.new_value_integer AS new_stage_id
  FROM mail_tracking_value tv
  JOIN mail_message mm    ON mm.id = tv.mail_message_id AND mm.model = 'helpdesk.ticket'
  JOIN ir_model_fields f  ON f.id = tv.field AND f.model = 'helpdesk.ticket' AND f.name = 'stage_id'
 ORDER BY 1, 2, 3, 4
