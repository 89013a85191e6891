-- id: S34
-- name: device-activity
-- series: 18.0-19.0
-- needs: res_device_log(user_id, last_activity)
-- answers: Users active in the last 30 and 90 days, counted.
-- source: odoo/addons/base/models/res_device.py
SELECT count(DISTINCT user_id) FILTER (WHERE last_activity >= (now() at time zone 'UTC') - interval '30 days') AS users_active_30d,
       count(DISTINCT user_id) FILTER (WHERE last_activity >= (now() at time zone 'UTC') - interval '90 days') AS users_active_90d
  FROM res_device_log
