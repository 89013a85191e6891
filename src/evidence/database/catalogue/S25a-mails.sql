-- id: S25a
-- name: mails
-- series: 14.0-14.0
-- needs: mail_mail(id, state, create_date)
-- without: mail_mail(failure_type)
-- answers: Mails by state and day. Sent ones are deleted: failures have no denominator.
-- source: addons/mail/models/mail_mail.py
SELECT state, date_trunc('day', create_date) AS day, count(*) AS mails, NULL::varchar AS failure_type
  FROM (SELECT state, create_date FROM mail_mail ORDER BY id DESC LIMIT 50000) q
 GROUP BY 1, 2 ORDER BY 2 DESC, 1
