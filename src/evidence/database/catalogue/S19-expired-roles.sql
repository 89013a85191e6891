-- id: S19
-- name: expired-roles
-- series: 14.0-19.0
-- needs: res_users_role_line(role_id, user_id, date_to)
-- needs: res_users_role(id, group_id)
-- needs: res_groups_users_rel(gid, uid)
-- answers: Roles past their end whose group is still granted.
-- source: OCA/server-backend base_user_role/models/role.py
SELECT rl.role_id, count(*) AS expired_lines,
       count(*) FILTER (WHERE g.uid IS NOT NULL) AS still_granted
  FROM res_users_role_line rl
  JOIN res_users_role r ON r.id = rl.role_id
  LEFT JOIN res_groups_users_rel g ON g.gid = r.group_id AND g.uid = rl.user_id
 WHERE rl.date_to < current_date
 GROUP BY rl.role_id
 ORDER BY rl.role_id
