-- id: S26
-- name: messages
-- series: 14.0-19.0
-- needs: mail_message(id, model, message_type, date)
-- answers: What people write about: the last 200,000 messages by model.
-- source: addons/mail/models/mail_message.py
SELECT model, message_type, count(*) AS messages, max(date) AS last_message
  FROM (SELECT model, message_type, date FROM mail_message ORDER BY id DESC LIMIT 200000) q
 WHERE model IS NOT NULL
 GROUP BY 1, 2
 ORDER BY 3 DESC, 1, 2
