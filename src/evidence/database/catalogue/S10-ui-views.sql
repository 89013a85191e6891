-- id: S10
-- name: ui-views
-- series: 14.0-19.0
-- needs: ir_ui_view(id, model, type, mode, priority, active, inherit_id, arch_fs, arch_updated, arch_db, write_date)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- answers: Views changed, made or switched off in the database. No text of a view leaves it.
-- source: odoo/addons/base/models/ir_ui_view.py (arch_updated, arch_fs)
SELECT v.id, v.model, v.type, v.mode, v.priority, v.active, v.inherit_id IS NOT NULL AS is_inherited,
       v.arch_fs, coalesce(v.arch_updated, false) AS arch_updated,
       split_part(v.arch_fs, '/', 1) AS file_module,
       x.module AS xmlid_module, x.noupdate,
       CASE WHEN x.module = 'studio_customization'            THEN 'studio'
            WHEN x.module IS NULL OR x.module LIKE '\_\_%'    THEN 'db_only'
            WHEN coalesce(v.arch_updated, false)              THEN 'edited_in_ui'
            WHEN v.active IS NOT TRUE                         THEN 'disabled'
            ELSE 'from_file' END AS origin,
       (to_jsonb(v) ->> 'website_id') IS NOT NULL AS website_copy,
       length(v.arch_db::text) AS arch_chars, md5(v.arch_db::text) AS arch_md5, v.write_date
  FROM ir_ui_view v
  LEFT JOIN LATERAL (SELECT d.module, d.noupdate FROM ir_model_data d
                      WHERE d.model = 'ir.ui.view' AND d.res_id = v.id ORDER BY d.id LIMIT 1) x ON true
 WHERE coalesce(v.arch_updated, false) OR x.module IS NULL OR x.module = 'studio_customization'
    OR x.module LIKE '\_\_%' OR v.active IS NOT TRUE
 ORDER BY v.id
