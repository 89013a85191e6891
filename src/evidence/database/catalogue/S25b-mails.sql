-- id: S25b
-- name: mails
-- series: 15.0-19.0
-- needs: mail_mail(id, state, create_date, failure_type)
-- answers: Mails by state, day and kind of failure. Sent ones are deleted: failures have no denominator.
-- source: addons/mail/models/mail_mail.py
SELECT state, date_trunc('day', create_date) AS day, count(*) AS mails, failure_type
  FROM (SELECT state, create_date, failure_type FROM mail_mail ORDER BY id DESC LIMIT 50000) q
 GROUP BY 1, 2, 4 ORDER BY 2 DESC, 1, 4
