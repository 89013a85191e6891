-- id: S15
-- name: menus
-- series: 14.0-19.0
-- needs: ir_ui_menu(id, action, active)
-- needs: ir_ui_menu_group_rel(menu_id)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- answers: Menus by module.
-- source: odoo/addons/base/models/ir_ui_menu.py
SELECT x.module, count(*) AS menus,
       count(*) FILTER (WHERE mn.action IS NOT NULL) AS with_action,
       count(*) FILTER (WHERE mn.active IS NOT TRUE) AS inactive,
       count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM ir_ui_menu_group_rel r WHERE r.menu_id = mn.id)) AS visible_to_everyone
  FROM ir_ui_menu mn
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d WHERE d.model = 'ir.ui.menu' AND d.res_id = mn.id ORDER BY d.id LIMIT 1) x ON true
 GROUP BY x.module
 ORDER BY 2 DESC, 1
