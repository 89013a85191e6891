-- id: S18b
-- name: api-keys
-- series: 18.0-19.0
-- needs: res_users_apikeys(id, user_id, scope, create_date, expiration_date)
-- answers: API keys, counted; without expiration_date: for ever.
-- source: odoo/addons/base/models/res_users.py (res.users.apikeys)
SELECT count(*) AS keys, count(DISTINCT user_id) AS users,
       count(*) FILTER (WHERE scope IS NULL) AS unrestricted_scope,
       count(*) FILTER (WHERE create_date < (now() at time zone 'UTC') - interval '365 days') AS older_than_1y,
       count(*) FILTER (WHERE expiration_date IS NULL) AS never_expire
  FROM res_users_apikeys
