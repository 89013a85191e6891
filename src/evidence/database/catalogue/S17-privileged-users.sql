-- id: S17
-- name: privileged-users
-- series: 14.0-19.0
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- needs: res_groups_implied_rel(gid, hid)
-- needs: res_groups_users_rel(gid, uid)
-- needs: res_users(id, active, share, create_date)
-- needs: res_users_log(create_uid, create_date)
-- needs: res_users_apikeys(id, user_id, scope, create_date)
-- answers: Users with administrator rights, by id, also through groups that imply them: up to 18.0 implied groups are written out, in 19.0 they are not.
-- source: odoo/addons/base/models/res_users.py and res_groups.py
WITH RECURSIVE sens AS (
    SELECT d.res_id AS gid, d.module || '.' || d.name AS group_xmlid
      FROM ir_model_data d
     WHERE d.model = 'res.groups'
       AND (d.module, d.name) IN (('base','group_system'), ('base','group_erp_manager'))
), up AS (
    SELECT s.gid AS target, s.group_xmlid, s.gid AS source FROM sens s
    UNION
    SELECT up.target, up.group_xmlid, r.gid FROM up JOIN res_groups_implied_rel r ON r.hid = up.source
)
SELECT up.group_xmlid, u.id AS user_id, u.active, coalesce(u.share, false) AS share,
       bool_or(g.gid = up.target) AS direct, u.create_date, l.last_login,
       k.api_keys, k.oldest_key
  FROM up
  JOIN res_groups_users_rel g ON g.gid = up.source
  JOIN res_users u ON u.id = g.uid
  LEFT JOIN (SELECT create_uid, max(create_date) AS last_login FROM res_users_log GROUP BY create_uid) l ON l.create_uid = u.id
  LEFT JOIN (SELECT user_id, count(*) AS api_keys, min(create_date) AS oldest_key FROM res_users_apikeys GROUP BY user_id) k ON k.user_id = u.id
 GROUP BY up.group_xmlid, u.id, u.active, u.share, u.create_date, l.last_login, k.api_keys, k.oldest_key
 ORDER BY 1, 2
