-- id: S27
-- name: attachments
-- series: 14.0-19.0
-- needs: ir_attachment(id, res_model, res_field, public, file_size, create_date)
-- answers: Attachments by model; above two million the last 200,000 ids.
-- source: odoo/addons/base/models/ir_attachment.py
SELECT res_model, count(*) AS files, sum(file_size) AS bytes, max(create_date) AS last_created,
       count(*) FILTER (WHERE public AND res_model IS NOT NULL AND res_model NOT IN ('ir.ui.view', 'ir.module.module')) AS public_files
  FROM ir_attachment
 WHERE res_field IS NULL
   AND id > (SELECT CASE WHEN c.reltuples > 2000000 THEN (SELECT max(id) - 200000 FROM ir_attachment) ELSE 0 END
               FROM pg_class c WHERE c.oid = 'public.ir_attachment'::regclass)
 GROUP BY res_model
 ORDER BY bytes DESC NULLS LAST, 1
