-- id: S18a
-- name: api-keys
-- series: 14.0-17.0
-- needs: res_users_apikeys(id, user_id, scope, create_date)
-- without: res_users_apikeys(expiration_date)
-- answers: API keys, counted; they have no end before 18.0.
-- source: odoo/addons/base/models/res_users.py (res.users.apikeys)
SELECT count(*) AS keys, count(DISTINCT user_id) AS users,
       count(*) FILTER (WHERE scope IS NULL) AS unrestricted_scope,
       count(*) FILTER (WHERE create_date < (now() at time zone 'UTC') - interval '365 days') AS older_than_1y,
       NULL::bigint AS never_expire
  FROM res_users_apikeys
