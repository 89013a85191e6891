-- id: S16
-- name: user-activity
-- series: 14.0-19.0
-- needs: res_users(id, active, share, create_date)
-- needs: res_users_log(create_uid, create_date)
-- answers: Users, counted. Odoo keeps the last login alone, never how often.
-- source: odoo/addons/base/models/res_users.py (the log is emptied daily but for the newest row)
SELECT count(*) FILTER (WHERE u.active AND NOT coalesce(u.share, false)) AS internal_active,
       count(*) FILTER (WHERE u.active AND u.share)                      AS portal_active,
       count(*) FILTER (WHERE u.active AND NOT coalesce(u.share, false) AND l.last_login IS NULL) AS internal_never_logged,
       count(*) FILTER (WHERE u.active AND NOT coalesce(u.share, false)
                          AND l.last_login < (now() at time zone 'UTC') - interval '90 days') AS internal_inactive_90d
  FROM res_users u
  LEFT JOIN (SELECT create_uid, max(create_date) AS last_login FROM res_users_log GROUP BY create_uid) l ON l.create_uid = u.id
