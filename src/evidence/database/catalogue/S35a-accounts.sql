-- id: S35a
-- name: accounts
-- series: 14.0-17.0
-- needs: res_users(id, active, share, create_date)
-- needs: res_users_log(create_uid, create_date)
-- needs: res_users_apikeys(id, user_id, scope, create_date)
-- needs: ir_cron(user_id, active)
-- without: res_users_apikeys(expiration_date)
-- answers: Active internal users that nobody logs in with, or that hold API keys, by id.
-- source: odoo/addons/base/models/res_users.py, ir_cron.py (user_id)
SELECT u.id AS user_id, l.last_login, coalesce(k.api_keys, 0) AS api_keys, NULL::bigint AS never_expire, coalesce(c.crons, 0) AS crons
  FROM res_users u
  LEFT JOIN (SELECT create_uid, max(create_date) AS last_login FROM res_users_log GROUP BY create_uid) l ON l.create_uid = u.id
  LEFT JOIN (SELECT user_id, count(*) AS api_keys FROM res_users_apikeys GROUP BY user_id) k ON k.user_id = u.id
  LEFT JOIN (SELECT user_id, count(*) AS crons FROM ir_cron WHERE active GROUP BY user_id) c ON c.user_id = u.id
 WHERE u.active AND NOT coalesce(u.share, false)
   AND (l.last_login IS NULL OR l.last_login < (now() at time zone 'UTC') - interval '90 days' OR k.api_keys > 0)
 ORDER BY u.id
